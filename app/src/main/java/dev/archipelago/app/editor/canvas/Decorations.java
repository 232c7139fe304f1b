package dev.archipelago.app.editor.canvas;

import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.app.editor.look.Brush;
import dev.archipelago.exporters.layout.Box;
import dev.archipelago.exporters.layout.Layout;
import dev.archipelago.exporters.layout.Point;
import dev.archipelago.exporters.layout.Route;
import dev.archipelago.exporters.picture.Ink;
import dev.archipelago.exporters.picture.Mark;
import dev.archipelago.exporters.picture.Palette;
import dev.archipelago.exporters.picture.Severity;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.merge.Difference;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/// The layer above the drawing: selection, focus, handles, guides and whatever a gesture shows. Never exported.
final class Decorations {

    static final double HANDLE_DISTANCE = 11;
    private static final double HANDLE = 5;
    private static final double RING_GAP = 4;
    private static final double ARC = 18;
    private static final double KEY_ROW = 22;
    private static final double KEY_TEXT = 52;

    private final Canvas canvas = new Canvas();
    private final GraphicsContext graphics = canvas.getGraphicsContext2D();
    private static final double SIGN = 8;
    private static final double GAP_END = 4;
    private static final double LOCK = 13;
    private static final double LOCK_SEEN_FROM = 0.3;
    private static final double NOTES_WHOLE_FROM = 0.6;

    private final Brush brush = new Brush(graphics);
    private Palette palette = Palette.LIGHT;
    private Camera camera = Camera.START;

    Decorations() {
        canvas.setMouseTransparent(true);
    }

    Canvas node() {
        return canvas;
    }

    void resize(double width, double height) {
        if (canvas.getWidth() != width || canvas.getHeight() != height) {
            canvas.setWidth(width);
            canvas.setHeight(height);
        }
    }

    /// Until something is painted there is nothing to be shown, which saves a layer as large as the view.
    void clear(Palette colours, Camera seenThrough) {
        if (canvas.isVisible()) {
            graphics.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        }
        canvas.setVisible(false);
        palette = colours;
        camera = seenThrough;
        graphics.setLineCap(StrokeLineCap.ROUND);
        graphics.setLineJoin(StrokeLineJoin.ROUND);
        graphics.setLineDashes();
    }

    void selection(Selection selection, Layout layout) {
        for (ComponentId id : selection.components()) {
            stroke(palette.accent(), 2);
            layout.box(id).ifPresent(box -> ring(camera.toView(box).grown(RING_GAP), ARC * camera.scale()));
        }
        selection.connections().forEach(id -> layout.route(id).ifPresent(route -> {
            stroke(palette.accent().withOpacity(0.35), Math.max(6, 8 * camera.scale()));
            line(route.points().stream().map(camera::toView).toList());
            stroke(palette.accent(), 2);
            line(route.points().stream().map(camera::toView).toList());
            knob(camera.toView(route.start()));
            knob(camera.toView(route.end()));
        }));
    }

    /// Where a copy would come to be.
    void copy(Box drawn) {
        stroke(palette.accent(), 1.5);
        ring(camera.toView(drawn), ARC * camera.scale());
    }

    /// What is being moved: its boxes where they are now, and straight lines to what they are connected with.
    void move(Moving moving) {
        for (Moving.Line line : moving.lines()) {
            stroke(palette.line(), Math.max(1, 1.75 * camera.scale()));
            Point from = camera.toView(line.from());
            Point to = camera.toView(line.to());
            line(List.of(from, to));
            arrow(from, to, palette.line());
        }
        brush.prepare();
        for (Moving.Shifted shifted : moving.figures()) {
            graphics.setTransform(camera.scale(), 0, 0, camera.scale(),
                    camera.shiftX() + shifted.dx() * camera.scale(), camera.shiftY() + shifted.dy() * camera.scale());
            brush.paint(shifted.figure(), camera.scale());
        }
        graphics.setTransform(1, 0, 0, 1, 0, 0);
        graphics.setLineDashes();
        graphics.setTextAlign(TextAlignment.LEFT);
    }

