package dev.archipelago.simulator.theory;

import java.util.List;

/// A cache of few places, whose keys are asked for independently of what was asked before: exactly, unlike the approximation for
/// large ones.
///
/// Sources: King, Analysis of Demand Paging Algorithms (1971), for the least recently used; Gelenbe, A Unified Approach to the
/// Evaluation of a Class of Replacement Algorithms (1973), for the others. All orders of the entries are gone through, so that ten
/// keys and four places are quick and a hundred are not.
///
/// @param shares of the look-ups by key; their sum is 1
/// @param entries that there is room for
public record SmallCache(List<Double> shares, int entries) {

    public SmallCache {
        shares = List.copyOf(shares);
        if (entries < 1 || entries > shares.size()) {
            throw new IllegalArgumentException(entries + " places for " + shares.size() + " keys");
        }
    }

    /// Share of the look-ups that find their key where who was asked for longest ago leaves.
    public double leastRecentlyUsed() {
        return leastRecentlyUsed(new boolean[shares.size()], 1, 0, entries);
    }

    /// @param chance of the keys that were asked for last, in their order
    /// @param known sum of their shares
    private double leastRecentlyUsed(boolean[] taken, double chance, double known, int left) {
        if (left == 0) {
            return chance * known;
        }
        double hits = 0;
        for (int key = 0; key < taken.length; key++) {
            if (!taken[key]) {
                taken[key] = true;
                double share = shares.get(key);
                hits += leastRecentlyUsed(taken, chance * share / (1 - known), known + share, left - 1);
                taken[key] = false;
            }
        }
        return hits;
    }

    /// Share of the look-ups that find their key where the oldest entry leaves, or any.
    public double firstInFirstOut() {
        double[] symmetric = new double[entries + 2];
        symmetric[0] = 1;
        for (double share : shares) {
            for (int n = entries + 1; n > 0; n--) {
                symmetric[n] += share * symmetric[n - 1];
            }
        }
        return 1 - (entries + 1) * symmetric[entries + 1] / symmetric[entries];
    }
}
