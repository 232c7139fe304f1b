package dev.archipelago.simulator.diagnosis;

import dev.archipelago.simulator.result.Breakdown;
import dev.archipelago.simulator.result.ComparisonResult;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.SimulationResult;
import dev.archipelago.simulator.result.TimeShare;
import dev.archipelago.simulator.result.Verdict;
import java.util.List;
import java.util.Map;

/// Why a number is what it is.
///
/// @param question the number
/// @param value of it
/// @param shares where the time of answered requests goes, the largest part of the slow ones first; none where too few were followed
/// @param path what a request about the 99th percentile waited for, by component and cause, as it came to them first
/// @param chains by fault, what broke because of it, in order
/// @param pressures what is scarce or wasted, the worst first
/// @param fixes that help most, at most three, the best first; none where none of those tried helps
/// @param tried changes that were simulated
public record DiagnosisResult(SimulationResult result, Question question, Estimate value, List<TimeShare> shares,
        List<Stretch> path, List<Breakdown> chains, List<Pressure> pressures, List<Fix> fixes, int tried) {

    public DiagnosisResult {
        shares = List.copyOf(shares);
        path = List.copyOf(path);
        chains = List.copyOf(chains);
        pressures = List.copyOf(pressures);
        fixes = List.copyOf(fixes);
    }

    /// The number that is asked about.
    ///
    /// @param subject a workload, or a component for its load
    /// @param objective as spelled in the file; empty where none is about it
    public record Question(String subject, ComparisonResult.Metric metric, String objective) {}

    /// A part of the critical path.
    public record Stretch(String component, TimeShare.Cause cause, double seconds) {}

    /// Something scarce or wasted.
    ///
    /// @param value a share, or a number of tries for a call
    public record Pressure(Kind kind, String subject, double value) {
        /// What of it.
        public enum Kind {
            /// Share of workers or CPU in use.
            BUSY,
            /// Share of the time in which more was to be computed than there are cores.
            THROTTLED,
            /// Share of the work for requests that nobody waited for any more.
            WASTED,
            /// Tries of a call.
            AMPLIFIED,
            /// Share of the calls that failed for good.
            FAILING
        }
    }

    /// A change with what it does, found under the same random numbers.
    ///
    /// @param effect the number before and after, and the interval of the difference
    /// @param objectives by id, with the change
    public record Fix(Remedy remedy, ComparisonResult.Change effect, Map<String, Verdict> objectives) {}
}
