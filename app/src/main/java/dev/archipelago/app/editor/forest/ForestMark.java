package dev.archipelago.app.editor.forest;

import dev.archipelago.simulator.result.ComparisonResult.Judgement;
import dev.archipelago.simulator.result.Estimate;
import java.util.Locale;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;

/// One difference on the axis: a point, a line as long as its interval, and the line of no difference behind them. What lies beyond
/// the axis ends in a tip.
final class ForestMark extends Region {
    private static final double RADIUS = 4;
    private static final double INSET = 8;
    private static final double TIP = 5;

    private final Estimate difference;
    private final ForestScale scale;
    private final Line zero = new Line();
    private final Line interval = new Line();
    private final Circle point = new Circle(RADIUS);
    private final Polygon left = new Polygon(0, 0, TIP, -TIP, TIP, TIP);
    private final Polygon right = new Polygon(0, 0, -TIP, -TIP, -TIP, TIP);

    ForestMark(Estimate difference, Judgement judgement, ForestScale scale) {
        this.difference = difference;
        this.scale = scale;
        zero.getStyleClass().add("forest-zero");
        getStyleClass().addAll("forest-mark", judgement.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        interval.getStyleClass().add("forest-interval");
        point.getStyleClass().add("forest-point");
        left.getStyleClass().add("forest-point");
        right.getStyleClass().add("forest-point");
        getChildren().add(zero);
        if (difference.isMeasured()) {
            getChildren().addAll(interval, left, right, point);
        }
        setMinSize(90, 22);
        setPrefHeight(22);
    }

    /// Where a difference lies in a row of some width; what is beyond lies at the end.
    static double x(ForestScale scale, double difference, double width) {
        return INSET + Math.clamp(scale.position(difference), 0, 1) * (width - 2 * INSET);
    }

    @Override
    protected void layoutChildren() {
        double middle = getHeight() / 2;
        line(zero, x(0), x(0), 0, getHeight());
        double low = difference.hasInterval() ? difference.low() : difference.value();
        double high = difference.hasInterval() ? difference.high() : difference.value();
        line(interval, x(low), x(high), middle, middle);
        point.setCenterX(x(difference.value()));
        point.setCenterY(middle);
        tip(left, scale.position(low) < 0, x(low), middle);
        tip(right, scale.position(high) > 1, x(high), middle);
        double position = scale.position(difference.value());
        point.setVisible(position >= 0 && position <= 1);
    }

    private double x(double value) {
        return Double.isNaN(value) ? 0 : x(scale, value, getWidth());
    }

    private static void tip(Polygon tip, boolean shown, double x, double y) {
        tip.setVisible(shown);
        tip.setLayoutX(x);
        tip.setLayoutY(y);
    }

    private static void line(Line line, double fromX, double toX, double fromY, double toY) {
        line.setStartX(fromX);
        line.setEndX(toX);
        line.setStartY(fromY);
        line.setEndY(toY);
    }
}
