package dev.archipelago.app.editor.inspector;

import dev.archipelago.simulator.estimate.DistributionCurve;
import javafx.scene.chart.AreaChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;

/// How densely the values of a distribution lie, up to where hardly any are longer, with its p50 and p99 as lines.
final class DensityChart {
    private static final int STEPS = 120;
    private static final double WIDE = 1.25;

    private final NumberAxis across = new NumberAxis();
    private final NumberAxis up = new NumberAxis();
    private final AreaChart<Number, Number> node = new AreaChart<>(across, up);

    DensityChart() {
        across.setLabel("ms");
        across.setForceZeroInRange(false);
        across.setAutoRanging(false);
        up.setTickLabelsVisible(false);
        up.setTickMarkVisible(false);
        up.setMinorTickVisible(false);
        node.setId("distribution-density");
        node.setAnimated(false);
        node.setCreateSymbols(false);
        node.setLegendVisible(false);
        node.setPrefHeight(190);
        node.setMinHeight(150);
    }

    AreaChart<Number, Number> node() {
        return node;
    }

    void clear() {
        node.getData().clear();
    }

    void show(DistributionCurve curve) {
        node.getData().clear();
        double p50 = curve.quantile(0.5);
        double p99 = curve.quantile(0.99);
        double unit = tick(Math.max(p99 * WIDE, 1e-9));
        double end = unit * Math.ceil(p99 * WIDE / unit);
        XYChart.Series<Number, Number> density = new XYChart.Series<>();
        double highest = 0;
        for (int i = 0; i < STEPS; i++) {
            double from = end * i / STEPS;
            double to = end * (i + 1) / STEPS;
            double height = curve.density(from, to) / 1000;
            highest = Math.max(highest, height);
            density.getData().add(new XYChart.Data<>((from + to) / 2 * 1000, height));
        }
        across.setLowerBound(0);
        across.setUpperBound(end * 1000);
        across.setTickUnit(unit * 1000);
        node.getData().add(density);
        node.getData().add(line(p50, highest));
        node.getData().add(line(p99, highest));
    }

    private static XYChart.Series<Number, Number> line(double at, double height) {
        XYChart.Series<Number, Number> line = new XYChart.Series<>();
        line.getData().add(new XYChart.Data<>(at * 1000, 0));
        line.getData().add(new XYChart.Data<>(at * 1000, height));
        return line;
    }

    /// A fifth of the axis or a little more, 1, 2 or 5 times a power of ten.
    private static double tick(double length) {
        double rough = length / 5;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double digit = rough / power;
        return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
    }
}
