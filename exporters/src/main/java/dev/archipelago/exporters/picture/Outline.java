package dev.archipelago.exporters.picture;

import dev.archipelago.exporters.layout.Box;
import dev.archipelago.exporters.layout.Point;
import java.util.ArrayList;
import java.util.List;

/// The geometry of a mark.
public sealed interface Outline {

    /// A rectangle with rounded corners.
    ///
    /// @param radius 0 for sharp corners
    record Rounded(Box box, double radius) implements Outline {}

    /// The ellipse that touches the sides of a box.
    record Oval(Box box) implements Outline {}

    /// Lines and curves.
    record Path(List<Piece> pieces) implements Outline {
        public Path {
            pieces = List.copyOf(pieces);
        }
    }

    /// One step of a path.
    sealed interface Piece {}

    /// Starts anew at a point.
    record Move(Point to) implements Piece {}

    /// Goes straight to a point.
    record Line(Point to) implements Piece {}

    /// Goes to a point on a cubic Bézier curve.
    record Curve(Point first, Point second, Point to) implements Piece {}

    /// Goes straight back to where the last move began.
    record Close() implements Piece {}

    /// The outline enlarged about the origin, then shifted.
    default Outline placed(double dx, double dy, double scale) {
        return switch (this) {
            case Rounded(Box box, double radius) -> new Rounded(placed(box, dx, dy, scale), radius * scale);
            case Oval(Box box) -> new Oval(placed(box, dx, dy, scale));
            case Path(List<Piece> pieces) -> new Path(pieces.stream().map(p -> placed(p, dx, dy, scale)).toList());
        };
    }

    /// Straight lines through points.
    static Path polyline(List<Point> points) {
        List<Piece> pieces = new ArrayList<>();
        points.forEach(point -> pieces.add(pieces.isEmpty() ? new Move(point) : new Line(point)));
        return new Path(pieces);
    }

    /// A closed shape with straight sides.
    static Path polygon(Point... points) {
        List<Piece> pieces = new ArrayList<>(polyline(List.of(points)).pieces());
        pieces.add(new Close());
        return new Path(pieces);
    }

    /// Reads absolute commands: "M x y", "L x y", "C x y x y x y" and "Z", separated by blanks.
    static Path parse(String text) {
        List<Piece> pieces = new ArrayList<>();
        String[] words = text.split(" ");
        for (int i = 0; i < words.length; i++) {
            switch (words[i]) {
                case "M" -> pieces.add(new Move(point(words, i + 1)));
                case "L" -> pieces.add(new Line(point(words, i + 1)));
                case "C" -> pieces.add(new Curve(point(words, i + 1), point(words, i + 3), point(words, i + 5)));
                case "Z" -> pieces.add(new Close());
                default -> throw new IllegalArgumentException("M, L, C or Z expected in \"" + text + "\"");
            }
            i += "C".equals(words[i]) ? 6 : "Z".equals(words[i]) ? 0 : 2;
        }
        return new Path(pieces);
    }

    private static Point point(String[] words, int at) {
        return new Point(Double.parseDouble(words[at]), Double.parseDouble(words[at + 1]));
    }

    private static Box placed(Box box, double dx, double dy, double scale) {
        return new Box(box.x() * scale + dx, box.y() * scale + dy, box.width() * scale, box.height() * scale);
    }

    private static Point placed(Point point, double dx, double dy, double scale) {
        return new Point(point.x() * scale + dx, point.y() * scale + dy);
    }

    private static Piece placed(Piece piece, double dx, double dy, double scale) {
        return switch (piece) {
            case Move(Point to) -> new Move(placed(to, dx, dy, scale));
            case Line(Point to) -> new Line(placed(to, dx, dy, scale));
            case Curve(Point first, Point second, Point to) ->
                new Curve(placed(first, dx, dy, scale), placed(second, dx, dy, scale), placed(to, dx, dy, scale));
            case Close close -> close;
        };
    }
}
