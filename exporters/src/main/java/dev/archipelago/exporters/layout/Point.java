package dev.archipelago.exporters.layout;

/// A place on the drawing, in pixels at 100 % zoom; x to the right, y down.
public record Point(double x, double y) {

    public Point translated(double dx, double dy) {
        return new Point(x + dx, y + dy);
    }

    public double distanceTo(Point other) {
        return Math.hypot(other.x - x, other.y - y);
    }

    /// The place at a share of the way to another: 0 here, 1 there.
    public Point towards(Point other, double share) {
        return new Point(x + (other.x - x) * share, y + (other.y - y) * share);
    }
}
