package dev.archipelago.app.editor.playback;

import dev.archipelago.app.editor.look.Figures;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.look.Styles;
import dev.archipelago.app.seeing.Curves;
import dev.archipelago.simulator.result.SimulationResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;

/// How a run went over time: charts on one time axis, with one crosshair, which is the instant that is looked at or the one
/// under the pointer. Pressed or dragged in any of them it is looked at.
public final class TimeCharts {
    private static final double NARROWEST = 460;
    private static final double HEIGHT = 130;
    private static final double GAP = 12;

    private final Messages messages;
    private final Playback playback;
    private final TilePane tiles = new TilePane(GAP, GAP);
    private final Label empty = new Label();
    private final ScrollPane node = new ScrollPane();
    private final DoubleProperty hovered = new SimpleDoubleProperty(Double.NaN);
    private final List<Panel> panels = new ArrayList<>();

    /// A chart with the numbers under the crosshair.
    private record Panel(Curves curves, TimeChart chart, List<Label> values) {}

    public TimeCharts(Messages messages, Playback playback) {
        this.messages = messages;
        this.playback = playback;
        tiles.setId("time-charts");
        tiles.getStyleClass().add("time-charts");
        empty.setText(messages.text("charts.empty"));
        empty.getStyleClass().add(Styles.HINT);
        node.setFitToWidth(true);
        node.getStyleClass().addAll("edge-to-edge", Styles.SIDE_PANE);
        node.widthProperty().addListener((_, _, _) -> size());
        playback.resultProperty().addListener((_, _, result) -> fill(result));
        playback.headProperty().addListener((_, _, _) -> point());
        hovered.addListener((_, _, _) -> point());
        fill(playback.resultProperty().get());
    }

    public Node node() {
        return node;
    }

    private void fill(Optional<SimulationResult> result) {
        panels.clear();
        tiles.getChildren().clear();
        result.ifPresent(run -> Curves.of(run).forEach(curves -> tiles.getChildren().add(panel(run, curves))));
        if (result.isPresent()) {
            node.setContent(tiles);
        } else {
            node.setContent(new VBox(empty));
        }
        size();
        point();
    }

    private Node panel(SimulationResult run, Curves curves) {
        TimeChart chart = new TimeChart(new TimeChart.Course(curves, run.timeline().seconds(), run.simulatedSeconds(),
                run.warmUpSeconds(), run.timeline().marks()));
        chart.setId("chart-" + curves.id());
        chart.setPrefHeight(HEIGHT);
        chart.setMinHeight(HEIGHT);
        chart.setOnMouseMoved(event -> hovered.set(chart.second(event.getSceneX())));
        chart.setOnMouseExited(_ -> hovered.set(Double.NaN));
        chart.setOnMousePressed(event -> look(chart, event));
        chart.setOnMouseDragged(event -> look(chart, event));
        String title = messages.text("charts." + curves.id());
        Label name = new Label(curves.of() > curves.series().size()
                ? messages.text("charts.most", title, curves.series().size(), curves.of())
                : title);
        name.getStyleClass().add("time-chart-title");
        FlowPane legend = new FlowPane(name);
        legend.getStyleClass().add("time-chart-legend");
        List<Label> values = new ArrayList<>();
        int number = 0;
        for (String series : curves.series().keySet()) {
            Line sample = new Line(0, 0, 18, 0);
            sample.getStyleClass().addAll("chart-series-line", "default-color" + number++);
            Label value = new Label(series, sample);
            value.getStyleClass().add("time-chart-value");
            values.add(value);
            legend.getChildren().add(value);
        }
        panels.add(new Panel(curves, chart, values));
        return new VBox(legend, chart);
    }

    private void look(TimeChart chart, MouseEvent event) {
        double second = chart.second(event.getSceneX());
        hovered.set(second);
        playback.stopAt(second);
        event.consume();
    }

    /// As many beside each other as there is room for.
    private void size() {
        double room = Math.max(NARROWEST, node.getWidth() - 40);
        int columns = (int) Math.max(1, Math.floor(room / NARROWEST));
        tiles.setPrefColumns(columns);
        tiles.setPrefTileWidth(Math.floor((room - (columns - 1) * GAP) / columns));
    }

    private void point() {
        double at = Double.isNaN(hovered.get()) ? playback.headProperty().get() : hovered.get();
        int interval = interval(at);
        for (Panel panel : panels) {
            panel.chart().point(at);
            int number = 0;
            for (Map.Entry<String, List<Double>> series : panel.curves().series().entrySet()) {
                panel.values().get(number++).setText(interval < 0
                        ? series.getKey()
                        : series.getKey() + "  " + value(panel.curves(), series.getValue().get(interval)));
            }
        }
    }

    private static String value(Curves curves, double value) {
        return Double.isFinite(value) ? TimeChart.spelled(curves.unit(), value) : Figures.NONE;
    }

    /// The interval of the time line around an instant; -1 for none.
    private int interval(double at) {
        List<Double> ends = playback.resultProperty().get().map(run -> run.timeline().seconds()).orElse(List.of());
        if (Double.isNaN(at) || ends.isEmpty()) {
            return -1;
        }
        for (int i = 0; i < ends.size(); i++) {
            if (at < ends.get(i)) {
                return i;
            }
        }
        return ends.size() - 1;
    }
}
