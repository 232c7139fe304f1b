package dev.archipelago.model.edit;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.Operation;
import dev.archipelago.model.diagram.Position;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.scenario.Workload;
import dev.archipelago.model.shape.PropertyPath;
import dev.archipelago.model.vocabulary.Ordered;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A change of a document that a person asks for. Documents are values: undoing means going back to the one before.
public sealed interface Edit
        permits Edit.AddComponent, Edit.ReplaceComponent, Edit.RemoveComponents, Edit.RenameComponent,
        Edit.RenameOperation, Edit.RenameWorkload, Edit.MoveComponents, Edit.SetProperty, Edit.Connect, Edit.Disconnect,
        Edit.Reconnect, Edit.Insert,
        Edit.PutOperation, Edit.PutWorkload, Edit.RemoveWorkload, Edit.ReplaceDocument, Edit.Compound, BoundaryEdit {

    /// What it does, in a few words: "Rename orders to ordering".
    String description();

    /// The document after it, or why it cannot be done.
    default EditOutcome apply(Document document) {
        try {
            return new EditOutcome.Edited(Editing.apply(this, document));
        } catch (Refusal e) {
            return new EditOutcome.EditRefused(e.reason());
        }
    }

    /// Adds a component.
    ///
    /// @param position where it is drawn; null leaves that to the layout
    record AddComponent(ComponentId id, Component component, @Nullable Position position) implements Edit {
        @Override
        public String description() {
            return "Add " + id;
        }
    }

    /// Puts another component into the place of one.
    record ReplaceComponent(ComponentId id, Component component) implements Edit {
        @Override
        public String description() {
            return "Change " + id;
        }
    }

    /// Removes components and everything that refers to them: calls, connections, workloads without a target,
    /// objectives, faults, positions. What was done on the miss of a removed cache is now always done.
    record RemoveComponents(Set<ComponentId> ids) implements Edit {
        public RemoveComponents {
            ids = Collections.unmodifiableSet(new LinkedHashSet<>(ids));
        }

        @Override
        public String description() {
            return "Remove " + ids.stream().map(ComponentId::value).limit(3).collect(Collectors.joining(", "))
                    + (ids.size() > 3 ? " and " + (ids.size() - 3) + " more" : "");
        }
    }

    /// Gives a component another id, wherever it is referred to.
    record RenameComponent(ComponentId from, ComponentId to) implements Edit {
        @Override
        public String description() {
            return "Rename " + from + " to " + to;
        }
    }

    /// Gives an operation another id, wherever it is referred to.
    record RenameOperation(ComponentId component, String from, String to) implements Edit {
        @Override
        public String description() {
            return "Rename " + component + "." + from + " to " + to;
        }
    }

    /// Gives a workload another id, wherever it is referred to.
    record RenameWorkload(String from, String to) implements Edit {
        @Override
        public String description() {
            return "Rename " + from + " to " + to;
        }
    }

    /// Draws components elsewhere.
    record MoveComponents(Map<ComponentId, Position> positions) implements Edit {
        public MoveComponents {
            positions = Ordered.copyOf(positions);
        }

        @Override
        public String description() {
            return positions.size() == 1
                    ? "Move " + positions.keySet().iterator().next()
                    : "Move " + positions.size() + " components";
        }
    }

    /// Gives a property another value.
    ///
    /// @param text in the spelling of the file; null leaves the property out
    record SetProperty(PropertyPath path, @Nullable String text) implements Edit {
        @Override
        public String description() {
            return text == null ? "Clear " + path : "Set " + path + " to " + text;
        }
    }

    /// Makes one component use another: by a call, a query, a look-up, a message, or, from a client, a workload.
    record Connect(ComponentId from, ComponentId to) implements Edit {
        @Override
        public String description() {
            return "Connect " + from + " to " + to;
        }
    }

    /// Takes out everything by which one component uses another.
    record Disconnect(ComponentId from, ComponentId to) implements Edit {
        @Override
        public String description() {
            return "Disconnect " + from + " from " + to;
        }
    }

    /// Lets one end of a connection be at another component: what used the old one uses the new one, or the steps that make it
    /// move there.
    ///
    /// @param wanted has one end of the connection and another component as the other
    record Reconnect(ConnectionId connection, ConnectionId wanted) implements Edit {
        @Override
        public String description() {
            return "Reconnect " + connection + " as " + wanted;
        }
    }

    /// Puts a new component into a connection, so that the one asks it and it asks the other.
    ///
    /// @param position where it is drawn; null leaves that to the layout
    record Insert(ConnectionId on, ComponentId id, Component component, @Nullable Position position) implements Edit {
        @Override
        public String description() {
            return "Put " + id + " into " + on;
        }
    }

    /// Adds an operation, or puts another into its place.
    record PutOperation(ComponentId component, String id, Operation operation) implements Edit {
        @Override
        public String description() {
            return "Change " + component + "." + id;
        }
    }

    /// Adds a workload, or puts another into its place.
    record PutWorkload(String id, Workload workload) implements Edit {
        @Override
        public String description() {
            return "Change workload " + id;
        }
    }

    /// Removes a workload, and the objectives and surges that are about it.
    record RemoveWorkload(String id) implements Edit {
        @Override
        public String description() {
            return "Remove workload " + id;
        }
    }

    /// Puts another document into the place of this one, such as one that was edited as text.
    record ReplaceDocument(String description, Document document) implements Edit {}

    /// Several edits, one after the other, all or none.
    record Compound(String description, List<Edit> edits) implements Edit {
        public Compound {
            edits = List.copyOf(edits);
        }
    }
}
