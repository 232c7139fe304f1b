package dev.archipelago.simulator.analysis;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.shape.PropertyException;
import dev.archipelago.simulator.availability.StaticAvailability;
import dev.archipelago.simulator.measure.RequestTrace;
import dev.archipelago.simulator.plan.Setting;
import dev.archipelago.simulator.result.SimulationResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How much hangs on a component.
///
/// @param needed share of the requests of all workloads that fail when it is down and all else is up, as the design says; NaN where
/// there are no requests
/// @param path share of the time that users waited which was spent on it, on the critical paths of the requests that were followed;
/// NaN where none were
public record Criticality(double needed, double path) {

    /// Of every component of a run, in its order.
    ///
    /// @param document what was simulated
    public static Map<String, Criticality> of(Document document, SimulationResult result) {
        Map<String, Double> needed = needed(document, result);
        Map<String, Double> path = path(result.traces());
        Map<String, Criticality> all = new LinkedHashMap<>();
        result.components().keySet().forEach(id -> all.put(id, new Criticality(
                needed.isEmpty() ? Double.NaN : needed.getOrDefault(id, 0.0),
                path.isEmpty() ? Double.NaN : path.getOrDefault(id, 0.0))));
        return all;
    }

    /// By component, the share of all requests that fail without it.
    ///
    /// @param document what was simulated, or what has become of it since
    /// @return empty where there were no requests
    public static Map<String, Double> needed(Document document, SimulationResult result) {
        Map<String, Double> offered = new LinkedHashMap<>();
        result.requests().forEach((id, requests) -> offered.put(id, (double) requests.offered()));
        return needed(setting(document, result.scenario()), offered);
    }

    /// The design alone where its scenario is no longer there, or fits no more.
    private static Document setting(Document document, String scenario) {
        if (!document.scenarios().containsKey(scenario)) {
            return document;
        }
        try {
            return Setting.of(document, scenario).document();
        } catch (PropertyException _) {
            return document;
        }
    }

    /// By component, the share of all requests that fail without it.
    ///
    /// @param document with the values of its scenario
    /// @param offered requests of each workload, or their rates
    /// @return empty where there are no requests
    public static Map<String, Double> needed(Document document, Map<String, Double> offered) {
        double all = document.workloads().keySet().stream().mapToDouble(id -> offered.getOrDefault(id, 0.0)).sum();
        Map<String, Double> needed = new LinkedHashMap<>();
        if (all > 0) {
            Map<String, Map<String, Double>> lost = StaticAvailability.lostWithout(document);
            document.architecture().components().keySet()
                    .forEach(id -> needed.put(id.value(), lost.getOrDefault(id.value(), Map.of()).entrySet().stream()
                            .mapToDouble(one -> one.getValue() * offered.getOrDefault(one.getKey(), 0.0)).sum() / all));
        }
        return needed;
    }

    private static Map<String, Double> path(List<RequestTrace> traces) {
        Map<String, Double> nanos = new LinkedHashMap<>();
        traces.stream().filter(trace -> trace.spans().getFirst().failure().isEmpty())
                .forEach(trace -> Attribution.parts(trace)
                        .forEach((part, time) -> nanos.merge(part.component(), (double) time, Double::sum)));
        double all = nanos.values().stream().mapToDouble(Double::doubleValue).sum();
        nanos.replaceAll((_, time) -> time / all);
        return nanos;
    }
}
