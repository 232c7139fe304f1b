package dev.archipelago.app.editor.canvas;

import dev.archipelago.exporters.layout.Box;
import dev.archipelago.exporters.layout.Point;
import java.util.List;

/// Which part of the drawing is seen, and how large: a place of the drawing times the scale plus the shift is a place
/// in the view.
///
/// @param scale from 0.05 to 8; 1 shows one pixel of the drawing as one of the view
public record Camera(double scale, double shiftX, double shiftY) {

    /// The smallest scale.
    public static final double MIN = 0.05;

    /// The largest scale.
    public static final double MAX = 8;

    /// Scales that keys and buttons go through.
    public static final List<Double> STEPS = List.of(MIN, 0.1, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 4.0, MAX);

    private static final double NEARLY = 1.001;

    /// The origin in the corner at 100 %.
    public static final Camera START = new Camera(1, 0, 0);

    public Camera {
        if (!(scale >= MIN && scale <= MAX) || !Double.isFinite(shiftX) || !Double.isFinite(shiftY)) {
            throw new IllegalArgumentException("a scale between 0.05 and 8 and a finite shift, not " + scale + ", "
                    + shiftX + ", " + shiftY);
        }
    }

    Point toView(Point drawn) {
        return new Point(drawn.x() * scale + shiftX, drawn.y() * scale + shiftY);
    }

    Point toDrawing(Point seen) {
        return new Point((seen.x() - shiftX) / scale, (seen.y() - shiftY) / scale);
    }

    Box toView(Box drawn) {
        return new Box(drawn.x() * scale + shiftX, drawn.y() * scale + shiftY, drawn.width() * scale,
                drawn.height() * scale);
    }

    Box toDrawing(Box seen) {
        return new Box((seen.x() - shiftX) / scale, (seen.y() - shiftY) / scale, seen.width() / scale,
                seen.height() / scale);
    }

    Camera panned(double dx, double dy) {
        return new Camera(scale, shiftX + dx, shiftY + dy);
    }

    /// The next larger scale of [#STEPS], or the next smaller one.
    double nextStep(boolean larger) {
        return larger
                ? STEPS.stream().filter(step -> step > scale * NEARLY).findFirst().orElse(MAX)
                : STEPS.reversed().stream().filter(step -> step < scale / NEARLY).findFirst().orElse(MIN);
    }

    /// Larger by a factor, within the limits; what is at the place of the view stays there.
    Camera zoomed(double factor, Point about) {
        double changed = Math.clamp(scale * factor, MIN, MAX);
        Point fixed = toDrawing(about);
        return new Camera(changed, about.x() - fixed.x() * changed, about.y() - fixed.y() * changed);
    }

    /// Shows a region in the middle of a view with room around it, never larger than given.
    static Camera fitting(Box region, double width, double height, double most) {
        double across = (width - 2 * PADDING) / Math.max(1, region.width());
        double down = (height - 2 * PADDING) / Math.max(1, region.height());
        double scale = Math.clamp(Math.min(across, down), MIN, Math.min(most, MAX));
        return new Camera(scale, width / 2 - region.middle().x() * scale, height / 2 - region.middle().y() * scale);
    }

    private static final double PADDING = 36;
}
