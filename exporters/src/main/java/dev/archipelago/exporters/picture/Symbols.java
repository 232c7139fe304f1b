package dev.archipelago.exporters.picture;

import dev.archipelago.exporters.layout.Box;
import dev.archipelago.exporters.layout.Point;
import dev.archipelago.model.ComponentKind;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/// The signs of a drawing, as lines on a grid of 24 by 24.
final class Symbols {

    /// Side of the grid that symbols are drawn on.
    static final double GRID = 24;

    /// Width of the lines on that grid.
    static final double LINE = 1.7;

    /// A clock: a time-out.
    static final List<Outline> CLOCK = List.of(circle(12, 12.5, 8.5), path("M 12 7.5 L 12 12.5 L 15.5 14.5"));

    /// An arrow that turns back: a retry.
    static final List<Outline> RETRY = List.of(
            path("M 19.5 12.5 C 19.5 16.6 16.1 20 12 20 C 7.9 20 4.5 16.6 4.5 12.5 C 4.5 8.4 7.9 5 12 5 "
                    + "C 14.6 5 16.8 6.2 18.2 8.2"),
            path("M 18.8 3.6 L 18.6 8.6 L 13.8 8.3"));

    /// An interrupted wire: a circuit breaker.
    static final List<Outline> BREAKER = List.of(path("M 2.5 15 L 7.5 15 L 16 7"), path("M 16.5 15 L 21.5 15"));

    private static final Map<ComponentKind, List<Outline>> KINDS = Arrays.stream(ComponentKind.values())
            .collect(Collectors.toUnmodifiableMap(kind -> kind, Symbols::drawn));

    private Symbols() {}

    static List<Outline> of(ComponentKind kind) {
        return Objects.requireNonNull(KINDS.get(kind));
    }

    private static List<Outline> drawn(ComponentKind kind) {
        return switch (kind) {
            case CLIENT -> List.of(circle(12, 7.8, 3.9),
                    path("M 4.2 20.2 C 4.2 16.2 7.6 14.2 12 14.2 C 16.4 14.2 19.8 16.2 19.8 20.2"));
            case GATEWAY -> List.of(path("M 12 2.6 L 21.4 12 L 12 21.4 L 2.6 12 Z"),
                    path("M 7.8 12 L 16 12"), path("M 13 9 L 16 12 L 13 15"));
            case SERVICE -> List.of(path("M 12 2.6 L 20.2 7.3 L 20.2 16.7 L 12 21.4 L 3.8 16.7 L 3.8 7.3 Z"),
                    circle(12, 12, 3.2));
            case DATABASE -> List.of(new Outline.Oval(new Box(4.2, 3, 15.6, 5.8)),
                    path("M 4.2 5.9 L 4.2 18.1 C 4.2 19.7 7.7 21 12 21 C 16.3 21 19.8 19.7 19.8 18.1 L 19.8 5.9"),
                    path("M 4.2 12 C 4.2 13.6 7.7 14.9 12 14.9 C 16.3 14.9 19.8 13.6 19.8 12"));
            case CACHE -> List.of(path("M 13.4 2.6 L 4.8 13.6 L 11 13.6 L 10 21.4 L 19.2 9.8 L 12.6 9.8 Z"));
            case BROKER -> List.of(new Outline.Rounded(new Box(2.4, 5.6, 19.2, 12.8), 3.4),
                    path("M 7.4 9.4 L 7.4 14.6"), path("M 12 9.4 L 12 14.6"), path("M 16.6 9.4 L 16.6 14.6"));
            case EXTERNAL -> List.of(path("M 7 19 C 4.2 19 2.4 17 2.4 14.6 C 2.4 12.2 4.1 10.5 6.3 10.3 "
                    + "C 6.9 7.2 9.4 5 12.4 5 C 15.6 5 18 7.3 18.4 10.2 C 20.3 10.5 21.6 12.2 21.6 14.4 "
                    + "C 21.6 17 19.7 19 17.2 19 Z"));
            case THIRD_PARTY -> List.of(circle(12, 12, 9.2), new Outline.Oval(new Box(8, 2.8, 8, 18.4)),
                    path("M 2.8 12 L 21.2 12"));
        };
    }

    /// A dot, ring, triangle, diamond or cross, filled but for the ring and the cross.
    static void severity(Pen pen, Severity severity, Point middle, double size, Ink ink) {
        double r = size / 2;
        double x = middle.x();
        double y = middle.y();
        Stroke line = Stroke.solid(ink, Math.max(1.4, size / 6));
        switch (severity) {
            case IDLE -> pen.line(new Outline.Oval(Box.around(middle, size * 0.8, size * 0.8)), line);
            case OK -> pen.fill(new Outline.Oval(Box.around(middle, size * 0.9, size * 0.9)), ink);
            case WARNING -> pen.fill(Outline.polygon(new Point(x, y - r), new Point(x + r * 1.1, y + r * 0.9),
                    new Point(x - r * 1.1, y + r * 0.9)), ink);
            case CRITICAL -> pen.fill(Outline.polygon(new Point(x, y - r * 1.15), new Point(x + r * 1.15, y),
                    new Point(x, y + r * 1.15), new Point(x - r * 1.15, y)), ink);
            case DOWN -> pen
                    .line(Outline
                            .polyline(List.of(new Point(x - r * .8, y - r * .8), new Point(x + r * .8, y + r * .8))),
                            line)
                    .line(Outline
                            .polyline(List.of(new Point(x + r * .8, y - r * .8), new Point(x - r * .8, y + r * .8))),
                            line);
        }
    }

    private static Outline circle(double x, double y, double radius) {
        return new Outline.Oval(Box.around(new Point(x, y), 2 * radius, 2 * radius));
    }

    private static Outline path(String commands) {
        return Outline.parse(commands);
    }
}
