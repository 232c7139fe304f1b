package dev.archipelago.app.editor.canvas;

import dev.archipelago.app.editor.look.Brush;
import dev.archipelago.exporters.layout.Box;
import dev.archipelago.exporters.picture.Figure;
import dev.archipelago.exporters.picture.Ink;
import dev.archipelago.exporters.picture.PngPicture;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.ImageView;
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
    private final ImageView seen = new ImageView();
    private final Group node = new Group(seen, canvas);
    private final Collage collage = new Collage();
    private final Snapshots snapshots;
    private @Nullable Painted painted;

    /// What is on the canvas now.
    private record Painted(Shown shown, Camera camera, double width, double height) {}

    /// @param repaint asks for another painting soon
    CanvasSurface(Runnable repaint) {
        node.setManaged(false);
        seen.getStyleClass().add(SNAPSHOT);
        seen.setSmooth(false);
        seen.setVisible(false);
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
        }
    }

    @Override
    public boolean isOf(double width, double height) {
        return width > 0 && height > 0 && canvas.getWidth() == width && canvas.getHeight() == height;
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
        Box region = camera.toDrawing(new Box(0, 0, canvas.getWidth(), canvas.getHeight()));
        boolean crowded = isCrowded(shown, camera, region);
        canvas.setVisible(!crowded);
        seen.setVisible(crowded);
        if (crowded) {
            showSnapshots(shown, camera, region);
            return;
        }
        graphics.setFill(Brush.color(shown.drawing().ground()));
        graphics.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
        dots(graphics, camera, shown);
        graphics.setTransform(camera.scale(), 0, 0, camera.scale(), camera.shiftX(), camera.shiftY());
        brush.prepare();
        for (Figure figure : shown.figuresIn(region)) {
            brush.paint(figure, camera.scale());
        }
        graphics.setTransform(1, 0, 0, 1, 0, 0);
    }

    @Override
    public boolean isSharp() {
        Painted now = painted;
        if (now == null) {
            return false;
        }
        Snapshot ready = snapshots.near();
        Box region = now.camera().toDrawing(new Box(0, 0, now.width(), now.height()));
        return canvas.isVisible()
                || ready != null && ready.isGoodFor(now.shown(), region, now.camera().scale());
    }

    private boolean isCrowded(Shown shown, Camera camera, Box region) {
        if (shown.drawing().figures().size() <= SMALL) {
            return false;
        }
        Snapshot ready = snapshots.near();
        return ready != null && ready.isGoodFor(shown, region, camera.scale()) || shown.hasMoreThan(FEW, region);
    }

    private void showSnapshots(Shown shown, Camera camera, Box region) {
        snapshots.want(shown, camera, region, density());
        Snapshot ready = snapshots.near();
        if (ready != null && ready.fits(camera, region)) {
            ready.show(seen, camera, canvas.getWidth(), canvas.getHeight());
            return;
        }
        double density = density();
        collage.clear(PngPicture.pixels(canvas.getWidth() * density), PngPicture.pixels(canvas.getHeight() * density),
                0xFF00_0000 | shown.drawing().ground().rgb());
        Snapshot overview = snapshots.whole();
        if (overview != null && (ready == null || !ready.region().contains(region))) {
            collage.add(overview, camera, density);
        }
        if (ready != null) {
            collage.add(ready, camera, density);
        }
        seen.setImage(collage.finish());
        seen.setViewport(null);
        seen.setFitWidth(canvas.getWidth());
        seen.setFitHeight(canvas.getHeight());
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
