package dev.archipelago.simulator.resilience;

/// How traffic is shared among groups of hosts of falling priority: the first takes all of it as long as it has enough
/// healthy hosts, the next ones what is missing. Counted in whole percent.
///
/// Source: Envoy, priority levels and panic threshold.
public final class Priorities {

    private static final int WHOLE = 100;
    private static final int PROVISIONED = 140;

    private Priorities() {}

    /// Percent of the traffic that go to each priority; what rounding leaves goes to the last that gets any.
    ///
    /// @param healthy hosts by priority
    /// @param hosts by priority
    /// @return all zero when no host is healthy
    public static int[] shares(int[] healthy, int[] hosts) {
        int all = Math.min(WHOLE, sum(healthy, hosts));
        int[] shares = new int[hosts.length];
        int left = all == 0 ? 0 : WHOLE;
        int last = 0;
        for (int p = 0; p < hosts.length && left > 0; p++) {
            int health = health(healthy[p], hosts[p]);
            shares[p] = Math.min(left, health * WHOLE / all);
            left -= shares[p];
            last = health > 0 ? p : last;
        }
        shares[last] += left;
        return shares;
    }

    /// Whether a priority sends its share to all its hosts, healthy or not.
    ///
    /// @param threshold percent of healthy hosts below which it does so; 0 for never
    public static boolean panics(int priority, int[] healthy, int[] hosts, int threshold) {
        return sum(healthy, hosts) < WHOLE && hosts[priority] > 0
                && WHOLE * healthy[priority] < threshold * hosts[priority];
    }

    /// Percent of its traffic that a priority can take.
    private static int health(int healthy, int hosts) {
        return hosts == 0 ? 0 : Math.min(WHOLE, PROVISIONED * healthy / hosts);
    }

    private static int sum(int[] healthy, int[] hosts) {
        int sum = 0;
        for (int p = 0; p < hosts.length; p++) {
            sum += health(healthy[p], hosts[p]);
        }
        return sum;
    }
}
