package dev.archipelago.simulator.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.archipelago.simulator.random.RandomStream;
import dev.archipelago.simulator.theory.FanOut;
import dev.archipelago.simulator.theory.SingleServerQueue;
import dev.archipelago.simulator.theory.SmallCache;
import dev.archipelago.simulator.theory.StaleReads;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;

/// Caches, quorums and replication by formula: the published values, and simulations that must agree with them.
class StorageFormulasTest {

    private static void is(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(1e-6 * Math.max(1, Math.abs(expected))));
    }

    @Test
    void CACHE_1_lostHitRatio_multipliesTheLoadOfTheOrigin() {
        is(CacheModel.loadWithout(0.9), 10);
    }

    @Test
    void CACHE_2_timeToLive_hitsByTheRateOfTheKey() {
        is(CacheModel.keptAfterFill(2, 30), 60 / 61.0);
        assertThat(CacheModel.keptAfterFill(2, 30)).isCloseTo(0.983607, within(5e-7));
        assertThat(CacheModel.keptAfterUse(0.1, 30)).isCloseTo(0.950213, within(5e-7));
    }

    @Test
    void CACHE_3_leastRecentlyUsed_followsCheApproximation() {
        double[][] rows = {{.8, 10_000, 1_000, 1472.4795, .436660}, {1, 10_000, 100, 141.23682, .390525},
            {.8, 1_000, 100, 133.86473, .377790}};
        for (double[] row : rows) {
            CacheModel model = new CacheModel((long) row[1], row[0], (long) row[2]);

            is(model.characteristicTime(Eviction.LRU), row[3]);
            assertThat(model.hitRatio(Eviction.LRU)).isCloseTo(row[4], within(1e-6));
        }
        assertThat(new CacheModel(10_000, .8, 1_000).bestRatio()).isCloseTo(.570618, within(1e-6));
    }

    @Test
    void cacheModel_withMillionsOfKeys_groupsThemWithoutChangingTheResult() {
        double grouped = new CacheModel(200_000, .8, 20_000).hitRatio(Eviction.LRU);
        KeyPopularity exact = new KeyPopularity(200_000, .8);
        double time = new CacheModel(200_000, .8, 20_000).characteristicTime(Eviction.LRU);
        double sum = 0;
        for (int key = 0; key < 200_000; key++) {
            sum += exact.share(key) * -Math.expm1(-exact.share(key) * time);
        }
        assertThat(grouped).isCloseTo(sum, within(1e-6));
    }

    @Test
    void CACHE_3_smallCaches_hitExactly() {
        SmallCache even = new SmallCache(List.of(.25, .25, .25, .25), 3);
        is(even.leastRecentlyUsed(), .75);
        is(even.firstInFirstOut(), .75);
        // two keys, one place: found when it was asked for last
        is(new SmallCache(List.of(.7, .3), 1).leastRecentlyUsed(), .58);
        is(new SmallCache(List.of(.7, .3), 1).firstInFirstOut(), .58);
        // pairs (i, j) in the order in which they were asked for last
        double pairs = .5 * .3 / .5 * .8 + .5 * .2 / .5 * .7 + .3 * .5 / .7 * .8 + .3 * .2 / .7 * .5 + .2 * .5 / .8 * .7
                + .2 * .3 / .8 * .5;
        is(new SmallCache(List.of(.5, .3, .2), 2).leastRecentlyUsed(), pairs);
        is(new SmallCache(List.of(.5, .3, .2), 2).firstInFirstOut(), 1 - 3 * .03 / .31);
    }

    @Test
    void CACHE_4_lookAside_pausesForTheOriginOnlyOnAMiss() {
        is(CacheModel.meanRead(.9, 1, 20), 3);
    }

    @Test
    void QUO_1_answersOfSoManyCopies_areOrderStatistics() {
        is(new FanOut(3).meanEarliest(1, 10), 10 / 3.0);
        is(new FanOut(3).meanEarliest(2, 10), 25 / 3.0);
        is(new FanOut(3).meanEarliest(3, 10), 55 / 3.0);
        is(new FanOut(5).meanEarliest(3, 10), 47 / 6.0);
        is(new FanOut(3).earliestQuantile(2, 10, .5), 6.931472);
        is(new FanOut(3).earliestQuantile(2, 10, .99), 28.318610);
        is(new FanOut(3).earliestQuantile(3, 10, .99), 57.004361);
    }

    @Test
    void PBS_1_partialQuorums_missWritesByCombinatorics() {
        is(new Quorum(3, 1, 1).missesWrite(), 2 / 3.0);
        is(new Quorum(3, 1, 1).within(2), 5 / 9.0);
        is(new Quorum(3, 1, 1).within(3), 19 / 27.0);
        is(new Quorum(3, 1, 2).missesWrite(), 1 / 3.0);
        is(new Quorum(3, 2, 1).missesWrite(), 1 / 3.0);
        is(new Quorum(5, 1, 1).missesWrite(), .8);
        is(new Quorum(5, 2, 2).missesWrite(), .3);
        is(new Quorum(3, 2, 2).missesWrite(), 0);
        assertThat(new Quorum(3, 2, 2).isStrict()).isTrue();
        assertThat(new Quorum(5, 2, 3).isStrict()).isFalse();
    }

    @Test
    void PBS_2_timeSinceTheWrite_makesPartialQuorumsConsistent() {
        double[][] rows = {{1, 1, 0, .4195}, {1, 1, 1, .4749}, {1, 1, 5, .6480}, {1, 1, 10, .7865}, {1, 1, 20, .9214},
            {1, 1, 50, .9961}, {1, 2, 0, .7573}, {1, 2, 10, .9672}, {2, 1, 0, .7132}, {2, 1, 10, .8944}};
        for (double[] row : rows) {
            Quorum quorum = new Quorum(3, (int) row[0], (int) row[1]);

            assertThat(consistent(quorum, row[2])).as("W=%s R=%s t=%s, seed 11", row[0], row[1], row[2])
                    .isCloseTo(row[3], within(4 * Math.sqrt(row[3] * (1 - row[3]) / TRIALS) + 3e-4));
        }
    }

    /// The published values are simulated and have four places.
    @Test
    void PBS_2_ofOneOfThree_hasAClosedForm() {
        StaleReads reads = new StaleReads(3, 10, 1);
        double[][] rows = {{0, .4195}, {1, .4749}, {5, .6480}, {10, .7865}, {20, .9214}, {50, .9961}};
        for (double[] row : rows) {
            assertThat(reads.consistent(row[0])).as("after %s", row[0]).isCloseTo(row[1], within(3e-4));
        }
        assertThat(reads.meanWrite()).isCloseTo(4.248, within(1e-3));
        assertThat(reads.meanRead()).isCloseTo(.963, within(5e-4));
    }

    private static final int TRIALS = 400_000;

    private static double consistent(Quorum quorum, double after) {
        RandomStream stream = RandomStream.of(11, 0, "wars");
        DoubleSupplier slow = () -> 10 * stream.nextExponential();
        DoubleSupplier fast = stream::nextExponential;
        Quorum.Ways ways = new Quorum.Ways(slow, fast, fast, fast);
        int consistent = 0;
        for (int i = 0; i < TRIALS; i++) {
            consistent += quorum.trial(ways, after).consistent() ? 1 : 0;
        }
        return (double) consistent / TRIALS;
    }

    @Test
    void PBS_2_latencies_areOrderStatisticsOfTheWays() {
        double[][] rows = {{1, 1, 4.248, .963}, {2, 2, 9.365, 1.824}};
        for (double[] row : rows) {
            RandomStream stream = RandomStream.of(12, 0, "wars");
            DoubleSupplier slow = () -> 10 * stream.nextExponential();
            DoubleSupplier fast = stream::nextExponential;
            Quorum quorum = new Quorum(3, (int) row[0], (int) row[1]);
            double writing = 0;
            double reading = 0;
            for (int i = 0; i < TRIALS; i++) {
                Quorum.Trial trial = quorum.trial(new Quorum.Ways(slow, fast, fast, fast), 0);
                writing += trial.writing() / TRIALS;
                reading += trial.reading() / TRIALS;
            }
            assertThat(writing).isCloseTo(row[2], within(.05));
            assertThat(reading).isCloseTo(row[3], within(.006));
        }
    }

    @Test
    void replicationLag_ofExponentialTime_letsMostWritesArriveSoon() {
        assertThat(new ReplicationLag(.2).arrived(.5)).isCloseTo(.917915, within(5e-7));
        is(new ReplicationLag(.2).staleShare(2), .4 / 1.4);
    }

    @Test
    void LOCK_1_hotRow_isAServerOfItsOwn() {
        SingleServerQueue row = new SingleServerQueue(400, .002, 0);

        is(row.utilization(), .8);
        is(row.meanWait(), .004);
    }
}
