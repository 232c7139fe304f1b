package dev.archipelago.app.editor;

import dev.archipelago.app.editor.canvas.DiagramCanvas;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.palette.Palette;
import dev.archipelago.app.editor.palette.PaletteIntents;
import dev.archipelago.model.ComponentKind;
import java.util.function.Consumer;

/// Puts kinds of components onto the drawing: by a click on both, by dragging, or by Enter.
final class Placing implements PaletteIntents {
    private final WorkspaceParts parts;
    private final DiagramCanvas canvas;
    private final Messages messages;
    private final Consumer<String> say;
    private final Palette palette;

    /// @param say shows a line in the status bar
    Placing(WorkspaceParts parts, Consumer<String> say) {
        this.parts = parts;
        this.say = say;
        canvas = parts.canvas();
        messages = parts.messages();
        palette = new Palette(messages, this);
    }

    /// From now on the drawing knows which kind is chosen, and the kinds when it has been put there.
    void follow() {
        palette.armedProperty().addListener((_, _, kind) -> kind.ifPresentOrElse(this::arm, canvas::endPlacing));
        canvas.placingProperty().addListener((_, _, kind) -> {
            if (kind.isEmpty()) {
                palette.disarm();
                say.accept(messages.text("status.ready"));
            }
        });
    }

    private void arm(ComponentKind kind) {
        canvas.beginPlacing(kind);
        say.accept(messages.text("status.place", messages.text("kind." + kind.name())));
    }

    Palette palette() {
        return palette;
    }

    @Override
    public void addAtCentre(ComponentKind kind) {
        parts.edits().addAtCentre(kind);
    }

    @Override
    public void dragTo(ComponentKind kind, double sceneX, double sceneY) {
        canvas.dragOver(kind, sceneX, sceneY);
    }

    @Override
    public void dropAt(ComponentKind kind, double sceneX, double sceneY) {
        canvas.dropAt(kind, sceneX, sceneY);
    }
}
