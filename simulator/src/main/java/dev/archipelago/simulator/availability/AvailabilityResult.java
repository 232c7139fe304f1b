package dev.archipelago.simulator.availability;

import dev.archipelago.model.vocabulary.Ordered;
import java.util.List;
import java.util.Map;

/// What is known of the availability of an architecture without a simulation.
///
/// @param entries by operation that a workload enters, as component.operation
/// @param workloads share of the requests, or of the journeys, that can be answered
/// @param zoneAvailability by zone; empty where the platform has none
/// @param cutSets sets of components and zones without which no request of some workload can be answered, smallest first
/// @param cutSetsUpTo so many elements were looked for
public record AvailabilityResult(String architecture, Map<String, Double> entries, Map<String, Double> workloads,
        Map<String, Part> components, Map<String, Double> zoneAvailability, List<CutSet> cutSets, int cutSetsUpTo,
        Map<String, Budget> budgets) {
    public AvailabilityResult {
        entries = Ordered.copyOf(entries);
        workloads = Ordered.copyOf(workloads);
        components = Ordered.copyOf(components);
        zoneAvailability = Ordered.copyOf(zoneAvailability);
        cutSets = List.copyOf(cutSets);
        budgets = Ordered.copyOf(budgets);
    }

    /// A component that requests depend on.
    ///
    /// @param replicas at the start
    /// @param needed of them
    /// @param each availability of one replica while its zone is up
    /// @param availability that enough replicas are up, the loss of zones included
    /// @param lost by workload: share of its requests that fail while this component is down and all else is up
    /// @param importance by workload: Birnbaum importance, by how much requests are likelier to be answered when it is up
    ///        than when it is down
    public record Part(int replicas, int needed, double each, double availability, Map<String, Double> lost,
            Map<String, Double> importance) {
        public Part {
            lost = Ordered.copyOf(lost);
            importance = Ordered.copyOf(importance);
        }
    }

    /// Components and zones that together take a workload down, none of which could be spared.
    ///
    /// @param workloads of which no request is answered then
    public record CutSet(List<String> elements, List<String> workloads) {
        public CutSet {
            elements = List.copyOf(elements);
            workloads = List.copyOf(workloads);
        }
    }

    /// What an objective of success allows to go wrong in 30 days.
    ///
    /// @param outage seconds of total outage that use it up
    /// @param used share of it that the expected failures use up
    public record Budget(String workload, double objective, double outage, double used, List<BurnAlert> alerts) {
        public Budget {
            alerts = List.copyOf(alerts);
        }
    }

    /// An alert on how fast the budget burns; times in seconds.
    ///
    /// @param errorRatio share of failing requests from which on it is raised
    /// @param spent share of the budget that is gone then
    /// @param detection from the beginning of a total outage until it is raised
    /// @param clearing from the end of a long one until it ends
    public record BurnAlert(boolean page, double longWindow, double shortWindow, double burnRate, double errorRatio,
            double spent, double detection, double clearing) {}
}
