package dev.archipelago.simulator.job;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.plan.Detail;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A simulation, whoever computes its replications.
///
/// @param set values that hold, as in `components.web.replicas=2`
/// @param scenario id of the scenario; null for none
/// @param replications so many, which are the parts
/// @param duration measured time of each; null for that of the scenario, else a minute
/// @param warmUp time before the measurement; null for that of the scenario, else found automatically, by each machine the same
/// @param resolution length of an interval of the time line; null for what is usual
public record SimulationJob(List<String> set, @Nullable String scenario, long seed, int replications,
        @Nullable TimeSpan duration, @Nullable TimeSpan warmUp, Detail detail, @Nullable TimeSpan resolution) {
    public SimulationJob {
        set = List.copyOf(set);
    }

    /// The document with the values that hold.
    ///
    /// @throws JobException when one does not fit
    public Document set(Document document) {
        return Settings.applied(set, document);
    }

    /// A name for how observations come about; the same name and document give the same.
    public String fingerprint() {
        return "scenario " + scenario + ", seed " + seed + ", " + replications + " replications, duration " + duration
                + ", warm-up " + warmUp + ", " + detail + ", resolution " + resolution;
    }
}
