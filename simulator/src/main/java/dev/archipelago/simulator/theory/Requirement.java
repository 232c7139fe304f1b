package dev.archipelago.simulator.theory;

import java.util.Locale;

/// Refuses numbers for which a formula has no meaning.
final class Requirement {

    private Requirement() {}

    static void positive(double value, String what) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(what + " must be positive and finite, not " + value);
        }
    }

    static void notNegative(double value, String what) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(what + " must be finite and not negative, not " + value);
        }
    }

    static void fraction(double value, String what) {
        if (!(value >= 0 && value < 1)) {
            throw new IllegalArgumentException(what + " must be at least 0 and below 1, not " + value);
        }
    }

    static void stable(double utilization) {
        if (!(utilization < 1)) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "a utilization of %.4f has no steady state", utilization));
        }
    }
}
