package dev.archipelago.model.check;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Nearest;
import dev.archipelago.model.finding.Wording;
import java.util.stream.Stream;

/// An operation is named that its component does not have.
final class OperationReferences implements Rule {

    @Override
    public String id() {
        return "reference.operation";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        return inspection.references().stream().flatMap(reference -> finding(inspection, reference));
    }

    private Stream<Finding> finding(Inspection inspection, Reference reference) {
        Component component = inspection.components().get(reference.to().component());
        if (component == null) {
            return Stream.empty();
        }
        String named = reference.to().operation();
        boolean works = component.kind() == ComponentKind.SERVICE || component.kind() == ComponentKind.GATEWAY;
        if (named == null && works && component.operations().isEmpty()) {
            return Stream.of(Finding.error(id(), reference.pointer(),
                    Wording.of("'%s' is called and has no operation.", reference.to()),
                    Wording.of("Give it one that says what it does for a request.")));
        }
        if (named == null || component.operations().containsKey(named)) {
            return Stream.empty();
        }
        return Stream.of(Finding.error(id(), reference.pointer(),
                Wording.of("'%s' has no operation '%s'.", reference.to().component(), named),
                Nearest.advice(named, component.operations().keySet())));
    }
}
