package dev.archipelago.app.editor.results;

import dev.archipelago.app.editor.look.Figures;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.simulator.result.WarmUpCourse;
import java.util.List;
import javafx.scene.chart.LineChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.shape.Rectangle;

/// How a run came into its steady state: the mean latency of each workload over time, and in a shade what is left out.
final class WarmUpChart {

    private static final int MOST_WORKLOADS = 6;

    private final Messages messages;
    private final NumberAxis across = new NumberAxis();
    private final NumberAxis up = new NumberAxis();
    private final Shaded node = new Shaded(across, up);

    /// A chart whose beginning lies in a shade.
    private static final class Shaded extends LineChart<Number, Number> {
        private final Rectangle shade = new Rectangle();
        private final NumberAxis across;
        private double until;

        Shaded(NumberAxis across, NumberAxis up) {
            super(across, up);
            this.across = across;
            shade.getStyleClass().add("warm-up-shade");
            shade.setManaged(false);
        }

        void shadeUntil(double seconds) {
            until = seconds;
            if (!getPlotChildren().contains(shade)) {
                getPlotChildren().addFirst(shade);
            }
            requestChartLayout();
        }

        @Override
        protected void layoutPlotChildren() {
            super.layoutPlotChildren();
            double from = across.getDisplayPosition(across.getLowerBound());
            shade.setX(from);
            shade.setWidth(Math.max(0, across.getDisplayPosition(until) - from));
            shade.setHeight(getYAxis().getHeight());
        }
    }

    WarmUpChart(Messages messages) {
        this.messages = messages;
        up.setLabel(messages.text("results.milliseconds"));
        across.setAutoRanging(false);
        node.setAnimated(false);
        node.setCreateSymbols(false);
        node.setId("warm-up-chart");
        node.setMinSize(240, 0);
        node.setPrefSize(380, 200);
        node.setMaxHeight(Double.MAX_VALUE);
    }

    LineChart<Number, Number> node() {
        return node;
    }

    void show(WarmUpCourse course) {
        node.getData().clear();
        double end = course.at().isEmpty() ? 1 : course.at().getLast();
        across.setUpperBound(end);
        across.setTickUnit(tick(end));
        across.setLabel(messages.text("results.warm-up-seconds", Figures.time(course.seconds())));
        node.setLegendVisible(course.means().size() > 1);
        course.means().entrySet().stream().limit(MOST_WORKLOADS).forEach(entry -> {
            XYChart.Series<Number, Number> series = new XYChart.Series<>();
            series.setName(entry.getKey());
            List<Double> means = entry.getValue();
            for (int i = 0; i < means.size(); i++) {
                series.getData().add(new XYChart.Data<>(course.at().get(i), means.get(i) * 1000));
            }
            node.getData().add(series);
        });
        node.shadeUntil(course.seconds());
    }

    /// About five round steps.
    private static double tick(double end) {
        double power = Math.pow(10, Math.floor(Math.log10(end / 5)));
        double steps = end / 5 / power;
        return power * (steps < 1.5 ? 1 : steps < 3.5 ? 2 : steps < 7.5 ? 5 : 10);
    }
}
