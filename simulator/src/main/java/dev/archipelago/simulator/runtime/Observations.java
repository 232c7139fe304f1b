package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.measure.BreakerEvent;
import dev.archipelago.simulator.measure.ClusterUse;
import dev.archipelago.simulator.measure.Observation;
import dev.archipelago.simulator.measure.RequestTrace;
import dev.archipelago.simulator.measure.StorageUse;
import dev.archipelago.simulator.measure.Violation;
import dev.archipelago.simulator.plan.ChannelPlan;
import dev.archipelago.simulator.plan.DualWritePlan;
import dev.archipelago.simulator.plan.LinkPlan;
import dev.archipelago.simulator.plan.OperationPlan;
import dev.archipelago.simulator.plan.OutboxPlan;
import dev.archipelago.simulator.plan.Plan;
import dev.archipelago.simulator.plan.SourcePlan;
import dev.archipelago.simulator.plan.StationPlan;
import dev.archipelago.simulator.plan.TransactionPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/// Puts what was observed on the islands of a plan together, in the order of the plan.
final class Observations {

    private final List<String> sources;
    private final List<String> stations;
    private final List<String> channels;
    private final List<String> links;
    private final List<Observation> parts;

    private Observations(Plan plan, List<Observation> parts) {
        this.sources = plan.sources().stream().map(SourcePlan::id).toList();
        this.stations = plan.stations().stream().map(StationPlan::id).toList();
        this.channels = plan.channels().stream().flatMap(channel -> channel.groups().stream())
                .map(ChannelPlan.Group::id).toList();
        this.links = plan.links().stream().map(LinkPlan::id).distinct().toList();
        this.parts = parts;
    }

    /// @param parts one for each island, all over the same time
    static Observation join(Plan plan, List<Observation> parts, List<RequestTrace> traces) {
        Observations all = new Observations(plan, parts);
        return new Observation(parts.getFirst().seconds(), parts.stream().mapToLong(Observation::events).sum(),
                all.join(all.sources, Observation::requests),
                all.join(plan.operations().stream().map(OperationPlan::id).toList(), Observation::operations),
                all.join(all.stations, Observation::components),
                all.join(plan.links().stream().map(LinkPlan::id).toList(), Observation::connections), all.series(),
                traces, parts.getFirst().episodes(), parts.getFirst().scalings(), parts.getFirst().changes(),
                all.join(all.channels, Observation::channels),
                parts.stream().map(Observation::storage).reduce(StorageUse.NONE, StorageUse::and), all.cluster(),
                all.join(transactions(plan),
                        Observation::transactions),
                parts.stream().flatMap(part -> part.breakers().stream())
                        .sorted(Comparator.comparingDouble(BreakerEvent::at)).toList());
    }

    private static List<String> transactions(Plan plan) {
        return Stream.of(plan.transactions().stream().map(TransactionPlan::id),
                plan.outboxes().stream().map(OutboxPlan::id), plan.dualWrites().stream().map(DualWritePlan::id),
                plan.channels().isEmpty() ? Stream.<String>empty() : plan.sources().stream().map(SourcePlan::id))
                .flatMap(ids -> ids).distinct().toList();
    }

    /// What runs on islands is spread over the same nodes, which do not change then.
    private ClusterUse cluster() {
        List<ClusterUse> uses = parts.stream().map(Observation::cluster).toList();
        ClusterUse joined = uses.getFirst();
        return uses.size() == 1 ? joined : uses.stream().skip(1).reduce(joined, ClusterUse::and);
    }

    private List<Observation.Interval> series() {
        List<Observation.Interval> series = new ArrayList<>();
        for (int i = 0; i < parts.getFirst().series().size(); i++) {
            int interval = i;
            series.add(new Observation.Interval(parts.getFirst().series().get(i).end(),
                    join(sources, part -> part.series().get(interval).requests()),
                    join(stations, part -> part.series().get(interval).components()),
                    join(channels, part -> part.series().get(interval).channels()),
                    join(links, part -> part.series().get(interval).breakers()),
                    violations(interval)));
        }
        return List.copyOf(series);
    }

    private Map<Violation, Long> violations(int interval) {
        Map<Violation, Long> all = new LinkedHashMap<>();
        parts.forEach(part -> all.putAll(part.series().get(interval).violations()));
        return all;
    }

    private <T> Map<String, T> join(List<String> order, Function<Observation, Map<String, T>> of) {
        Map<String, T> found = new LinkedHashMap<>();
        parts.forEach(part -> found.putAll(of.apply(part)));
        Map<String, T> joined = new LinkedHashMap<>();
        order.forEach(id -> {
            T value = found.get(id);
            if (value != null) {
                joined.put(id, value);
            }
        });
        return joined;
    }
}
