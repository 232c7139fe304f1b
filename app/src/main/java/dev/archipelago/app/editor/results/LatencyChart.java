package dev.archipelago.app.editor.results;

import dev.archipelago.app.editor.look.Figures;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.simulator.result.LatencyResult;
import dev.archipelago.simulator.result.SimulationResult;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.chart.BarChart;
import javafx.scene.chart.CategoryAxis;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;

/// The percentiles of the latency of each workload, side by side; those of a single one with their values.
final class LatencyChart {
    private static final int MOST_WORKLOADS = 6;

    private final BarChart<String, Number> node;

    LatencyChart(Messages messages) {
        CategoryAxis across = new CategoryAxis();
        NumberAxis up = new NumberAxis();
        up.setLabel(messages.text("results.milliseconds"));
        up.setAutoRanging(true);
        node = new BarChart<>(across, up);
        node.setAnimated(false);
        node.setId("latency-chart");
        node.setBarGap(2);
        node.setCategoryGap(18);
        node.setMinSize(240, 0);
        node.setPrefSize(380, 200);
        node.setMaxHeight(Double.MAX_VALUE);
    }

    BarChart<String, Number> node() {
        return node;
    }

    void show(SimulationResult result) {
        node.getData().clear();
        boolean single = result.requests().size() == 1;
        node.setLegendVisible(!single);
        result.requests().entrySet().stream().limit(MOST_WORKLOADS).forEach(entry -> {
            XYChart.Series<String, Number> series = new XYChart.Series<>();
            series.setName(entry.getKey());
            percentiles(entry.getValue().latency()).forEach((name, seconds) -> {
                if (Double.isFinite(seconds)) {
                    String under = single ? name + "\n" + Figures.time(seconds) : name;
                    series.getData().add(new XYChart.Data<>(under, seconds * 1000));
                }
            });
            node.getData().add(series);
        });
    }

    private static Map<String, Double> percentiles(LatencyResult latency) {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("p50", latency.p50().value());
        values.put("p90", latency.p90().value());
        values.put("p95", latency.p95().value());
        values.put("p99", latency.p99().value());
        values.put("p99.9", latency.p999().value());
        return values;
    }
}
