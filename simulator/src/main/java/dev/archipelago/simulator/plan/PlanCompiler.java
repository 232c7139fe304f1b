package dev.archipelago.simulator.plan;

import dev.archipelago.model.Architecture;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.Container;
import dev.archipelago.model.DatabaseSettings;
import dev.archipelago.model.Operation;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.Resource;
import dev.archipelago.model.document.Document;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Turns a document with a scenario already applied into a plan: names become indexes, policies numbers, distributions
/// samplers. The last room that sees names of the model.
///
/// The document must have passed the checks: a reference that leads nowhere is a bug here.
public final class PlanCompiler {

    private final Document document;
    private final Map<ComponentId, Integer> stationIndex = new LinkedHashMap<>();
    private final Map<String, Integer> operationIndex = new LinkedHashMap<>();
    private final List<OperationPlan> operations = new ArrayList<>();
    private final List<Double> probabilities = new ArrayList<>();
    private final List<Long> times = new ArrayList<>();
    private final Draws draws = new Draws();
    private final LinkCompiler links;

    private PlanCompiler(Document document) {
        this.document = document;
        this.links = new LinkCompiler(document, draws, this::stationOf);
    }

    /// @param scenario its id, empty for none; its values must have been set in the document
    public static Plan compile(Document document, String scenario) {
        return new PlanCompiler(document).compile(scenario);
    }

    private Plan compile(String scenario) {
        List<StationPlan> stations = new ArrayList<>();
        document.architecture().components().forEach((id, component) -> {
            stationIndex.put(id, stations.size());
            stations.add(station(id, component));
        });
        document.architecture().components().forEach((id, component) -> component.operations().keySet()
                .forEach(operation -> operationOf(new OperationRef(id, operation))));
        List<SourcePlan> sources = new SourceCompiler(document, draws, links, this::operationOf).sources();
        return new Plan(document.name(), scenario, stations, operations, links.links(), links.calls(), sources,
                draws.all(), probabilities, times);
    }

    private static StationPlan station(ComponentId id, Component component) {
        Container container = component.containerOrDefault();
        DatabaseSettings database = component.database();
        Integer workers = container.workers();
        if (workers == null && database != null) {
            workers = database.connections();
        }
        return new StationPlan(id.value(), component.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                component.initialReplicas(), workers == null ? StationPlan.UNLIMITED : workers,
                container.backlog() == null ? StationPlan.UNLIMITED : container.backlog(),
                container.cpuLimit() == null ? Double.POSITIVE_INFINITY : container.cpuLimit().value(),
                component.resources().values().stream().map(PlanCompiler::capacity).toList());
    }

    private static int capacity(Resource resource) {
        return resource.capacity() == null ? 1 : resource.capacity();
    }

    private int stationOf(ComponentId id) {
        Integer index = stationIndex.get(id);
        if (index == null) {
            throw new IllegalArgumentException("no component '" + id + "': the document has not been checked");
        }
        return index;
    }

    /// The index of an operation; compiles it the first time. A component without operations gets one of its own.
    int operationOf(OperationRef ref) {
        Architecture architecture = document.architecture();
        String named = architecture.operationId(ref)
                .orElseGet(() -> ref.operation() == null ? "handle" : ref.operation());
        String id = ref.component() + "." + named;
        Integer known = operationIndex.get(id);
        if (known != null) {
            return known;
        }
        int index = operations.size();
        operationIndex.put(id, index);
        operations.add(new OperationPlan(stationOf(ref.component()), id, new int[0]));
        StepCompiler steps = new StepCompiler(this, ref.component(), id);
        Operation operation = architecture.operation(new OperationRef(ref.component(), named)).orElse(Operation.of());
        Component component = component(ref.component());
        operations.set(index,
                new OperationPlan(stationOf(ref.component()), id, steps.program(component, named, operation)));
        return index;
    }

    /// Another program under the name of a known operation: what one place in the code asks of it.
    int synthetic(int operation, int[] code) {
        OperationPlan known = operations.get(operation);
        operations.add(new OperationPlan(known.station(), known.id(), code));
        return operations.size() - 1;
    }

    Document document() {
        return document;
    }

    Component component(ComponentId id) {
        return document.architecture().component(id).orElseThrow(
                () -> new IllegalArgumentException("no component '" + id + "': the document has not been checked"));
    }

    Draws draws() {
        return draws;
    }

    LinkCompiler links() {
        return links;
    }

    int probability(double value) {
        probabilities.add(value);
        return probabilities.size() - 1;
    }

    int time(long nanos) {
        times.add(nanos);
        return times.size() - 1;
    }

    boolean isBroker(ComponentId id) {
        Component component = document.architecture().components().get(id);
        return component != null && component.kind() == ComponentKind.BROKER;
    }
}
