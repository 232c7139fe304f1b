package dev.archipelago.app.editor.traces;

import dev.archipelago.app.editor.look.Styles;
import dev.archipelago.simulator.analysis.Waterfall.Kind;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.paint.Color;

/// What hues and patterns of a waterfall mean.
final class KindLegend {
    private static final double WIDTH = 22;
    private static final double HEIGHT = 11;

    private final FlowPane node = new FlowPane(12, 2);

    KindLegend(TraceWording wording, ObservableBooleanValue dark) {
        for (Kind kind : Kind.values()) {
            Canvas sample = new Canvas(WIDTH, HEIGHT);
            add(sample, wording.kind(kind));
            follow(dark, () -> new SegmentBrush(dark.get()).paint(cleared(sample), kind, 0, 0, WIDTH, HEIGHT));
        }
        Canvas path = new Canvas(WIDTH, HEIGHT);
        add(path, wording.messages().text("traces.path"));
        follow(dark, () -> {
            GraphicsContext graphics = cleared(path);
            graphics.setFill(dark.get() ? Color.gray(0.93) : Color.gray(0.1));
            graphics.fillRect(0, HEIGHT / 2 - 1, WIDTH, 2.5);
        });
        node.getStyleClass().add("waterfall-legend");
    }

    private void add(Canvas sample, String meaning) {
        Label label = new Label(meaning, sample);
        label.setGraphicTextGap(5);
        label.getStyleClass().add(Styles.HINT);
        node.getChildren().add(label);
    }

    private static void follow(ObservableBooleanValue dark, Runnable paint) {
        paint.run();
        dark.addListener((_, _, _) -> paint.run());
    }

    private static GraphicsContext cleared(Canvas canvas) {
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.clearRect(0, 0, WIDTH, HEIGHT);
        return graphics;
    }

    Node node() {
        return node;
    }
}
