package dev.archipelago.model.check;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Nearest;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.scenario.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// An objective is about nothing that exists.
final class ObjectiveSubjects implements Rule {

    @Override
    public String id() {
        return "objective.subject";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        return inspection.document().objectives().entrySet().stream().flatMap(entry -> finding(inspection,
                entry.getKey(), entry.getValue()));
    }

    private Stream<Finding> finding(Inspection inspection, String id, Objective objective) {
        Pointer pointer = Pointer.of("objectives", id);
        Set<String> workloads = inspection.document().workloads().keySet();
        boolean component = ComponentId.isLabel(objective.subject())
                && inspection.has(new ComponentId(objective.subject()));
        boolean ofComponents = objective.metric() == Objective.Metric.UTILIZATION;
        if (component || !ofComponents && workloads.contains(objective.subject())) {
            return Stream.empty();
        }
        if (workloads.contains(objective.subject())) {
            return Stream.of(Finding.error(id(), pointer,
                    Wording.of("'%s' is a workload, and utilization is measured of components.", objective.subject()),
                    Wording.of("Name a component.")));
        }
        List<String> known = new ArrayList<>(ofComponents ? List.of() : workloads);
        known.addAll(inspection.names());
        return Stream.of(Finding.error(id(), pointer, Wording.of("There is no %s '%s'.",
                ofComponents ? Wording.of("component") : Wording.of("workload or component"), objective.subject()),
                Nearest.advice(objective.subject(), known)));
    }
}