    /// A box that another version does not have, or has otherwise: told by colour, sign and dashes.
    void compared(Box drawn, Difference.Kind kind) {
        Box seen = camera.toView(drawn);
        stroke(ink(kind), 2.5);
        graphics.setLineDashes(kind == Difference.Kind.CHANGED ? new double[]{8, 5} : new double[0]);
        ring(seen.grown(3), (ARC - 2) * camera.scale());
        graphics.setLineDashes();
        sign(seen.x(), seen.y(), kind);
    }

    void compared(Route route, Difference.Kind kind) {
        stroke(ink(kind).withOpacity(0.55), Math.max(4, 6 * camera.scale()));
        graphics.setLineDashes(kind == Difference.Kind.CHANGED ? new double[]{8, 10} : new double[0]);
        line(route.points().stream().map(camera::toView).toList());
        graphics.setLineDashes();
    }

    /// A component that the other version has and this one has not, where it was.
    void gone(Comparison.Gone component) {
        Box seen = camera.toView(component.box());
        Ink ink = ink(Difference.Kind.REMOVED);
        graphics.setFill(Brush.color(palette.surface().withOpacity(0.6)));
        graphics.fillRoundRect(seen.x(), seen.y(), seen.width(), seen.height(), ARC, ARC);
        stroke(ink, 1.5);
        graphics.setLineDashes(4, 4);
        ring(seen, (ARC - 2) * camera.scale());
        graphics.setLineDashes();
        graphics.setFont(Font.font(Math.clamp(14 * camera.scale(), 9, 18)));
        graphics.setFill(Brush.color(ink));
        graphics.fillText(component.name(), seen.x() + 14, seen.middle().y() + 4, Math.max(10, seen.width() - 24));
        sign(seen.x(), seen.y(), Difference.Kind.REMOVED);
    }

    /// A line that something takes, or that is lost.
    void marked(Route route, Marking.Line line) {
        List<Point> points = route.points().stream().map(camera::toView).toList();
        Ink ink = line == Marking.Line.LOST ? palette.status(Severity.CRITICAL) : palette.accent();
        stroke(ink.withOpacity(line == Marking.Line.PASSED ? 0.55 : 0.85),
                line == Marking.Line.PASSED ? Math.max(2, 3 * camera.scale()) : Math.max(3, 5 * camera.scale()));
        graphics.setLineDashes(line == Marking.Line.PASSED ? new double[]{3, 6} : new double[0]);
        line(points);
        graphics.setLineDashes();
        if (line == Marking.Line.LOST) {
            Point middle = camera.toView(longest(route).middle());
            stroke(ink, 3);
            graphics.strokeLine(middle.x() - 7, middle.y() - 7, middle.x() + 7, middle.y() + 7);
            graphics.strokeLine(middle.x() + 7, middle.y() - 7, middle.x() - 7, middle.y() + 7);
        }
    }

    private static Box longest(Route route) {
        return route.pieces().max(Comparator.comparingDouble(piece -> piece.width() + piece.height())).orElseThrow();
    }

    /// Outlines around a box, from the inner one outwards ever fainter, with words at its upper right corner.
    void ringed(Box drawn, Marking.Ring ring) {
        Box seen = camera.toView(drawn);
        Ink ink = ink(ring.tone());
        double step = Math.clamp(7 * camera.scale(), 3, 9);
        for (int i = 0; i < ring.ripples(); i++) {
            stroke(ink.withOpacity(0.9 - 0.6 * i / Math.max(1, ring.ripples())), i == 0 ? 2.5 : 1.75);
            graphics.setLineDashes(dashes(ring.tone()));
            ring(seen.grown(4 + i * step), ARC * camera.scale() + 2 * i * step);
        }
        graphics.setLineDashes();
        if (!ring.note().isEmpty() && camera.scale() >= LOCK_SEEN_FROM) {
            boolean small = camera.scale() < NOTES_WHOLE_FROM;
            note(small ? ring.note().split(" · ", -1)[0] : ring.note(), seen, ink);
        }
    }

