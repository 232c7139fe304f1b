package app;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

/// A histogram of times in the Prometheus text format, named as OpenTelemetry does.
final class Metrics {

    static final Metrics SERVER = new Metrics("http_server_request_duration_seconds");
    static final Metrics CLIENT = new Metrics("http_client_request_duration_seconds");
    static final AtomicInteger ACTIVE = new AtomicInteger();

    private static final double[] BOUNDS = {0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10};

    private final String name;
    private final Map<String, AtomicLongArray> series = new ConcurrentSkipListMap<>();

    private Metrics(String name) {
        this.name = name;
    }

    /// @param labels names and values in turn, none of which needs escaping
    void observe(long nanos, String... labels) {
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < labels.length; i += 2) {
            key.append(i == 0 ? "" : ",").append(labels[i]).append("=\"").append(labels[i + 1]).append('"');
        }
        AtomicLongArray counts = series.computeIfAbsent(key.toString(), _ -> new AtomicLongArray(BOUNDS.length + 2));
        int bucket = 0;
        while (bucket < BOUNDS.length && nanos / 1e9 > BOUNDS[bucket]) {
            bucket++;
        }
        counts.incrementAndGet(bucket);
        counts.addAndGet(BOUNDS.length + 1, nanos);
    }

    private void write(StringBuilder text) {
        text.append("# TYPE ").append(name).append(" histogram\n");
        series.forEach((labels, counts) -> {
            long sum = 0;
            for (int i = 0; i <= BOUNDS.length; i++) {
                sum += counts.get(i);
                String bound = i == BOUNDS.length ? "+Inf" : Double.toString(BOUNDS[i]).replaceAll("\\.0$", "");
                text.append("%s_bucket{%s,le=\"%s\"} %d\n".formatted(name, labels, bound, sum));
            }
            text.append(name + "_sum{" + labels + "} " + counts.get(BOUNDS.length + 1) / 1e9 + "\n");
            text.append("%s_count{%s} %d\n".formatted(name, labels, sum));
        });
    }

    /// All that the program has counted.
    static String text() {
        StringBuilder text = new StringBuilder("# TYPE http_server_active_requests gauge\n");
        text.append("http_server_active_requests ").append(ACTIVE.get()).append('\n');
        SERVER.write(text);
        CLIENT.write(text);
        return text.toString();
    }
}
