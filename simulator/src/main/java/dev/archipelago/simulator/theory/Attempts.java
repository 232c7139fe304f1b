package dev.archipelago.simulator.theory;

/// Trying again: attempts that fail independently of one another.
public final class Attempts {

    private Attempts() {}

    /// Mean number of attempts of a call.
    ///
    /// @param failing probability that one attempt fails
    /// @param most attempts, the first one included
    public static double mean(double failing, int most) {
        double sum = 0;
        double reached = 1;
        for (int k = 0; k < most; k++) {
            sum += reached;
            reached *= failing;
        }
        return sum;
    }

    /// The share of calls of which some attempt succeeds.
    public static double success(double failing, int most) {
        return 1 - Math.pow(failing, most);
    }

    /// Calls at the bottom of a path for one at its top, when everything fails: every layer tries that often.
    public static double worst(int most, int layers) {
        Requirement.positive(most, "a number of attempts");
        return Math.pow(most, layers);
    }

    /// The most calls at the bottom of a path for one at its top, when every layer may add only a share of retries.
    ///
    /// @param budget retries as a share of first attempts
    public static double budgeted(double budget, int layers) {
        Requirement.notNegative(budget, "a retry budget");
        return Math.pow(1 + budget, layers);
    }
}