    /// What rings mean, as samples with words, one over the other from the lower left corner up.
    ///
    /// @param bottom the place of its lower edge in the view
    void keys(List<Marking.Key> keys, double left, double bottom) {
        Font font = brush.font(new Mark.Lettering(11, false, palette.text()));
        double widest = keys.stream().mapToDouble(key -> width(key.text(), font)).max().orElse(0);
        double top = bottom - keys.size() * KEY_ROW - 10;
        Box card = new Box(left, top, KEY_TEXT + widest + 14, bottom - top);
        graphics.setFill(Brush.color(palette.surface().withOpacity(0.94)));
        graphics.fillRoundRect(card.x(), card.y(), card.width(), card.height(), 12, 12);
        stroke(palette.border(), 1);
        graphics.strokeRoundRect(card.x() + 0.5, card.y() + 0.5, card.width() - 1, card.height() - 1, 12, 12);
        for (int i = 0; i < keys.size(); i++) {
            Marking.Ring ring = keys.get(i).ring();
            double middle = top + 5 + (i + 0.5) * KEY_ROW;
            for (int ripple = 0; ripple < ring.ripples(); ripple++) {
                stroke(ink(ring.tone()).withOpacity(0.9 - 0.6 * ripple / ring.ripples()), 1.75);
                graphics.setLineDashes(dashes(ring.tone()));
                ring(Box.around(new Point(left + 25, middle), 30 - (ring.ripples() - 1) * 3, 8)
                        .grown(ripple * 2.5 - (ring.ripples() - 1)), 6 + 2 * ripple);
            }
            graphics.setLineDashes();
            graphics.setFont(font);
            graphics.setFill(Brush.color(palette.text()));
            graphics.fillText(keys.get(i).text(), left + KEY_TEXT, middle + 4);
        }
    }

    private static double width(String text, Font font) {
        Text measured = new Text(text);
        measured.setFont(font);
        return Math.ceil(measured.getLayoutBounds().getWidth());
    }

    private static double[] dashes(Marking.Tone tone) {
        return switch (tone) {
            case WAY, LOST -> new double[0];
            case HARM -> new double[]{9, 5};
            case LIGHT -> new double[]{2, 5};
        };
    }

    private Ink ink(Marking.Tone tone) {
        return switch (tone) {
            case WAY -> palette.accent();
            case LIGHT -> palette.status(Severity.OK);
            case HARM -> palette.status(Severity.WARNING);
            case LOST -> palette.status(Severity.CRITICAL);
        };
    }

    private void note(String text, Box seen, Ink ink) {
        Font font = brush.font(new Mark.Lettering(11, false, palette.text()));
        graphics.setFont(font);
        double width = width(text, font) + 12;
        double x = seen.right() - width + 10;
        double y = seen.y() - 20;
        graphics.setFill(Brush.color(palette.surface()));
        graphics.fillRoundRect(x, y, width, 18, 9, 9);
        stroke(ink, 1.25);
        graphics.strokeRoundRect(x, y, width, 18, 9, 9);
        graphics.setFill(Brush.color(palette.text()));
        graphics.fillText(text, x + 6, y + 13);
    }

    private Ink ink(Difference.Kind kind) {
        return switch (kind) {
            case ADDED -> palette.status(Severity.OK);
            case CHANGED -> palette.status(Severity.WARNING);
            case REMOVED -> palette.status(Severity.CRITICAL);
        };
    }

    private void sign(double x, double y, Difference.Kind kind) {
        graphics.setFill(Brush.color(ink(kind)));
        graphics.fillOval(x - SIGN, y - SIGN, 2 * SIGN, 2 * SIGN);
        graphics.setStroke(Brush.color(palette.surface()));
        graphics.setLineWidth(2);
        switch (kind) {
            case ADDED -> {
                graphics.strokeLine(x - 4, y, x + 4, y);
                graphics.strokeLine(x, y - 4, x, y + 4);
            }
            case REMOVED -> graphics.strokeLine(x - 4, y, x + 4, y);
            case CHANGED -> {
                graphics.strokeLine(x - 4, y + 2, x, y - 3);
                graphics.strokeLine(x, y - 3, x + 4, y + 2);
            }
        }
    }

