package dev.archipelago.app.editor;

import dev.archipelago.app.editor.canvas.Comparison;
import dev.archipelago.app.editor.canvas.DiagramCanvas;
import dev.archipelago.app.editor.canvas.DiagramIntents;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.redesign.Drawings;
import dev.archipelago.exporters.picture.Palette;
import dev.archipelago.model.document.Document;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.shape.Rectangle;
import javafx.util.Subscription;

/// Drawings to look at: they can be moved about and magnified, and nothing on them can be changed.
final class PreviewDrawing implements Drawings {
    private final Messages messages;
    private final Appearance appearance;

    PreviewDrawing(Messages messages, Appearance appearance) {
        this.messages = messages;
        this.appearance = appearance;
    }

    @Override
    public Node between(Document before, Document after) {
        DiagramCanvas canvas = new DiagramCanvas(new DiagramIntents() {});
        canvas.languageProperty().set(messages.locale());
        canvas.lockedProperty().set(true);
        canvas.documentProperty().set(after);
        canvas.comparisonProperty().set(Optional.of(Comparison.between(before, after)));
        canvas.getStyleClass().add("drawing");
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(canvas.widthProperty());
        clip.heightProperty().bind(canvas.heightProperty());
        canvas.setClip(clip);
        follow(canvas);
        canvas.reset();
        return canvas;
    }

    /// Light or dark for as long as it is seen.
    private void follow(DiagramCanvas canvas) {
        Subscription[] seen = {Subscription.EMPTY};
        canvas.sceneProperty().subscribe(scene -> {
            seen[0].unsubscribe();
            seen[0] = scene == null
                    ? Subscription.EMPTY
                    : appearance.darkProperty().subscribe(
                            dark -> canvas.paletteProperty().set(dark ? Palette.DARK : Palette.LIGHT));
            if (scene != null) {
                Platform.runLater(canvas::fit);
            }
        });
    }
}
