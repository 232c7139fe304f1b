package dev.archipelago.simulator.plan;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.Connection;
import dev.archipelago.model.Fallback;
import dev.archipelago.model.NetworkPath;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.platform.Network;
import dev.archipelago.model.policy.Backoff;
import dev.archipelago.model.policy.Balancing;
import dev.archipelago.model.policy.Jitter;
import dev.archipelago.model.policy.Retry;
import dev.archipelago.model.quantity.DataRate;
import dev.archipelago.model.quantity.DataSize;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.TimeSpan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// Turns connections into links with numbers, one for each pair of caller and callee.
final class LinkCompiler {

    private final Document document;
    private final Draws draws;
    private final ToIntFunction<ComponentId> stations;
    private final Map<String, Integer> index = new LinkedHashMap<>();
    private final List<LinkPlan> links = new ArrayList<>();
    private final List<CallPlan> calls = new ArrayList<>();

    LinkCompiler(Document document, Draws draws, ToIntFunction<ComponentId> stations) {
        this.document = document;
        this.draws = draws;
        this.stations = stations;
    }

    List<LinkPlan> links() {
        return links;
    }

    List<CallPlan> calls() {
        return calls;
    }

    /// A call from a component.
    int call(ComponentId from, ComponentId to, int operation) {
        String id = from + "->" + to;
        Integer link = index.get(id);
        if (link == null) {
            link = add(id, id, stations.applyAsInt(from), to, document.architecture().connection(from, to), null);
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
        Integer link = index.get(key);
        if (link == null) {
            Connection connection = client == null
                    ? Connection.UNSPECIFIED
                    : document.architecture().connection(client, to);
            link = add(id, index.containsKey(id) ? key : id, -1, to, connection, patience);
            index.put(key, link);
        }
        calls.add(new CallPlan(link, operation));
        return calls.size() - 1;
    }

    /// @param stream the name that its draws go by; no two links have the same
    private int add(String id, String stream, int from, ComponentId to, Connection connection,
            @Nullable TimeSpan patience) {
        Balancing balancing = connection.balancing() == null ? Balancing.ROUND_ROBIN : connection.balancing();
        Distribution latency = latency(connection, from, to);
        TimeSpan deadline = patience == null ? connection.deadline() : patience;
        Fallback fallback = connection.fallback();
        links.add(new LinkPlan(id, from, stations.applyAsInt(to), balancing,
                draws.uniform("connections." + stream + ".balancing"),
                latency == null ? -1 : draws.duration(latency, "connections." + stream + ".latency"),
                transfer(connection, connection.requestSize()), transfer(connection, connection.responseSize()),
                nanos(connection.timeout()), nanos(deadline), retry(stream, connection.retry()),
                fallback != null && Boolean.TRUE.equals(fallback.answer())));
        index.putIfAbsent(id, links.size() - 1);
        return links.size() - 1;
    }

    private @Nullable Distribution latency(Connection connection, int from, ComponentId to) {
        NetworkPath path = connection.network();
        if (path != null && path.latency() != null) {
            return path.latency();
        }
        Network network = document.platformOrDefault().networkOrDefault();
        return from < 0 || isOutside(to) ? network.external() : network.withinZone();
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
            case UNAVAILABLE -> Failure.REJECTED.bit() | Failure.UNAVAILABLE.bit();
            case ERROR -> Failure.ERROR.bit();
            case RATE_LIMITED -> Failure.REJECTED.bit();
        }).reduce(0, (a, b) -> a | b);
        Backoff backoff = retry.backoff();
        long base = backoff == null ? 0 : backoff.base().nanos();
        long max = backoff == null ? 0 : backoff.max().nanos();
        Jitter jitter = backoff == null ? Jitter.NONE : backoff.jitter();
        double random = switch (jitter) {
            case NONE -> 0;
            case EQUAL -> 0.5;
            case FULL, DECORRELATED -> 1;
        };
        return new RetryPlan(retry.attempts(), base, max, random, causes,
                draws.uniform("connections." + stream + ".backoff"));
    }

    private static long nanos(@Nullable TimeSpan time) {
        return time == null ? 0 : time.nanos();
    }
}