    /// The sign of a lock on the upper right corner of a box.
    void lock(Box drawn) {
        Box seen = camera.toView(drawn);
        boolean outside = seen.right() < 0 || seen.bottom() < 0 || seen.x() > canvas.getWidth()
                || seen.y() > canvas.getHeight();
        if (outside || camera.scale() < LOCK_SEEN_FROM) {
            return;
        }
        double size = Math.min(1.5, Math.max(0.7, camera.scale())) * LOCK;
        double x = seen.right() - size;
        double y = seen.y() - size * 0.4;
        stroke(palette.text(), size / 9);
        graphics.setFill(Brush.color(palette.surface()));
        graphics.fillOval(x - size * 0.35, y - size * 0.35, size * 1.7, size * 1.7);
        graphics.strokeOval(x - size * 0.35, y - size * 0.35, size * 1.7, size * 1.7);
        graphics.strokeArc(x + size * 0.28, y + size * 0.08, size * 0.44, size * 0.6, 0, 180, ArcType.OPEN);
        graphics.setFill(Brush.color(palette.text()));
        graphics.fillRoundRect(x + size * 0.16, y + size * 0.4, size * 0.68, size * 0.48, size * 0.15, size * 0.15);
    }

    /// The box that the keyboard is at.
    void focus(Box drawn) {
        stroke(palette.accent().withOpacity(0.45), 4);
        ring(camera.toView(drawn).grown(RING_GAP + 4), (ARC + 8) * camera.scale());
    }

    void hover(Box drawn) {
        stroke(palette.accent().withOpacity(0.6), 1.25);
        ring(camera.toView(drawn).grown(2), (ARC - 2) * camera.scale());
        handles(camera.toView(drawn)).forEach(this::knob);
    }

    /// An end of a selected connection, from which it is dragged elsewhere.
    void end(Point drawn) {
        knob(camera.toView(drawn));
    }

    void marquee(Box box, boolean crossing) {
        graphics.setFill(Brush.color(palette.accent().withOpacity(0.10)));
        graphics.fillRect(box.x(), box.y(), box.width(), box.height());
        stroke(palette.accent(), 1);
        if (crossing) {
            graphics.setLineDashes(5, 4);
        }
        graphics.strokeRect(Math.floor(box.x()) + 0.5, Math.floor(box.y()) + 0.5, Math.floor(box.width()),
                Math.floor(box.height()));
        graphics.setLineDashes();
    }

    void guide(Box drawn) {
        Box seen = camera.toView(drawn);
        stroke(palette.status(Severity.CRITICAL).withOpacity(0.8), 1);
        graphics.strokeLine(Math.floor(seen.x()) + 0.5, Math.floor(seen.y()) + 0.5, Math.floor(seen.right()) + 0.5,
                Math.floor(seen.bottom()) + 0.5);
    }

    /// A distance that is as great as others: a line with a stroke across at each end.
    ///
    /// @param drawn level or upright, without thickness
    void gap(Box drawn) {
        Box seen = camera.toView(drawn);
        boolean level = drawn.height() == 0;
        guide(drawn);
        double x = Math.floor(seen.x()) + 0.5;
        double y = Math.floor(seen.y()) + 0.5;
        double right = Math.floor(seen.right()) + 0.5;
        double bottom = Math.floor(seen.bottom()) + 0.5;
        graphics.strokeLine(level ? x : x - GAP_END, level ? y - GAP_END : y, level ? x : x + GAP_END,
                level ? y + GAP_END : y);
        graphics.strokeLine(level ? right : right - GAP_END, level ? bottom - GAP_END : bottom,
                level ? right : right + GAP_END, level ? bottom + GAP_END : bottom);
    }

    /// Where a component would be created.
    void ghost(Point middle, String name) {
        Box box = Box.around(middle, Layout.BOX_WIDTH * camera.scale(), Layout.BOX_HEIGHT * camera.scale());
        graphics.setFill(Brush.color(palette.accent().withOpacity(0.12)));
        graphics.fillRoundRect(box.x(), box.y(), box.width(), box.height(), 16 * camera.scale(), 16 * camera.scale());
        stroke(palette.accent(), 1.5);
        graphics.setLineDashes(6, 5);
        ring(box, 16 * camera.scale());
        graphics.setLineDashes();
        text(name, middle.translated(-name.length() * 3.2, 4), palette.accent());
    }

    /// A connection that is being drawn: to a box, or to the pointer.
    ///
    /// @param objection why it may not be; an empty text where there is nothing to say
    void connection(Box from, Optional<Box> goal, Point pointer, Optional<String> objection) {
        connection(from, goal, pointer, objection, true);
    }

