package dev.archipelago.simulator.result;

import dev.archipelago.model.vocabulary.Ordered;
import java.util.List;
import java.util.Map;

/// What a fault did. Times and rates are means over the replications that they are told of.
///
/// @param fault such as "crash payment"
/// @param from seconds after the end of the warm-up
/// @param to seconds after the end of the warm-up; NaN when it lasted until the end
/// @param chain what broke because of it, in order: what most replications have in common
/// @param replications with this chain
/// @param of replications in which the fault struck
/// @param recoveries what it did to each workload
/// @param violations what happened between data and messages that is not to happen
public record Breakdown(String fault, double from, double to, List<Link> chain, int replications, int of,
        Map<String, Recovery> recoveries, List<Violations> violations) {
    public Breakdown {
        violations = List.copyOf(violations);
        chain = List.copyOf(chain);
        recoveries = Ordered.copyOf(recoveries);
    }

    /// Violations of one kind, as means over all replications in which the fault struck.
    ///
    /// @param what such as "stale-read"
    /// @param subject the transactions, database or channel
    /// @param during number while the fault was there
    /// @param until number from its end until all workloads had recovered; until the end of the run where one never did
    public record Violations(String what, String subject, double during, double until) {}

    /// Something that broke.
    ///
    /// @param what "down", "out-of-memory", "exhausted" or "rejecting" of a component; "failing", "breaker-open", "bulkhead-full" or
    ///        "pool-exhausted" of a connection
    /// @param subject component or connection
    /// @param after seconds after the fault began
    /// @param spread standard deviation of that over the replications, NaN of a single one
    /// @param share of the requests or calls that failed meanwhile; NaN where that means nothing
    /// @param because what broke before and brought it about: a component, a connection or the fault
    public record Link(String what, String subject, double after, double spread, double share, String because) {}

    /// What became of a workload. Rates per second.
    ///
    /// @param before goodput until the fault began
    /// @param during goodput while it was there
    /// @param after goodput from the time on at which its direct effect must be over, until the end; NaN when there is none
    /// @param seconds from the end of the fault until the goodput was and stayed what it had been, in the replications where it
    ///        was; NaN when it never was
    /// @param outcomes in how many replications it ended how
    public record Recovery(double before, double during, double after, double seconds,
            Map<Outcome, Integer> outcomes) {
        public Recovery {
            outcomes = Ordered.copyOf(outcomes);
        }

        /// How it ended in most replications; of as many the worse.
        public Outcome outcome() {
            return outcomes.entrySet().stream()
                    .max(Map.Entry.<Outcome, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                    .orElseThrow().getKey();
        }
    }

    /// How it ended.
    public enum Outcome {
        /// The goodput is what it was before.
        RECOVERED,

        /// The goodput was still low, but the run was too short to tell, or the fault lasted until its end.
        OPEN,

        /// The goodput stays low although the fault is gone: the overload keeps itself up.
        METASTABLE
    }
}
