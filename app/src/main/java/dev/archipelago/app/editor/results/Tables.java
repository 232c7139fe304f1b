package dev.archipelago.app.editor.results;

import dev.archipelago.app.editor.look.Figures;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.page.ValueTable.Column;
import dev.archipelago.simulator.analysis.Criticality;
import dev.archipelago.simulator.result.ComponentResult;
import dev.archipelago.simulator.result.ConnectionResult;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.LatencyResult;
import dev.archipelago.simulator.result.ReplicasResult;
import dev.archipelago.simulator.result.WorkloadResult;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// The columns of the tables of results.
final class Tables {
    private static final double BUSY = 0.7;
    private static final double OVERLOADED = 0.9;
    private static final double NAME_WIDTH = 220;

    private Tables() {}

    /// A row: an id, what it is called on the drawing, and what was measured.
    record Row<T>(String id, String name, T result) {
        static <T> List<Row<T>> of(Map<String, T> results, UnaryOperator<String> name) {
            return results.entrySet().stream()
                    .map(entry -> new Row<>(entry.getKey(), name.apply(entry.getKey()), entry.getValue())).toList();
        }
    }

    /// What limits a design stands at the top; what has no measured load, at the end.
    static List<Row<ComponentResult>> busiestFirst(List<Row<ComponentResult>> rows) {
        return rows.stream().sorted(Comparator.comparingDouble(
                (Row<ComponentResult> row) -> row.result().busiest().isMeasured()
                        ? -row.result().busiest().value()
                        : Double.POSITIVE_INFINITY))
                .toList();
    }

    static List<Column<Row<WorkloadResult>>> workloads(Messages messages) {
        return List.of(name(messages, "workload"),
                rate(messages, "throughput", row -> row.result().throughput()),
                rate(messages, "goodput", row -> row.result().goodput()),
                latency(messages, "mean", row -> row.result().latency(), LatencyResult::mean),
                latency(messages, "p50", row -> row.result().latency(), LatencyResult::p50),
                latency(messages, "p95", row -> row.result().latency(), LatencyResult::p95),
                latency(messages, "p99", row -> row.result().latency(), LatencyResult::p99),
                Tables.<Row<WorkloadResult>>number(messages, "failures", 220, row -> failures(row.result(), messages),
                        row -> (double) row.result().failed())
                        .styled(row -> row.result().failed() > 0 ? "status-critical" : ""));
    }

    private static String failures(WorkloadResult result, Messages messages) {
        if (result.failed() == 0) {
            return messages.text("results.no-failures");
        }
        long finished = result.completed() + result.failed();
        String causes = result.failures().entrySet().stream().filter(entry -> entry.getValue() > 0)
                .map(entry -> cause(entry.getKey(), messages) + " " + Figures.count(entry.getValue()))
                .collect(Collectors.joining(", "));
        return Figures.share((double) result.failed() / finished) + "  (" + causes + ")";
    }

    private static String cause(String key, Messages messages) {
        return messages.find("cause." + key)
                .orElseGet(() -> key.replaceAll("(?<=[a-z])(?=[A-Z])", " ").replace('-', ' ').toLowerCase(Locale.ROOT));
    }

    /// @param criticality of a component by its id
    static List<Column<Row<ComponentResult>>> components(Messages messages,
            Function<String, Criticality> criticality) {
        return List.of(name(messages, "component"),
                busy(messages, "utilization", row -> row.result().utilization()),
                busy(messages, "cpu", row -> row.result().cpuUtilization()),
                number(messages, "queue", 110, row -> number(row.result().queueLength()),
                        row -> order(row.result().queueLength())),
                number(messages, "replicas", 90, row -> replicas(row.result().replicas()),
                        row -> row.result().replicas().mean()),
                share(messages, "throttled", row -> row.result().throttledShare()),
                share(messages, "wasted", row -> row.result().wastedWorkShare()),
                number(messages, "needed", 110, row -> Figures.share(criticality.apply(row.id()).needed()),
                        row -> criticality.apply(row.id()).needed()),
                number(messages, "path", 110, row -> Figures.share(criticality.apply(row.id()).path()),
                        row -> criticality.apply(row.id()).path()));
    }

    static List<Column<Row<ConnectionResult>>> connections(Messages messages) {
        return List.of(name(messages, "connection"),
                count(messages, "calls", ConnectionResult::calls),
                count(messages, "attempts", ConnectionResult::attempts),
                count(messages, "timeouts", ConnectionResult::timeouts)
                        .styled(row -> row.result().timeouts() > 0 ? "status-warn" : ""),
                count(messages, "rejected", ConnectionResult::rejected)
                        .styled(row -> row.result().rejected() > 0 ? "status-warn" : ""),
                latency(messages, "mean", row -> row.result().latency(), LatencyResult::mean),
                latency(messages, "p95", row -> row.result().latency(), LatencyResult::p95),
                latency(messages, "p99", row -> row.result().latency(), LatencyResult::p99));
    }

    private static <T> Column<Row<T>> name(Messages messages, String key) {
        return Column.words(messages.text("column." + key), NAME_WIDTH, Row::name);
    }

    private static <R> Column<R> number(Messages messages, String key, double width, Function<R, String> text,
            Function<R, Double> order) {
        return Column.number(messages.text("column." + key), width, text, order);
    }

    private static <R> Column<R> rate(Messages messages, String key, Function<R, Estimate> value) {
        return number(messages, key, 130, row -> Figures.rate(value.apply(row).value(), value.apply(row).halfWidth()),
                row -> order(value.apply(row)));
    }

    private static <R> Column<R> latency(Messages messages, String key, Function<R, LatencyResult> latency,
            Function<LatencyResult, Estimate> value) {
        return number(messages, key, 130, row -> time(value.apply(latency.apply(row))),
                row -> order(value.apply(latency.apply(row))));
    }

    private static String time(Estimate estimate) {
        return Figures.time(estimate.value(), estimate.halfWidth());
    }

    private static <R> Column<R> share(Messages messages, String key, Function<R, Estimate> value) {
        return number(messages, key, 120, row -> Figures.share(value.apply(row).value(), value.apply(row).halfWidth()),
                row -> order(value.apply(row)));
    }

    private static <R> Column<R> busy(Messages messages, String key, Function<R, Estimate> value) {
        return Tables.<R>share(messages, key, value).styled(row -> {
            double busy = value.apply(row).value();
            return busy >= OVERLOADED ? "status-critical" : busy >= BUSY ? "status-warn" : "";
        });
    }

    private static Column<Row<ConnectionResult>> count(Messages messages, String key,
            Function<ConnectionResult, Long> value) {
        return number(messages, key, 90, row -> Figures.count(value.apply(row.result())),
                row -> value.apply(row.result()).doubleValue());
    }

    private static String number(Estimate estimate) {
        return Figures.number(estimate.value(), estimate.halfWidth());
    }

    private static String replicas(ReplicasResult replicas) {
        return replicas.min() == replicas.max()
                ? String.valueOf(replicas.min())
                : replicas.min() + "…" + replicas.max();
    }

    private static double order(Estimate estimate) {
        return estimate.value();
    }
}
