package dev.archipelago.exporters.kubernetes;

import dev.archipelago.model.quantity.TimeSpan;
import org.jspecify.annotations.Nullable;

/// Whole seconds, in which Kubernetes counts: rounded up, so that no wait becomes shorter than designed.
final class Seconds {

    private Seconds() {}

    static long up(TimeSpan time) {
        return Math.ceilDiv(time.nanos(), 1_000_000_000L);
    }

    static long up(@Nullable TimeSpan time, long otherwise) {
        return time == null ? otherwise : up(time);
    }
}
