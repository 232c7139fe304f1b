package dev.archipelago.model.check;

import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Wording;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A component with several operations is called without saying which.
final class AmbiguousReferences implements Rule {

    @Override
    public String id() {
        return "reference.ambiguous";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        return inspection.references().stream().filter(reference -> reference.to().operation() == null)
                .flatMap(reference -> Stream.ofNullable(inspection.components().get(reference.to().component()))
                        .filter(component -> component.operations().size() > 1)
                        .map(component -> Finding.error(id(), reference.pointer(),
                                Wording.of("'%s' has several operations, and this does not say which is meant.",
                                        reference.to()),
                                Wording.of("Write one of %s.", component.operations().keySet().stream().limit(8)
                                        .map(name -> reference.to() + "." + name).collect(Collectors.joining(", "))))));
    }
}
