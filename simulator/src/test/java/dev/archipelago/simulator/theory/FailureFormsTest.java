package dev.archipelago.simulator.theory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is known exactly about failing and trying again.
class FailureFormsTest {

    private static final double MINUTES_A_YEAR = 365.25 * 24 * 60;
    private static final double THIRTY_DAYS = 30 * 24 * 3600;
    private static final ErrorBudget THREE_NINES = new ErrorBudget(.999, THIRTY_DAYS);
    private static final ErrorBudget.Alert HOUR = ErrorBudget.alerts().get(0);
    private static final ErrorBudget.Alert SIX_HOURS = ErrorBudget.alerts().get(1);
    private static final ErrorBudget.Alert THREE_DAYS = ErrorBudget.alerts().get(2);

    private static final FaultTree<String> TREE = new FaultTree<>(
            List.of(Set.of("a", "b"), Set.of("a", "c"), Set.of("d")));
    private static final Map<String, Double> EVENTS = Map.of("a", .01, "b", .02, "c", .03, "d", .001);

    @Test
    @Tag("AMP-1")
    void attempts_ofWhichHalfFail_areMoreThanOne() {
        is(Attempts.mean(.5, 3), 1.75);
        is(Attempts.success(.5, 3), .875);
    }

    @Test
    @Tag("LB-1")
    void longLivedConnections_pickedAtRandom_leaveSomeReplicasIdle() {
        LongLivedConnections twenty = new LongLivedConnections(20, 5);

        is(twenty.mean(), 4);
        is(twenty.deviation(), 1.788854);
        is(twenty.someIdle(), .057281);
        is(new LongLivedConnections(20, 1).someIdle(), 0);
    }

    @Test
    @Tag("AMP-2")
    void attempts_ofEveryLayer_multiply() {
        is(Attempts.worst(3, 5), 243);
        is(Attempts.worst(4, 3), 64);
        is(Attempts.budgeted(.1, 5), 1.61051);
    }

    @Test
    @Tag("MET")
    void retries_byTheirLoad_areStableVulnerableOrCollapsed() {
        is(loop(150).critical(), 274.877730);
        is(loop(150).hiddenCapacity(), 100);
        assertThat(List.of(loop(90).regime(), loop(150).regime(), loop(200).regime(), loop(250).regime(),
                loop(274.8777).regime(), loop(274.8778).regime()))
                .containsExactly(RetryLoop.Regime.STABLE, RetryLoop.Regime.VULNERABLE, RetryLoop.Regime.VULNERABLE,
                        RetryLoop.Regime.VULNERABLE, RetryLoop.Regime.VULNERABLE, RetryLoop.Regime.COLLAPSED);
    }

    @Test
    @Tag("MET")
    void retries_ofEveryRegime_haveAsManyEquilibria() {
        for (double offered : new double[]{50, 99, 101, 150, 230, 274, 276, 290}) {
            assertThat(loop(offered).equilibria()).as("offered " + offered)
                    .hasSize(loop(offered).regime() == RetryLoop.Regime.VULNERABLE ? 3 : 1);
        }
    }

    @Test
    @Tag("MET-6")
    void backlog_withLimitedAdmissions_drains() {
        is(loop(150).recovery(2 * 450 + 38 * 150, 60), 55);
        assertThat(loop(150).recovery(6600, 100)).isInfinite();
    }

    @Test
    @Tag("BO-1")
    void backoff_ofFiveRetries_hasItsExpectedSums() {
        BackoffWaits waits = new BackoffWaits(100, 20_000);

        is(waits.constantSum(5), 3100);
        is(waits.fullSum(5), 1550);
        is(waits.equalSum(5), 2325);
        is(waits.constant(12), 20_000);
        // published from a simulation, to three digits
        double[] published = {200, 350, 574.5, 912, 1418};
        for (int retry = 1; retry <= 5; retry++) {
            assertThat(waits.decorrelated(retry)).isCloseTo(published[retry - 1], within(published[retry - 1] / 1000));
        }
    }

