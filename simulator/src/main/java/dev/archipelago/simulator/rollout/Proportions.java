package dev.archipelago.simulator.rollout;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Shares a change of the number of replicas during a rollout out to the versions, each by its size; what rounding leaves over
/// goes to the largest.
///
/// Source: Kubernetes 1.34, deployment controller, proportional scaling.
public final class Proportions {

    private Proportions() {}

    /// The pods that each version has then.
    ///
    /// @param sizes pods of each version now
    /// @param before pods that there might be in all, surge included
    /// @param now pods that there may be in all, surge included
    public static List<Integer> of(List<Integer> sizes, int before, int now) {
        int left = now - sizes.stream().mapToInt(Integer::intValue).sum();
        int[] after = sizes.stream().mapToInt(Integer::intValue).toArray();
        int[] largestFirst = IntStream.range(0, after.length).boxed()
                .sorted(Comparator.comparing(sizes::get, Comparator.reverseOrder())).mapToInt(Integer::intValue)
                .toArray();
        for (int i : largestFirst) {
            long share = Math.round((double) sizes.get(i) * now / before) - sizes.get(i);
            int change = left >= 0 ? Math.clamp(share, 0, left) : Math.clamp(share, left, 0);
            after[i] += change;
            left -= change;
        }
        if (largestFirst.length > 0) {
            after[largestFirst[0]] = Math.max(0, after[largestFirst[0]] + left);
        }
        return Arrays.stream(after).boxed().toList();
    }
}
