package dev.archipelago.exporters.loadtest;

import dev.archipelago.exporters.spi.Omissions;
import dev.archipelago.exporters.spi.Pointer;
import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Scalar;
import dev.archipelago.exporters.yaml.Sequence;
import dev.archipelago.model.scenario.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The objectives as thresholds of k6: the run fails when one is missed.
final class Thresholds {

    private Thresholds() {}

    /// @param workloads those that are sent; thresholds on others would never see a value
    static Mapping of(Map<String, Objective> objectives, List<String> workloads, Omissions omissions) {
        Map<String, List<String>> thresholds = new TreeMap<>();
        objectives.forEach((id, objective) -> {
            String pointer = Pointer.of("objectives", id);
            if (objective.metric() == Objective.Metric.UTILIZATION) {
                omissions.add(pointer, "the objective " + objective,
                        "k6 does not look into components; the export observability watches it");
            } else if (!workloads.contains(objective.subject())) {
                omissions.add(pointer, "the objective " + objective, "its workload is not sent");
            } else {
                thresholds.computeIfAbsent(metric(objective) + "{scenario:" + objective.subject() + "}",
                        _ -> new ArrayList<>()).add(expression(objective));
            }
        });
        Mapping.Builder node = Mapping.builder();
        thresholds.forEach((metric, expressions) -> node.put(metric, Sequence.ofTexts(expressions)));
        return node.build();
    }

    private static String metric(Objective objective) {
        return switch (objective.metric()) {
            case LATENCY -> "http_req_duration";
            case SUCCESS -> "http_req_failed";
            case THROUGHPUT, UTILIZATION -> "http_reqs";
        };
    }

    private static String expression(Objective objective) {
        boolean below = objective.comparison() == Objective.Comparison.BELOW;
        return switch (objective.metric()) {
            case LATENCY -> {
                String what = objective.percentile() == null
                        ? "avg"
                        : "p(" + number(objective.percentile().percent()) + ")";
                yield what + (below ? "<" : ">") + number(objective.bound() * 1000);
            }
            case SUCCESS -> "rate" + (below ? ">" : "<") + number(1 - objective.bound());
            case THROUGHPUT, UTILIZATION -> "rate" + (below ? "<" : ">") + number(objective.bound());
        };
    }

    /// Without the noise of binary fractions.
    private static String number(double value) {
        return Scalar.of(Math.rint(value * 1e9) / 1e9).text();
    }
}
