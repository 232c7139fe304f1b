package dev.archipelago.exporters.picture;

import dev.archipelago.exporters.layout.Box;
import dev.archipelago.exporters.layout.Point;
import dev.archipelago.exporters.picture.Mark.Anchor;
import dev.archipelago.exporters.picture.Mark.Lettering;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        Optional<Box> bounds = marks.stream().map(Pen::bounds).reduce(Box::union);
        return bounds.orElse(new Box(0, 0, 0, 0));
    }

    private static Box bounds(Mark mark) {
        return switch (mark) {
            case Mark.Shape shape -> bounds(shape.outline()).grown(
                    Optional.ofNullable(shape.stroke()).map(Stroke::width).orElse(0.0));
            case Mark.Text text -> {
                double left = switch (text.anchor()) {
                    case START -> text.at().x();
                    case MIDDLE -> text.at().x() - text.width() / 2;
                    case END -> text.at().x() - text.width();
                };
                double size = text.lettering().size();
                yield new Box(left, text.at().y() - size, text.width(), size * 1.3);
            }
        };
    }

    private static Box bounds(Outline outline) {
        return switch (outline) {
            case Outline.Rounded rounded -> rounded.box();
            case Outline.Oval oval -> oval.box();
            case Outline.Path path -> path.pieces().stream().flatMap(piece -> switch (piece) {
                case Outline.Move move -> List.of(move.to()).stream();
                case Outline.Line line -> List.of(line.to()).stream();
                case Outline.Curve curve -> List.of(curve.first(), curve.second(), curve.to()).stream();
                case Outline.Close _ -> List.<Point>of().stream();
            }).map(p -> Box.spanning(p, p)).reduce(Box::union).orElse(new Box(0, 0, 0, 0));
        };
    }
}
