package dev.archipelago.simulator.plan;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.Container;
import dev.archipelago.model.policy.Autoscaling;
import dev.archipelago.model.policy.ScalingBehaviour;
import dev.archipelago.model.policy.ScalingPolicy;
import dev.archipelago.model.policy.ScheduledMinimum;
import dev.archipelago.model.policy.SelectPolicy;
import dev.archipelago.model.quantity.Portion;
import dev.archipelago.simulator.autoscaling.Pace;
import dev.archipelago.simulator.autoscaling.ScalingRules;
import dev.archipelago.simulator.autoscaling.ScalingRules.Rule;
import dev.archipelago.simulator.autoscaling.ScalingRules.Select;
import org.jspecify.annotations.Nullable;

/// Turns autoscaling into numbers. As in the exported manifest there are always rules for both directions.
final class ScalingCompiler {

    private static final int CPU = 80;

    private final Draws draws;

    ScalingCompiler(Draws draws) {
        this.draws = draws;
    }

    /// Null where the number of replicas does not follow the load.
    @Nullable
    ScalingPlan scaling(ComponentId id, Component component) {
        Autoscaling given = component.autoscaling();
        if (given == null || !FaultCompiler.isOurs(component)) {
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
        Container container = component.containerOrDefault();
        return new ScalingPlan(Math.max(1, given.min()), given.max(), cpu, container.cpuOrDefault().millis(),
                given.memory() == null ? ScalingPlan.NO_TARGET : percent(given.memory().value()),
                Math.max(1, container.memoryOrDefault().bytes()), requests,
                given.lag() == null ? ScalingPlan.NO_TARGET : given.lag(),
                given.schedule().stream().map(ScalingCompiler::window).toList(),
                rests(component)
                        ? new ScalingPlan.Rest(draws.uniform("components." + id + ".autoscaling.polls"))
                        : null,
                new Pace.Rules(rules(given.up(), ScalingRules.UP), rules(given.down(), ScalingRules.DOWN)),
                draws.uniform("components." + id + ".autoscaling.samples"),
                draws.uniform("components." + id + ".autoscaling.looks"));
    }

    private static ScalingPlan.Window window(ScheduledMinimum scheduled) {
        return new ScalingPlan.Window(scheduled.from().nanos(),
                scheduled.until() == null ? Long.MAX_VALUE : scheduled.until().nanos(), scheduled.min());
    }

    /// Whether there may be no replica at all: only where something tells of work although nobody works.
    private static boolean rests(Component component) {
        Autoscaling given = component.autoscaling();
        return given != null && given.min() == 0 && (given.lag() != null || given.requests() != null
                || !given.schedule().isEmpty());
    }

    /// Replicas at the start.
    static int initial(Component component) {
        return rests(component) ? component.initialReplicas() : Math.max(1, component.initialReplicas());
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
