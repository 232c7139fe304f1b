package dev.archipelago.simulator.plan;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.policy.Autoscaling;
import dev.archipelago.model.policy.ScalingBehaviour;
import dev.archipelago.model.policy.ScalingPolicy;
import dev.archipelago.model.policy.SelectPolicy;
import dev.archipelago.model.quantity.Cores;
import dev.archipelago.model.quantity.Portion;
import dev.archipelago.simulator.autoscaling.Pace;
import dev.archipelago.simulator.autoscaling.ScalingRules;
import dev.archipelago.simulator.autoscaling.ScalingRules.Rule;
import dev.archipelago.simulator.autoscaling.ScalingRules.Select;
import org.jspecify.annotations.Nullable;

/// Turns autoscaling into numbers. As in the exported manifest there are always rules for both directions.
final class ScalingCompiler {

    private static final int CPU = 80;
    private static final long CPU_REQUEST = 100;

    private final Draws draws;

    ScalingCompiler(Draws draws) {
        this.draws = draws;
    }

    /// Null where the number of replicas does not follow the load, or follows only what is not simulated.
    @Nullable
    ScalingPlan scaling(ComponentId id, Component component) {
        Autoscaling given = component.autoscaling();
        if (given == null || !FaultCompiler.isOurs(component) || !isSimulated(given)) {
            return null;
        }
        int cpu = given.cpu() != null
                ? percent(given.cpu().value())
                : given.memory() == null && given.requests() == null && given.lag() == null
                        ? CPU
                        : ScalingPlan.NO_TARGET;
        long requests = given.requests() == null
                ? ScalingPlan.NO_TARGET
                : Math.max(1, Math.round(given.requests().perSecond() * 1000));
        Cores request = component.containerOrDefault().cpu();
        return new ScalingPlan(Math.max(1, given.min()), given.max(), cpu,
                request == null ? CPU_REQUEST : request.millis(), requests,
                new Pace.Rules(rules(given.up(), ScalingRules.UP), rules(given.down(), ScalingRules.DOWN)),
                draws.uniform("components." + id + ".autoscaling.samples"),
                draws.uniform("components." + id + ".autoscaling.looks"));
    }

    /// Whether there is a metric that is simulated.
    static boolean isSimulated(Autoscaling given) {
        return given.cpu() != null || given.requests() != null || given.memory() == null && given.lag() == null;
    }

    private static int percent(double share) {
        return (int) Math.max(1, Math.round(share * 100));
    }

    private static ScalingRules rules(@Nullable ScalingBehaviour given, ScalingRules standard) {
        return given == null
                ? standard
                : new ScalingRules(given.window() == null ? standard.window() : given.window().nanos(),
                        select(given.select()),
                        given.policies().isEmpty()
                                ? standard.rules()
                                : given.policies().stream().map(ScalingCompiler::rule).toList());
    }

    private static Select select(@Nullable SelectPolicy given) {
        return given == null ? Select.MAX : switch (given) {
            case MAX -> Select.MAX;
            case MIN -> Select.MIN;
            case DISABLED -> Select.DISABLED;
        };
    }

    private static Rule rule(ScalingPolicy policy) {
        return switch (policy.change()) {
            case Portion.Absolute(int count) -> Rule.pods(count, policy.period().nanos());
            case Portion.Relative(var share) -> Rule.percent(Math.round(share.value() * 100), policy.period().nanos());
        };
    }
}
