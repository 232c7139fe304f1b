package dev.archipelago.app.editor.page;

import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.experiment.Evaluation;
import dev.archipelago.simulator.plan.Detail;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How designs are simulated for a question: measured time, warm-up, replications and seed.
public final class SimulationEntries {
    private final Entry<Optional<TimeSpan>> duration;
    private final Entry<Optional<TimeSpan>> warmUp;
    private final Entry<Long> replications;
    private final Entry<Long> seed;

    /// How often each design is simulated.
    public record Replications(int least, int usual, int most) {}

    /// @param entries to which the fields are added
    /// @param id that theirs begin with
    public SimulationEntries(Messages messages, Entries entries, String id, Replications allowed) {
        Reading reading = new Reading(messages);
        entries.heading("page.simulation");
        duration = entries.entry("run.duration", id + "-duration", reading.time())
                .with("", messages.text("page.of-scenario"));
        warmUp = entries.entry("run.warm-up", id + "-warm-up", reading.timeOrZero())
                .with("", messages.text("run.automatic"));
        replications = entries.entry("run.replications", id + "-replications",
                reading.wholeNumber(allowed.least(), allowed.most())).with(Integer.toString(allowed.usual()), "");
        seed = entries.entry("run.seed", id + "-seed", reading.wholeNumber(0, Long.MAX_VALUE)).with("1", "");
    }

    /// Whether no field is wrong.
    public boolean isRight() {
        return duration.value().isPresent() && warmUp.value().isPresent() && replications.value().isPresent()
                && seed.value().isPresent();
    }

    /// What is simulated where nothing is chosen.
    ///
    /// @param scenario null for none
    public static Evaluation.Options usual(@Nullable String scenario) {
        return new Evaluation.Options(Evaluation.Method.SIMULATION, scenario, 1, 2, null, null, Detail.STANDARD);
    }

    /// Is told when a field has changed.
    public void onChange(Runnable changed) {
        Stream.of(duration, warmUp, replications, seed)
                .forEach(entry -> entry.valueProperty().addListener((_, _, _) -> changed.run()));
    }

    /// How each design is simulated.
    ///
    /// @param scenario null for none
    /// @throws java.util.NoSuchElementException while a field is wrong
    public Evaluation.Options options(@Nullable String scenario) {
        return new Evaluation.Options(Evaluation.Method.SIMULATION, scenario, seed.value().orElseThrow(),
                replications.value().orElseThrow().intValue(), duration.value().orElseThrow().orElse(null),
                warmUp.value().orElseThrow().orElse(null), Detail.STANDARD);
    }
}
