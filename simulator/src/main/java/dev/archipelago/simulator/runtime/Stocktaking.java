package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.measure.SystemState;
import dev.archipelago.simulator.measure.SystemState.Phase;
import dev.archipelago.simulator.plan.LinkPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/// Tells how everything is in an engine, without changing anything in it.
final class Stocktaking {

    private final Engine engine;
    private final int[] links;

    Stocktaking(Engine engine) {
        this.engine = engine;
        this.links = engine.tables.linksTo(engine.island.stations());
    }

    /// The connections of an island that have circuit breakers.
    static List<String> withBreakers(Engine engine) {
        return IntStream.of(engine.tables.linksTo(engine.island.stations())).mapToObj(engine.plan.links()::get)
                .filter(link -> link.protection() != null && link.protection().breaker() != null).map(LinkPlan::id)
                .distinct().toList();
    }

    /// Replicas that callers may call.
    static int ready(Replica[] replicas) {
        int ready = 0;
        for (Replica replica : replicas) {
            ready += replica.condition.present && phase(replica.condition) == Phase.READY ? 1 : 0;
        }
        return ready;
    }

    private static Phase phase(Condition condition) {
        if (!condition.up) {
            return Phase.DOWN;
        }
        if (condition.leaving) {
            return Phase.LEAVING;
        }
        if (condition.frozen) {
            return Phase.FROZEN;
        }
        return condition.readySince == Condition.NOT_READY ? Phase.STARTING : Phase.READY;
    }

    /// @param began when the measurement began or is to begin
    SystemState at(long began) {
        Map<String, SystemState.Users> workloads = new LinkedHashMap<>();
        for (Source source : engine.sessions.sources) {
            if (!source.plan.job()) {
                workloads.put(source.plan.id(), users(source));
            }
        }
        Map<String, SystemState.Station> components = new LinkedHashMap<>();
        for (int station : engine.island.stations()) {
            components.put(engine.plan.stations().get(station).id(), station(station));
        }
        Map<String, Integer> channels = new LinkedHashMap<>();
        if (engine.brokers != null) {
            engine.brokers.subscriptions().forEach(each -> channels.put(each.id(), each.waiting().lag()));
        }
        return new SystemState((engine.now() - began) / 1e9, workloads, components, connections(), channels);
    }

    private static SystemState.Users users(Source source) {
        return new SystemState.Users(source.offered, source.completed(), source.failed(), source.inFlight);
    }

    private SystemState.Station station(int station) {
        List<SystemState.Pod> pods = new ArrayList<>();
        Replica[] replicas = engine.stations[station];
        for (int i = 0; i < replicas.length; i++) {
            Replica replica = replicas[i];
            if (replica.condition.present) {
                pods.add(new SystemState.Pod(i, replica.version, phase(replica.condition), replica.busy,
                        replica.waiting()));
            }
        }
        return new SystemState.Station(engine.populations[station].wanted(), pods);
    }

    private Map<String, SystemState.Calls> connections() {
        Map<String, SystemState.Calls> connections = new LinkedHashMap<>();
        for (int number : links) {
            Link link = Objects.requireNonNull(engine.links[number]);
            String id = engine.plan.links().get(number).id();
            SystemState.Calls protectedCalls = protectedCalls(link);
            connections.merge(id, protectedCalls, Stocktaking::add);
        }
        return connections;
    }

    private SystemState.Calls protectedCalls(Link link) {
        int tries = 0;
        int open = 0;
        int halfOpen = 0;
        int closed = 0;
        for (Client client : engine.guards.clients(link)) {
            tries += client.inFlight();
            if (client.breaker != null) {
                closed += client.breaker.isClosed() ? 1 : 0;
                halfOpen += client.breaker.isHalfOpen() ? 1 : 0;
                open += client.breaker.isClosed() || client.breaker.isHalfOpen() ? 0 : 1;
            }
        }
        return new SystemState.Calls(link.meter.calls(), link.meter.failed, tries, open, halfOpen, closed);
    }

    /// The parts of a connection have the same meters.
    private static SystemState.Calls add(SystemState.Calls one, SystemState.Calls other) {
        return new SystemState.Calls(one.made(), one.failed(), one.tries() + other.tries(), one.open() + other.open(),
                one.halfOpen() + other.halfOpen(), one.closed() + other.closed());
    }
}
