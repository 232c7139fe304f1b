package dev.archipelago.app.editor.look;

import dev.archipelago.exporters.layout.Box;
import dev.archipelago.exporters.layout.Point;
import dev.archipelago.exporters.picture.Figure;
import dev.archipelago.exporters.picture.Ink;
import dev.archipelago.exporters.picture.Mark;
import dev.archipelago.exporters.picture.Outline;
import dev.archipelago.exporters.picture.Stroke;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.FontSmoothingType;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/// Paints marks with a JavaFX graphics context.
public final class Brush {

    private static final double THINNEST = 0.8;

    private record Face(double size, boolean bold) {}

    private final GraphicsContext graphics;
    private final String family;
    private final Map<Face, Font> fonts = new HashMap<>();
    private double thinnest;

    public Brush(GraphicsContext graphics) {
        this.graphics = graphics;
        this.family = Fonts.family(Locale.ENGLISH).orElseGet(() -> Font.getDefault().getFamily());
    }

    /// To be called before painting.
    public void prepare() {
        graphics.setLineCap(StrokeLineCap.ROUND);
        graphics.setLineJoin(StrokeLineJoin.ROUND);
        graphics.setFontSmoothingType(FontSmoothingType.GRAY);
    }

    public void paint(Figure figure, double scale) {
        thinnest = THINNEST / scale;
        for (Mark mark : figure.marks()) {
            if (mark.detail().isVisibleAt(scale)) {
                switch (mark) {
                    case Mark.Shape shape -> paint(shape);
                    case Mark.Text text -> paint(text);
                }
            }
        }
    }

    public static Color color(Ink ink) {
        return Color.rgb(ink.rgb() >> 16 & 0xFF, ink.rgb() >> 8 & 0xFF, ink.rgb() & 0xFF, ink.opacity());
    }

    /// A font that the machine has; the letters that it lacks come from others.
    public Font font(Mark.Lettering lettering) {
        return fonts.computeIfAbsent(new Face(lettering.size(), lettering.bold()), face -> Font.font(family,
                face.bold() ? FontWeight.BOLD : FontWeight.NORMAL, face.size()));
    }

    private void paint(Mark.Shape shape) {
        Ink fill = shape.fill();
        Stroke stroke = shape.stroke();
        if (fill != null) {
            graphics.setFill(color(fill));
        }
        if (stroke != null) {
            graphics.setStroke(color(stroke.ink()));
            graphics.setLineWidth(Math.max(thinnest, stroke.width()));
            graphics.setLineDashes(stroke.pattern().stream().mapToDouble(Double::doubleValue).toArray());
        }
        switch (shape.outline()) {
            case Outline.Rounded(Box box, double radius) -> rounded(box, 2 * radius, fill != null, stroke != null);
            case Outline.Oval(Box box) -> oval(box, fill != null, stroke != null);
            case Outline.Path path -> path(path, fill != null, stroke != null);
        }
    }

    private void rounded(Box box, double arc, boolean filled, boolean stroked) {
        if (filled) {
            graphics.fillRoundRect(box.x(), box.y(), box.width(), box.height(), arc, arc);
        }
        if (stroked) {
            graphics.strokeRoundRect(box.x(), box.y(), box.width(), box.height(), arc, arc);
        }
    }

    private void oval(Box box, boolean filled, boolean stroked) {
        if (filled) {
            graphics.fillOval(box.x(), box.y(), box.width(), box.height());
        }
        if (stroked) {
            graphics.strokeOval(box.x(), box.y(), box.width(), box.height());
        }
    }

    private void path(Outline.Path path, boolean filled, boolean stroked) {
        graphics.beginPath();
        for (Outline.Piece piece : path.pieces()) {
            switch (piece) {
                case Outline.Move(Point to) -> graphics.moveTo(to.x(), to.y());
                case Outline.Line(Point to) -> graphics.lineTo(to.x(), to.y());
                case Outline.Curve(Point first, Point second, Point to) ->
                    graphics.bezierCurveTo(first.x(), first.y(), second.x(), second.y(), to.x(), to.y());
                case Outline.Close _ -> graphics.closePath();
            }
        }
        if (filled) {
            graphics.fill();
        }
        if (stroked) {
            graphics.stroke();
        }
    }

    private void paint(Mark.Text text) {
        graphics.setFont(font(text.lettering()));
        graphics.setTextAlign(switch (text.anchor()) {
            case START -> TextAlignment.LEFT;
            case MIDDLE -> TextAlignment.CENTER;
            case END -> TextAlignment.RIGHT;
        });
        graphics.setFill(color(text.lettering().ink()));
        graphics.fillText(text.content(), text.at().x(), text.at().y(), text.width());
    }
}
