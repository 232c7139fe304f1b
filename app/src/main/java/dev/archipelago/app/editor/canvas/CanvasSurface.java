package dev.archipelago.app.editor.canvas;

import dev.archipelago.exporters.layout.Box;
import dev.archipelago.exporters.picture.Figure;
import dev.archipelago.exporters.picture.Ink;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.ImageView;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// Paints a drawing on a JavaFX canvas as large as the view: anew each time and only what is in sight where that is
/// little, else from what another thread has painted.
final class CanvasSurface implements DrawingSurface {

    private static final double DOT_GAP = 24;
    private static final double DOT_STEP = 20;
    private static final String SNAPSHOT = "canvas-snapshot";
    private static final int SMALL = 150;
    private static final int FEW = 24;

    private final Canvas canvas = new Canvas();
    private final Brush brush = new Brush(canvas.getGraphicsContext2D());
    private final Rectangle ground = new Rectangle();
    private final ImageView whole = new ImageView();
    private final ImageView near = new ImageView();
    private final Group node = new Group(ground, whole, near, canvas);
    private final Snapshots snapshots;
    private @Nullable Painted painted;

    /// What is on the canvas now.
    private record Painted(Shown shown, Camera camera, double width, double height) {}

    /// @param repaint asks for another painting soon
    CanvasSurface(Runnable repaint) {
        node.setManaged(false);
        whole.getStyleClass().add(SNAPSHOT);
        near.getStyleClass().add(SNAPSHOT);
        whole.setVisible(false);
        near.setVisible(false);
        this.snapshots = new Snapshots(() -> {
            painted = null;
            repaint.run();
        });
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public void resize(double width, double height) {
        if (canvas.getWidth() != width || canvas.getHeight() != height) {
            canvas.setWidth(width);
            canvas.setHeight(height);
            ground.setWidth(width);
            ground.setHeight(height);
        }
    }

    @Override
    public void paint(Shown shown, Camera camera) {
        Painted wanted = new Painted(shown, camera, canvas.getWidth(), canvas.getHeight());
        if (wanted.equals(painted)) {
            return;
        }
        painted = wanted;
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.setTransform(1, 0, 0, 1, 0, 0);
        Box seen = camera.toDrawing(new Box(0, 0, canvas.getWidth(), canvas.getHeight()));
        boolean crowded = isCrowded(shown, camera, seen);
        canvas.setVisible(!crowded);
        near.setVisible(false);
        whole.setVisible(false);
        if (crowded) {
            showSnapshots(shown, camera, seen);
            return;
        }
        graphics.setFill(Brush.color(shown.drawing().ground()));
        graphics.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
        dots(graphics, camera, shown);
        graphics.setTransform(camera.scale(), 0, 0, camera.scale(), camera.shiftX(), camera.shiftY());
        brush.prepare();
        for (Figure figure : shown.figuresIn(seen)) {
            brush.paint(figure, camera.scale());
        }
        graphics.setTransform(1, 0, 0, 1, 0, 0);
    }

    private boolean isCrowded(Shown shown, Camera camera, Box seen) {
        if (shown.drawing().figures().size() <= SMALL) {
            return false;
        }
        Snapshot ready = snapshots.near();
        return ready != null && ready.isGoodFor(shown, seen, camera.scale()) || shown.hasMoreThan(FEW, seen);
    }

    private void showSnapshots(Shown shown, Camera camera, Box seen) {
        snapshots.want(shown, camera, seen, density());
        Snapshot ready = snapshots.near();
        Snapshot overview = snapshots.whole();
        boolean covered = ready != null && ready.region().contains(seen);
        ground.setVisible(!covered);
        ground.setFill(Brush.color(shown.drawing().ground()));
        if (overview != null && !covered) {
            overview.show(whole, camera, canvas.getWidth(), canvas.getHeight());
        }
        if (ready != null) {
            ready.show(near, camera, canvas.getWidth(), canvas.getHeight());
        }
    }

    private double density() {
        Scene scene = canvas.getScene();
        return scene == null || scene.getWindow() == null ? 1 : scene.getWindow().getOutputScaleX();
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
