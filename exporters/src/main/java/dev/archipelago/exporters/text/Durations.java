package dev.archipelago.exporters.text;

import dev.archipelago.model.quantity.TimeSpan;

/// Spells times as programs written in Go, proxies and gateways read them.
public final class Durations {

    private Durations() {}

    /// In whole seconds where it is so long to the millisecond, else in milliseconds, as `20s` or `1500ms`; at least one where
    /// it is not nothing.
    public static String of(double seconds) {
        return spell(seconds > 0 ? Math.max(1, Math.round(seconds * 1000)) : 0);
    }

    /// Whole milliseconds, rounded up so that no wait becomes shorter, and at least one: `1500ms`, `2s`.
    public static String atLeast(TimeSpan time) {
        return spell(Math.max(1, Math.ceilDiv(time.nanos(), 1_000_000L)));
    }

    private static String spell(long millis) {
        return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
    }

    /// A duration of the Gateway API, of at most five digits a unit: `1h30m`, `1s500ms`.
    public static String gateway(long millis) {
        StringBuilder text = new StringBuilder();
        append(text, millis / 3_600_000, "h");
        append(text, millis / 60_000 % 60, "m");
        append(text, millis / 1000 % 60, "s");
        append(text, millis % 1000, "ms");
        return text.isEmpty() ? "0s" : text.toString();
    }

    private static void append(StringBuilder text, long amount, String unit) {
        if (amount > 0) {
            text.append(amount).append(unit);
        }
    }
}
