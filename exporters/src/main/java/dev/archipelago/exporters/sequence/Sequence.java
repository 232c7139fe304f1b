package dev.archipelago.exporters.sequence;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.document.Document;
import java.util.List;
import java.util.Optional;

/// One request of an operation through the whole graph: who asks whom for what, in the order of the steps.
///
/// Whoever begins it stands outside and is no participant. Calls are unfolded as deep as was asked for; an operation that is
/// inside itself already is not unfolded again.
///
/// @param operation with its operation named
/// @param participants in the order in which they first appear
/// @param events what happens, in order
/// @param complete false where the diagram would have had more than [Unfolding#MOST] events
public record Sequence(OperationRef operation, List<ComponentId> participants, List<Event> events, boolean complete) {

    public Sequence {
        participants = List.copyOf(participants);
        events = List.copyOf(events);
    }

    /// The sequence of an operation; empty where a reference leads to none.
    public static Optional<Sequence> of(Document document, OperationRef operation, SequenceOptions options) {
        return document.architecture().operationId(operation)
                .map(id -> new OperationRef(operation.component(), id))
                .map(named -> new Unfolding(document, options).of(named));
    }

    /// Something that happens.
    public sealed interface Event permits Message, Work, Frame {}

    /// An arrow between two life lines.
    ///
    /// @param from empty for whoever stands outside
    /// @param to empty for whoever stands outside
    /// @param label what is asked for
    /// @param operation what is asked of the receiver, or what a reply answers; empty where it is no operation, as with messages to a channel
    public record Message(Kind kind, Optional<ComponentId> from, Optional<ComponentId> to, String label,
            Optional<OperationRef> operation) implements Event {}

    /// How a message is sent.
    public enum Kind {
        /// The sender waits for the reply.
        CALL,
        /// The sender goes on.
        ASYNC,
        /// Into a channel of a broker.
        EVENT,
        /// Out of a channel, to whom it drives.
        DELIVERY,
        /// The answer to a call.
        REPLY
    }

    /// Something that a component does by itself.
    public record Work(ComponentId at, String text, Nature nature) implements Event {}

    /// What kind of work it is.
    public enum Nature {
        /// Uses CPU, waits, takes a resource.
        WORK,
        /// What is not unfolded since it is inside itself: calls go in a circle.
        CIRCLE,
        /// What is not unfolded since it is deeper than was asked for.
        DEEPER
    }

    /// Events inside a border that says how they happen.
    ///
    /// @param sections at least one
    public record Frame(Operator operator, String label, List<Section> sections) implements Event {
        public Frame {
            sections = List.copyOf(sections);
        }
    }

    /// One part of a frame.
    ///
    /// @param guard when it happens; may be empty
    public record Section(String guard, List<Event> events) {
        public Section {
            events = List.copyOf(events);
        }
    }

    /// How the events in a frame happen.
    public enum Operator {
        /// All at the same time.
        PARALLEL("par"),
        /// One of them.
        CHOICE("alt"),
        /// Perhaps.
        OPTION("opt"),
        /// Several times.
        LOOP("loop"),
        /// Again when it fails.
        RETRY("retry"),
        /// Given up when it takes too long.
        TIMEOUT("timeout"),
        /// While nobody waits for it any more.
        AFTER_REPLY("after reply"),
        /// All of it, or undone.
        SAGA("saga"),
        /// All of it, or nothing.
        TWO_PHASE_COMMIT("2pc");

        private final String word;

        Operator(String word) {
            this.word = word;
        }

        /// What stands in the corner of the frame: that of UML where UML has one.
        public String word() {
            return word;
        }
    }
}
