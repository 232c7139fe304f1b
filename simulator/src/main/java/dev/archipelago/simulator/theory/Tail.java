package dev.archipelago.simulator.theory;

import java.util.function.DoubleUnaryOperator;

/// The probability that a time exceeds a value, a function that falls from at most 1 towards 0.
final class Tail {

    private static final int HALVINGS = 200;

    private Tail() {}

    /// The smallest value, at least 0, that is exceeded with probability at most 1 - p; by bisection to the last bit.
    ///
    /// @param guess any positive value of the right order of magnitude
    static double quantile(DoubleUnaryOperator tail, double p, double guess) {
        Requirement.fraction(p, "a share");
        double wanted = 1 - p;
        if (tail.applyAsDouble(0) <= wanted) {
            return 0;
        }
        double low = 0;
        double high = guess;
        while (tail.applyAsDouble(high) > wanted) {
            low = high;
            high *= 2;
        }
        for (int i = 0; i < HALVINGS && high > Math.nextUp(low); i++) {
            double middle = low + (high - low) / 2;
            if (tail.applyAsDouble(middle) > wanted) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
