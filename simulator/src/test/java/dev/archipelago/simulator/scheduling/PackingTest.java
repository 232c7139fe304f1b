package dev.archipelago.simulator.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackingTest {

    private static final long GIBIBYTE = 1L << 30;
    private static final Packing NODE = new Packing(new Resources(3920, Math.round(13.3 * GIBIBYTE)), 110);

    private static Resources pod(long cpu, double gibibytes) {
        return new Resources(cpu, Math.round(gibibytes * GIBIBYTE));
    }

    /// PACK-1: three of them on a node, as four ask for 4 of 3.92 cores.
    @Test
    void PACK_1_tenPodsOfACore_onNodesWithNearlyFour_takeFourNodes() {
        List<Resources> pods = Collections.nCopies(10, pod(1000, 2));

        assertThat(NODE.perNode(pod(1000, 2))).isEqualTo(3);
        assertThat(List.of(NODE.leastNodes(pods), NODE.firstFitDecreasing(pods))).isEqualTo(List.of(4, 4));
    }

    @Test
    void podsThatAskForNothing_areBoundedByTheirNumber() {
        List<Resources> pods = Collections.nCopies(250, Resources.NONE);

        assertThat(List.of(NODE.leastNodes(pods), NODE.firstFitDecreasing(pods))).isEqualTo(List.of(3, 3));
    }

    /// Largest first: 3000m with 900m, 2000m with 1900m, and 1500m alone; in the order given it would be four nodes.
    @Test
    void mixedPods_largestFirst_fillTheRestOfNodes() {
        List<Resources> pods = List.of(pod(900, 1), pod(1500, 1), pod(1900, 1), pod(2000, 1), pod(3000, 1));

        assertThat(List.of(NODE.leastNodes(pods), NODE.firstFitDecreasing(pods))).isEqualTo(List.of(3, 3));
    }

    @Test
    void podLargerThanANode_isRefused() {
        assertThatThrownBy(() -> NODE.firstFitDecreasing(List.of(pod(4000, 1))))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("larger than a node");
    }

    /// Never below the bound; and, where only CPU matters, at most 11/9 of the best and 6/9 more.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void randomPods_takeAtLeastTheBoundAndLittleMore(long seed) {
        Random random = new Random(seed);
        List<Resources> pods = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            pods.add(new Resources(50 + random.nextInt(1200), 1));
        }
        int bound = NODE.leastNodes(pods);
        assertThat(NODE.firstFitDecreasing(pods)).as("seed %d", seed)
                .isBetween(bound, (int) Math.floor(11.0 / 9 * (bound + 1) + 6.0 / 9));
    }

    /// COST-1: e2-standard-4 by its parts, for an hour and for a month.
    @Test
    void COST_1_price_ofAMachine_isThatOfItsParts() {
        double hour = new HourlyPrice(0.021811, 0.002923).of(new Resources(4000, 16 * GIBIBYTE));

        assertThat(hour).isCloseTo(0.134012, within(1e-12));
        assertThat(hour * HourlyPrice.MONTH).isCloseTo(97.82876, within(1e-9));
    }

    /// COST-2: half a core and a gibibyte.
    @Test
    void COST_2_price_ofAPod_isThatOfItsRequests() {
        double hour = new HourlyPrice(0.031611, 0.004237).of(pod(500, 1));

        assertThat(hour).isCloseTo(0.0200425, within(1e-12));
        assertThat(hour * HourlyPrice.MONTH).isCloseTo(14.631025, within(1e-9));
    }

    @Test
    void price_ofAMillionRequests_isThatOfTheHoursTheyTake() {
        assertThat(HourlyPrice.perMillion(0.36, 100)).isCloseTo(1, within(1e-12));
        assertThat(HourlyPrice.perMillion(0.36, 0)).isNaN();
    }
}
