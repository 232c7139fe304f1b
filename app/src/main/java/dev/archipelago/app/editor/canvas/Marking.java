package dev.archipelago.app.editor.canvas;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/// What is marked on a drawing for as long as something else is looked at: the way of a request, or how far a loss reaches.
///
/// @param keys what rings mean, in a corner of the drawing; empty for none
public record Marking(Map<ConnectionId, Line> lines, Map<ComponentId, Ring> rings, List<Key> keys) {

    /// Nothing.
    public static final Marking NONE = new Marking(Map.of(), Map.of());

    /// How a line is marked.
    public enum Line {
        /// Passed: a thin broken line beside it.
        PASSED,

        /// What was waited for: a thick one.
        CRITICAL,

        /// Lost: crossed out.
        LOST
    }

    /// What a ring says, the gravest last.
    public enum Tone {
        /// On the way of what is looked at.
        WAY,

        /// Reached, with little harm.
        LIGHT,

        /// Reached, with harm.
        HARM,

        /// Most of it is lost.
        LOST
    }

    /// Outlines around a box.
    ///
    /// @param ripples how many, at least one: the more the nearer it is
    /// @param note a few words at its corner; empty for none
    public record Ring(int ripples, Tone tone, String note) {}

    /// A sample of a ring, and what it means.
    public record Key(Ring ring, String text) {}

    /// Without a word about what it means.
    public Marking(Map<ConnectionId, Line> lines, Map<ComponentId, Ring> rings) {
        this(lines, rings, List.of());
    }

    public Marking {
        keys = List.copyOf(keys);
        lines = Collections.unmodifiableMap(new LinkedHashMap<>(lines));
        rings = Collections.unmodifiableMap(new LinkedHashMap<>(rings));
    }

    /// The rings of boxes; of one that stands for several components the gravest of theirs, the first of these.
    ///
    /// @param box in which a component is seen
    Map<ComponentId, Ring> ringsOf(UnaryOperator<ComponentId> box) {
        Map<ComponentId, Ring> all = new LinkedHashMap<>();
        rings.forEach((id, ring) -> all.merge(box.apply(id), ring,
                (one, other) -> other.tone().compareTo(one.tone()) > 0 ? other : one));
        return all;
    }
}
