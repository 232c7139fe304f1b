package dev.archipelago.simulator.diagnosis;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.shape.PropertyPath;
import dev.archipelago.simulator.plan.Setting;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A change that may help.
///
/// @param subject id of the component, connection or channel; "retries" of all connections
/// @param changes at least one
public record Remedy(Kind kind, String subject, List<Change> changes) {

    public Remedy {
        changes = List.copyOf(changes);
    }

    /// What is changed.
    public enum Kind {
        /// More replicas, so that fewer wait for one.
        REPLICAS,
        /// More requests at a time in each replica.
        WORKERS,
        /// A higher CPU limit.
        CPU,
        /// No more waiting requests than are served before their callers give up.
        BACKLOG,
        /// More permits of a limited resource.
        PERMITS,
        /// More connections in the pool.
        POOL,
        /// A shorter time-out.
        TIMEOUT,
        /// Fewer tries over a connection.
        ATTEMPTS,
        /// Only the last caller tries again, once; nobody above it.
        ONE_RETRY,
        /// Waits before further tries that grow and differ.
        BACKOFF,
        /// No more than so many calls at a time.
        BULKHEAD,
        /// As [#BULKHEAD], and no second try.
        BULKHEAD_WITHOUT_RETRY,
        /// Stops calling while most calls fail.
        BREAKER,
        /// Replicas that fail again and again get no requests for a while.
        OUTLIERS,
        /// One request fetches what a cache lacks, the others wait for it.
        SINGLE_FLIGHT,
        /// Replicas wait until nobody sends to them before they end.
        DRAINING,
        /// Messages that fail again and again are put aside.
        DEAD_LETTERS
    }

    /// One value.
    ///
    /// @param from what holds now; empty where nothing is said
    /// @param to as spelled in the file
    public record Change(PropertyPath path, String from, String to) {}

    /// The design with it; what the scenario sets is changed there.
    ///
    /// @param scenario null for none
    /// @throws dev.archipelago.model.shape.PropertyException when a value does not fit
    public Document in(Document document, @Nullable String scenario) {
        Document changed = document;
        for (Change change : changes) {
            changed = Setting.with(changed, scenario, change.path(), change.to());
        }
        return changed;
    }
}
