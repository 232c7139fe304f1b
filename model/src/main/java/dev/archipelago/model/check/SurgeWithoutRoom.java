package dev.archipelago.model.check;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.platform.Platform;
import dev.archipelago.model.policy.Rollout;
import dev.archipelago.model.policy.RolloutStrategy;
import dev.archipelago.model.quantity.Portion;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/// A rolling update may end no replica before a new one is ready, and the nodes have no room for a new one.
final class SurgeWithoutRoom implements Rule {

    private static final Portion QUARTER = Portion.parse("25%");

    @Override
    public String id() {
        return "component.no-room-to-roll-out";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        Platform platform = inspection.document().platformOrDefault();
        if (platform.nodePools().isEmpty()) {
            return Stream.empty();
        }
        if (!NodeRoom.without(platform, inspection.components()).isEmpty()) {
            return Stream.empty();
        }
        Set<ComponentId> full = new HashSet<>(NodeRoom.full(platform, inspection.components()));
        return inspection.components((id, component) -> full.contains(id) && needsRoom(component)
                ? Stream.of(finding(id, component.mostReplicas()))
                : Stream.empty());
    }

    private static boolean needsRoom(Component component) {
        Rollout given = component.rollout();
        RolloutStrategy strategy = given == null || given.strategy() == null
                ? RolloutStrategy.ROLLING
                : given.strategy();
        Portion unavailable = given == null || given.maxUnavailable() == null ? QUARTER : given.maxUnavailable();
        return strategy == RolloutStrategy.ROLLING && !component.isStateful()
                && unavailable.ofRoundedDown(component.mostReplicas()) == 0;
    }

    private Finding finding(ComponentId id, int most) {
        return Finding.warning(id(), Inspection.pointer(id),
                Wording.of("With all %s replicas of '%s' the nodes have no room for one more, and a rolling"
                        + " update may end none before a new one is ready: it never gets on.", most, id),
                Wording.of("Set components.%s.rollout.maxUnavailable to 1, or raise"
                        + " platform.nodePools.*.max.", id));
    }
}
