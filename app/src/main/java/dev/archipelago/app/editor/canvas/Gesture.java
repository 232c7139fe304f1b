package dev.archipelago.app.editor.canvas;

import dev.archipelago.exporters.layout.Point;

/// What happens between pressing a button and letting it go; places are those of the view.
sealed interface Gesture permits Panning, Marquee, Dragging, Connecting, Reconnecting {

    /// The pointer has moved, by at least the threshold since the button was pressed.
    void drag(Point to, Modifiers held);

    /// The button was let go after a movement.
    void finish();

    /// It was let go without a movement.
    void click(Modifiers held);

    /// It was broken off: all is as before.
    void cancel();

    /// Whether the view follows where it is dragged beyond the border.
    default boolean scrolls() {
        return true;
    }

    /// Paints what shows the gesture.
    void paint(Decorations decorations);
}
