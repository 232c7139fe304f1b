package dev.archipelago.app.editor.run;

import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.SimulationOptions;
import java.util.Optional;

/// What the next run simulates, and how long.
///
/// @param scenario id of a scenario of the document; empty for the design as drawn
/// @param duration measured time; empty for that of the scenario, else the usual
/// @param warmUp time before measuring; empty for that of the scenario, else found automatically
public record RunSettings(Optional<String> scenario, Optional<TimeSpan> duration, Optional<TimeSpan> warmUp,
        int replications, long seed) {

    /// Good enough for a first answer within seconds.
    public static final RunSettings USUAL = new RunSettings(Optional.empty(), Optional.empty(), Optional.empty(), 5, 1);

    /// One gives no error bars.
    static final int LEAST_REPLICATIONS = 1;
    static final int MOST_REPLICATIONS = 100;

    /// As the simulator takes them.
    public SimulationOptions options() {
        return SimulationOptions.defaults().withSeed(seed).withReplications(replications)
                .withScenario(scenario.orElse(null)).withDuration(duration.orElse(null))
                .withWarmUp(warmUp.orElse(null));
    }

    public RunSettings withScenario(Optional<String> changed) {
        return new RunSettings(changed, duration, warmUp, replications, seed);
    }

    RunSettings withDuration(Optional<TimeSpan> changed) {
        return new RunSettings(scenario, changed, warmUp, replications, seed);
    }

    RunSettings withWarmUp(Optional<TimeSpan> changed) {
        return new RunSettings(scenario, duration, changed, replications, seed);
    }

    RunSettings withReplications(int changed) {
        return new RunSettings(scenario, duration, warmUp, changed, seed);
    }

    RunSettings withSeed(long changed) {
        return new RunSettings(scenario, duration, warmUp, replications, changed);
    }
}
