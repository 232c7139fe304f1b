package dev.archipelago.app.editor.compare;

import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.page.Choices;
import dev.archipelago.simulator.result.OverlaidResult;
import dev.archipelago.simulator.result.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.control.ComboBox;

/// How both went over time, averaged over the replications: a figure of a workload or of a component.
final class CourseOverlay {
    private static final int STEPS = 8;

    private final Messages messages;
    private final OverlaidResult result;
    private final NumberAxis across;
    private final NumberAxis up;
    private final LineChart<Number, Number> chart;
    private final ComboBox<Subject> subject;
    private final ComboBox<Figure> figure;

    /// A workload or a component.
    private record Subject(String id, boolean isWorkload) {}

    /// What is drawn of it.
    ///
    /// @param factor from what was measured to what is shown
    private record Figure(String key, double factor, Function<Timeline, List<Double>> series) {}

    CourseOverlay(Messages messages, OverlaidResult result) {
        this.messages = messages;
        this.result = result;
        across = Overlay.axis(messages.text("compare.seconds"));
        across.setAutoRanging(false);
        up = Overlay.axis("");
        chart = new LineChart<>(across, up);
        chart.setCreateSymbols(false);
        chart.setId("compare-course");
        subject = Choices.box("compare-course-subject", messages.text("compare.subject"), Subject::id);
        figure = Choices.box("compare-course-figure", messages.text("compare.figure"),
                chosen -> messages.text("compare.course." + chosen.key()));
        subject.valueProperty().addListener((_, _, chosen) -> figures(chosen));
        figure.valueProperty().addListener((_, _, chosen) -> {
            if (chosen != null) {
                show(chosen);
            }
        });
        Choices.fill(subject, subjects());
    }

    Node node() {
        return Overlay.of(messages.text("compare.course"), List.of(subject, figure), chart);
    }

    private List<Subject> subjects() {
        List<Subject> subjects = new ArrayList<>();
        result.before().requests().keySet().stream().filter(result.after().requests()::containsKey)
                .forEach(id -> subjects.add(new Subject(id, true)));
        result.before().components().keySet().stream().filter(result.after().components()::containsKey)
                .forEach(id -> subjects.add(new Subject(id, false)));
        return subjects;
    }

    /// The figure that is seen stays when the next subject has it too.
    private void figures(Subject of) {
        String seen = figure.getValue() == null ? "" : figure.getValue().key();
        List<Figure> figures = of.isWorkload() ? ofWorkload(of.id()) : ofComponent(of.id());
        figure.getItems().setAll(figures);
        figure.setValue(figures.stream().filter(one -> one.key().equals(seen)).findFirst()
                .orElse(figures.getFirst()));
    }

    private static List<Figure> ofWorkload(String id) {
        return List.of(new Figure("p99", 1000, line -> requests(line, id).p99()),
                new Figure("p95", 1000, line -> requests(line, id).p95()),
                new Figure("p50", 1000, line -> requests(line, id).p50()),
                new Figure("mean", 1000, line -> requests(line, id).mean()),
                new Figure("offered", 1, line -> requests(line, id).offered()),
                new Figure("goodput", 1, line -> requests(line, id).goodput()),
                new Figure("failures", 1, line -> requests(line, id).failures()));
    }

    private static Timeline.Requests requests(Timeline line, String id) {
        return Objects.requireNonNull(line.requests().get(id));
    }

    private static List<Figure> ofComponent(String id) {
        return List.of(new Figure("load", 100, line -> load(line, id).utilization()),
                new Figure("queue", 1, line -> load(line, id).queueLength()),
                new Figure("replicas", 1, line -> load(line, id).replicas()),
                new Figure("ready", 1, line -> load(line, id).ready()),
                new Figure("calls-failed", 100, line -> load(line, id).failed()));
    }

    private static Timeline.Load load(Timeline line, String id) {
        return Objects.requireNonNull(line.components().get(id));
    }

    private void show(Figure chosen) {
        List<Double> seconds = result.after().seconds();
        across.setUpperBound(seconds.getLast());
        across.setTickUnit(Overlay.tick(seconds.getLast(), STEPS));
        up.setLabel(messages.text("compare.course." + chosen.key()));
        Overlay.show(chart, messages, seconds, scaled(chosen, result.before()), scaled(chosen, result.after()));
    }

    private static List<Double> scaled(Figure chosen, Timeline line) {
        return chosen.series().apply(line).stream().map(value -> value * chosen.factor()).toList();
    }
}
