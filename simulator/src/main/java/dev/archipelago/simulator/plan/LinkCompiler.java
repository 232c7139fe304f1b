package dev.archipelago.simulator.plan;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.Connection;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.Fallback;
import dev.archipelago.model.NetworkPath;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.platform.Network;
import dev.archipelago.model.platform.Prices;
import dev.archipelago.model.policy.Backoff;
import dev.archipelago.model.policy.Balancing;
import dev.archipelago.model.policy.Discovery;
import dev.archipelago.model.policy.Jitter;
import dev.archipelago.model.policy.Placement;
import dev.archipelago.model.policy.Retry;
import dev.archipelago.model.policy.SlowStart;
import dev.archipelago.model.quantity.DataRate;
import dev.archipelago.model.quantity.DataSize;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.resilience.Waits;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Turns connections into links with numbers, one for each pair of caller and callee.
final class LinkCompiler {

    private final Document document;
    private final Draws draws;
    private final ToIntFunction<ComponentId> stations;
    private final Map<String, Integer> index = new LinkedHashMap<>();
    private final List<LinkPlan> links;
    private final List<CallPlan> calls;
    /// Of the edition before; null in the first.
    private final @Nullable LinkCompiler before;
    private final ToIntFunction<OperationRef> operations;
    /// What is to be done once a link is known: its fallback may lead over others, and back.
    private final Deque<Runnable> open = new ArrayDeque<>();

    LinkCompiler(Document document, Draws draws, ToIntFunction<ComponentId> stations,
            ToIntFunction<OperationRef> operations) {
        this.document = document;
        this.draws = draws;
        this.stations = stations;
        this.operations = operations;
        this.links = new ArrayList<>();
        this.calls = new ArrayList<>();
        this.before = null;
    }

    /// The links of another edition: beside those before, which stay in use where nothing about them differs.
    LinkCompiler(Document document, Draws draws, LinkCompiler before) {
        this.document = document;
        this.draws = draws;
        this.stations = before.stations;
        this.operations = before.operations;
        this.links = before.links;
        this.calls = before.calls;
        this.before = before;
    }

    /// All links, those of fallbacks included.
    List<LinkPlan> links() {
        for (Runnable next = open.poll(); next != null; next = open.poll()) {
            next.run();
        }
        return links;
    }

    List<CallPlan> calls() {
        return calls;
    }

    /// A call from a component.
    int call(ComponentId from, ComponentId to, int operation) {
        String id = from + "->" + to;
        Integer link = known(id, from, to);
        if (link == null) {
            Connection connection = document.architecture().connection(from, to);
            int added = add(id, id, from, to, connection, null);
            fallback(connection, instead -> call(from, instead.component(), operations.applyAsInt(instead)), added);
            link = added;
        }
        calls.add(new CallPlan(link, operation));
        return calls.size() - 1;
    }

    /// A call from a workload.
    ///
    /// @param patience how long users wait; null for ever
    int entry(String workload, @Nullable ComponentId client, ComponentId to, int operation,
            @Nullable TimeSpan patience) {
        String id = (client == null ? workload : client) + "->" + to;
        String key = workload + "/" + id;
        Integer link = known(key, client, to);
        if (link == null) {
            Connection connection = client == null
                    ? Connection.UNSPECIFIED
                    : document.architecture().connection(client, to);
            int added = add(id, index.containsKey(id) ? key : id, null, to, connection, patience);
            index.put(key, added);
            fallback(connection, instead -> entry(workload, client, instead.component(),
                    operations.applyAsInt(instead), patience), added);
            link = added;
        }
        calls.add(new CallPlan(link, operation));
        return calls.size() - 1;
    }

    private @Nullable Integer known(String key, @Nullable ComponentId from, ComponentId to) {
        Integer link = index.get(key);
        return link != null || before == null || !isAsBefore(before.document, from, to)
                ? link
                : before.known(key, from, to);
    }

