package dev.archipelago.simulator.scheduling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Decides how many nodes there are to be, look by look: more when pods wait for room, fewer when nodes are hardly used and their
/// pods fit elsewhere. Times in nanoseconds.
///
/// Of several groups that help, the one whose new nodes would be used best is taken, then the one with the fewest nodes; what
/// is left waits for the next look.
///
/// Source: Kubernetes cluster autoscaler with its defaults and its least-waste expander, as the random one would let one more
/// thing depend on chance.
public final class NodeAutoscaler {

    private static final long SECOND = 1_000_000_000L;

    /// Between two looks.
    public static final long LOOKS = 10 * SECOND;
    /// From when a pod finds no room until that is known.
    public static final long MARKED = SECOND;
    /// How long a node has to be hardly used before it is removed.
    public static final long UNNEEDED = 600 * SECOND;
    /// How long no node is removed after new ones were asked for.
    public static final long PAUSE = 600 * SECOND;
    /// A node that is not there after this is given up.
    public static final long PROVISION = 900 * SECOND;
    /// Share of the allocatable CPU or memory below which a node is hardly used.
    public static final double HARDLY_USED = 0.5;
    /// Nodes without pods that are removed at one look.
    public static final int EMPTY_AT_ONCE = 10;

    private static final double CLOSE = 1e-9;

    private final Map<Integer, Long> unneeded = new HashMap<>();
    private long grown = Long.MIN_VALUE / 2;

    /// A pod that needs a place.
    ///
    /// @param groups that it may be in, by their place
    public record Pod(Resources request, Set<Integer> groups) {
        public Pod {
            groups = Set.copyOf(groups);
        }
    }

    /// A node that is there or on its way.
    ///
    /// @param number stays the same from look to look
    /// @param movable whether nothing keeps its pods from being put elsewhere
    public record Node(int number, int group, Resources requested, List<Pod> pods, boolean movable) {
        public Node {
            pods = List.copyOf(pods);
        }
    }

    /// More nodes of a group.
    public record Growth(int group, int nodes) {}

    /// What is free on a node.
    private static final class Room {
        private final int group;
        private final int number;
        private Resources free;
        private int places;

        Room(int group, int number, Packing packing, Resources requested, int pods) {
            this.group = group;
            this.number = number;
            this.free = packing.allocatable().minus(requested);
            this.places = packing.mostPods() - pods;
        }

        boolean take(Pod pod) {
            boolean takes = pod.groups.contains(group) && places > 0 && pod.request.fits(free);
            if (takes) {
                free = free.minus(pod.request);
                places--;
            }
            return takes;
        }
    }

    /// Nodes to ask for so that pods find room; empty where none would help.
    ///
    /// @param waiting pods without room on the nodes that are ready
    /// @param coming nodes on their way
    /// @param room nodes that each pool may have in addition
    public Optional<Growth> grow(long now, List<Pod> waiting, List<Node> coming, List<NodeGroup> groups, int[] room) {
        List<Room> rooms = rooms(coming, groups);
        List<Pod> rest = waiting.stream().filter(pod -> rooms.stream().noneMatch(r -> r.take(pod))).toList();
        Optional<Growth> best = Optional.empty();
        double least = Double.POSITIVE_INFINITY;
        int fewest = 0;
        for (int i = 0; i < groups.size(); i++) {
            NodeGroup group = groups.get(i);
            int nodes = nodesFor(rest, i, group, room[group.pool()]);
            double waste = nodes == 0 ? Double.POSITIVE_INFINITY : waste(rest, i, group, nodes);
            if (waste < least - CLOSE || waste < least + CLOSE && group.nodes() < fewest) {
                best = Optional.of(new Growth(i, nodes));
                least = waste;
                fewest = group.nodes();
            }
        }
        if (best.isPresent()) {
            grown = now;
        }
        return best;
    }

    private static List<Room> rooms(List<Node> nodes, List<NodeGroup> groups) {
        List<Room> rooms = new ArrayList<>();
        nodes.forEach(node -> rooms.add(new Room(node.group, node.number, groups.get(node.group).packing(),
                node.requested, node.pods.size())));
        return rooms;
    }

    private static int nodesFor(List<Pod> pods, int number, NodeGroup group, int most) {
        return filled(pods, number, group, most).size();
    }

    /// New nodes of a group as full as the pods make them, in the order in which these come.
    private static List<Room> filled(List<Pod> pods, int number, NodeGroup group, int most) {
        List<Room> rooms = new ArrayList<>();
        for (Pod pod : pods) {
            if (rooms.stream().noneMatch(room -> room.take(pod)) && rooms.size() < most) {
                Room fresh = new Room(number, -1, group.packing(), Resources.NONE, 0);
                if (fresh.take(pod)) {
                    rooms.add(fresh);
                }
            }
        }
        return rooms;
    }

    /// The mean of the shares of CPU and memory that new nodes would have left.
    private static double waste(List<Pod> pods, int number, NodeGroup group, int nodes) {
        Resources free = filled(pods, number, group, nodes).stream().map(room -> room.free)
                .reduce(Resources.NONE, Resources::plus);
        Resources whole = group.packing().allocatable().times(nodes);
        return ((double) free.cpu() / whole.cpu() + (double) free.memory() / whole.memory()) / 2;
    }

    /// Nodes to remove, by number: those that have been hardly used for long enough.
    ///
    /// @param nodes that are ready
    /// @param spare nodes that each pool may have fewer
    public List<Integer> shrink(long now, List<Node> nodes, List<NodeGroup> groups, int[] spare) {
        List<Node> candidates = nodes.stream().filter(node -> isUnneeded(node, nodes, groups)).toList();
        unneeded.keySet().retainAll(candidates.stream().map(Node::number).toList());
        candidates.forEach(node -> unneeded.putIfAbsent(node.number, now));
        if (now - grown < PAUSE) {
            return List.of();
        }
        return chosen(candidates.stream().filter(node -> isLongUnneeded(node, now))
                .sorted(Comparator.comparingInt(node -> node.pods.size())).toList(), groups, spare.clone());
    }

    private boolean isLongUnneeded(Node node, long now) {
        return now - unneeded.getOrDefault(node.number, now) >= UNNEEDED;
    }

    /// Several that are empty, or one that is not.
    private static List<Integer> chosen(List<Node> ready, List<NodeGroup> groups, int[] spare) {
        List<Integer> chosen = new ArrayList<>();
        for (Node node : ready) {
            int pool = groups.get(node.group).pool();
            if (spare[pool] > 0 && (node.pods.isEmpty() ? chosen.size() < EMPTY_AT_ONCE : chosen.isEmpty())) {
                spare[pool]--;
                chosen.add(node.number);
                if (!node.pods.isEmpty()) {
                    break;
                }
            }
        }
        return chosen;
    }

    private static boolean isUnneeded(Node node, List<Node> nodes, List<NodeGroup> groups) {
        if (!node.movable || node.requested.shareOf(groups.get(node.group).packing().allocatable()) >= HARDLY_USED) {
            return false;
        }
        List<Room> others = rooms(nodes, groups).stream().filter(room -> room.number != node.number).toList();
        return node.pods.stream().allMatch(pod -> others.stream().anyMatch(room -> room.take(pod)));
    }
}
