package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.spi.Omissions;
import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Scalar;
import dev.archipelago.model.policy.Rollout;
import dev.archipelago.model.policy.RolloutStrategy;
import dev.archipelago.model.quantity.Portion;
import org.jspecify.annotations.Nullable;

/// Derives how a new version replaces the old one.
record Rolling(Deployable deployable, Reasons reasons) {

    private static final long PROGRESS = 600;

    /// Old versions that are kept.
    static final int REVISIONS = 3;
    static final String WHY_REVISIONS = "versions to go back to";

    /// Lists what Kubernetes cannot do by itself.
    void report(Omissions omissions) {
        Rollout rollout = rollout();
        if (rollout == null) {
            return;
        }
        String pointer = deployable.pointer("rollout");
        if (rollout.partitionOrDefault() > 0
                && (!deployable.isStateful() || strategy() != RolloutStrategy.ROLLING)) {
            omissions.add(deployable.pointer("rollout", "partition"), "the partition of the rollout",
                    "only a StatefulSet that is rolled replaces its replicas by their numbers");
        }
        switch (strategy()) {
            case BLUE_GREEN -> omissions.add(pointer, "the blue-green rollout",
                    "a Deployment cannot do it; a rolling update with a full second set is exported");
            case CANARY -> omissions.add(pointer, "the canary rollout",
                    "a Deployment cannot move shares of traffic; a rolling update is exported");
            case ROLLING, RECREATE -> {
                if (deployable.isStateful() && (rollout.strategy() == RolloutStrategy.RECREATE
                        || rollout.maxSurge() != null || rollout.maxUnavailable() != null)) {
                    omissions.add(pointer, "surge, unavailability and recreation",
                            "a StatefulSet replaces its replicas one after the other");
                }
            }
        }
    }

    /// Puts the strategy and its times into the specification of a Deployment.
    void put(Mapping.Builder spec) {
        minReady().put(spec, "minReadySeconds");
        Rollout rollout = rollout();
        long deadline = rollout == null ? PROGRESS : Seconds.up(rollout.progressDeadline(), PROGRESS);
        long least = Math.max(deadline, minReadySeconds() + 1);
        figure("progressDeadline", rollout == null || rollout.progressDeadline() == null, Scalar.of(least))
                .put(spec, "progressDeadlineSeconds").put("revisionHistoryLimit", REVISIONS).because(WHY_REVISIONS)
                .put("strategy", strategyNode());
    }

    Figure minReady() {
        Rollout rollout = rollout();
        return figure("minReady", rollout == null || rollout.minReady() == null, Scalar.of(minReadySeconds()));
    }

    private long minReadySeconds() {
        Rollout rollout = rollout();
        return rollout == null ? 0 : Seconds.up(rollout.minReady(), 0);
    }

    private @Nullable Rollout rollout() {
        return deployable.component().rollout();
    }

    private RolloutStrategy strategy() {
        Rollout rollout = rollout();
        return rollout == null || rollout.strategy() == null ? RolloutStrategy.ROLLING : rollout.strategy();
    }

    /// Pods beyond the replicas during a rollout: the new ones more, and the old ones that still end.
    long passing(int replicas) {
        Rollout rollout = rollout();
        Portion surge = rollout == null ? null : rollout.maxSurge();
        Portion unavailable = rollout == null ? null : rollout.maxUnavailable();
        return switch (strategy()) {
            case RECREATE -> 0;
            case BLUE_GREEN -> 2L * replicas;
            case ROLLING, CANARY -> {
                long more = surge == null ? Math.ceilDiv(replicas, 4) : surge.ofRoundedUp(replicas);
                long fewer = unavailable == null ? replicas / 4 : unavailable.ofRoundedUp(replicas);
                yield 2 * more + Math.min(replicas, fewer);
            }
        };
    }

    /// The strategy of a StatefulSet.
    Mapping inPlace() {
        Rollout rollout = rollout();
        Mapping.Builder strategy = Mapping.builder().put("type", "RollingUpdate");
        if (rollout != null && rollout.partition() != null && strategy() == RolloutStrategy.ROLLING) {
            Mapping.Builder numbers = Mapping.builder();
            figure("partition", false, Scalar.of(rollout.partition())).put(numbers, "partition");
            strategy.put("rollingUpdate", numbers.build());
        }
        return strategy.build();
    }

    private Mapping strategyNode() {
        if (strategy() == RolloutStrategy.RECREATE) {
            return Mapping.builder().put("type", "Recreate").because("given by the design").build();
        }
        Rollout rollout = rollout();
        Portion surge = rollout == null ? null : rollout.maxSurge();
        Portion unavailable = rollout == null ? null : rollout.maxUnavailable();
        Mapping.Builder numbers = Mapping.builder();
        if (strategy() == RolloutStrategy.BLUE_GREEN) {
            numbers.put("maxSurge", "100%").because("a full second set: blue-green").put("maxUnavailable", 0)
                    .because("none goes before its successor is ready");
        } else {
            figure("maxSurge", surge == null, portion(surge)).put(numbers, "maxSurge");
            figure("maxUnavailable", unavailable == null, portion(unavailable)).put(numbers, "maxUnavailable");
        }
        return Mapping.builder().put("type", "RollingUpdate").put("rollingUpdate", numbers.build()).build();
    }

    private Figure figure(String part, boolean open, Scalar value) {
        String pointer = deployable.pointer("rollout", part);
        return open
                ? reasons.assumed(pointer, value, "default of the model and of Kubernetes")
                : reasons.given(pointer, value);
    }

    /// A number of replicas as Kubernetes spells it; shares are whole percents, rounded up.
    static Scalar portion(@Nullable Portion portion) {
        return switch (portion) {
            case null -> Scalar.of("25%");
            case Portion.Absolute(int count) -> Scalar.of(count);
            case Portion.Relative(var share) -> Scalar.of((long) Math.ceil(share.value() * 100 - 1e-9) + "%");
        };
    }
}
