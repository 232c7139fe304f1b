package dev.archipelago.simulator.result;

import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.vocabulary.Ordered;
import dev.archipelago.simulator.measure.ChangeEvent;
import dev.archipelago.simulator.measure.RequestTrace;
import dev.archipelago.simulator.measure.ScaleEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The answer of a simulation: everything by id, without any state of the engine.
///
/// @param scenario empty for none
/// @param simulatedSeconds measured time of one replication
/// @param warmUpSeconds time before the measurement in each replication
/// @param warmUp from what the warm-up was found; empty where it was given
/// @param events taken in all replications
/// @param wallSeconds how long it took; the only number that differs between equal runs
/// @param channels by broker.channel, of topics with "->" and the consuming component behind it
/// @param storage what caches and databases have kept
/// @param transactions over several services, by the operation that does them; messages about changes, by operation and
/// channel; chains of events, by workload
/// @param bottleneck the component that saturates first as load grows; empty when no capacity is bounded
/// @param timeShares where the time of each workload went, of those of which enough requests were followed
/// @param breakdowns what the faults of the first replication did
/// @param scalings how numbers of replicas followed the load in the first replication
/// @param changes what was changed on purpose in the first replication, and what was lost meanwhile
/// @param capacity what components asked for, used and cost
/// @param traces sample of the requests of the first replication; empty unless asked for
/// @param findings what the simulation left out or wants to say
public record SimulationResult(String architecture, String scenario, long seed, int replications,
        double simulatedSeconds, double warmUpSeconds, Optional<WarmUpCourse> warmUp, long events, double wallSeconds,
        Map<String, WorkloadResult> requests, Map<String, OperationResult> operations,
        Map<String, ComponentResult> components, Map<String, ConnectionResult> connections,
        Map<String, ChannelResult> channels, StorageResult storage, Map<String, TransactionResult> transactions,
        Map<String, ObjectiveResult> objectives, Timeline timeline,
        Optional<Bottleneck> bottleneck,
        Map<String, List<TimeShare>> timeShares, List<Breakdown> breakdowns, List<ScaleEvent> scalings,
        List<ChangeEvent> changes, CapacityResult capacity, List<RequestTrace> traces, List<Finding> findings) {
    public SimulationResult {
        requests = Ordered.copyOf(requests);
        operations = Ordered.copyOf(operations);
        components = Ordered.copyOf(components);
        connections = Ordered.copyOf(connections);
        channels = Ordered.copyOf(channels);
        transactions = Ordered.copyOf(transactions);
        objectives = Ordered.copyOf(objectives);
        timeShares = Ordered.copyOf(timeShares);
        breakdowns = List.copyOf(breakdowns);
        scalings = List.copyOf(scalings);
        changes = List.copyOf(changes);
        traces = List.copyOf(traces);
        findings = List.copyOf(findings);
    }
}
