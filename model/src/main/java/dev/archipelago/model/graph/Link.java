package dev.archipelago.model.graph;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import java.util.Set;

/// An edge of the drawing: one component has to do with another.
///
/// @param uses how; empty for a connection that is declared but that nothing goes over
public record Link(ComponentId from, ComponentId to, Set<Use> uses) {

    /// What goes over a link.
    public enum Use {
        /// A call whose answer is waited for.
        SYNC,

        /// A call whose answer is not waited for.
        ASYNC,

        /// A question to a database.
        QUERY,

        /// A look-up in a cache.
        CACHE,

        /// A message on its way to a broker.
        PUBLISH,

        /// A message on its way from a broker to a consumer.
        DELIVER,

        /// Requests of a workload from a client.
        ENTRY
    }

    public Link {
        uses = Set.copyOf(uses);
    }

    public ConnectionId id() {
        return new ConnectionId(from, to);
    }

    /// Whether the caller waits on it: what makes failure and latency travel back.
    public boolean isSynchronous() {
        return uses.contains(Use.SYNC) || uses.contains(Use.QUERY) || uses.contains(Use.CACHE);
    }

    /// Whether only messages go over it.
    public boolean isEvent() {
        return !uses.isEmpty() && uses.stream().allMatch(u -> u == Use.PUBLISH || u == Use.DELIVER);
    }
}
