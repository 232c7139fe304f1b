package dev.archipelago.app.editor.compare;

import dev.archipelago.app.editor.look.Messages;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// A picture in which what was before lies as a ghost behind what is after, with what is chosen to be seen above it.
final class Overlay {
    private static final double HEIGHT = 230;

    private Overlay() {}

    /// @param choices what of it is seen
    static Node of(String title, List<? extends Node> choices, XYChart<Number, Number> chart) {
        Label heading = new Label(title);
        heading.getStyleClass().add("results-heading");
        HBox head = new HBox(12, heading);
        head.getChildren().addAll(choices);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("page-entries");
        chart.setAnimated(false);
        chart.setVerticalZeroLineVisible(false);
        chart.setMinWidth(0);
        chart.getStyleClass().add("overlaid");
        chart.setMinHeight(HEIGHT);
        chart.setPrefHeight(HEIGHT);
        return new VBox(4, head, chart);
    }

    /// Shows two series over the same places; where there is nothing the line goes straight to the next place at which there is.
    static void show(XYChart<Number, Number> chart, Messages messages, List<Double> places, List<Double> before,
            List<Double> after) {
        chart.getData().clear();
        chart.getData().add(series(messages.text("forest.before"), places, before));
        chart.getData().add(series(messages.text("forest.after"), places, after));
    }

    private static XYChart.Series<Number, Number> series(String name, List<Double> places, List<Double> values) {
        XYChart.Series<Number, Number> series = new XYChart.Series<>();
        series.setName(name);
        for (int i = 0; i < Math.min(places.size(), values.size()); i++) {
            if (Double.isFinite(values.get(i))) {
                series.getData().add(new XYChart.Data<>(places.get(i), values.get(i)));
            }
        }
        return series;
    }

    /// About so many round steps.
    static double tick(double length, int steps) {
        double power = Math.pow(10, Math.floor(Math.log10(length / steps)));
        double wanted = length / steps / power;
        return power * (wanted < 1.5 ? 1 : wanted < 3.5 ? 2 : wanted < 7.5 ? 5 : 10);
    }

    static NumberAxis axis(String label) {
        NumberAxis axis = new NumberAxis();
        axis.setLabel(label);
        return axis;
    }
}
