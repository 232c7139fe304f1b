package dev.archipelago.app.editor.playback;

import dev.archipelago.app.editor.look.Figures;
import dev.archipelago.app.seeing.Curves;
import dev.archipelago.simulator.result.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.collections.FXCollections;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// Lines over the time of a run, with a crosshair, what happened, and the warm-up in a shade before it.
///
/// A chart of the toolkit with lines of its own: where nothing was measured they have gaps, and a crosshair moves without
/// anything being laid out anew.
final class TimeChart extends XYChart<Number, Number> {
    static final double VALUES = 66;
    private static final double WARM_UP = 0.04;
    private static final int VALUE_TICKS = 3;
    private static final Double[][] DASHES = {{}, {8.0, 4.0}, {2.0, 3.0}, {10.0, 3.0, 2.0, 3.0}, {5.0, 2.0},
        {14.0, 4.0}, {1.0, 4.0}};

    private final TimeAxis across;
    private final NumberAxis up;
    private final Rectangle shade = new Rectangle();
    private final Line crosshair = new Line();
    private final List<Path> paths = new ArrayList<>();
    private final List<Path> bands = new ArrayList<>();
    private final List<Line> marks = new ArrayList<>();
    private final Course course;
    private double at = Double.NaN;

    /// What is drawn.
    ///
    /// @param ends of the intervals, in seconds
    /// @param seconds of the run
    /// @param warmUp seconds before it
    /// @param happened what happened
    record Course(Curves curves, List<Double> ends, double seconds, double warmUp, List<Mark> happened) {}

    TimeChart(Course course) {
        super(new TimeAxis(course.warmUp() > 0 ? WARM_UP * course.seconds() : 0, course.seconds()), new NumberAxis());
        this.course = course;
        setData(FXCollections.observableArrayList());
        across = (TimeAxis) getXAxis();
        up = (NumberAxis) getYAxis();
        axes();
        shade.getStyleClass().add("warm-up-shade");
        crosshair.getStyleClass().add("crosshair");
        getPlotChildren().add(shade);
        for (Mark mark : course.happened()) {
            Line line = new Line();
            line.getStyleClass().addAll("chart-mark", "mark-" + mark.kind().id());
            marks.add(line);
        }
        for (int i = 0; i < course.curves().series().size(); i++) {
            Path path = new Path();
            path.getStyleClass().addAll("chart-series-line", "default-color" + i);
            path.getStrokeDashArray().setAll(DASHES[i % DASHES.length]);
            paths.add(path);
            Path band = new Path();
            band.getStyleClass().addAll("chart-band", "default-color" + i);
            bands.add(band);
        }
        getPlotChildren().addAll(marks);
        getPlotChildren().addAll(bands);
        getPlotChildren().addAll(paths);
        getPlotChildren().add(crosshair);
        getPlotChildren().forEach(child -> child.setMouseTransparent(true));
        setAnimated(false);
        setLegendVisible(false);
        setVerticalZeroLineVisible(false);
    }

    private void axes() {
        double highest = course.curves().series().values().stream().flatMap(List::stream)
                .mapToDouble(Double::doubleValue).filter(Double::isFinite).max().orElse(0);
        double top = course.curves().unit().equals("share") ? Math.max(1, highest) : highest > 0 ? highest : 1;
        double step = TimeAxis.tick(top, VALUE_TICKS);
        up.setAutoRanging(false);
        up.setUpperBound(Math.ceil(top / step - 1e-9) * step);
        up.setTickUnit(step);
        up.setMinorTickVisible(false);
        up.setTickLabelFormatter(new Spelling(course.curves().unit()));
        up.setMinWidth(VALUES);
        up.setPrefWidth(VALUES);
        up.setMaxWidth(VALUES);
    }

    /// A number of a unit in words.
    static String spelled(String unit, double value) {
        return switch (unit) {
            case "time" -> Figures.time(value);
            case "share" -> Figures.share(value);
            case "rate" -> Figures.rate(value);
            default -> Figures.number(value);
        };
    }

