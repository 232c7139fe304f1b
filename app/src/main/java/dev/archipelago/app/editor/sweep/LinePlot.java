package dev.archipelago.app.editor.sweep;

import dev.archipelago.simulator.analysis.SweepAxis;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.SweepResult.Point;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// A figure over the values of a property, with the interval of each point as an upright line. A click chooses a point.
final class LinePlot {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final int MOST_LINES = 8;
    private static final int MOST_MARKS = 20;

    private final SweepWording wording;
    private final Consumer<Point> chosen;
    private final NumberAxis across = new NumberAxis();
    private final NumberAxis up = new NumberAxis();
    private final Plot node = new Plot(across, up);

    /// A chart with intervals.
    private static final class Plot extends LineChart<Number, Number> {
        Plot(NumberAxis across, NumberAxis up) {
            super(across, up);
        }

        /// An interval in the place of its point.
        ///
        /// @param low in the unit of the axis
        record Bar(Point point, double low, double high, Line line) {}

        void add(Bar bar, String style) {
            bar.line().getStyleClass().addAll("interval-line", style);
            bar.line().setManaged(false);
            getPlotChildren().add(bar.line());
        }

        void clear() {
            getPlotChildren().removeIf(child -> child.getStyleClass().contains("interval-line"));
            getData().clear();
        }

        /// As far up and down as the intervals reach.
        @Override
        protected void updateAxisRange() {
            super.updateAxisRange();
            if (getYAxis().isAutoRanging()) {
                List<Number> reached = new ArrayList<>();
                getData().forEach(series -> series.getData().forEach(data -> {
                    reached.add(data.getYValue());
                    if (data.getExtraValue() instanceof Bar bar) {
                        reached.addAll(List.of(bar.low(), bar.high()));
                    }
                }));
                getYAxis().invalidateRange(reached);
            }
        }

        @Override
        protected void layoutPlotChildren() {
            super.layoutPlotChildren();
            getData().forEach(series -> series.getData().forEach(data -> {
                if (data.getExtraValue() instanceof Bar bar) {
                    double x = getXAxis().getDisplayPosition(data.getXValue());
                    bar.line().setStartX(x);
                    bar.line().setEndX(x);
                    bar.line().setStartY(getYAxis().getDisplayPosition(bar.low()));
                    bar.line().setEndY(getYAxis().getDisplayPosition(bar.high()));
                }
            }));
        }
    }

    /// @param chosen is told the point that is clicked
    LinePlot(SweepWording wording, Consumer<Point> chosen) {
        this.wording = wording;
        this.chosen = chosen;
        across.setForceZeroInRange(false);
        up.setForceZeroInRange(false);
        node.setId("sweep-plot");
        node.setAnimated(false);
        node.setAxisSortingPolicy(LineChart.SortingPolicy.NONE);
        node.setMinSize(320, 280);
        node.setPrefHeight(320);
        node.getStyleClass().add("sweep-plot");
    }

    Node node() {
        return node;
    }

    void show(PlotChoice choice) {
        node.clear();
        axis(choice.axes().get(choice.across()));
        up.setLabel(wording.axis(choice.figure()));
        node.pseudoClassStateChanged(PseudoClass.getPseudoClass("scattered"), !choice.isGrid());
        List<String> names = choice.names().stream().limit(MOST_LINES).toList();
        node.setLegendVisible(names.size() > 1);
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            XYChart.Series<Number, Number> series = new XYChart.Series<>();
            series.setName(wording.value(name));
            String style = "default-color" + i;
            choice.points().stream().filter(point -> choice.name(point).equals(name))
                    .filter(point -> Double.isFinite(point.figure(choice.figure()).value()))
                    .sorted(Comparator.comparingDouble(choice::at))
                    .forEach(point -> series.getData().add(data(choice, point, style)));
            node.getData().add(series);
        }
    }

    /// Values that are no numbers stand one after the other, by their names; of a few whole numbers each has its mark.
    private void axis(SweepAxis axis) {
        across.setLabel(axis.path());
        boolean isCounted = axis.isNumeric() && isCounted(axis);
        across.setAutoRanging(axis.isNumeric() && !isCounted);
        across.setTickLabelFormatter(axis.isNumeric() ? null : new Values(axis, wording));
        across.setMinorTickVisible(axis.isNumeric() && !isCounted);
        if (isCounted) {
            across.setLowerBound(Collections.min(axis.at()).doubleValue() - 1);
            across.setUpperBound(Collections.max(axis.at()).doubleValue() + 1);
            across.setTickUnit(1);
        } else if (!axis.isNumeric()) {
            across.setLowerBound(-0.5);
            across.setUpperBound(axis.values().size() - 0.5);
            across.setTickUnit(0.5);
        }
    }

    private static boolean isCounted(SweepAxis axis) {
        return axis.at().stream().allMatch(at -> at.stripTrailingZeros().scale() <= 0)
                && Collections.max(axis.at()).subtract(Collections.min(axis.at())).intValue() <= MOST_MARKS;
    }

    private XYChart.Data<Number, Number> data(PlotChoice choice, Point point, String style) {
        double unit = SweepWording.onAxis(choice.figure());
        Estimate figure = point.figure(choice.figure());
        XYChart.Data<Number, Number> data = new XYChart.Data<>(choice.at(point), unit * figure.value());
        Region symbol = new Region();
        symbol.setId("sweep-point-" + point.number());
        symbol.setOnMouseClicked(_ -> chosen.accept(point));
        Tooltip.install(symbol, new Tooltip(String.join(", ", point.values().stream().map(wording::value).toList())
                + "\n" + wording.figure(choice.figure(), figure) + "\n" + wording.verdict(point)));
        data.setNode(symbol);
        if (figure.hasInterval()) {
            Plot.Bar bar = new Plot.Bar(point, unit * figure.low(), unit * figure.high(), new Line());
            data.setExtraValue(bar);
            node.add(bar, style);
        }
        return data;
    }

    void mark(Point point) {
        node.getData().forEach(series -> series.getData().forEach(data -> data.getNode()
                .pseudoClassStateChanged(CHOSEN, ("sweep-point-" + point.number()).equals(data.getNode().getId()))));
    }

    /// Names at whole numbers.
    private static final class Values extends StringConverter<Number> {
        private final SweepAxis axis;
        private final SweepWording wording;

        Values(SweepAxis axis, SweepWording wording) {
            this.axis = axis;
            this.wording = wording;
        }

        @Override
        public String toString(@Nullable Number place) {
            double at = place == null ? -1 : place.doubleValue();
            int index = (int) Math.round(at);
            return Math.abs(at - index) < 0.01 && index >= 0 && index < axis.values().size()
                    ? wording.value(axis.values().get(index))
                    : "";
        }

        @Override
        public Number fromString(String text) {
            throw new UnsupportedOperationException("An axis is not written on");
        }
    }
}
