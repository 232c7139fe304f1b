package dev.archipelago.simulator.resilience;

import java.util.Arrays;

/// Consistent hashing by a table that the hosts fill in turn, each in an order of its own: as many entries for each as its
/// weight asks for, up to one.
///
/// Source: Eisenbud and others 2016; weights as in Envoy, where a host waits in a turn until its weight has added up.
public final class Maglev {

    /// Entries, a prime.
    public static final int SIZE = 65_537;

    private final int[] table = new int[SIZE];

    /// @param weights of the hosts, 0 of one that is not there; at least one is positive
    public Maglev(double... weights) {
        Arrays.fill(table, -1);
        double heaviest = Arrays.stream(weights).max().orElseThrow();
        int n = weights.length;
        long[] next = new long[n];
        long[] skip = new long[n];
        double[] due = new double[n];
        for (int host = 0; host < n; host++) {
            next[host] = Math.floorMod(HashRing.mix(2L * host), (long) SIZE);
            skip[host] = 1 + Math.floorMod(HashRing.mix(2L * host + 1), SIZE - 1L);
        }
        int filled = 0;
        for (int turn = 1; filled < SIZE; turn++) {
            for (int host = 0; host < n && filled < SIZE; host++) {
                if (weights[host] <= 0 || turn * weights[host] < due[host]) {
                    continue;
                }
                due[host] += heaviest;
                while (table[(int) next[host]] >= 0) {
                    next[host] = (next[host] + skip[host]) % SIZE;
                }
                table[(int) next[host]] = host;
                filled++;
            }
        }
    }

    /// The host of a key.
    public int host(long key) {
        return table[(int) Math.floorMod(HashRing.mix(key), (long) SIZE)];
    }

    /// Entries of a host.
    public int entries(int host) {
        return (int) Arrays.stream(table).filter(entry -> entry == host).count();
    }
}
