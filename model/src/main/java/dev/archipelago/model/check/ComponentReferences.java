package dev.archipelago.model.check;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.finding.Wording;
import java.util.stream.Stream;

/// A component is named that does not exist.
final class ComponentReferences implements Rule {

    @Override
    public String id() {
        return "reference.component";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        Stream<Finding> ofOperations = inspection.references().stream()
                .filter(reference -> !inspection.has(reference.to().component()))
                .map(reference -> finding(inspection, reference.to().component(), reference.pointer()));
        Stream<Finding> ofOthers = References.components(inspection.document()).stream()
                .filter(reference -> !inspection.has(reference.to()))
                .map(reference -> finding(inspection, reference.to(), reference.pointer()));
        return Stream.concat(ofOperations, ofOthers);
    }

    private Finding finding(Inspection inspection, ComponentId id, Pointer pointer) {
        Wording hint = inspection.nearestComponent(id);
        return Finding.error(id(), pointer, Wording.of("There is no component '%s'.", id),
                hint.isEmpty() ? Wording.of("Add it, or correct the name.") : hint);
    }
}
