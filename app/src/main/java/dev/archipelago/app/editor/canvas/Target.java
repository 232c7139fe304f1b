package dev.archipelago.app.editor.canvas;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.diagram.Position;

/// What lies under the pointer.
public sealed interface Target {

    /// A box.
    record OnComponent(ComponentId id) implements Target {}

    /// The title of a group, or the box that stands for one.
    record OnGroup(String title) implements Target {}

    /// A line.
    record OnConnection(ConnectionId id) implements Target {}

    /// Nothing; the place counts.
    record OnGround(Position at) implements Target {}
}
