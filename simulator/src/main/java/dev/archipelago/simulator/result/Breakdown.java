package dev.archipelago.simulator.result;

import dev.archipelago.model.vocabulary.Ordered;
import java.util.List;
import java.util.Map;

/// What a fault did, in the first replication.
///
/// @param fault such as "crash payment"
/// @param from seconds after the end of the warm-up
/// @param to seconds after the end of the warm-up; NaN when it lasted until the end
/// @param chain what broke because of it, in order
/// @param recoveries what it did to each workload
public record Breakdown(String fault, double from, double to, List<Link> chain, Map<String, Recovery> recoveries) {
    public Breakdown {
        chain = List.copyOf(chain);
        recoveries = Ordered.copyOf(recoveries);
    }

    /// Something that broke.
    ///
    /// @param what "down", "out-of-memory", "exhausted" or "rejecting" of a component; "failing", "breaker-open", "bulkhead-full" or
    ///        "pool-exhausted" of a connection
    /// @param subject component or connection
    /// @param after seconds after the fault began
    /// @param share of the requests or calls that failed meanwhile; NaN where that means nothing
    /// @param because what broke before and brought it about: a component, a connection or the fault
    public record Link(String what, String subject, double after, double share, String because) {}

    /// What became of a workload. Rates per second.
    ///
    /// @param before goodput until the fault began
    /// @param during goodput while it was there
    /// @param after goodput from the time on at which its direct effect must be over, until the end; NaN when there is none
    /// @param seconds from the end of the fault until the goodput was and stayed what it had been, NaN when it never was
    public record Recovery(double before, double during, double after, double seconds, Outcome outcome) {}

    /// How it ended.
    public enum Outcome {
        /// The goodput is what it was before.
        RECOVERED,

        /// The goodput stays low although the fault is gone: the overload keeps itself up.
        METASTABLE,

        /// The goodput was still low, but the run was too short to tell, or the fault lasted until its end.
        OPEN
    }
}
