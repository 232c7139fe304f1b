package dev.archipelago.simulator.runtime;

/// The mean wait in a line of so many servers as a multiple of the time of service (Sakasegawa 1977), for arrivals that are
/// smoother than at random (Kraemer and Langenbach-Belz 1976). Keeps the last answer, as replicas are mostly alike.
final class MeanWait {
    /// A station this busy is taken for one of which more is asked than it can do: its line grows, and no formula tells its
    /// wait.
    private static final double FULL = 0.995;

    private double utilization = Double.NaN;
    private double servers;
    private double variation;
    private double wait;

    /// @param variationOfArrivals squared coefficient of variation of the times between arrivals
    double of(double busy, double number, double variationOfArrivals) {
        if (busy != utilization || number != servers || variationOfArrivals != variation) {
            utilization = busy;
            servers = number;
            variation = variationOfArrivals;
            wait = computed();
        }
        return wait;
    }

    /// Where the line grows there is nothing to add to it.
    private double computed() {
        if (utilization >= FULL || utilization <= 0 || Double.isInfinite(servers)) {
            return 0;
        }
        double random = Math.pow(utilization, Math.sqrt(2 * (servers + 1)) - 1) / (servers * (1 - utilization));
        double calm = 1 - variation;
        return random * (1 + variation) / 2
                * Math.exp(-2 * (1 - utilization) * calm * calm / (3 * utilization * (1 + variation)));
    }
}