    private boolean isAsBefore(Document earlier, @Nullable ComponentId from, ComponentId to) {
        return (from == null
                || earlier.architecture().connection(from, to).equals(document.architecture().connection(from, to)))
                && earlier.platformOrDefault().equals(document.platformOrDefault());
    }

    private void fallback(Connection connection, ToIntFunction<OperationRef> call, int link) {
        Fallback fallback = connection.fallback();
        if (fallback != null && fallback.call() != null) {
            OperationRef instead = fallback.call();
            open.add(() -> links.set(link, links.get(link).withFallbackCall(call.applyAsInt(instead))));
        }
    }

    /// @param stream the name that its draws go by; no two links have the same
    /// @param from null from outside
    private int add(String id, String stream, @Nullable ComponentId from, ComponentId to, Connection connection,
            @Nullable TimeSpan patience) {
        Balancing balancing = connection.balancing() == null ? Balancing.ROUND_ROBIN : connection.balancing();
        Distribution latency = latency(connection, from, to);
        TimeSpan deadline = patience == null ? connection.deadline() : patience;
        Fallback fallback = connection.fallback();
        int hosts = Copies.of(component(to));
        links.add(new LinkPlan(id, from == null ? -1 : stations.applyAsInt(from), stations.applyAsInt(to), balancing,
                draws.uniform("connections." + stream + ".balancing"),
                latency == null ? -1 : draws.duration(latency, "connections." + stream + ".latency"),
                transfer(connection, connection.requestSize()), transfer(connection, connection.responseSize()),
                nanos(connection.timeout()), nanos(deadline), retry(stream, connection.retry()),
                fallback != null && Boolean.TRUE.equals(fallback.answer()), -1,
                Boolean.TRUE.equals(connection.cancel()), Boolean.TRUE.equals(connection.propagateDeadline()),
                ProtectionCompiler.of(connection, draws, stream, latency != null, hosts),
                way(stream, from, to, connection, balancing), ramp(connection.slowStart()),
                sidecars(stream, from, to), looking(connection.discovery())));
        index.putIfAbsent(id, links.size() - 1);
        return links.size() - 1;
    }

    private static LinkPlan.@Nullable Ramp ramp(@Nullable SlowStart slowStart) {
        return slowStart == null || slowStart.window().isZero()
                ? null
                : new LinkPlan.Ramp(slowStart.window().nanos(),
                        slowStart.aggression() == null ? 1 : slowStart.aggression());
    }

    private static LinkPlan.@Nullable Looking looking(@Nullable Discovery discovery) {
        return discovery == null
                ? null
                : new LinkPlan.Looking(nanos(discovery.refresh()), nanos(discovery.cache()), nanos(discovery.lease()),
                        nanos(discovery.sweep()));
    }

    private LinkPlan.@Nullable Sidecars sidecars(String stream, @Nullable ComponentId from, ComponentId to) {
        Distribution time = document.platformOrDefault().networkOrDefault().sidecar();
        int count = (from != null && FaultCompiler.isOurs(component(from)) ? 1 : 0)
                + (FaultCompiler.isOurs(component(to)) ? 1 : 0);
        return time == null || count == 0
                ? null
                : new LinkPlan.Sidecars(count, draws.duration(time, "connections." + stream + ".sidecar"));
    }

    private Component component(ComponentId id) {
        return document.architecture().component(id).orElseThrow();
    }

    private @Nullable WayPlan way(String stream, @Nullable ComponentId from, ComponentId to, Connection connection,
            Balancing balancing) {
        NetworkPath path = connection.network();
        double loss = path == null || path.loss() == null ? 0 : path.loss().value();
        Distribution between = document.platformOrDefault().networkOrDefault().betweenZones();
        boolean spread = document.platformOrDefault().zones().size() > 1 && from != null && !isOutside(from)
                && !isOutside(to);
        boolean farther = spread && between != null && (path == null || path.latency() == null);
        Prices prices = document.platformOrDefault().prices();
        boolean charged = prices != null && prices.zoneGibibyte() != null && prices.zoneGibibyte() > 0;
        boolean zoned = farther || spread && charged
                || spread && (balancing == Balancing.ZONE_AWARE || balancing == Balancing.ZONE_FAILOVER);
        if (loss == 0 && !zoned) {
            return null;
        }
        return new WayPlan(zoned ? zonesOf(from) : List.of(), zoned ? zonesOf(to) : List.of(),
                document.platformOrDefault().zones().size(),
                farther && between != null ? draws.duration(between, "connections." + stream + ".between-zones") : -1,
                loss, loss == 0 ? -1 : draws.uniform("connections." + stream + ".loss"));
    }

