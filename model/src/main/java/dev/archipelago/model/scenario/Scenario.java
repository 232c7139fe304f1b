package dev.archipelago.model.scenario;

import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.vocabulary.Default;
import dev.archipelago.model.vocabulary.FreeKeys;
import dev.archipelago.model.vocabulary.Meaning;
import dev.archipelago.model.vocabulary.Ordered;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A what-if: values that differ, faults that strike, changes that are planned.
public record Scenario(
        @Meaning("What it asks.") @Default("none") @Nullable String description,
        @Meaning("Measured time.") @Default("that of the run") @Nullable TimeSpan duration,
        @Meaning("Time before measuring.") @Default("that of the run") @Nullable TimeSpan warmUp,
        @Meaning("Values that differ, by path such as components.orders.replicas.") @Default("none") @FreeKeys Map<String, String> set,
        @Meaning("What goes wrong, and when.") @Default("none") List<Fault> faults,
        @Meaning("What is changed on purpose, and when.") @Default("none") List<Change> changes) {

    public Scenario {
        set = Ordered.copyOf(set);
        faults = List.copyOf(faults);
        changes = List.copyOf(changes);
    }
}
