package dev.archipelago.app.editor.canvas;

import dev.archipelago.app.editor.look.Brush;
import dev.archipelago.exporters.layout.Layout;
import dev.archipelago.exporters.layout.Point;
import dev.archipelago.exporters.layout.Route;
import dev.archipelago.exporters.picture.Palette;
import dev.archipelago.exporters.picture.Severity;
import dev.archipelago.model.ConnectionId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;

/// Dots on connectors: circles for calls that succeed, diamonds for those that fail, and in a corner how many calls a dot
/// stands for.
final class TrafficLayer {
    private static final double RADIUS = 3.2;
    private static final double CORNER = 14;

    private final Canvas canvas = new Canvas();
    private final Traffic traffic = new Traffic();

    TrafficLayer() {
        canvas.setMouseTransparent(true);
        canvas.setVisible(false);
    }

    Canvas node() {
        return canvas;
    }

    Traffic traffic() {
        return traffic;
    }

    void resize(double width, double height) {
        if (canvas.getWidth() != width || canvas.getHeight() != height) {
            canvas.setWidth(width);
            canvas.setHeight(height);
        }
    }

    /// @param lineOf the line on the drawing that stands for a connection
    void paint(Layout layout, Camera camera, Palette palette, UnaryOperator<ConnectionId> lineOf) {
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        if (canvas.isVisible()) {
            graphics.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        }
        canvas.setVisible(!traffic.isEmpty());
        if (traffic.isEmpty()) {
            return;
        }
        Color fine = Brush.color(palette.accent());
        Color failed = Brush.color(palette.status(Severity.CRITICAL));
        Color rim = Brush.color(palette.ground());
        double size = Math.clamp(RADIUS * Math.sqrt(camera.scale()), 2, 6);
        Map<ConnectionId, List<Point>> ways = new HashMap<>();
        for (Traffic.Dot dot : traffic.dots()) {
            List<Point> way = ways.computeIfAbsent(dot.on(), id -> layout.route(lineOf.apply(id)).map(Route::points)
                    .orElse(List.of()));
            if (!way.isEmpty()) {
                Point at = camera.toView(along(way, dot.way()));
                graphics.setFill(rim);
                shape(graphics, at, size + 1, dot.failed());
                graphics.setFill(dot.failed() ? failed : fine);
                shape(graphics, at, size, dot.failed());
            }
        }
        tell(graphics, palette);
    }

    private static void shape(GraphicsContext graphics, Point at, double size, boolean diamond) {
        if (diamond) {
            double reach = size * 1.5;
            graphics.fillPolygon(new double[]{at.x() - reach, at.x(), at.x() + reach, at.x()},
                    new double[]{at.y(), at.y() - reach, at.y(), at.y() + reach}, 4);
        } else {
            graphics.fillOval(at.x() - size, at.y() - size, 2 * size, 2 * size);
        }
    }

    private void tell(GraphicsContext graphics, Palette palette) {
        graphics.setFont(Font.font(11));
        graphics.setFill(Brush.color(palette.quiet()));
        long calls = Math.round(traffic.callsPerDot());
        graphics.fillText("● = " + calls + " ×", CORNER, CORNER + 6);
    }

    /// The place at a share of a way.
    static Point along(List<Point> way, double share) {
        double length = 0;
        for (int i = 1; i < way.size(); i++) {
            length += way.get(i - 1).distanceTo(way.get(i));
        }
        double left = share * length;
        for (int i = 1; i < way.size(); i++) {
            double piece = way.get(i - 1).distanceTo(way.get(i));
            if (left <= piece && piece > 0) {
                Point from = way.get(i - 1);
                Point to = way.get(i);
                return new Point(from.x() + (to.x() - from.x()) * left / piece,
                        from.y() + (to.y() - from.y()) * left / piece);
            }
            left -= piece;
        }
        return way.getLast();
    }
}
