package dev.archipelago.exporters.skeleton;

import dev.archipelago.exporters.spi.Omissions;
import dev.archipelago.exporters.spi.Pointer;
import dev.archipelago.exporters.text.Listening;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.Connection;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.Protocol;
import dev.archipelago.model.policy.Backoff;
import dev.archipelago.model.policy.Retry;
import dev.archipelago.model.quantity.DataSize;
import dev.archipelago.model.quantity.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Writes how a program calls another one, and says which policies it does not have.
record LinkWriter(ComponentId from, Neighbours neighbours, Omissions omissions) {

    private static final long MOST_BYTES = 16L << 20;

    Code link(ComponentId to) {
        Connection connection = neighbours.architecture().connection(from, to);
        Component callee = neighbours.component(to).orElseThrow();
        String name = neighbours.names().of(to);
        List<Code> parts = new ArrayList<>();
        addSeconds("timeout", connection.timeout(), parts);
        addSeconds("deadline", connection.deadline(), parts);
        DataSize size = connection.requestSize();
        if (size != null && size.bytes() > 0) {
            parts.add(Code.call("sends", Code.number(Math.min(size.bytes(), MOST_BYTES))));
        }
        Retry retry = connection.retry();
        if (retry != null) {
            parts.add(retry(retry));
        }
        if (neighbours.speakGrpc(from, to)) {
            parts.add(Code.call(Draft.ASKS, Code.text(Rpc.service(name))));
        }
        report(to, connection);
        return Code.call("link", List.of(Code.text(name), Code.text(neighbours.variable(to)),
                Code.text("http://" + name + ":" + Listening.of(callee).port())), parts);
    }

    private static void addSeconds(String function, @Nullable TimeSpan time, List<Code> parts) {
        if (time != null && !time.isZero()) {
            parts.add(Code.call(function, Code.seconds(time)));
        }
    }

    private static Code retry(Retry retry) {
        Backoff backoff = retry.backoff();
        List<Code> first = List.of(Code.number((long) retry.attempts()),
                Code.seconds(backoff == null ? TimeSpan.ZERO : backoff.base()),
                Code.seconds(backoff == null ? TimeSpan.ZERO : backoff.max()),
                Code.text(backoff == null ? "none" : spelled(backoff.jitter())));
        return Code.call("retry", first, retry.causes().stream().map(cause -> Code.text(spelled(cause))).toList());
    }

    private static String spelled(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void report(ComponentId to, Connection connection) {
        List<String> missing = new ArrayList<>();
        addIf(connection.circuitBreaker(), "circuit breaker", missing);
        addIf(connection.bulkhead(), "bulkhead", missing);
        addIf(connection.rateLimit(), "rate limit", missing);
        addIf(connection.hedging(), "hedging", missing);
        addIf(connection.pool(), "connection pool", missing);
        addIf(connection.outlierDetection(), "outlier detection", missing);
        addIf(connection.throttling(), "throttling", missing);
        addIf(connection.retry() == null ? null : connection.retry().budget(), "retry budget", missing);
        addIf(Boolean.TRUE.equals(connection.propagateDeadline()) ? true : null, "deadline told to the callee",
                missing);
        addIf(Boolean.TRUE.equals(connection.tls()) ? true : null, "encryption", missing);
        String pointer = Pointer.of("connections", new ConnectionId(from, to).toString());
        if (!missing.isEmpty()) {
            omissions.add(pointer, String.join(", ", missing),
                    "the program has none; a mesh or a library of your choice does it");
        }
        if (connection.protocol() == Protocol.GRPC && !neighbours.speakGrpc(from, to)) {
            omissions.add(pointer + "/protocol", "gRPC", neighbours.canGrpc(to)
                    ? "skeletons in Java, Go, Node.js and Python have it; this caller uses HTTP/1.1 until you generate code from the .proto file"
                    : "skeletons in Java, Go, Node.js and Python have it; this call goes over HTTP/1.1, and probes over gRPC fail, until you "
                            + "generate code from the .proto file");
        }
    }

    private static void addIf(@Nullable Object policy, String name, List<String> missing) {
        if (policy != null) {
            missing.add(name);
        }
    }
}
