package dev.archipelago.simulator.resilience;

/// How much of the traffic of a zone stays in it: as much as the hosts there can take, if each is to get its share of all
/// traffic; the rest goes to zones that have more hosts than callers.
///
/// Source: Envoy, zone aware routing.
public final class ZoneRouting {

    /// Fewer hosts than this are not routed by zone.
    public static final int LEAST_HOSTS = 6;

    private ZoneRouting() {}

    /// The share of the traffic of a zone that goes to each zone.
    ///
    /// @param callers by zone
    /// @param hosts by zone, at least one in all
    public static double[] shares(int zone, int[] callers, int[] hosts) {
        int allCallers = sum(callers);
        int allHosts = sum(hosts);
        double[] shares = new double[hosts.length];
        double here = allCallers == 0 ? 0 : (double) callers[zone] / allCallers;
        double local = here == 0 ? 1 : Math.min(1, (double) hosts[zone] / allHosts / here);
        double residual = 0;
        for (int other = 0; other < hosts.length; other++) {
            shares[other] = other == zone || allCallers == 0
                    ? 0
                    : Math.max(0, (double) hosts[other] / allHosts - (double) callers[other] / allCallers);
            residual += shares[other];
        }
        if (hosts[zone] == 0) {
            local = 0;
        }
        for (int other = 0; other < hosts.length; other++) {
            shares[other] = other == zone
                    ? local
                    : residual == 0 ? 0 : (1 - local) * shares[other] / residual;
        }
        return shares;
    }

    private static int sum(int[] values) {
        int sum = 0;
        for (int value : values) {
            sum += value;
        }
        return sum;
    }
}
