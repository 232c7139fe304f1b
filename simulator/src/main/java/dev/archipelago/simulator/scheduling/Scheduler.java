package dev.archipelago.simulator.scheduling;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;

/// Puts one pod on one of some nodes: those that have no room or may not be used are left out, of the others the one with the
/// highest score is taken. There is no look ahead, and what is placed stays where it is.
///
/// The score is that of the default plugins: spreading over zones and preferred anti-affinity count twice, free resources and
/// their balance once. Taints, preferred node affinity and images score the same on all nodes here and are left out.
///
/// Source: Kubernetes, kube-scheduler with its default plugins and weights.
public final class Scheduler {

    private static final int BEST = 100;
    private static final int SPREAD_WEIGHT = 2;
    private static final int APART_WEIGHT = 2;

    /// What a pod that asks for nothing is taken for when nodes are compared.
    private static final Resources UNSAID = new Resources(100, 200L << 20);

    private Scheduler() {}

    /// The node for a pod; empty where none has room.
    ///
    /// @param among decides between equally good ones: a number below the one given
    public static OptionalInt choose(List<Candidate> nodes, Wish wish, IntUnaryOperator among) {
        List<Integer> feasible = feasible(nodes, wish);
        List<Integer> best = new ArrayList<>();
        int most = Integer.MIN_VALUE;
        int[] scores = scores(nodes, feasible, wish);
        for (int i = 0; i < scores.length; i++) {
            if (scores[i] > most) {
                most = scores[i];
                best.clear();
            }
            if (scores[i] == most) {
                best.add(feasible.get(i));
            }
        }
        return best.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of(best.get(best.size() == 1 ? 0 : among.applyAsInt(best.size())));
    }

    /// The nodes that a pod can be put on.
    static List<Integer> feasible(List<Candidate> nodes, Wish wish) {
        Map<Integer, Integer> zones = zones(nodes);
        int fewest = zones.values().stream().mapToInt(i -> i).min().orElse(0);
        List<Integer> feasible = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            Candidate node = nodes.get(i);
            boolean skews = wish.strict() && zones.getOrDefault(node.zone(), 0) + 1 - fewest > wish.maxSkew();
            if (node.open() && node.hasRoom(wish.request()) && !skews) {
                feasible.add(i);
            }
        }
        return feasible;
    }

    /// Pods of the component in each zone that there are nodes for it in.
    private static Map<Integer, Integer> zones(List<Candidate> nodes) {
        Map<Integer, Integer> zones = new TreeMap<>();
        nodes.stream().filter(node -> node.open() && node.zone() >= 0)
                .forEach(node -> zones.merge(node.zone(), node.alike(), Integer::sum));
        return zones;
    }

    private static int[] scores(List<Candidate> nodes, List<Integer> feasible, Wish wish) {
        int[] spread = spread(nodes, feasible, wish.maxSkew());
        int[] apart = apart(nodes, feasible);
        int[] scores = new int[feasible.size()];
        for (int i = 0; i < scores.length; i++) {
            Candidate node = nodes.get(feasible.get(i));
            scores[i] = SPREAD_WEIGHT * spread[i] + (wish.apart() ? APART_WEIGHT * apart[i] : 0)
                    + leastAllocated(node, wish.request()) + balanced(node, wish.request());
        }
        return scores;
    }

    /// 0 to 100: the mean of the free shares of CPU and memory with the pod on the node.
    static int leastAllocated(Candidate node, Resources request) {
        Resources after = node.requested().plus(counted(request));
        return (free(node.allocatable().cpu(), after.cpu()) + free(node.allocatable().memory(), after.memory())) / 2;
    }

    private static int free(long whole, long requested) {
        return requested > whole ? 0 : (int) (BEST * (whole - requested) / whole);
    }

    private static Resources counted(Resources request) {
        return new Resources(request.cpu() == 0 ? UNSAID.cpu() : request.cpu(),
                request.memory() == 0 ? UNSAID.memory() : request.memory());
    }

    /// 0 to 100: how alike the used shares of CPU and memory are with the pod on the node; 0 for a pod that asks for nothing.
    static int balanced(Candidate node, Resources request) {
        if (request.equals(Resources.NONE)) {
            return 0;
        }
        Resources after = node.requested().plus(request);
        double cpu = Math.min(1, (double) after.cpu() / node.allocatable().cpu());
        double memory = Math.min(1, (double) after.memory() / node.allocatable().memory());
        return (int) ((1 - Math.abs(cpu - memory) / 2) * BEST);
    }

    /// 0 to 100 for each feasible node: 100 in the zone with the fewest pods of the component.
    static int[] spread(List<Candidate> nodes, List<Integer> feasible, int maxSkew) {
        Map<Integer, Integer> zones = zones(nodes);
        double weight = Math.log(zones.size() + 2);
        long[] raw = feasible.stream().mapToLong(
                i -> Math.round(zones.getOrDefault(nodes.get(i).zone(), 0) * weight + (maxSkew - 1))).toArray();
        long most = max(raw);
        long least = min(raw);
        int[] scores = new int[raw.length];
        for (int i = 0; i < raw.length; i++) {
            scores[i] = most == 0 || zones.isEmpty() ? BEST : (int) (BEST * (most + least - raw[i]) / most);
        }
        return scores;
    }

    /// 0 to 100 for each feasible node: 100 for the one with the fewest pods of the component; 0 where all have as many.
    static int[] apart(List<Candidate> nodes, List<Integer> feasible) {
        long[] raw = feasible.stream().mapToLong(i -> nodes.get(i).alike()).toArray();
        long most = max(raw);
        long least = min(raw);
        int[] scores = new int[raw.length];
        for (int i = 0; i < raw.length; i++) {
            scores[i] = most == least ? 0 : (int) (BEST * (most - raw[i]) / (most - least));
        }
        return scores;
    }

    private static long max(long[] values) {
        long max = Long.MIN_VALUE;
        for (long value : values) {
            max = Math.max(max, value);
        }
        return max;
    }

    private static long min(long[] values) {
        long min = Long.MAX_VALUE;
        for (long value : values) {
            min = Math.min(min, value);
        }
        return min;
    }
}
