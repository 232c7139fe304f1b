package dev.archipelago.simulator.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.simulator.scheduling.NodeAutoscaler.Growth;
import dev.archipelago.simulator.scheduling.NodeAutoscaler.Node;
import dev.archipelago.simulator.scheduling.NodeAutoscaler.Pod;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Nodes look by look, worked out by hand from the rules.
class NodeAutoscalerTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long GIBIBYTE = 1L << 30;
    private static final NodeGroup SMALL = new NodeGroup(new Packing(new Resources(4000, 16 * GIBIBYTE), 110), 1, 0);
    private static final NodeGroup LARGE = new NodeGroup(new Packing(new Resources(16_000, 64 * GIBIBYTE), 110), 1, 1);
    private static final Resources CORE = new Resources(1000, 4 * GIBIBYTE);

    private static Pod pod(Integer... groups) {
        return new Pod(CORE, Set.of(groups));
    }

    private static Node node(int number, int pods) {
        return new Node(number, 0, CORE.times(pods), Collections.nCopies(pods, pod(0)), true);
    }

    private static Optional<Growth> grow(List<Pod> waiting, List<Node> coming, List<NodeGroup> groups, int... room) {
        return new NodeAutoscaler().grow(0, waiting, coming, groups, room);
    }

    /// Six pods of a core: two nodes of four.
    @Test
    void waitingPods_withoutRoom_askForAsManyNodesAsTheyFill() {
        assertThat(grow(Collections.nCopies(6, pod(0)), List.of(), List.of(SMALL), 5)).hasValue(new Growth(0, 2));
    }

    @Test
    void waitingPods_beyondWhatThereMayBe_askForWhatThereMayBe() {
        assertThat(grow(Collections.nCopies(60, pod(0)), List.of(), List.of(SMALL), 3)).hasValue(new Growth(0, 3));
        assertThat(grow(Collections.nCopies(60, pod(0)), List.of(), List.of(SMALL), 0)).isEmpty();
    }

    /// A node on its way takes four of six.
    @Test
    void waitingPods_withANodeOnItsWay_askForTheRest() {
        assertThat(grow(Collections.nCopies(6, pod(0)), List.of(node(7, 0)), List.of(SMALL), 5))
                .hasValue(new Growth(0, 1));
        assertThat(grow(Collections.nCopies(4, pod(0)), List.of(node(7, 0)), List.of(SMALL), 5)).isEmpty();
    }

    /// Four pods fill a small node and a quarter of a large one; ten fill three quarters of three small ones, and less than
    /// that of a large one.
    @Test
    void groups_thatBothHelp_areChosenByTheLeastWaste() {
        List<NodeGroup> groups = List.of(LARGE, SMALL);

        assertThat(grow(Collections.nCopies(4, pod(0, 1)), List.of(), groups, 5, 5)).hasValue(new Growth(1, 1));
        assertThat(grow(Collections.nCopies(10, pod(0, 1)), List.of(), groups, 5, 5)).hasValue(new Growth(1, 3));
        assertThat(grow(Collections.nCopies(10, pod(0)), List.of(), groups, 5, 5)).hasValue(new Growth(0, 1));
    }

    @Test
    void groups_thatAreAlike_growWhereThereAreFewest() {
        List<NodeGroup> zones = List.of(new NodeGroup(SMALL.packing(), 3, 0), new NodeGroup(SMALL.packing(), 1, 0),
                new NodeGroup(SMALL.packing(), 2, 0));

        assertThat(grow(List.of(pod(0, 1, 2)), List.of(), zones, 5)).hasValue(new Growth(1, 1));
    }

    @Test
    void podLargerThanANode_asksForNothing() {
        assertThat(grow(List.of(new Pod(CORE.times(5), Set.of(0))), List.of(), List.of(SMALL), 5)).isEmpty();
    }

    /// One pod on a node of four, for which there is room elsewhere: unneeded from the first look, removed 600 s later.
    @Test
    void hardlyUsedNode_isRemovedAfterTenMinutes() {
        NodeAutoscaler autoscaler = new NodeAutoscaler();
        List<Node> nodes = List.of(node(1, 3), node(2, 1));
        List<Long> removed = new ArrayList<>();
        for (long look = 0; look <= 610; look += 10) {
            if (!autoscaler.shrink(look * SECOND, nodes, List.of(SMALL), new int[]{1}).isEmpty()) {
                removed.add(look);
            }
        }
        assertThat(removed).containsExactly(600L, 610L);
        assertThat(autoscaler.shrink(620 * SECOND, nodes, List.of(SMALL), new int[]{1})).containsExactly(2);
    }

    /// A node that is used again for one look begins anew.
    @Test
    void hardlyUsedNode_usedInBetween_countsFromThenOn() {
        NodeAutoscaler autoscaler = new NodeAutoscaler();
        List<Node> idle = List.of(node(1, 3), node(2, 1));
        autoscaler.shrink(0, idle, List.of(SMALL), new int[]{1});
        autoscaler.shrink(300 * SECOND, List.of(node(1, 3), node(2, 2)), List.of(SMALL), new int[]{1});
        autoscaler.shrink(310 * SECOND, idle, List.of(SMALL), new int[]{1});

        assertThat(autoscaler.shrink(900 * SECOND, idle, List.of(SMALL), new int[]{1})).isEmpty();
        assertThat(autoscaler.shrink(910 * SECOND, idle, List.of(SMALL), new int[]{1})).containsExactly(2);
    }

    /// Half of a node is not less than half.
    @Test
    void halfUsedNode_isKept() {
        assertThat(longAgo(new NodeAutoscaler(), List.of(node(1, 0), node(2, 2)), 2)).containsExactly(1);
    }

    @Test
    void hardlyUsedNode_whosePodsFitNowhereElse_isKept() {
        assertThat(longAgo(new NodeAutoscaler(), List.of(node(1, 4), node(2, 1)), 2)).isEmpty();
    }

    @Test
    void hardlyUsedNode_whosePodsMayNotLeave_isKept() {
        Node held = new Node(2, 0, CORE, List.of(pod(0)), false);
        assertThat(longAgo(new NodeAutoscaler(), List.of(node(1, 3), held), 2)).isEmpty();
    }

    @Test
    void emptyNodes_areRemovedTenAtOnce_downToTheLeast() {
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < 14; i++) {
            nodes.add(node(i, 0));
        }
        assertThat(longAgo(new NodeAutoscaler(), nodes, 14)).hasSize(10);
        assertThat(longAgo(new NodeAutoscaler(), nodes, 3)).containsExactly(0, 1, 2);
    }

    /// After nodes were asked for at 500 s nothing is removed until 1100 s.
    @Test
    void growth_keepsNodesForTenMinutes() {
        NodeAutoscaler autoscaler = new NodeAutoscaler();
        List<Node> nodes = List.of(node(1, 3), node(2, 1));
        autoscaler.shrink(0, nodes, List.of(SMALL), new int[]{1});
        autoscaler.grow(500 * SECOND, List.of(pod(0)), List.of(), List.of(SMALL), new int[]{1});

        assertThat(autoscaler.shrink(1090 * SECOND, nodes, List.of(SMALL), new int[]{1})).isEmpty();
        assertThat(autoscaler.shrink(1100 * SECOND, nodes, List.of(SMALL), new int[]{1})).containsExactly(2);
    }

    private static List<Integer> longAgo(NodeAutoscaler autoscaler, List<Node> nodes, int spare) {
        autoscaler.shrink(0, nodes, List.of(SMALL), new int[]{spare});
        return autoscaler.shrink(600 * SECOND, nodes, List.of(SMALL), new int[]{spare});
    }
}
