package dev.archipelago.exporters.picture;

import dev.archipelago.exporters.layout.Box;
import dev.archipelago.exporters.layout.Point;
import dev.archipelago.exporters.picture.Mark.Anchor;
import dev.archipelago.exporters.picture.Mark.Lettering;
import java.util.ArrayList;
import java.util.List;

/// Collects the marks of a figure.
final class Pen {

    private static final double SQUEEZE = 1.06;

    private final List<Mark> marks = new ArrayList<>();
    private Detail detail = Detail.ALWAYS;

    /// From here on marks are shown at these magnifications.
    Pen at(Detail changed) {
        detail = changed;
        return this;
    }

    Pen fill(Outline outline, Ink ink) {
        marks.add(new Mark.Shape(outline, ink, null, detail));
        return this;
    }

    Pen line(Outline outline, Stroke stroke) {
        marks.add(new Mark.Shape(outline, null, stroke, detail));
        return this;
    }

    Pen shape(Outline outline, Ink fill, Stroke stroke) {
        marks.add(new Mark.Shape(outline, fill, stroke, detail));
        return this;
    }

    /// Text that is cut to the room it has, if it takes much more; answers how wide it came out.
    double text(String content, Point at, Anchor anchor, Lettering lettering, double room) {
        String fitted = Letters.fitted(content, lettering.size(), lettering.bold(), room * SQUEEZE);
        double width = Math.min(room, Letters.width(fitted, lettering.size(), lettering.bold()));
        marks.add(new Mark.Text(fitted, at, anchor, lettering, width, detail));
        return width;
    }

    /// A symbol drawn with lines.
    Pen symbol(List<Outline> symbol, Point corner, double size, Ink ink) {
        for (Outline outline : symbol) {
            line(outline.placed(corner.x(), corner.y(), size / Symbols.GRID),
                    Stroke.solid(ink, Math.max(1, Symbols.LINE * size / Symbols.GRID)));
        }
        return this;
    }

    List<Mark> marks() {
        return List.copyOf(marks);
    }

    /// The smallest box that holds what was collected, line widths included.
    Box bounds() {
        Extent extent = new Extent();
        for (Mark mark : marks) {
            switch (mark) {
                case Mark.Shape shape -> add(extent, shape);
                case Mark.Text text -> add(extent, text);
            }
        }
        return extent.box();
    }

    private static void add(Extent extent, Mark.Shape shape) {
        double around = shape.stroke() == null ? 0 : shape.stroke().width();
        switch (shape.outline()) {
            case Outline.Rounded rounded -> extent.add(rounded.box(), around);
            case Outline.Oval oval -> extent.add(oval.box(), around);
            case Outline.Path path -> path.pieces().forEach(piece -> add(extent, piece, around));
        }
    }

    private static void add(Extent extent, Outline.Piece piece, double around) {
        switch (piece) {
            case Outline.Move(Point to) -> extent.add(to, around);
            case Outline.Line(Point to) -> extent.add(to, around);
            case Outline.Curve(Point first, Point second, Point to) -> {
                extent.add(first, around);
                extent.add(second, around);
                extent.add(to, around);
            }
            case Outline.Close _ -> {
            }
        }
    }

    private static void add(Extent extent, Mark.Text text) {
        double left = switch (text.anchor()) {
            case START -> text.at().x();
            case MIDDLE -> text.at().x() - text.width() / 2;
            case END -> text.at().x() - text.width();
        };
        double size = text.lettering().size();
        extent.add(new Box(left, text.at().y() - size, text.width(), size * 1.3), 0);
    }

    /// Grows with what is added.
    private static final class Extent {
        private double left = Double.POSITIVE_INFINITY;
        private double top = Double.POSITIVE_INFINITY;
        private double right = Double.NEGATIVE_INFINITY;
        private double bottom = Double.NEGATIVE_INFINITY;

        void add(Box box, double around) {
            left = Math.min(left, box.x() - around);
            top = Math.min(top, box.y() - around);
            right = Math.max(right, box.right() + around);
            bottom = Math.max(bottom, box.bottom() + around);
        }

        void add(Point point, double around) {
            left = Math.min(left, point.x() - around);
            top = Math.min(top, point.y() - around);
            right = Math.max(right, point.x() + around);
            bottom = Math.max(bottom, point.y() + around);
        }

        Box box() {
            return left > right ? new Box(0, 0, 0, 0) : new Box(left, top, right - left, bottom - top);
        }
    }
}
