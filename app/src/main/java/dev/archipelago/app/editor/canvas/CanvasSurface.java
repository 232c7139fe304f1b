package dev.archipelago.app.editor.canvas;

import dev.archipelago.exporters.layout.Box;
import dev.archipelago.exporters.picture.Figure;
import dev.archipelago.exporters.picture.Ink;
import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;

/// Paints a drawing on a JavaFX canvas as large as the view, anew each time, only what is in sight.
final class CanvasSurface implements DrawingSurface {

    private static final double DOT_GAP = 24;
    private static final double DOT_STEP = 20;

    private final Canvas canvas = new Canvas();
    private final Brush brush = new Brush(canvas.getGraphicsContext2D());

    @Override
    public Node node() {
        return canvas;
    }

    @Override
    public void resize(double width, double height) {
        if (canvas.getWidth() != width || canvas.getHeight() != height) {
            canvas.setWidth(width);
            canvas.setHeight(height);
        }
    }

    @Override
    public void paint(Shown shown, Camera camera) {
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.setTransform(1, 0, 0, 1, 0, 0);
        graphics.setFill(Brush.color(shown.drawing().ground()));
        graphics.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
        Box view = new Box(0, 0, canvas.getWidth(), canvas.getHeight());
        dots(graphics, camera, shown);
        graphics.setTransform(camera.scale(), 0, 0, camera.scale(), camera.shiftX(), camera.shiftY());
        brush.prepare();
        for (Figure figure : shown.figuresIn(camera.toDrawing(view))) {
            brush.paint(figure, camera.scale());
        }
        graphics.setTransform(1, 0, 0, 1, 0, 0);
    }

    /// A quiet grid of dots that thins out with distance.
    private void dots(GraphicsContext graphics, Camera camera, Shown shown) {
        double step = DOT_STEP * camera.scale();
        while (step < DOT_GAP) {
            step *= 2;
        }
        boolean dark = shown.drawing().ground().rgb() < 0x808080;
        graphics.setFill(Brush.color(shown.drawing().ground().mixed(
                Ink.of(dark ? 0xFFFFFF : 0), dark ? 0.14 : 0.13)));
        double left = camera.shiftX() - Math.floor(camera.shiftX() / step) * step;
        double top = camera.shiftY() - Math.floor(camera.shiftY() / step) * step;
        for (double x = left; x < canvas.getWidth(); x += step) {
            for (double y = top; y < canvas.getHeight(); y += step) {
                graphics.fillRect(Math.round(x), Math.round(y), 1, 1);
            }
        }
    }
}
