package dev.archipelago.app.editor.optimise;

import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.simulator.result.OptimisationResult;
import dev.archipelago.simulator.result.OptimisationResult.Candidate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/// The configurations that were simulated by what they cost and how slow, or how often there, they are; those on the front are
/// joined by a line. A click chooses one.
final class FrontChart {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final PseudoClass AS_IT_IS = PseudoClass.getPseudoClass("as-it-is");

    private final Messages messages;
    private final OptimiseWording wording;
    private final OptimisationResult result;
    private final Consumer<Integer> chosen;
    private final NumberAxis across = new NumberAxis();
    private final NumberAxis up = new NumberAxis();
    private final LineChart<Number, Number> node = new LineChart<>(across, up);
    private final Map<Integer, Node> points = new HashMap<>();

    /// What stands upwards.
    enum Upwards {
        LATENCY, AVAILABILITY
    }

    /// @param chosen is told the number of the candidate that is clicked
    FrontChart(OptimiseWording wording, Consumer<Integer> chosen) {
        this.messages = wording.messages();
        this.wording = wording;
        this.result = wording.result();
        this.chosen = chosen;
        across.setForceZeroInRange(false);
        across.setLabel(messages.text("optimise.axis.cost", result.before().currency()));
        up.setForceZeroInRange(false);
        node.setAxisSortingPolicy(LineChart.SortingPolicy.NONE);
        node.setId("optimise-front");
        node.setAnimated(false);
        node.setMinSize(320, 260);
        node.setPrefHeight(300);
        node.getStyleClass().add("front-chart");
    }

    Node node() {
        return node;
    }

    void show(Upwards upwards) {
        points.clear();
        node.getData().clear();
        up.setLabel(messages.text("optimise.axis." + upwards));
        ToDoubleFunction<Candidate> value = upwards == Upwards.LATENCY
                ? candidate -> 1000 * candidate.latency().value()
                : candidate -> 100 * candidate.availability();
        List<Candidate> all = result.candidates();
        add("optimise.front", value, IntStream.range(0, all.size()).filter(i -> all.get(i).isOnFront()).boxed()
                .sorted(Comparator.comparingDouble(i -> all.get(i).cost().value())).toList());
        add("optimise.others", value,
                IntStream.range(0, all.size()).filter(i -> all.get(i).meets() && !all.get(i).isOnFront()).boxed()
                        .toList());
        add("optimise.missing", value,
                IntStream.range(0, all.size()).filter(i -> !all.get(i).meets()).boxed().toList());
    }

    private void add(String key, ToDoubleFunction<Candidate> value, List<Integer> numbers) {
        XYChart.Series<Number, Number> series = new XYChart.Series<>();
        series.setName(messages.text(key));
        for (int number : numbers) {
            Candidate candidate = result.candidates().get(number);
            double height = value.applyAsDouble(candidate);
            if (Double.isFinite(height)) {
                XYChart.Data<Number, Number> point = new XYChart.Data<>(candidate.cost().value(), height);
                point.setNode(point(number, candidate));
                series.getData().add(point);
            }
        }
        node.getData().add(series);
    }

    private Node point(int number, Candidate candidate) {
        Region point = new Region();
        point.pseudoClassStateChanged(AS_IT_IS, candidate.values().isEmpty());
        point.setId("optimise-point-" + number);
        point.setOnMouseClicked(_ -> chosen.accept(number));
        Tooltip.install(point, new Tooltip(wording.changes(candidate) + "\n" + wording.money(candidate.cost().value())
                + " · " + wording.latency(candidate) + " · " + OptimiseWording.availability(candidate)));
        points.put(number, point);
        return point;
    }

    void mark(int number) {
        points.forEach((each, point) -> {
            point.pseudoClassStateChanged(CHOSEN, each == number);
            if (each == number) {
                point.toFront();
            }
        });
    }
}
