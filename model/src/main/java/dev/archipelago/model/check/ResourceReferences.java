package dev.archipelago.model.check;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.Step;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Nearest;
import dev.archipelago.model.finding.Wording;
import java.util.Set;
import java.util.stream.Stream;

/// A step acquires or releases a resource that its component does not have.
final class ResourceReferences implements Rule {

    @Override
    public String id() {
        return "reference.resource";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        return inspection.steps().stream().flatMap(at -> switch (at.step()) {
            case Step.Acquire s -> finding(inspection, at, s.acquire(), "acquire");
            case Step.Release s -> finding(inspection, at, s.release(), "release");
            default -> Stream.empty();
        });
    }

    private Stream<Finding> finding(Inspection inspection, LocatedStep at, String name, String key) {
        ComponentId id = at.operation().component();
        Set<String> known = inspection.architecture().component(id)
                .map(component -> component.resources().keySet()).orElse(Set.of());
        Wording hint = Nearest.advice(name, known);
        return known.contains(name)
                ? Stream.empty()
                : Stream.of(Finding.error(id(), at.pointer().child(key),
                        Wording.of("'%s' has no resource '%s'.", id, name),
                        hint.isEmpty() ? Wording.of("Add it under 'resources' of the component.") : hint));
    }
}
