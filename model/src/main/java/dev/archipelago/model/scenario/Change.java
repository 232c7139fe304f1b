package dev.archipelago.model.scenario;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.quantity.Share;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.vocabulary.Default;
import dev.archipelago.model.vocabulary.FreeKeys;
import dev.archipelago.model.vocabulary.Meaning;
import dev.archipelago.model.vocabulary.Ordered;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Something that is changed on purpose at some time: `{ "scale": "orders", "to": 6, "at": "60s" }`.
public sealed interface Change {

    /// When, counted from the end of the warm-up.
    TimeSpan at();

    /// A new version replaces the old one.
    @Meaning("A new version replaces the old one by the rollout of the component.")
    record NewVersion(@Meaning("The component.") ComponentId rollout, @Meaning("When.") TimeSpan at,
            @Meaning("What differs in the new version, by path below the component.") @Default("nothing") @FreeKeys Map<String, String> version,
            @Meaning("Aborts when the share of errors rises above it.") @Default("never") @Nullable Share abortAbove)
            implements
                Change {
        public NewVersion {
            version = Ordered.copyOf(version);
        }
    }

    /// Another number of replicas.
    @Meaning("Another number of replicas.")
    record Scale(@Meaning("The component.") ComponentId scale, @Meaning("When.") TimeSpan at,
            @Meaning("Replicas from then on.") int to)
            implements
                Change {}

    /// Another value of any property.
    @Meaning("Another value of any property.")
    record SetValue(@Meaning("The path, such as components.orders.container.workers.") String set,
            @Meaning("When.") TimeSpan at, @Meaning("The value from then on, in the spelling of the file.") String to)
            implements
                Change {}

    /// All pods leave a node pool.
    @Meaning("All pods leave the nodes of a node pool.")
    record Drain(@Meaning("The node pool.") String drain, @Meaning("When.") TimeSpan at) implements Change {}
}
