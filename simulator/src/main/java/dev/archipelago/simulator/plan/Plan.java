package dev.archipelago.simulator.plan;

import dev.archipelago.simulator.random.Dice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A document and a scenario, compiled: dense tables whose rows refer to one another by index.
///
/// @param draws all places where something random is drawn
/// @param probabilities table of the chances that instructions refer to
/// @param times table of times in nanoseconds that instructions refer to
/// @param loops nested in one another in any program at the most
/// @param faults what goes wrong
/// @param changes that are made on purpose
/// @param editions what the plan becomes by them; numbers of operations and links beyond its own are theirs
/// @param channels that something publishes to
/// @param storage what caches and databases keep
/// @param transactions over several services
/// @param outboxes that something is written to
/// @param dualWrites changes of data with a message of their own
/// @param cluster the nodes that replicas run on; null where there are always enough
/// @param quota what all replicas together may ask for; null for no bound
/// @param detail how closely requests are followed
public record Plan(String architecture, String scenario, List<StationPlan> stations, List<OperationPlan> operations,
        List<LinkPlan> links, List<CallPlan> calls, List<SourcePlan> sources, List<Dice.Die> draws,
        List<Double> probabilities, List<Long> times, int loops, List<FaultPlan> faults, List<ChangePlan> changes,
        EditionsPlan editions, List<ChannelPlan> channels, StoragePlan storage, List<TransactionPlan> transactions,
        List<OutboxPlan> outboxes, List<DualWritePlan> dualWrites, @Nullable ClusterPlan cluster,
        @Nullable QuotaPlan quota, Detail detail) {

    public Plan {
        stations = List.copyOf(stations);
        operations = List.copyOf(operations);
        links = List.copyOf(links);
        calls = List.copyOf(calls);
        sources = List.copyOf(sources);
        draws = List.copyOf(draws);
        probabilities = List.copyOf(probabilities);
        times = List.copyOf(times);
        faults = List.copyOf(faults);
        changes = List.copyOf(changes);
        channels = List.copyOf(channels);
        transactions = List.copyOf(transactions);
        outboxes = List.copyOf(outboxes);
        dualWrites = List.copyOf(dualWrites);
    }

    /// Whether replicas come, go or change during the run.
    public boolean isEventful() {
        return takesACourse() || stations.stream().anyMatch(station -> station.overload().isEventful());
    }

    /// Whether parts between which there are no calls have nothing to do with one another.
    public boolean hasIslands() {
        return !isEventful() && (cluster == null || !cluster.sharesCpu());
    }

    /// Whether some callers look for themselves which replicas there are.
    public boolean looks() {
        return links.stream().anyMatch(link -> link.looking() != null);
    }

    /// Whether a run has a course to be looked at: faults, changes or autoscaling, and not just health checks that pass.
    public boolean takesACourse() {
        return !faults.isEmpty() || !changes.isEmpty() || quota != null || cluster != null && cluster.moves()
                || stations.stream().anyMatch(station -> station.life().scaling() != null);
    }
}
