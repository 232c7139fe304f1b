package dev.archipelago.simulator.messaging;

import java.util.function.DoubleUnaryOperator;

/// What a visibility time-out brings about.
///
/// Source: Amazon SQS, visibility time-out.
public final class Visibility {

    private Visibility() {}

    /// The share of the messages that are handed out again although nothing failed: those whose work takes longer.
    ///
    /// @param distribution chance that work takes at most so many seconds
    /// @param visibility seconds
    public static double duplicates(DoubleUnaryOperator distribution, double visibility) {
        return 1 - distribution.applyAsDouble(visibility);
    }
}
