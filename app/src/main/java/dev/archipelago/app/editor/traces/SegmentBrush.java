package dev.archipelago.app.editor.traces;

import dev.archipelago.simulator.analysis.Waterfall.Kind;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/// Paints what time went on, by hue and by pattern, so that it is told without colour too.
///
/// @param dark whether on a dark ground
record SegmentBrush(boolean dark) {
    private static final double STRIPE = 6;
    private static final double DASH = 5;

    void paint(GraphicsContext graphics, Kind kind, double x, double y, double width, double height) {
        double wide = Math.max(1, width);
        graphics.setLineWidth(1);
        switch (kind) {
            case SERVICE -> fill(graphics, base(kind), x, y, wide, height);
            case THROTTLED -> {
                fill(graphics, base(kind), x, y, wide, height);
                bars(graphics, base(Kind.SERVICE), x, y, wide, height);
            }
            case WAITING -> {
                fill(graphics, base(kind), x, y, wide, height);
                stripes(graphics, dark ? Color.web("#7A3B00") : Color.web("#A54A00"), x, y, wide, height, 1);
            }
            case NETWORK -> dashes(graphics, x, y, wide, height);
            case RETRY -> {
                fill(graphics, base(kind), x, y, wide, height);
                stripes(graphics, Color.web("#8E3F6D"), x, y, wide, height, -1);
            }
            case CALLS -> line(graphics, x, y, wide, height);
            case AFTERWARDS -> outline(graphics, base(Kind.SERVICE), x, y, wide, height);
            case WASTED -> {
                outline(graphics, base(kind), x, y, wide, height);
                stripes(graphics, base(kind), x, y, wide, height, 1);
                stripes(graphics, base(kind), x, y, wide, height, -1);
            }
        }
    }

    private Color base(Kind kind) {
        return Color.web(switch (kind) {
            case SERVICE, AFTERWARDS -> dark ? "#56B4E9" : "#0072B2";
            case THROTTLED -> dark ? "#1C4F70" : "#A9D8F5";
            case WAITING -> "#E69F00";
            case NETWORK -> dark ? "#2FC79B" : "#009E73";
            case RETRY -> "#CC79A7";
            case CALLS -> dark ? "#7B8794" : "#8A95A3";
            case WASTED -> dark ? "#9A9A9A" : "#767676";
        });
    }

    private static void fill(GraphicsContext graphics, Color color, double x, double y, double width, double height) {
        graphics.setFill(color);
        graphics.fillRect(x, y, width, height);
    }

    private static void outline(GraphicsContext graphics, Color color, double x, double y, double width,
            double height) {
        graphics.setStroke(color);
        graphics.strokeRect(x + 0.5, y + 0.5, Math.max(0.5, width - 1), height - 1);
    }

    private void line(GraphicsContext graphics, double x, double y, double width, double height) {
        graphics.setFill(base(Kind.CALLS));
        graphics.fillRect(x, y + height / 2 - 1, width, 2);
    }

    private void dashes(GraphicsContext graphics, double x, double y, double width, double height) {
        graphics.setFill(base(Kind.NETWORK));
        for (double at = 0; at < width; at += DASH + 2) {
            graphics.fillRect(x + at, y + height / 4, Math.min(DASH, width - at), height / 2);
        }
    }

    private static void bars(GraphicsContext graphics, Color color, double x, double y, double width, double height) {
        graphics.setFill(color);
        for (double at = 0; at < width; at += 4) {
            graphics.fillRect(x + at, y, Math.min(1.5, width - at), height);
        }
    }

    /// @param slope 1 rising, -1 falling
    private static void stripes(GraphicsContext graphics, Color color, double x, double y, double width, double height,
            int slope) {
        graphics.save();
        graphics.beginPath();
        graphics.rect(x, y, width, height);
        graphics.clip();
        graphics.setStroke(color);
        graphics.setLineWidth(1.5);
        for (double at = x - height; at < x + width + height; at += STRIPE) {
            graphics.strokeLine(at, slope > 0 ? y + height : y, at + height, slope > 0 ? y : y + height);
        }
        graphics.restore();
    }
}
