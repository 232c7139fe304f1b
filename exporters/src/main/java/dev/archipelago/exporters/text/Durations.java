package dev.archipelago.exporters.text;

/// Spells times as programs written in Go read them: `20s`, `1500ms`.
public final class Durations {

    private Durations() {}

    /// In whole seconds where it is so long to the millisecond, else in milliseconds; at least one where it is not nothing.
    public static String of(double seconds) {
        long millis = seconds > 0 ? Math.max(1, Math.round(seconds * 1000)) : 0;
        return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
    }
}
