package dev.archipelago.model.check;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.shape.ChoiceShape;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A component has a part that its kind does not use.
final class PartsOfOtherKinds implements Rule {
    private static final Set<ComponentKind> OURS = Set.of(ComponentKind.GATEWAY, ComponentKind.SERVICE,
            ComponentKind.DATABASE, ComponentKind.CACHE, ComponentKind.BROKER);

    @Override
    public String id() {
        return "component.part-of-other-kind";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        return inspection.components((id, component) -> Stream.of(
                finding(id, component, "cache", component.cache(), Set.of(ComponentKind.CACHE)),
                finding(id, component, "database", component.database(), Set.of(ComponentKind.DATABASE)),
                finding(id, component, "broker", component.broker(), Set.of(ComponentKind.BROKER)),
                finding(id, component, "external", component.external(),
                        Set.of(ComponentKind.EXTERNAL, ComponentKind.THIRD_PARTY)),
                finding(id, component, "container", component.container(), OURS),
                finding(id, component, "autoscaling", component.autoscaling(), OURS),
                finding(id, component, "replicas", component.replicas(), OURS)).flatMap(found -> found));
    }

    private Stream<Finding> finding(ComponentId id, Component component, String part, @Nullable Object value,
            Set<ComponentKind> kinds) {
        return value == null || kinds.contains(component.kind())
                ? Stream.empty()
                : Stream.of(Finding.warning(id(), Inspection.pointer(id).child(part),
                        Wording.of("'%s' is a %s, which has no use for '%s'.", id, ChoiceShape.word(component.kind()),
                                part),
                        Wording.of("Remove it, or change the kind.")));
    }
}
