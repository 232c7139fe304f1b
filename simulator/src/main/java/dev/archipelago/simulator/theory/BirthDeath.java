package dev.archipelago.simulator.theory;

import java.util.function.IntToDoubleFunction;

/// The steady state of a number that goes up and down by one.
final class BirthDeath {

    private static final double NEGLIGIBLE = 1e-18;
    private static final double LARGE = 1e200;

    private final double[] probabilities;

    /// @param up rate from n to n + 1
    /// @param down rate from n to n - 1
    /// @param highest the largest number; states beyond the first negligible ones past the peak are left out
    BirthDeath(IntToDoubleFunction up, IntToDoubleFunction down, int highest) {
        double[] weights = new double[highest + 1];
        weights[0] = 1;
        double sum = 1;
        for (int n = 1; n <= highest; n++) {
            double ratio = up.applyAsDouble(n - 1) / down.applyAsDouble(n);
            weights[n] = weights[n - 1] * ratio;
            sum += weights[n];
            if (ratio < 1 && weights[n] < NEGLIGIBLE * sum) {
                break;
            }
            if (sum > LARGE) {
                sum = scaled(weights, n, 1 / sum);
            }
        }
        scaled(weights, highest, 1 / sum);
        this.probabilities = weights;
    }

    private static double scaled(double[] weights, int last, double factor) {
        double sum = 0;
        for (int n = 0; n <= last; n++) {
            weights[n] *= factor;
            sum += weights[n];
        }
        return sum;
    }

    double probability(int n) {
        return probabilities[n];
    }

    /// The mean of a function of the number.
    double mean(IntToDoubleFunction value) {
        double sum = 0;
        for (int n = 0; n < probabilities.length; n++) {
            sum += probabilities[n] * value.applyAsDouble(n);
        }
        return sum;
    }
}
