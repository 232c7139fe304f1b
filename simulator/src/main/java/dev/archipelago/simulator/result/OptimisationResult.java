package dev.archipelago.simulator.result;

import dev.archipelago.model.vocabulary.Ordered;
import java.util.List;
import java.util.Map;

/// The cheapest configuration of a design that meets its objectives, and how sure that is.
///
/// @param scenarios in which objectives must hold; empty text for the design as it is
/// @param assumed the prices that were taken as the design has none; empty where it has its own
/// @param changes what to change of the design; none where it is the best already, or none meets the objectives
/// @param checks each objective in each scenario, before and after, from runs of their own
/// @param best the number of the configuration that is the answer, among the candidates; where none meets the objectives the one that
///        comes nearest, and -1 where nothing was simulated
/// @param candidates that were simulated, the design as it is among them
/// @param varied what was varied
/// @param leftAlone what was not, and why
public record OptimisationResult(String architecture, List<String> scenarios, long seed, Status status, Price before,
        Price after, String assumed, List<Change> changes, List<Check> checks, Guarantee guarantee, int best,
        List<Candidate> candidates, List<Varied> varied, List<LeftAlone> leftAlone, Effort effort) {
    public OptimisationResult {
        scenarios = List.copyOf(scenarios);
        changes = List.copyOf(changes);
        checks = List.copyOf(checks);
        candidates = List.copyOf(candidates);
        varied = List.copyOf(varied);
        leftAlone = List.copyOf(leftAlone);
    }

    /// How it ended.
    public enum Status {
        /// The best is known with the confidence asked for.
        FOUND,

        /// One that meets the objectives, but the runs were used up before cheaper ones could be ruled out.
        UNDECIDED,

        /// It was stopped: the best so far, without a confirmation.
        STOPPED,

        /// None meets the objectives.
        NONE
    }

    /// @param perHour on average over the scenarios
    /// @param availability static, of the workload that has the least
    public record Price(String currency, Estimate perHour, double availability) {}

    /// One property to change.
    ///
    /// @param path as for `--set`
    /// @param before empty where nothing was said
    /// @param saves per hour, against leaving this alone; negative for what it costs more
    /// @param busyBefore busy share of the component that it is about; NaN where it is about none
    /// @param isAtEnd whether no further value was tried in the direction of the change
    public record Change(String path, String before, String after, double saves, double busyBefore, double busyAfter,
            boolean isAtEnd, Reason reason) {}

    /// An objective in a scenario.
    public record Check(String scenario, String objective, String target, Estimate before, Verdict verdictBefore,
            Estimate after, Verdict verdictAfter, double marginAfter) {}

    /// How sure the choice is.
    ///
    /// @param confidence that was asked for: the least probability of the choice among the candidates being right
    /// @param reached whether it holds
    /// @param undecided cheaper candidates of which it was not settled whether they meet the objectives
    public record Guarantee(double confidence, boolean reached, int undecided) {}

    /// A configuration that was simulated.
    ///
    /// @param values that it sets, by path; none for the design as it is
    /// @param cost per hour
    /// @param latency in seconds, as the first objective on latency measures it, in the worst scenario; where there is none the 95th
    ///        percentile of the first workload
    /// @param availability static, of the workload that has the least
    /// @param fate what became of it
    /// @param meets whether it was found to meet the objectives
    /// @param isOnFront whether no other one that meets them is at least as good in cost, latency and availability
    public record Candidate(Map<String, String> values, Estimate cost, Estimate latency, double availability,
            int replications, Reason fate, boolean meets, boolean isOnFront) {
        public Candidate {
            values = Ordered.copyOf(values);
        }
    }

    /// Something that was varied.
    ///
    /// @param values how many
    public record Varied(String name, int values) {}

    /// Something that was not varied.
    public record LeftAlone(String name, Reason reason) {}

    /// What it took.
    ///
    /// @param configurations that there are; infinite is possible
    /// @param estimates configurations that were looked at by formulas
    /// @param everything whether these were all
    /// @param runs simulated
    public record Effort(double configurations, int estimates, boolean everything, int runs, int budget) {}

    /// What is saved, as a share of the cost before; negative when it costs more.
    public double saving() {
        return 1 - after.perHour().value() / before.perHour().value();
    }
}