    /// @param leads whether the arrow is at the pointer
    void connection(Box from, Optional<Box> goal, Point pointer, Optional<String> objection, boolean leads) {
        Ink ink = objection.isPresent() ? palette.status(Severity.CRITICAL) : palette.accent();
        Point end = goal.map(box -> rim(box, from.middle())).orElse(pointer);
        Point start = rim(from, end);
        goal.ifPresent(box -> {
            stroke(ink, 2.5);
            ring(box.grown(3), 20);
        });
        stroke(ink, 2);
        graphics.setLineDashes(objection.isPresent() ? new double[]{3, 6} : new double[0]);
        line(List.of(start, end));
        graphics.setLineDashes();
        arrow(leads ? start : end, leads ? end : start, ink);
        if (objection.isPresent()) {
            stroke(ink, 2);
            Point at = start.towards(end, 0.5);
            graphics.strokeLine(at.x() - 5, at.y() - 5, at.x() + 5, at.y() + 5);
            graphics.strokeLine(at.x() + 5, at.y() - 5, at.x() - 5, at.y() + 5);
            bubble(objection.get(), pointer, ink);
        }
    }

    /// The four places of a box, in the view, from which connections are dragged.
    static List<Point> handles(Box seen) {
        return List.of(new Point(seen.right() + HANDLE_DISTANCE, seen.middle().y()),
                new Point(seen.x() - HANDLE_DISTANCE, seen.middle().y()),
                new Point(seen.middle().x(), seen.y() - HANDLE_DISTANCE),
                new Point(seen.middle().x(), seen.bottom() + HANDLE_DISTANCE));
    }

    private void bubble(String reason, Point pointer, Ink ink) {
        if (reason.isEmpty()) {
            return;
        }
        double width = reason.length() * 6.4 + 16;
        graphics.setFill(Brush.color(palette.surface()));
        graphics.fillRoundRect(pointer.x() + 14, pointer.y() + 12, width, 24, 10, 10);
        stroke(ink, 1);
        graphics.strokeRoundRect(pointer.x() + 14.5, pointer.y() + 12.5, width, 24, 10, 10);
        text(reason, pointer.translated(22, 28), palette.text());
    }

    private void arrow(Point from, Point tip, Ink ink) {
        double length = Math.max(1, from.distanceTo(tip));
        double x = (tip.x() - from.x()) / length;
        double y = (tip.y() - from.y()) / length;
        graphics.setFill(Brush.color(ink));
        graphics.fillPolygon(new double[]{tip.x(), tip.x() - 11 * x + 5 * y, tip.x() - 11 * x - 5 * y},
                new double[]{tip.y(), tip.y() - 11 * y - 5 * x, tip.y() - 11 * y + 5 * x}, 3);
    }

    /// Where a line from the middle of a box towards a place leaves it.
    static Point rim(Box box, Point towards) {
        Point middle = box.middle();
        double dx = towards.x() - middle.x();
        double dy = towards.y() - middle.y();
        double reach = Math.max(Math.abs(dx) / (box.width() / 2), Math.abs(dy) / (box.height() / 2));
        return reach <= 1 ? middle : new Point(middle.x() + dx / reach, middle.y() + dy / reach);
    }

    private void text(String text, Point at, Ink ink) {
        graphics.setFont(Font.font(12));
        graphics.setFill(Brush.color(ink));
        graphics.fillText(text, at.x(), at.y());
    }

    private void stroke(Ink ink, double width) {
        canvas.setVisible(true);
        graphics.setStroke(Brush.color(ink));
        graphics.setLineWidth(width);
    }

    private void ring(Box box, double arc) {
        graphics.strokeRoundRect(box.x(), box.y(), box.width(), box.height(), arc, arc);
    }

    private void line(List<Point> points) {
        double[] xs = points.stream().mapToDouble(Point::x).toArray();
        double[] ys = points.stream().mapToDouble(Point::y).toArray();
        graphics.strokePolyline(xs, ys, points.size());
    }

    private void knob(Point at) {
        graphics.setFill(Brush.color(palette.surface()));
        graphics.fillOval(at.x() - HANDLE, at.y() - HANDLE, 2 * HANDLE, 2 * HANDLE);
        stroke(palette.accent(), 1.75);
        graphics.strokeOval(at.x() - HANDLE, at.y() - HANDLE, 2 * HANDLE, 2 * HANDLE);
    }
}