    @Test
    @Tag("RET-5")
    void hedging_atTheNinetyFifthPercentile_shortensTheTail() {
        double delay = -10 * Math.log(.05);
        HedgedCall call = new HedgedCall(10, delay);

        is(delay, 29.957323);
        is(call.quantile(.99), 38.004512);
        is(-10 * Math.log(.01), 46.051702);
        is(call.extraLoad(), .05);
        is(call.tail(call.quantile(.99)), .01);
        is(call.tail(call.quantile(.5)), .5);
    }

    @Test
    @Tag("POOL-1")
    void poolOfConnections_forEightErlang_waitsTheLessTheMoreThereAre() {
        double[][] rows = {{9, .653327, 6.533269, 41.794926}, {10, .409180, 2.045901, 18.557852},
            {12, .139842, .349604, 6.594814}, {16, .009019, .011274, 0}};
        for (double[] row : rows) {
            MultiServerQueue pool = new MultiServerQueue(800, 100, (int) row[0]);

            is(pool.waitProbability(), row[1]);
            is(1000 * pool.meanWait(), row[2]);
            is(1000 * pool.waitQuantile(.99), row[3]);
        }
    }

    @Test
    @Tag("DISC-1")
    void discovery_throughSeveralCaches_isStaleForTheirSum() {
        is(new StaleView(0, List.of(30.0, 30.0)).worst(), 60);
        is(new StaleView(0, List.of(30.0, 30.0)).mean(), 30);
        is(new StaleView(90, List.of(60.0, 30.0, 30.0)).worst(), 210);
    }

    @Test
    @Tag("AV-1")
    void series_ofFourParts_isWorseThanEach() {
        double availability = Redundancy.series(.999, .9995, .9999, .999);

        is(availability, .99740225, 1e-8);
        is((1 - availability) * MINUTES_A_YEAR, 1366.313, .5e-3);
    }

    @Test
    @Tag("AV-2")
    void redundancy_ofFewParts_isBetterThanEach() {
        is(Redundancy.parallel(.99, .99), .9999);
        is(Redundancy.atLeast(2, 3, .99), .999702);
        is(Redundancy.atLeast(3, 4, .995), .999851);
    }

    @Test
    @Tag("AV-3")
    void repairablePair_ofThousandHours_lastsLong() {
        RepairablePair pair = new RepairablePair(1000, 2);

        is(pair.pairMeanTimeToFailure(), 251_500);
        is(pair.unitAvailability(), .998004);
    }

    @Test
    @Tag("AV-4")
    void threeReplicas_inThreeZones_outliveOne() {
        is(zoned(1, 1, 1, 1), .99999884, 1e-8);
        is(zoned(2, 1, 1, 1), .99967188, 1e-8);
        is(zoned(1, 3), .999499);
    }

    @Test
    @Tag("AV-5")
    void sixReplicas_byTheirSpread_helpOrNot() {
        is(zoned(4, 2, 2, 2), .99992068, 1e-8);
        is(zoned(4, 4, 1, 1), .99947949, 1e-8);
        is(zoned(4, 6), .99948046, 1e-8);
        is(ZonedReplicas.headroom(3), 1.5);
    }

    @Test
    @Tag("AV-6")
    void pair_withCommonCauses_failsTenTimesAsOften() {
        is(Redundancy.pairFailing(.01, .1), .001081);
        is(Redundancy.pairFailing(.01, 0), .0001);
    }

    @Test
    @Tag("FT-1")
    void faultTree_ofThreeCutSets_hasItsProbabilities() {
        is(TREE.exact(EVENTS), .001493506, 1e-9);
        is(TREE.rareEvent(EVENTS), .0015);
        is(TREE.upperBound(EVENTS), .001499440, 1e-9);
    }

