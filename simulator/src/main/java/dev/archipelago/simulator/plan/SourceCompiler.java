package dev.archipelago.simulator.plan;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.Rate;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Arrival;
import dev.archipelago.model.scenario.Journey;
import dev.archipelago.model.scenario.JourneyStep;
import dev.archipelago.model.scenario.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// Turns workloads and scheduled jobs into sources.
final class SourceCompiler {

    private final Document document;
    private final Draws draws;
    private final LinkCompiler links;
    private final ToIntFunction<OperationRef> operations;
    private final List<SourcePlan> sources = new ArrayList<>();

    SourceCompiler(Document document, Draws draws, LinkCompiler links, ToIntFunction<OperationRef> operations) {
        this.document = document;
        this.draws = draws;
        this.links = links;
        this.operations = operations;
    }

    List<SourcePlan> sources() {
        document.workloads().forEach(this::workload);
        document.architecture().components().forEach((id, component) -> component.operations()
                .forEach((operation, what) -> job(new OperationRef(id, operation), what.every())));
        return sources;
    }

    private void workload(String id, Workload workload) {
        String stream = "workloads." + id;
        Map<List<JourneyStep>, Double> weights = weights(workload);
        double total = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        List<SourcePlan.JourneyPlan> journeys = new ArrayList<>();
        double cumulated = 0;
        for (Map.Entry<List<JourneyStep>, Double> journey : weights.entrySet()) {
            cumulated += journey.getValue() / total;
            String name = stream + ".journeys." + journeys.size();
            List<SourcePlan.JourneyCall> calls = new ArrayList<>();
            for (JourneyStep step : journey.getKey()) {
                calls.add(call(id, workload, step, name + "." + calls.size()));
            }
            journeys.add(new SourcePlan.JourneyPlan(cumulated, calls));
        }
        sources.add(new SourcePlan(id, false, workload.arrivals(), workload.users() == null ? 0 : workload.users(),
                think(workload.think(), stream + ".think"), journeys,
                journeys.size() > 1 ? draws.uniform(stream + ".mix") : -1, draws.named(stream + ".arrivals")));
    }

    private static Map<List<JourneyStep>, Double> weights(Workload workload) {
        Map<List<JourneyStep>, Double> weights = new LinkedHashMap<>();
        OperationRef enters = workload.enters();
        if (enters != null) {
            weights.put(List.of(new JourneyStep(enters, null, null, null)), 1.0);
        }
        workload.mix().forEach((target, weight) -> weights
                .merge(List.of(new JourneyStep(target, null, null, null)), weight, Double::sum));
        for (Journey journey : workload.journeys().values()) {
            weights.merge(journey.steps(), journey.weight() == null ? 1.0 : journey.weight(), Double::sum);
        }
        return weights;
    }

    private SourcePlan.JourneyCall call(String id, Workload workload, JourneyStep step, String stream) {
        ComponentId target = step.call().component();
        int call = links.entry(id, workload.from(), target, operations.applyAsInt(step.call()), workload.timeout());
        double probability = step.probability() == null ? 1 : step.probability().value();
        return new SourcePlan.JourneyCall(call, probability, probability < 1 ? draws.uniform(stream + ".chance") : -1,
                step.times() == null ? -1 : draws.count(step.times(), stream + ".times"),
                think(step.think(), stream + ".think"));
    }

    private void job(OperationRef operation, @Nullable TimeSpan every) {
        if (every != null && !every.isZero()) {
            String id = operation.toString();
            int call = links.entry(id, null, operation.component(), operations.applyAsInt(operation), null);
            var journey = new SourcePlan.JourneyPlan(1, List.of(new SourcePlan.JourneyCall(call, 1, -1, -1, -1)));
            sources.add(new SourcePlan(id, true, new Arrival.Constant(new Rate(1 / every.seconds())), 0, -1,
                    List.of(journey), -1, draws.named("jobs." + id)));
        }
    }

    private int think(@Nullable Distribution think, String stream) {
        return think == null ? -1 : draws.duration(think, stream);
    }
}
