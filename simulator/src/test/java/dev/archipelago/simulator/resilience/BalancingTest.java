package dev.archipelago.simulator.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The row ZONE-1 of the reference, and consistent hashing.
class BalancingTest {

    @Test
    void zone1_fewerHostsThanCallersInAZone_keepsTheirShareAndSpillsTheRestWhereThereAreMore() {
        double[] shares = ZoneRouting.shares(0, new int[]{50, 25, 25}, new int[]{40, 30, 30});

        assertThat(shares).containsExactly(new double[]{0.8, 0.1, 0.1}, within(1e-12));
    }

    @Test
    void zones_withHostsForAllTheirCallers_keepEverything() {
        assertThat(ZoneRouting.shares(1, new int[]{50, 25, 25}, new int[]{40, 30, 30})).containsExactly(0, 1, 0);
        assertThat(ZoneRouting.shares(0, new int[]{1, 1}, new int[]{3, 3})).containsExactly(1, 0);
        assertThat(ZoneRouting.shares(0, new int[]{1, 1}, new int[]{0, 6})).containsExactly(0, 1);
    }

    @Test
    void ring_ofTenHosts_givesEachItsShareAndMovesOnlyTheKeysOfOneThatIsGone() {
        HashRing ten = new HashRing(10);
        HashRing nine = new HashRing(9);
        int[] keys = new int[10];
        int moved = 0;
        for (int key = 0; key < 100_000; key++) {
            int host = ten.host(ten.place(key));
            keys[host]++;
            moved += host != 9 && nine.host(nine.place(key)) != host ? 1 : 0;
        }

        assertThat(Arrays.stream(keys).min().orElse(0)).isGreaterThan(7_000);
        assertThat(Arrays.stream(keys).max().orElse(0)).isLessThan(13_000);
        assertThat(moved / 100_000.0).isLessThan(0.12);
    }

    @Test
    void ring_ofAnyNumberOfHosts_hasEnoughPointsOfEach() {
        for (int hosts : new int[]{1, 3, 1000, 3000}) {
            HashRing ring = new HashRing(hosts);
            long[] points = new long[hosts];
            IntStream.range(0, ring.points()).forEach(place -> points[ring.host(place)]++);

            assertThat(ring.points()).isBetween(1024, 1024 + hosts);
            assertThat(points).containsOnly(Math.ceilDiv(1024, hosts));
        }
    }
}
