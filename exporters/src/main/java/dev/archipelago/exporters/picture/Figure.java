package dev.archipelago.exporters.picture;

import dev.archipelago.exporters.layout.Box;
import dev.archipelago.exporters.sequence.Sequence;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import java.util.List;

/// The marks that stand for one thing.
///
/// @param bounds holds all marks, so that what is out of sight need not be painted
/// @param title what a screen reader says first
/// @param description what it says next; may be empty
public record Figure(Subject subject, Box bounds, String title, String description, List<Mark> marks) {

    /// What a figure stands for.
    public sealed interface Subject {}

    /// The box of a component.
    public record OfComponent(ComponentId id) implements Subject {}

    /// The line of a connection.
    public record OfConnection(ConnectionId id) implements Subject {}

    /// The text on the line of a connection.
    public record OfLabel(ConnectionId id) implements Subject {}

    /// The border around a group.
    ///
    /// @param id the name by which it is collapsed
    public record OfGroup(String id) implements Subject {}

    /// An arrow of a sequence diagram.
    public record OfMessage(Sequence.Message message) implements Subject {}

    /// Title, legend and the like.
    public record Furniture(String name) implements Subject {}

    public Figure {
        marks = List.copyOf(marks);
    }
}
