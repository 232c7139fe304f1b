package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.measure.RequestTrace;
import dev.archipelago.simulator.plan.Failure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Follows a sample of the requests: every n-th of each workload, n being doubled and every second trace forgotten whenever
/// there are too many, or too many spans of them, so that the sample is spread evenly over a run of any length and its size stays
/// bounded.
final class Tracer {

    /// More spans of one request are not recorded.
    private static final int MOST_SPANS = 10_000;
    /// More spans than so many for each trace are not kept on average.
    private static final int SPANS_EACH = 250;
    /// Later times at which a span was held back are counted with the last of these.
    private static final int MOST_HELD = 64;
    private static final long NEVER = -1;

    private final int most;
    private final List<Trace> traces = new ArrayList<>();
    private final List<Span> spans = new ArrayList<>();
    private final Span forgotten = new Span(new Trace(null, 0), -1, "", "", -1, 0);
    /// A power of two.
    private long interval = 1;
    private long kept;

    private static final class Trace {
        final @Nullable Source source;
        final long number;
        final List<Span> spans = new ArrayList<>();

        /// @param source null of no trace
        Trace(@Nullable Source source, long number) {
            this.source = source;
            this.number = number;
        }
    }

    private static final class Span {
        final Trace trace;
        final int parent;
        final int index;
        final String name;
        final String connection;
        int replica;
        final long sent;
        long arrived = NEVER;
        long begun = NEVER;
        long replied = NEVER;
        long received = NEVER;
        long ended = NEVER;
        long abandoned = NEVER;
        String failure = "";
        final List<RequestTrace.Held> held = new ArrayList<>(0);

        Span(Trace trace, int parent, String name, String connection, int replica, long sent) {
            this.trace = trace;
            this.parent = parent;
            this.index = trace.spans.size();
            this.name = name;
            this.connection = connection;
            this.replica = replica;
            this.sent = sent;
        }

        RequestTrace.Span done() {
            return new RequestTrace.Span(parent, name, connection, replica, sent, arrived, begun, replied,
                    received, ended, abandoned, failure, held);
        }
    }

    /// @param most traces kept at the most; 0 for none
    Tracer(int most) {
        this.most = most;
    }

    /// Whether requests may be in the sample.
    boolean isOn() {
        return most > 0;
    }

    /// The span of a request that a user sends; none when it is not in the sample.
    ///
    /// @param number of the request among those of its source since the measurement began
    int request(Source source, long number, long now) {
        if (!isOn() || !isSampled(number) || source.plan.job()) {
            return Requests.NONE;
        }
        if (traces.size() >= most || kept >= (long) SPANS_EACH * most) {
            interval *= 2;
            forget();
            if (!isSampled(number)) {
                return Requests.NONE;
            }
        }
        Trace trace = new Trace(source, number);
        traces.add(trace);
        return add(new Span(trace, -1, source.plan.id(), "", -1, now));
    }

    private boolean isSampled(long number) {
        return (number & interval - 1) == 0;
    }

    /// Forgets what is no longer in the sample; what is still under way of it writes to nobody.
    private void forget() {
        traces.removeIf(trace -> !isSampled(trace.number));
        spans.replaceAll(span -> isSampled(span.trace.number) ? span : forgotten);
        kept = traces.stream().mapToLong(trace -> trace.spans.size()).sum();
    }

    /// The span of a try; none when its request has too many, or is no longer in the sample.
    int attempt(int parent, String operation, String connection, int replica, long now) {
        Span caller = spans.get(parent);
        return caller.trace.source == null || caller.trace.spans.size() >= MOST_SPANS
                ? Requests.NONE
                : add(new Span(caller.trace, caller.index, operation, connection, replica, now));
    }

    private int add(Span span) {
        span.trace.spans.add(span);
        spans.add(span);
        kept++;
        return spans.size() - 1;
    }

    void redirected(int span, int replica) {
        spans.get(span).replica = replica;
    }

    void arrived(int span, long now) {
        spans.get(span).arrived = now;
    }

    void begun(int span, long now) {
        spans.get(span).begun = now;
    }

    void replied(int span, long now, @Nullable Failure failure) {
        spans.get(span).replied = now;
        if (failure != null && spans.get(span).failure.isEmpty()) {
            spans.get(span).failure = failure.id();
        }
    }

    void received(int span, long now) {
        spans.get(span).received = now;
    }

    void ended(int span, long now) {
        spans.get(span).ended = now;
    }

    /// A computation is done that took longer than on a core of its own.
    ///
    /// @param nanos longer
    void held(int span, long from, long now, long nanos) {
        Span of = spans.get(span);
        if (nanos <= 0 || of.trace.source == null) {
            return;
        }
        if (of.held.size() < MOST_HELD) {
            of.held.add(new RequestTrace.Held(from, now, nanos));
        } else {
            RequestTrace.Held last = of.held.removeLast();
            of.held.add(new RequestTrace.Held(last.from(), now, last.nanos() + nanos));
        }
    }

    /// @param late whether because no answer had come in time
    void abandoned(int span, long now, boolean late) {
        spans.get(span).abandoned = now;
        if (late) {
            spans.get(span).failure = Failure.TIMEOUT.id();
        }
    }

    /// The sample, by the time at which the requests were sent.
    List<RequestTrace> traces() {
        return traces.stream().map(trace -> new RequestTrace(trace.spans.getFirst().name, trace.number,
                trace.spans.stream().map(Span::done).toList()))
                .sorted(Comparator.comparingLong(trace -> trace.spans().getFirst().sent())).toList();
    }
}
