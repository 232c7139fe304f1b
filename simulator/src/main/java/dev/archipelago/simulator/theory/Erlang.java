package dev.archipelago.simulator.theory;

/// Erlang's formulas (1917): how likely a caller finds all servers busy.
///
/// The offered load is arrival rate times mean service time. Both use the stable recursion over the servers, no factorials.
public final class Erlang {

    private Erlang() {}

    /// Erlang B: the share of callers that is lost where nobody waits.
    public static double lossProbability(double offeredLoad, int servers) {
        Requirement.notNegative(offeredLoad, "an offered load");
        double loss = 1;
        for (int k = 1; k <= servers; k++) {
            loss = offeredLoad * loss / (k + offeredLoad * loss);
        }
        return loss;
    }

    /// Erlang C: the share of callers that wait where all wait.
    ///
    /// @throws IllegalArgumentException when the load is not below the number of servers
    public static double waitProbability(double offeredLoad, int servers) {
        double utilization = offeredLoad / servers;
        Requirement.stable(utilization);
        double loss = lossProbability(offeredLoad, servers);
        return loss / (1 - utilization * (1 - loss));
    }
}
