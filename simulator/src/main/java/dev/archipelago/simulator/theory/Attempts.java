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
}
