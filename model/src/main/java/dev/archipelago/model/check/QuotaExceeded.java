package dev.archipelago.model.check;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.Container;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.platform.ResourceQuota;
import dev.archipelago.model.policy.Rollout;
import dev.archipelago.model.policy.RolloutStrategy;
import dev.archipelago.model.quantity.DataSize;
import dev.archipelago.model.quantity.Portion;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// As many replicas as there may be, or those and the new ones of a rollout, ask for more than the quota.
final class QuotaExceeded implements Rule {

    private static final Portion QUARTER = Portion.parse("25%");
    private static final double GIBIBYTE = 1L << 30;

    /// One of what a quota bounds.
    ///
    /// @param of what a replica takes of it
    private record Bound(String property, double most, Wording unit, ToDoubleFunction<Component> of) {}

    @Override
    public String id() {
        return "platform.quota-exceeded";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        ResourceQuota quota = inspection.document().platformOrDefault().quota();
        return quota == null ? Stream.empty() : bounds(quota).stream().flatMap(bound -> findings(inspection, bound));
    }

    private static List<Bound> bounds(ResourceQuota quota) {
        List<Bound> bounds = new ArrayList<>();
        if (quota.cpu() != null) {
            bounds.add(new Bound("cpu", quota.cpu().value(), Wording.of(" cores"),
                    c -> container(c).cpuOrDefault().value()));
        }
        if (quota.memory() != null) {
            bounds.add(new Bound("memory", quota.memory().bytes() / GIBIBYTE, Wording.of(" GiB"),
                    c -> container(c).memoryOrDefault().bytes() / GIBIBYTE));
        }
        if (quota.cpuLimit() != null) {
            bounds.add(
                    new Bound("cpuLimit", quota.cpuLimit().value(), Wording.of(" cores of limits"), c -> cpuLimit(c)));
        }
        if (quota.memoryLimit() != null) {
            bounds.add(new Bound("memoryLimit", quota.memoryLimit().bytes() / GIBIBYTE, Wording.of(" GiB of limits"),
                    c -> memoryLimit(container(c)).bytes() / GIBIBYTE));
        }
        if (quota.pods() != null) {
            bounds.add(new Bound("pods", quota.pods(), Wording.of(" pods"), _ -> 1));
        }
        return bounds;
    }

    private static Container container(Component component) {
        return component.containerOrDefault();
    }

    private static DataSize memoryLimit(Container container) {
        return container.memoryLimit() == null ? container.memoryOrDefault() : container.memoryLimit();
    }

    private static double cpuLimit(Component component) {
        Container container = container(component);
        return container.cpuLimit() == null ? Double.POSITIVE_INFINITY : container.cpuLimit().value();
    }

    private Stream<Finding> findings(Inspection inspection, Bound bound) {
        List<Map.Entry<ComponentId, Component>> all = inspection.components().entrySet().stream()
                .filter(entry -> entry.getValue().runsOnPlatform()).toList();
        List<Finding> unlimited = all.stream()
                .filter(entry -> Double.isInfinite(bound.of.applyAsDouble(entry.getValue())))
                .map(entry -> Finding.warning(id(), Inspection.pointer(entry.getKey()),
                        Wording.of("The quota bounds CPU limits, and '%s' has none: none of its replicas is created.",
                                entry.getKey()),
                        Wording.of("Set components.%s.container.cpuLimit.", entry.getKey())))
                .toList();
        if (!unlimited.isEmpty()) {
            return unlimited.stream();
        }
        double asked = all.stream()
                .mapToDouble(entry -> entry.getValue().mostReplicas() * bound.of.applyAsDouble(entry.getValue()))
                .sum();
        if (asked > bound.most * (1 + 1e-12)) {
            return Stream.of(Finding.warning(id(), Pointer.of("platform", "quota", bound.property),
                    Wording.of("All replicas that there may be ask for %s%s, and the quota is %s: what is above"
                            + " it is not created.", compact(asked), bound.unit, compact(bound.most)),
                    Wording.of("Raise platform.quota.%s to %s or more, or lower the most replicas of components.",
                            bound.property, compact(asked))));
        }
        return all.stream().filter(entry -> asked + surge(entry.getValue(), bound) > bound.most * (1 + 1e-12))
                .filter(entry -> needsSurge(entry.getValue()))
                .map(entry -> Finding.warning(id(), Inspection.pointer(entry.getKey()),
                        Wording.of("With all replicas that there may be %s of %s%s of the quota are taken, and a new"
                                + " version of '%s' needs %s more before an old replica ends: it never gets on.",
                                compact(asked), compact(bound.most), bound.unit, entry.getKey(),
                                compact(surge(entry.getValue(), bound))),
                        Wording.of("Set components.%s.rollout.maxUnavailable to 1, or raise platform.quota.%s.",
                                entry.getKey(), bound.property)));
    }

    /// What the first new replica of a rollout takes.
    private static double surge(Component component, Bound bound) {
        return bound.of.applyAsDouble(component);
    }

    private static boolean needsSurge(Component component) {
        Rollout given = component.rollout();
        @Nullable
        RolloutStrategy strategy = given == null ? null : given.strategy();
        Portion unavailable = given == null || given.maxUnavailable() == null ? QUARTER : given.maxUnavailable();
        return !component.isStateful() && strategy != RolloutStrategy.RECREATE
                && (strategy != null && strategy != RolloutStrategy.ROLLING
                        || unavailable.ofRoundedDown(component.mostReplicas()) == 0);
    }

    private static String compact(double number) {
        return BigDecimal.valueOf(number).setScale(3, RoundingMode.HALF_UP).stripTrailingZeros()
                .toPlainString();
    }
}
