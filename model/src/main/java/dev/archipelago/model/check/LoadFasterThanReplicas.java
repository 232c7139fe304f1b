package dev.archipelago.model.check;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.Container;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.policy.Autoscaling;
import dev.archipelago.model.scenario.Arrival;
import dev.archipelago.model.scenario.Fault;
import dev.archipelago.model.scenario.Scenario;
import dev.archipelago.model.scenario.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The load of a component that scales by its CPU use grows faster than replicas come up, and beyond what those that are there can
/// bear.
///
/// New ones are asked for when a measurement, taken every 15 s, shows the load, at one of the looks every 15 s, and serve after
/// their start-up. Replicas that are as busy as is aimed at bear so many times their load as the target fits into their CPU limit.
final class LoadFasterThanReplicas implements Rule {

    private static final double MEASUREMENT = 15;
    private static final double LOOK = 15;
    private static final double CPU = 0.8;

    /// How a workload grows.
    ///
    /// @param factor in the end
    /// @param seconds until then
    /// @param reached components that its requests come to, directly or by those that call them
    private record Growth(String workload, double factor, double seconds, Set<ComponentId> reached) {
        double within(double time) {
            return seconds <= time ? factor : 1 + (factor - 1) * time / seconds;
        }
    }

    @Override
    public String id() {
        return "component.load-faster-than-replicas";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        if (inspection.components().values().stream().allMatch(component -> component.autoscaling() == null)) {
            return Stream.empty();
        }
        List<Growth> growths = growths(inspection);
        return inspection.components((id, component) -> found(id, component, growths));
    }

    private Stream<Finding> found(ComponentId id, Component component, List<Growth> growths) {
        Autoscaling given = component.autoscaling();
        Container container = component.containerOrDefault();
        if (given == null || container.cpuLimit() == null || !usesCpu(given) || given.min() == given.max()) {
            return Stream.empty();
        }
        double start = container.startup() == null ? 0 : container.startup().expected();
        double time = MEASUREMENT + LOOK + start;
        double target = given.cpu() == null ? CPU : given.cpu().value();
        double bears = container.cpuLimit().value() / container.cpuOrDefault().value() / target;
        return growths.stream().filter(growth -> growth.within(time) > bears)
                .filter(growth -> growth.reached().contains(id)).limit(1)
                .map(growth -> Finding.advice(id(), Inspection.pointer(id).child("autoscaling"),
                        Wording.of("The load of '%s' grows to %.1f times in the %.0f s until more"
                                + " replicas of '%s' are up; those that are there bear %.1f times as much as they have"
                                + " at the target.", growth.workload(), growth.within(time), time, id, bears),
                        Wording.of("Aim lower than %s%%, keep more replicas ('min', 'schedule'), or let them start"
                                + " faster.", Math.round(target * 100))));
    }

    private static boolean usesCpu(Autoscaling given) {
        return given.cpu() != null || given.memory() == null && given.requests() == null && given.lag() == null;
    }

    private static List<Growth> growths(Inspection inspection) {
        List<Growth> growths = new ArrayList<>();
        Map<String, Workload> workloads = inspection.document().workloads();
        workloads.forEach((id, workload) -> {
            switch (workload.arrivals()) {
                case Arrival.Ramp ramp when ramp.from().perSecond() > 0 ->
                    growths.add(new Growth(id, ramp.to().perSecond() / ramp.from().perSecond(), ramp.over().seconds(),
                            reached(inspection, workload)));
                case Arrival.Spike spike when spike.base().perSecond() > 0 ->
                    growths.add(new Growth(id, spike.peak().perSecond() / spike.base().perSecond(), 0,
                            reached(inspection, workload)));
                case null, default -> {
                }
            }
        });
        for (Scenario scenario : inspection.document().scenarios().values()) {
            for (Fault fault : scenario.faults()) {
                Workload workload = fault instanceof Fault.Surge surge ? workloads.get(surge.surge()) : null;
                if (workload != null && fault instanceof Fault.Surge surge) {
                    growths.add(new Growth(surge.surge(), surge.factor(),
                            surge.ramp() == null ? 0 : surge.ramp().seconds(), reached(inspection, workload)));
                }
            }
        }
        return growths;
    }

    private static Set<ComponentId> reached(Inspection inspection, Workload workload) {
        return inspection.topology().reachedFrom(workload.targets().stream().map(OperationRef::component).toList());
    }
}