    @Test
    @Tag("FT-1")
    void events_ofTheFaultTree_haveTheirImportance() {
        Map<String, Double> importance = TREE.importance(EVENTS);

        is(importance.getOrDefault("a", 0.0), .049351);
        is(importance.getOrDefault("b", 0.0), .009690);
        is(importance.getOrDefault("c", 0.0), .009790);
        is(importance.getOrDefault("d", 0.0), .999506);
    }

    @Test
    void cutSets_thatHoldOthers_areLeftOut() {
        assertThat(new FaultTree<>(List.of(Set.of("a", "b"), Set.of("a"), Set.of("a"), Set.of("b", "c"))).cuts())
                .containsExactly(Set.of("a"), Set.of("b", "c"));
        assertThatIllegalArgumentException().isThrownBy(() -> TREE.exact(Map.of("a", .1)))
                .withMessageContaining("no probability of");
    }

    /// Every state of the events, one by one.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void faultTree_ofRandomCutSets_isTheSumOverAllStates(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int events = 8;
        List<Set<Integer>> cuts = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Set<Integer> cut = new HashSet<>();
            for (int k = 0; k < 1 + random.nextInt(3); k++) {
                cut.add(random.nextInt(events));
            }
            cuts.add(cut);
        }
        Map<Integer, Double> probability = new HashMap<>();
        for (int e = 0; e < events; e++) {
            probability.put(e, random.nextDouble());
        }
        double sum = 0;
        for (int state = 0; state < 1 << events; state++) {
            double likely = 1;
            Set<Integer> happened = new HashSet<>();
            for (int e = 0; e < events; e++) {
                boolean is = (state >> e & 1) == 1;
                likely *= is ? probability.getOrDefault(e, 0.0) : 1 - probability.getOrDefault(e, 0.0);
                if (is) {
                    happened.add(e);
                }
            }
            sum += cuts.stream().anyMatch(happened::containsAll) ? likely : 0;
        }
        assertThat(new FaultTree<>(cuts).exact(probability)).as("seed " + seed).isCloseTo(sum, within(1e-12));
    }

    @Test
    @Tag("BURN-1")
    void outage_ofEverything_isSeenWithinTwoMinutes() {
        is(THREE_NINES.outage(), 43.2 * 60, 1e-6);
        is(new ErrorBudget(.9999, THIRTY_DAYS).outage(), 4.32 * 60, 1e-6);
        is(new ErrorBudget(.99, THIRTY_DAYS).outage(), 7.2 * 3600, 1e-6);
        is(THREE_NINES.detection(HOUR, 1), 51.84);
        is(THREE_NINES.filled(HOUR.shortWindow(), HOUR, 1), 4.32);
        is(THREE_NINES.detection(SIX_HOURS, 1), 129.6);
        is(THREE_NINES.spent(HOUR), .02);
        is(THREE_NINES.spent(SIX_HOURS), .05);
        is(THREE_NINES.spent(THREE_DAYS), .1);
    }

    @Test
    @Tag("BURN-2")
    void failures_ofFewRequests_areSeenLate() {
        is(THREE_NINES.detection(THREE_DAYS, .002), 36 * 3600, 1e-6);
        assertThat(THREE_NINES.detection(HOUR, .002)).isInfinite();
        is(THREE_NINES.exhausted(.002), THIRTY_DAYS / 2, 1e-6);
    }

    @Test
    void alert_afterAnOutage_endsWithItsShortWindow() {
        is(THREE_NINES.clearing(HOUR), 295.68);
    }

    private static RetryLoop loop(double offered) {
        return new RetryLoop(offered, 300, .2, 3);
    }

    /// Zones of 99.95 %, replicas of 99 %.
    private static double zoned(int needed, Integer... perZone) {
        return new ZonedReplicas(.9995, .99, List.of(perZone), needed).availability();
    }

    private static void is(double computed, double published) {
        is(computed, published, .6e-6);
    }

    private static void is(double computed, double published, double lastDigit) {
        assertThat(computed).isCloseTo(published, within(lastDigit));
    }
}
