package dev.archipelago.app.editor.forest;

import dev.archipelago.app.editor.look.Figures;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// The marks of the axis of a forest plot.
final class ForestAxis extends Region {
    private static final double GAP = 6;

    private final ForestScale scale;
    private final List<Double> marks;

    ForestAxis(ForestScale scale) {
        this.scale = scale;
        marks = scale.marks();
        marks.forEach(mark -> {
            Label label = new Label(mark == 0 ? "0" : (mark > 0 ? "+" : "−") + whole(Math.abs(mark)));
            label.getStyleClass().add("forest-tick");
            getChildren().add(label);
        });
        setMinSize(90, 18);
        setPrefHeight(18);
    }

    private static String whole(double mark) {
        double percent = mark * 100;
        return (percent >= 1 ? Figures.count(Math.round(percent)) : Double.toString(percent)) + " %";
    }

    /// A mark that would run into its neighbour nearer to the middle is left out.
    @Override
    protected void layoutChildren() {
        int middle = marks.indexOf(0.0);
        place(middle);
        double end = right(middle);
        for (int i = middle + 1; i < marks.size(); i++) {
            end = show(i, left(i) > end + GAP) ? right(i) : end;
        }
        double begin = left(middle);
        for (int i = middle - 1; i >= 0; i--) {
            begin = show(i, right(i) < begin - GAP) ? left(i) : begin;
        }
    }

    private boolean show(int index, boolean shown) {
        place(index);
        label(index).setVisible(shown);
        return shown;
    }

    private void place(int index) {
        Label label = label(index);
        label.resizeRelocate(left(index), 0, label.prefWidth(-1), label.prefHeight(-1));
    }

    private Label label(int index) {
        return (Label) getChildren().get(index);
    }

    private double left(int index) {
        double width = label(index).prefWidth(-1);
        double wanted = ForestMark.x(scale, marks.get(index), getWidth()) - width / 2;
        return Math.clamp(wanted, 0, Math.max(0, getWidth() - width));
    }

    private double right(int index) {
        return left(index) + label(index).prefWidth(-1);
    }
}
