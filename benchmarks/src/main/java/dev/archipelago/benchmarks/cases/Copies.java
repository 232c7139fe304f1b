package dev.archipelago.benchmarks.cases;

import dev.archipelago.model.Architecture;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.Operation;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.Step;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.scenario.Workload;
import dev.archipelago.model.vocabulary.Ordered;
import java.util.LinkedHashMap;
import java.util.Map;

/// Independent copies of an architecture in one document; each component and workload gets the number of its copy.
final class Copies {

    private Copies() {}

    /// @param document whose operations wait and call, and nothing else
    static Document of(Document document, int copies) {
        Map<ComponentId, Component> components = new LinkedHashMap<>();
        Map<String, Workload> workloads = new LinkedHashMap<>();
        for (int i = 1; i <= copies; i++) {
            int number = i;
            document.architecture().components()
                    .forEach((id, component) -> components.put(numbered(id, number), copy(component, number)));
            document.workloads().forEach((id, workload) -> workloads.put(id + "-" + number, copy(workload, number)));
        }
        return Document.of(document.name() + " x " + copies,
                Architecture.empty().withComponents(Ordered.copyOf(components)))
                .withWorkloads(Ordered.copyOf(workloads));
    }

    private static Component copy(Component component, int number) {
        Map<String, Operation> operations = new LinkedHashMap<>();
        component.operations().forEach((id, operation) -> operations.put(id,
                operation.withSteps(operation.steps().stream().map(step -> copy(step, number)).toList())));
        return component.withOperations(Ordered.copyOf(operations));
    }

    private static Step copy(Step step, int number) {
        if (step instanceof Step.Call call) {
            return new Step.Call(numbered(call.call(), number), call.probability(), call.times(), call.mode());
        }
        if (step instanceof Step.Wait) {
            return step;
        }
        throw new IllegalArgumentException("cannot copy the step " + step);
    }

    private static Workload copy(Workload workload, int number) {
        if (workload.enters() == null || workload.arrivals() == null) {
            throw new IllegalArgumentException("cannot copy the workload " + workload);
        }
        return Workload.open(numbered(workload.enters(), number), workload.arrivals());
    }

    private static OperationRef numbered(OperationRef operation, int number) {
        return new OperationRef(numbered(operation.component(), number), operation.operation());
    }

    private static ComponentId numbered(ComponentId id, int number) {
        return new ComponentId(id.value() + "-" + number);
    }
}
