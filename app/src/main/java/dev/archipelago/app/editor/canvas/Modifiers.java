package dev.archipelago.app.editor.canvas;

import javafx.scene.input.MouseEvent;

/// Keys held while the pointer moves.
record Modifiers(boolean shift, boolean shortcut, boolean alt) {

    static Modifiers of(MouseEvent event) {
        return new Modifiers(event.isShiftDown(), event.isShortcutDown(), event.isAltDown());
    }
}
