package dev.archipelago.app.editor.compare;

import dev.archipelago.app.editor.look.Figures;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.page.Choices;
import dev.archipelago.simulator.result.OverlaidResult;
import dev.archipelago.simulator.result.OverlaidResult.Distributions;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.chart.AreaChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

/// How long requests of a workload took before and after: shares of the requests over a logarithmic axis of time.
final class LatencyOverlay {
    private static final int STEPS = 8;

    private final Messages messages;
    private final OverlaidResult result;
    private final NumberAxis across;
    private final AreaChart<Number, Number> chart;
    private final ComboBox<String> workload;
    private final ComboBox<Shape> shape;

    /// What is drawn: how many took so long, or how many took no longer.
    private enum Shape {
        SHARES, WITHIN
    }

    LatencyOverlay(Messages messages, OverlaidResult result) {
        this.messages = messages;
        this.result = result;
        across = Overlay.axis(messages.text("compare.latency-axis"));
        across.setAutoRanging(false);
        across.setMinorTickVisible(false);
        across.setTickLabelFormatter(new Powers());
        chart = new AreaChart<>(across, Overlay.axis(messages.text("compare.share-axis")));
        chart.setCreateSymbols(false);
        chart.setId("compare-latencies");
        workload = Choices.box("compare-latency-workload", messages.text("column.workload"), id -> id);
        shape = Choices.box("compare-latency-shape", messages.text("compare.figure"),
                drawn -> messages.text("compare.shape." + drawn));
        Choices.fill(shape, List.of(Shape.values()));
        Choices.fill(workload, List.copyOf(result.latencies().keySet()));
        shape.valueProperty().addListener((_, _, _) -> show());
        workload.valueProperty().addListener((_, _, _) -> show());
        show();
    }

    Node node() {
        return Overlay.of(messages.text("compare.latencies"), List.of(workload, shape), chart);
    }

    private void show() {
        Distributions latencies = Objects.requireNonNull(result.latencies().get(workload.getValue()));
        List<Double> places = IntStream.range(0, latencies.before().size())
                .mapToObj(i -> Math.log10(place(latencies.bounds().get(i), latencies.bounds().get(i + 1)))).toList();
        across.setLowerBound(places.getFirst());
        across.setUpperBound(places.getLast());
        across.setTickUnit((places.getLast() - places.getFirst()) / STEPS);
        Overlay.show(chart, messages, places, percent(latencies.before()), percent(latencies.after()));
    }

    /// A share stands in the middle of its interval; that of those that took no longer holds at its end.
    private double place(double from, double to) {
        return shape.getValue() == Shape.WITHIN ? to : Math.sqrt(from * to);
    }

    private List<Double> percent(List<Double> shares) {
        double[] percent = shares.stream().mapToDouble(share -> 100 * share).toArray();
        if (shape.getValue() == Shape.WITHIN) {
            Arrays.parallelPrefix(percent, Double::sum);
        }
        return Arrays.stream(percent).boxed().toList();
    }

    /// Times by their logarithms.
    private static final class Powers extends StringConverter<Number> {
        @Override
        public String toString(Number logarithm) {
            return Figures.time(Math.pow(10, logarithm.doubleValue()));
        }

        @Override
        public Number fromString(String text) {
            throw new UnsupportedOperationException("Nobody types on an axis");
        }
    }
}
