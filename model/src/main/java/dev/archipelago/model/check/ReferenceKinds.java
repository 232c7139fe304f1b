package dev.archipelago.model.check;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.shape.ChoiceShape;
import java.util.stream.Stream;

/// A step asks something of a component that its kind does not do.
final class ReferenceKinds implements Rule {

    @Override
    public String id() {
        return "reference.kind";
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
        String kind = ChoiceShape.word(component.kind());
        Wording what = Wording.of("'%s' is a %s", reference.to().component(), kind);
        return switch (reference.use()) {
            case QUERY -> component.kind() == ComponentKind.DATABASE
                    ? Stream.empty()
                    : Stream.of(Finding.error(id(), reference.pointer(),
                            Wording.of("%s, and queries go to databases.", what),
                            Wording.of("Use a call.")));
            case CACHE -> component.kind() == ComponentKind.CACHE
                    ? Stream.empty()
                    : Stream.of(
                            Finding.error(id(), reference.pointer(), Wording.of("%s, and look-ups go to caches.", what),
                                    Wording.of("Use a call or a query.")));
            case CALL, ENTRY, FALLBACK -> switch (component.kind()) {
                case CLIENT ->
                    Stream.of(Finding.error(id(), reference.pointer(), Wording.of("%s, and clients only send.", what),
                            Wording.of("Call something else, or make it a service.")));
                case BROKER ->
                    Stream.of(Finding.error(id(), reference.pointer(), Wording.of("%s, and takes messages.", what),
                            Wording.of("Use a publish step.")));
                case GATEWAY, SERVICE, DATABASE, CACHE, EXTERNAL, THIRD_PARTY -> Stream.empty();
            };
        };
    }
}
