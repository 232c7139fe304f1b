package dev.archipelago.app.editor.redesign;

import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.page.Entries;
import dev.archipelago.app.editor.page.SimulationEntries;
import dev.archipelago.model.document.Document;
import dev.archipelago.simulator.experiment.Evaluation;
import dev.archipelago.simulator.redesign.Laboratory;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// How designs are simulated beside one another.
final class LaboratoryEntries {
    private static final SimulationEntries.Replications ALLOWED = new SimulationEntries.Replications(2, 5, 1000);

    private final SimulationEntries entries;

    LaboratoryEntries(Messages messages, Entries entries, String id) {
        this.entries = new SimulationEntries(messages, entries, id, ALLOWED);
    }

    /// With losses of components or without.
    ///
    /// @param scenario whose values hold; null for none
    Function<Boolean, Laboratory> laboratory(@Nullable String scenario) {
        Evaluation.Options how = entries.options(scenario);
        return losses -> new Laboratory(new Laboratory.Options(scenario, how.seed(), how.replications(), how.duration(),
                how.warmUp(), Runtime.getRuntime().availableProcessors(), losses));
    }

    /// @throws IllegalArgumentException when nobody asks anything of the design
    static void requireWorkload(Messages messages, Document document) {
        if (document.workloads().isEmpty()) {
            throw new IllegalArgumentException(messages.text("compare.no-workload", document.name()));
        }
    }
}
