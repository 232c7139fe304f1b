package dev.archipelago.model.check;

import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.scenario.Arrival;
import dev.archipelago.model.shape.ScalarShape;
import java.util.stream.Stream;

/// A CSV file is named whose rows are not there, because the name was set after the document was read.
final class UnreadFiles implements Rule {

    @Override
    public String id() {
        return "value.file-not-read";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        return Leaves.of(inspection.document())
                .filter(leaf -> leaf.shape() instanceof ScalarShape && isUnread(leaf.value()))
                .map(leaf -> Finding.error(id(), new Pointer(leaf.path()),
                        Wording.of("%s has not been read.", leaf.value()),
                        Wording.of("Save the document and open it again.")));
    }

    private static boolean isUnread(Object value) {
        return switch (value) {
            case Arrival.Table table -> table.points().isEmpty();
            case Distribution.Empirical empirical -> empirical.values().isEmpty();
            case Distribution.Shifted shifted -> isUnread(shifted.rest());
            case Distribution.Fitted fitted -> isUnread(fitted.shape());
            default -> false;
        };
    }
}
