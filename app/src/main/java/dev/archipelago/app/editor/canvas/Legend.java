package dev.archipelago.app.editor.canvas;

import dev.archipelago.app.editor.look.Brush;
import dev.archipelago.exporters.layout.Box;
import dev.archipelago.exporters.picture.Drawing;
import dev.archipelago.exporters.picture.Illustrator;
import dev.archipelago.exporters.picture.Overlay;
import dev.archipelago.exporters.picture.Palette;
import dev.archipelago.exporters.picture.PictureOptions;
import dev.archipelago.model.document.Document;
import java.util.Locale;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import org.jspecify.annotations.Nullable;

/// What symbols, lines and marks mean, in a corner of the drawing.
final class Legend {

    static final double WIDTH = 420;
    private static final double MARGIN = 10;
    private static final double HEADROOM = 8; // the line that pictures have above their legend

    private final Canvas canvas = new Canvas();
    private final Brush brush = new Brush(canvas.getGraphicsContext2D());
    private @Nullable Meaning painted;

    private record Meaning(Document document, Overlay overlay, Palette palette, Locale language) {}

    Legend() {
        canvas.setMouseTransparent(true);
        canvas.setId("legend");
    }

    Canvas node() {
        return canvas;
    }

    void show(Document document, Overlay overlay, Palette palette, Locale language) {
        Meaning wanted = new Meaning(document, overlay, palette, language);
        if (wanted.equals(painted)) {
            return;
        }
        painted = wanted;
        Drawing legend = Illustrator.legend(document, overlay, palette, PictureOptions.BARE.withLanguage(language),
                WIDTH);
        Box bounds = legend.bounds();
        double height = Math.max(0, bounds.height() - HEADROOM);
        canvas.setWidth(Math.ceil(bounds.width()) + 2 * MARGIN);
        canvas.setHeight(Math.ceil(height) + 2 * MARGIN);
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.setTransform(1, 0, 0, 1, 0, 0);
        graphics.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        graphics.setFill(Brush.color(palette.surface().withOpacity(0.94)));
        graphics.fillRoundRect(0, 0, canvas.getWidth(), canvas.getHeight(), 12, 12);
        graphics.save();
        graphics.beginPath();
        graphics.rect(0, MARGIN / 2, canvas.getWidth(), canvas.getHeight());
        graphics.clip();
        graphics.translate(MARGIN - bounds.x(), MARGIN - bounds.y() - HEADROOM);
        brush.prepare();
        legend.figures().forEach(figure -> brush.paint(figure, 1));
        graphics.restore();
        graphics.setLineDashes();
        graphics.setLineWidth(1);
        graphics.setStroke(Brush.color(palette.border()));
        graphics.strokeRoundRect(0.5, 0.5, canvas.getWidth() - 1, canvas.getHeight() - 1, 12, 12);
    }
}
