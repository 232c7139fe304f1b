package dev.archipelago.app.seeing;

import dev.archipelago.exporters.picture.Severity;
import org.jspecify.annotations.Nullable;

/// From what share on a number on the drawing is a warning, and from what share on it is critical.
enum Grade {
    /// Of the capacity that is in use.
    LOAD(ResultOverlay.BUSY, ResultOverlay.OVERLOADED),

    /// Of the calls that fail.
    ERRORS(0.01, 0.1),

    /// Of a stay that is spent before a worker is free.
    WAITING(0.1, 0.5),

    /// Of the time in which there is more to compute than cores.
    THROTTLING(0.05, 0.25);

    private final double warning;
    private final double critical;

    Grade(double warning, double critical) {
        this.warning = warning;
        this.critical = critical;
    }

    /// @param share null where there is none, which is fine
    Severity of(@Nullable Double share) {
        return share == null || !(share >= warning)
                ? Severity.OK
                : share >= critical ? Severity.CRITICAL : Severity.WARNING;
    }
}
