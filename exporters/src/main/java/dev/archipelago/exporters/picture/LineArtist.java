package dev.archipelago.exporters.picture;

import dev.archipelago.exporters.layout.Point;
import dev.archipelago.exporters.layout.Route;
import dev.archipelago.exporters.picture.Overlay.Flow;
import dev.archipelago.model.graph.Link;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Draws the line of a link: its rhythm says what goes over it, its arrow points the way of the call.
final class LineArtist {

    private static final double RADIUS = 8;
    private static final double HEAD = 8;
    private static final double GAP = 1.5;
    private static final double WIDEST = 5;

    private final Palette palette;
    private final Wording wording;

    LineArtist(Palette palette, Wording wording) {
        this.palette = palette;
        this.wording = wording;
    }

    Figure draw(Link link, Route route, @Nullable Flow flow) {
        LinkStyle style = LinkStyle.of(link);
        Pen pen = new Pen();
        Ink ink = ink(style, flow);
        stroke(pen, style, route.points(), ink, width(style, flow));
        return new Figure(new Figure.OfConnection(link.id()), pen.bounds(),
                wording.of("connection", link.from().value(), link.to().value()), wording.of(style), pen.marks());
    }

    /// A line of a style with its arrow head at the last point.
    void stroke(Pen pen, LinkStyle style, List<Point> points, Ink ink, double width) {
        double head = HEAD + width;
        Point tip = shortened(points.getLast(), points.get(points.size() - 2), GAP);
        Point neck = shortened(points.getLast(), points.get(points.size() - 2), GAP + head - 1);
        List<Point> shaft = new ArrayList<>(points.subList(0, points.size() - 1));
        shaft.add(style.hasFilledArrow() ? neck : tip);
        pen.line(rounded(shaft), new Stroke(ink, width, style.dash()));
        pen.at(Detail.NEAR);
        double half = head * (style.hasFilledArrow() ? 0.44 : 0.5);
        Point back = shortened(points.getLast(), points.get(points.size() - 2), GAP + head);
        double length = Math.max(1e-9, tip.distanceTo(back));
        double acrossX = -(tip.y() - back.y()) / length * half;
        double acrossY = (tip.x() - back.x()) / length * half;
        Point left = back.translated(acrossX, acrossY);
        Point right = back.translated(-acrossX, -acrossY);
        if (style.hasFilledArrow()) {
            pen.fill(Outline.polygon(tip, left, right), ink);
        } else {
            pen.line(Outline.polyline(List.of(left, tip, right)), Stroke.solid(ink, Math.max(1.5, width * 0.8)));
        }
    }

    private Ink ink(LinkStyle style, @Nullable Flow flow) {
        if (flow != null) {
            return switch (flow.severity()) {
                case IDLE -> palette.line().withOpacity(0.45);
                case OK -> palette.line();
                case WARNING, CRITICAL, DOWN -> palette.status(flow.severity());
            };
        }
        return style == LinkStyle.UNUSED ? palette.line().withOpacity(0.6) : palette.line();
    }

    /// Grows with the logarithm of the rate.
    private static double width(LinkStyle style, @Nullable Flow flow) {
        return flow == null ? style.width() : Math.min(WIDEST, Math.max(1, 0.9 + 0.75 * Math.log10(1 + flow.rate())));
    }

    private static Point shortened(Point end, Point before, double by) {
        double length = end.distanceTo(before);
        return length == 0 ? end : end.towards(before, Math.min(1, by / length));
    }

    /// Lines through points with rounded bends.
    static Outline.Path rounded(List<Point> points) {
        List<Outline.Piece> pieces = new ArrayList<>();
        pieces.add(new Outline.Move(points.getFirst()));
        for (int i = 1; i < points.size() - 1; i++) {
            Point bend = points.get(i);
            double before = bend.distanceTo(points.get(i - 1));
            double after = bend.distanceTo(points.get(i + 1));
            double radius = Math.min(RADIUS, Math.min(before, after) / 2);
            if (radius < 0.5) {
                pieces.add(new Outline.Line(bend));
                continue;
            }
            Point in = bend.towards(points.get(i - 1), radius / before);
            Point out = bend.towards(points.get(i + 1), radius / after);
            pieces.add(new Outline.Line(in));
            pieces.add(new Outline.Curve(in.towards(bend, 0.55), out.towards(bend, 0.55), out));
        }
        pieces.add(new Outline.Line(points.getLast()));
        return new Outline.Path(pieces);
    }
}
