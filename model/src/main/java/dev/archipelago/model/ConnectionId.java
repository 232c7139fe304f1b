package dev.archipelago.model;

import dev.archipelago.model.quantity.NotationException;
import java.util.Collection;

/// Names a connection by caller and callee, spelled "orders->payment".
public record ConnectionId(ComponentId from, ComponentId to) implements Comparable<ConnectionId> {

    /// What a reader of a wrong text is told.
    public static final String EXPECTED = "a connection such as orders->payment (caller->callee, by id)";

    public static ConnectionId parse(String text) {
        int arrow = text.indexOf("->");
        if (arrow < 0) {
            throw new NotationException(text, EXPECTED);
        }
        return new ConnectionId(ComponentId.parse(text.substring(0, arrow)),
                ComponentId.parse(text.substring(arrow + 2)));
    }

    /// Whether it leads from some components to others, or back: one of its ends is among them, the other is not.
    public boolean crosses(Collection<ComponentId> side) {
        return side.contains(from) != side.contains(to);
    }

    /// The component at one of its ends.
    ///
    /// @param called whether it is the one that is called
    public ComponentId end(boolean called) {
        return called ? to : from;
    }

    /// The connection with another component at one of its ends.
    ///
    /// @param called whether that is to be called
    public ConnectionId withEnd(boolean called, ComponentId other) {
        return called ? new ConnectionId(from, other) : new ConnectionId(other, to);
    }

    @Override
    public int compareTo(ConnectionId other) {
        int byCaller = from.compareTo(other.from);
        return byCaller != 0 ? byCaller : to.compareTo(other.to);
    }

    @Override
    public String toString() {
        return from + "->" + to;
    }
}
