package dev.archipelago.app.editor.palette;

import dev.archipelago.model.ComponentKind;

/// What the palette asks for.
public interface PaletteIntents {
    /// Adds a component in the middle of what is seen.
    void addAtCentre(ComponentKind kind);

    /// A kind is being dragged over this place of the scene.
    void dragTo(ComponentKind kind, double sceneX, double sceneY);

    /// A kind was dropped on this place of the scene, which may lie outside the drawing.
    void dropAt(ComponentKind kind, double sceneX, double sceneY);
}
