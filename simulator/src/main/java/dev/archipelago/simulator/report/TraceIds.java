package dev.archipelago.simulator.report;

import dev.archipelago.simulator.measure.RequestTrace;
import dev.archipelago.simulator.measure.RequestTrace.Span;
import java.util.Locale;

/// The ids of a trace and its spans, in hexadecimal digits: the same run gives the same ones, in every format.
final class TraceIds {
    private final long high;
    private final long low;

    private TraceIds(long high, long low) {
        this.high = high;
        this.low = low;
    }

    /// @param seed of the run
    static TraceIds of(RequestTrace trace, long seed) {
        long high = mix(seed * 31 + trace.workload().hashCode());
        return new TraceIds(high, mix(high + trace.number()));
    }

    /// Of 16 bytes.
    String trace() {
        return hex(high) + hex(low);
    }

    /// Of 8 bytes.
    ///
    /// @param index of the span in its trace
    String span(int index) {
        return hex(mix(low ^ index + 1L));
    }

    /// Who did it: the component, or the workload of the request itself.
    static String service(Span span) {
        return span.parent() < 0 ? span.name() : span.name().substring(0, span.name().indexOf('.'));
    }

    private static String hex(long value) {
        return String.format(Locale.ROOT, "%016x", value == 0 ? 1 : value);
    }

    /// The finalizer of SplitMix64.
    private static long mix(long value) {
        long z = value + 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return z ^ z >>> 31;
    }
}
