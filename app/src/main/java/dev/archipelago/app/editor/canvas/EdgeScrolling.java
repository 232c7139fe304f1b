package dev.archipelago.app.editor.canvas;

import dev.archipelago.exporters.layout.Point;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;

/// Moves the view while something is dragged near its border or beyond, the faster the farther out, at a speed that does not
/// depend on how often frames are painted.
///
/// Who begins near the border does not scroll until the pointer has been inside or outside of it once.
final class EdgeScrolling {

    /// Where it begins, in pixels inside the border.
    static final double MARGIN = 24;
    private static final double FASTEST = 1500; // pixels per second
    private static final double FULL_DEPTH = 96; // from where it begins to where it is fastest
    private static final double LONGEST_STEP = 0.05; // seconds; after a pause nothing leaps

    private final Consumer<Point> move;
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            step(now);
        }
    };
    private boolean running;
    private boolean armed;
    private long last;
    private Point speed = new Point(0, 0);

    /// @param move is told by how many pixels the drawing is to move
    EdgeScrolling(Consumer<Point> move) {
        this.move = move;
    }

    /// The pointer is there now, in a view of that size.
    void follow(Point pointer, double width, double height) {
        Point wanted = new Point(speed(pointer.x(), width), speed(pointer.y(), height));
        boolean outside = pointer.x() < 0 || pointer.y() < 0 || pointer.x() > width || pointer.y() > height;
        boolean still = wanted.x() == 0 && wanted.y() == 0;
        armed |= still || outside;
        speed = armed ? wanted : new Point(0, 0);
        if (armed && !still && !running) {
            running = true;
            last = 0;
            timer.start();
        } else if (still && running) {
            halt();
        }
    }

    /// Nothing is dragged any more.
    void stop() {
        armed = false;
        halt();
    }

    private void halt() {
        running = false;
        speed = new Point(0, 0);
        timer.stop();
    }

    private void step(long now) {
        double seconds = last == 0 ? 0 : Math.min(LONGEST_STEP, (now - last) / 1e9);
        last = now;
        if (seconds > 0) {
            move.accept(new Point(speed.x() * seconds, speed.y() * seconds));
        }
    }

    /// How fast the drawing moves along one side of the view, in pixels per second; towards larger numbers where the pointer is
    /// at the beginning.
    static double speed(double at, double size) {
        double margin = Math.min(MARGIN, size / 4);
        double depth = at < margin ? margin - at : at > size - margin ? size - margin - at : 0;
        return FASTEST * Math.clamp(depth / FULL_DEPTH, -1, 1);
    }
}
