package dev.archipelago.app.editor.canvas;

import dev.archipelago.app.editor.look.Brush;
import dev.archipelago.exporters.layout.Box;
import dev.archipelago.exporters.layout.Point;
import dev.archipelago.exporters.picture.Ink;
import dev.archipelago.exporters.picture.Overlay;
import dev.archipelago.exporters.picture.Palette;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.document.Document;
import java.util.function.Consumer;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// The whole drawing in a corner, with a frame around what is seen; pressing or dragging moves the view there.
final class Minimap extends Region {

    static final double WIDTH = 220;
    static final double HEIGHT = 150;
    private static final double INSET = 10;
    private static final double LEAST = 2;

    private final Canvas map = new Canvas(WIDTH, HEIGHT);
    private final Rectangle view = new Rectangle();
    private final Consumer<Point> goTo;
    private @Nullable Painted painted;
    private double scale = 1;
    private Point corner = new Point(0, 0);

    /// What the map shows, to be painted again when it changes.
    private record Painted(Shown shown, Overlay overlay, Palette palette) {}

    /// @param goTo told the place of the drawing that is to be in the middle of the view
    Minimap(Consumer<Point> goTo) {
        this.goTo = goTo;
        view.setMouseTransparent(true);
        view.setStrokeWidth(2);
        Rectangle clip = new Rectangle(WIDTH, HEIGHT);
        clip.setArcWidth(12);
        clip.setArcHeight(12);
        setClip(clip);
        getChildren().addAll(map, view);
        setId("minimap");
        setCursor(Cursor.MOVE);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::go);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::go);
        addEventHandler(MouseEvent.ANY, MouseEvent::consume);
    }

    private void go(MouseEvent event) {
        goTo.accept(new Point((event.getX() - corner.x()) / scale, (event.getY() - corner.y()) / scale));
    }

    /// @param seen the region of the drawing that the camera sees
    void show(Shown shown, Document document, Overlay overlay, Palette palette, Box seen) {
        Painted wanted = new Painted(shown, overlay, palette);
        if (!wanted.equals(painted)) {
            painted = wanted;
            paint(shown, document, overlay, palette);
        }
        view.setX(seen.x() * scale + corner.x());
        view.setY(seen.y() * scale + corner.y());
        view.setWidth(seen.width() * scale);
        view.setHeight(seen.height() * scale);
        view.setStroke(Brush.color(palette.accent()));
        view.setFill(Brush.color(palette.accent().withOpacity(0.1)));
    }

    private void paint(Shown shown, Document document, Overlay overlay, Palette palette) {
        Box all = shown.layout().bounds();
        scale = Math.min((WIDTH - 2 * INSET) / Math.max(1, all.width()),
                (HEIGHT - 2 * INSET) / Math.max(1, all.height()));
        corner = new Point(WIDTH / 2 - all.middle().x() * scale, HEIGHT / 2 - all.middle().y() * scale);
        GraphicsContext graphics = map.getGraphicsContext2D();
        graphics.setFill(Brush.color(palette.surface()));
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.setStroke(Brush.color(palette.border()));
        graphics.strokeRoundRect(0.5, 0.5, WIDTH - 1, HEIGHT - 1, 12, 12);
        shown.layout().frames().forEach(frame -> fill(graphics, frame.box(), palette.line().withOpacity(0.15)));
        shown.layout().boxes().forEach((id, box) -> fill(graphics, box, ink(id, document, overlay, palette)));
    }

    private static Ink ink(ComponentId id, Document document, Overlay overlay, Palette palette) {
        Overlay.Reading reading = overlay.components().get(id);
        Component component = document.architecture().components().get(id);
        if (reading != null) {
            return palette.status(reading.severity());
        }
        return component == null || !overlay.isEmpty() ? palette.quiet() : palette.kind(component.kind());
    }

    private void fill(GraphicsContext graphics, Box box, Ink ink) {
        graphics.setFill(Brush.color(ink));
        graphics.fillRect(box.x() * scale + corner.x(), box.y() * scale + corner.y(),
                Math.max(LEAST, box.width() * scale), Math.max(LEAST, box.height() * scale));
    }
}
