package dev.archipelago.simulator.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.archipelago.simulator.random.RandomStream;
import dev.archipelago.simulator.resilience.Waits.Strategy;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The rows RET-2, RET-3 and BO-1 of the reference.
class RetriesTest {

    private static final long SECOND = 1_000_000_000;
    private static final long MILLI = 1_000_000;

    @Test
    void ret2_hundredActiveAndTwentyPending_allowTwentyFourRetriesAtOnce() {
        RetryBudget budget = new RetryBudget(new RetryBudget.Settings(0.2, 0, 0, 0));

        int begun = 0;
        while (budget.begins(120, 0)) {
            begun++;
        }

        assertThat(begun).isEqualTo(24);
        budget.ends();
        assertThat(budget.begins(120, 0)).isTrue();
        assertThat(budget.begins(120, 0)).isFalse();
    }

    @Test
    void budget_withAMinimum_allowsSoManyPerSecondWhateverIsInFlight() {
        RetryBudget budget = new RetryBudget(new RetryBudget.Settings(0, 3, 0, 0));

        int begun = 0;
        for (long now = 0; now < 100 * SECOND; now += SECOND / 10) {
            begun += budget.begins(1, now) ? 1 : 0;
        }

        assertThat(begun).isBetween(300, 303);
    }

    @Test
    void ret1_backoffOfEnvoy_inWholeMilliseconds_hasItsMeans() {
        assertThat(IntStream.range(0, 5).mapToDouble(RetriesTest::wholeMillis).toArray()).containsExactly(
                new double[]{12, 24.5, 49.5, 99.5, 124.5}, within(1e-9));
    }

    /// The mean of a back-off that doubles from 25 ms up to 250 ms, fractions cut off.
    private static double wholeMillis(int retries) {
        Waits waits = new Waits(Strategy.FULL, 25 * MILLI, 250 * MILLI);
        int draws = 1000;
        return IntStream.range(0, draws).mapToLong(i -> waits.of(retries, 0, (i + 0.5) / draws) / MILLI).average()
                .orElseThrow();
    }

    @Test
    void ret4_fiveFailuresOfTenTokens_blockRetriesUntilOneSuccess() {
        RetryThrottle throttle = new RetryThrottle(10, 0.1);
        for (int i = 0; i < 5; i++) {
            assertThat(throttle.allows()).isTrue();
            throttle.record(true);
        }

        assertThat(throttle.tokens()).isEqualTo(5.0);
        assertThat(throttle.allows()).isFalse();
        throttle.record(false);
        assertThat(throttle.tokens()).isEqualTo(5.1);
        assertThat(throttle.allows()).isTrue();
    }

    @Test
    void budget_withTokens_allowsRetriesAsLongAsFailuresAreFewHoweverManyAreUnderWay() {
        RetryBudget budget = new RetryBudget(new RetryBudget.Settings(0.1, 0, 10, 0));

        boolean[] allowed = new boolean[6];
        for (int i = 0; i < allowed.length; i++) {
            allowed[i] = budget.begins(1, 0);
            budget.record(true, false);
        }

        assertThat(allowed).containsExactly(true, true, true, true, true, false);
    }

    @Test
    void shed1_thousandRequestsOfWhichFourHundredAreAccepted_refuseOneInFive() {
        assertThat(ClientThrottle.refusedShare(1000, 400, 2)).isCloseTo(200 / 1001.0, within(1e-12));
        assertThat(ClientThrottle.refusedShare(1000, 500, 2)).isZero();
    }

    @Test
    void shed2_bucketOfFiveHundred_paysForHundredRetriesOrThirtyFive() {
        assertThat(retries(new RetryQuota(500, 5, 1))).isEqualTo(100);
        assertThat(retries(new RetryQuota(500, 14, 1))).isEqualTo(35);
    }

    @Test
    void quota_afterSuccesses_getsBackWhatTheRetryHadCostOrOneToken() {
        RetryQuota quota = new RetryQuota(10, 5, 1);
        quota.succeeded(false);
        assertThat(retries(quota)).isEqualTo(2);

        quota.succeeded(true);
        assertThat(retries(quota)).isEqualTo(1);
        for (int i = 0; i < 4; i++) {
            quota.succeeded(false);
        }
        assertThat(retries(quota)).isZero();
        quota.succeeded(false);
        assertThat(retries(quota)).isEqualTo(1);
    }

    private static int retries(RetryQuota quota) {
        int retries = 0;
        while (quota.take()) {
            retries++;
        }
        return retries;
    }

    @Test
    void ret3_exponentialBackoff_doublesUpToItsMaximum() {
        Waits waits = new Waits(Strategy.EXPONENTIAL, SECOND / 10, SECOND);

        assertThat(new long[]{waits.of(0, 0, 0.3), waits.of(1, 0, 0.3), waits.of(2, 0, 0.3), waits.of(3, 0, 0.3),
            waits.of(4, 0, 0.3), waits.of(1000, 0, 0.3)}).containsExactly(100 * MILLI, 200 * MILLI, 400 * MILLI,
                    800 * MILLI, SECOND, SECOND);
    }

    @Test
    void bo1_fiveRetriesWithJitter_waitInAllAsLongAsExpected() {
        assertThat(meanOfFive(Strategy.FULL)).isCloseTo(1550, within(10.0));
        assertThat(meanOfFive(Strategy.EQUAL)).isCloseTo(2325, within(5.0));
        assertThat(meanOfFive(Strategy.DECORRELATED)).isCloseTo(200 + 350 + 574.5 + 912 + 1418, within(20.0));
    }

    /// Milliseconds that five retries wait in all on average.
    private static double meanOfFive(Strategy strategy) {
        Waits waits = new Waits(strategy, 100 * MILLI, 20 * SECOND);
        RandomStream random = RandomStream.of(7, 0, strategy.name());
        double sum = 0;
        for (int run = 0; run < 100_000; run++) {
            long before = 0;
            for (int retry = 0; retry < 5; retry++) {
                before = waits.of(retry, before, random.nextDouble());
                sum += before;
            }
        }
        return sum / 100_000 / MILLI;
    }
}