    /// Moves the crosshair; NaN for none.
    void point(double seconds) {
        at = seconds;
        crosshair.setVisible(!Double.isNaN(at));
        place(crosshair, at);
    }

    /// The time under a place of the chart.
    double second(double sceneX) {
        double x = across.sceneToLocal(sceneX, 0).getX();
        return Math.clamp(across.getValueForDisplay(x).doubleValue(), 0, course.seconds());
    }

    private void place(Line line, double seconds) {
        if (!Double.isNaN(seconds)) {
            double x = Math.round(across.getDisplayPosition(seconds)) + 0.5;
            line.setStartX(x);
            line.setEndX(x);
            line.setStartY(0);
            line.setEndY(up.getHeight());
        }
    }

    @Override
    protected void layoutPlotChildren() {
        double zero = across.getDisplayPosition(0);
        double left = across.getDisplayPosition(across.getLowerBound());
        shade.setX(left);
        shade.setWidth(Math.max(0, zero - left));
        shade.setHeight(up.getHeight());
        for (int i = 0; i < marks.size(); i++) {
            place(marks.get(i), course.happened().get(i).from());
        }
        int number = 0;
        for (Map.Entry<String, List<Double>> series : course.curves().series().entrySet()) {
            List<Double> widths = course.curves().halfWidths().getOrDefault(series.getKey(), List.of());
            if (!widths.isEmpty()) {
                draw(bands.get(number), series.getValue(), widths);
            }
            draw(paths.get(number++), series.getValue());
        }
        point(at);
    }

    /// A value holds for its interval and stands in the middle of it.
    private void draw(Path path, List<Double> values) {
        path.getElements().clear();
        boolean down = false;
        for (int i = 0; i < values.size(); i++) {
            boolean known = Double.isFinite(values.get(i));
            if (known) {
                double y = up.getDisplayPosition(values.get(i));
                path.getElements().add(down ? new LineTo(middle(i), y) : new MoveTo(middle(i), y));
            }
            down = known;
        }
    }

    /// The interval of each value, from the middle of one to that of the next.
    private void draw(Path band, List<Double> values, List<Double> widths) {
        band.getElements().clear();
        for (int i = 0; i + 1 < values.size(); i++) {
            if (Double.isFinite(values.get(i) + widths.get(i) + values.get(i + 1) + widths.get(i + 1))) {
                double left = middle(i);
                double right = middle(i + 1);
                band.getElements().addAll(new MoveTo(left, height(values.get(i) + widths.get(i))),
                        new LineTo(right, height(values.get(i + 1) + widths.get(i + 1))),
                        new LineTo(right, height(values.get(i + 1) - widths.get(i + 1))),
                        new LineTo(left, height(values.get(i) - widths.get(i))), new ClosePath());
            }
        }
    }

    private double middle(int interval) {
        double begin = interval == 0 ? 0 : course.ends().get(interval - 1);
        return across.getDisplayPosition((begin + course.ends().get(interval)) / 2);
    }

    /// Within the chart, also of what reaches out of it.
    private double height(double value) {
        return up.getDisplayPosition(Math.clamp(value, 0, up.getUpperBound()));
    }

    // ---- what the toolkit would do with data of its own, of which there is none

    @Override
    protected void dataItemAdded(Series<Number, Number> series, int itemIndex, Data<Number, Number> item) {}

    @Override
    protected void dataItemRemoved(Data<Number, Number> item, Series<Number, Number> series) {}

    @Override
    protected void dataItemChanged(Data<Number, Number> item) {}

    @Override
    protected void seriesAdded(Series<Number, Number> series, int seriesIndex) {}

    @Override
    protected void seriesRemoved(Series<Number, Number> series) {}

    private static final class Spelling extends StringConverter<Number> {
        private final String unit;

        Spelling(String unit) {
            this.unit = unit;
        }

        @Override
        public String toString(@Nullable Number value) {
            return value == null ? "" : spelled(unit, value.doubleValue());
        }

        @Override
        public Number fromString(String text) {
            throw new UnsupportedOperationException("Nobody types into an axis");
        }
    }
}