    /// The zones that the replicas of a component run in, in turn.
    private List<Integer> zonesOf(@Nullable ComponentId id) {
        List<String> all = List.copyOf(document.platformOrDefault().zones().keySet());
        Placement placement = id == null ? null : component(id).placement();
        List<Integer> allowed = placement == null
                ? List.of()
                : placement.zones().stream().map(all::indexOf).filter(zone -> zone >= 0).toList();
        return allowed.isEmpty() ? IntStream.range(0, all.size()).boxed().toList() : allowed;
    }

    /// Time one way between two components; null for none.
    @Nullable
    Distribution latency(ComponentId from, ComponentId to) {
        Connection known = document.architecture().connections().get(new ConnectionId(from, to));
        return latency(known == null ? Connection.UNSPECIFIED : known, from, to);
    }

    private @Nullable Distribution latency(Connection connection, @Nullable ComponentId from, ComponentId to) {
        NetworkPath path = connection.network();
        if (path != null && path.latency() != null) {
            return path.latency();
        }
        Network network = document.platformOrDefault().networkOrDefault();
        return from == null || isOutside(to) ? network.external() : network.withinZone();
    }

    private boolean isOutside(ComponentId id) {
        return document.architecture().component(id)
                .filter(c -> c.kind() == ComponentKind.EXTERNAL || c.kind() == ComponentKind.THIRD_PARTY).isPresent();
    }

    private long transfer(Connection connection, @Nullable DataSize size) {
        NetworkPath path = connection.network();
        DataRate bandwidth = path != null && path.bandwidth() != null
                ? path.bandwidth()
                : document.platformOrDefault().networkOrDefault().bandwidth();
        return size == null || bandwidth == null ? 0 : bandwidth.transferOf(size).nanos();
    }

    private @Nullable RetryPlan retry(String stream, @Nullable Retry retry) {
        if (retry == null || retry.attempts() < 2) {
            return null;
        }
        int causes = retry.causes().stream().mapToInt(cause -> switch (cause) {
            case TIMEOUT -> Failure.TIMEOUT.bit();
            case UNAVAILABLE -> Failure.REJECTED.bit() | Failure.BULKHEAD.bit() | Failure.POOL.bit()
                    | Failure.UNAVAILABLE.bit() | Failure.TERMINATED.bit();
            case ERROR -> Failure.ERROR.bit();
            case RATE_LIMITED -> Failure.RATE_LIMITED.bit();
        }).reduce(0, (a, b) -> a | b);
        Backoff backoff = retry.backoff();
        return new RetryPlan(retry.attempts(), waits(backoff), causes,
                draws.uniform("connections." + stream + ".backoff"));
    }

    static Waits waits(@Nullable Backoff backoff) {
        long base = backoff == null ? 0 : backoff.base().nanos();
        long max = backoff == null ? 0 : backoff.max().nanos();
        Jitter jitter = backoff == null ? Jitter.NONE : backoff.jitter();
        Waits.Strategy strategy = switch (jitter) {
            case NONE -> Waits.Strategy.EXPONENTIAL;
            case EQUAL -> Waits.Strategy.EQUAL;
            case FULL -> Waits.Strategy.FULL;
            case DECORRELATED -> Waits.Strategy.DECORRELATED;
        };
        return new Waits(strategy, base, max);
    }

    private static long nanos(@Nullable TimeSpan time) {
        return time == null ? 0 : time.nanos();
    }
}
