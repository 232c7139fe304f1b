package dev.archipelago.exporters.layout;

/// A side of a box.
enum Side {
    LEFT, RIGHT, TOP, BOTTOM;

    boolean isHorizontal() {
        return this == LEFT || this == RIGHT;
    }

    /// The place on this side of a box, so far from its middle.
    Point on(Box box, double offset) {
        return switch (this) {
            case LEFT -> new Point(box.x(), box.middle().y() + offset);
            case RIGHT -> new Point(box.right(), box.middle().y() + offset);
            case TOP -> new Point(box.middle().x() + offset, box.y());
            case BOTTOM -> new Point(box.middle().x() + offset, box.bottom());
        };
    }

    /// Straight out from this side.
    Point out(Point from, double distance) {
        return switch (this) {
            case LEFT -> from.translated(-distance, 0);
            case RIGHT -> from.translated(distance, 0);
            case TOP -> from.translated(0, -distance);
            case BOTTOM -> from.translated(0, distance);
        };
    }

    double length(Box box) {
        return isHorizontal() ? box.height() : box.width();
    }
}
