package dev.archipelago.simulator.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The rows CB-1 to CB-4 of the reference, and what else resilience4j promises.
class CircuitBreakerTest {

    private static final long SECOND = 1_000_000_000;

    private static CircuitBreaker breaker(int window, int windowSeconds, int minimum, int halfOpen) {
        return new CircuitBreaker(new CircuitBreaker.Settings(0.5, 1, 2 * SECOND, window, windowSeconds, minimum,
                60 * SECOND, halfOpen));
    }

    /// Calls at a time: S succeeds, F fails.
    private static void calls(CircuitBreaker breaker, String outcomes, long now) {
        for (char outcome : outcomes.toCharArray()) {
            assertThat(breaker.admits(now)).isTrue();
            breaker.record(outcome == 'F', 0, now);
        }
    }

    @Test
    void cb1_failuresBelowTheMinimumOfCalls_openItOnlyAtTheFifth() {
        CircuitBreaker breaker = breaker(10, 0, 5, 10);

        calls(breaker, "SFSF", 0);
        boolean before = breaker.isClosed();
        calls(breaker, "F", 0);

        assertThat(before).isTrue();
        assertThat(breaker.isClosed()).isFalse();
        assertThat(breaker.admits(0)).isFalse();
    }

    @Test
    void cb2_halfOfTenProbesFailing_opensItAgain() {
        CircuitBreaker breaker = breaker(100, 0, 100, 10);
        calls(breaker, "F".repeat(100), 0);

        calls(breaker, "FSFSFSFSFS", 61 * SECOND);

        assertThat(breaker.isClosed()).isFalse();
        assertThat(breaker.openings()).isEqualTo(2);
    }

    @Test
    void cb3_fiveProbesWithTwoFailures_closeItAtTheFifth() {
        CircuitBreaker breaker = breaker(100, 0, 5, 10);
        calls(breaker, "F".repeat(5), 0);

        calls(breaker, "SSSF", 61 * SECOND);
        boolean before = breaker.isClosed();
        calls(breaker, "F", 61 * SECOND);

        assertThat(before).isFalse();
        assertThat(breaker.isClosed()).isTrue();
    }

    @Test
    void cb4_callExactlyAfterTheWait_isRefusedAndOneLaterIsNot() {
        CircuitBreaker breaker = breaker(100, 0, 5, 10);
        calls(breaker, "F".repeat(5), 3);

        assertThat(breaker.admits(3 + 60 * SECOND)).isFalse();
        assertThat(breaker.admits(4 + 60 * SECOND)).isTrue();
    }

    @Test
    void probes_beyondTheirNumber_areRefusedUntilOneIsGivenBack() {
        CircuitBreaker breaker = breaker(100, 0, 5, 2);
        calls(breaker, "F".repeat(5), 0);
        long later = 61 * SECOND;

        assertThat(breaker.admits(later)).isTrue();
        assertThat(breaker.admits(later)).isTrue();
        assertThat(breaker.admits(later)).isFalse();
        breaker.release();

        assertThat(breaker.admits(later)).isTrue();
    }

    @Test
    void window_byNumber_forgetsTheOldestOutcome() {
        CircuitBreaker breaker = breaker(4, 0, 4, 10);

        calls(breaker, "FSSSFSSSFSSSF", 0);

        assertThat(breaker.isClosed()).isTrue();
        calls(breaker, "F", 0);
        assertThat(breaker.isClosed()).isFalse();
    }

    @Test
    void window_bySeconds_forgetsWholeSeconds() {
        CircuitBreaker breaker = breaker(100, 3, 4, 10);

        calls(breaker, "FFF", SECOND - 1);
        calls(breaker, "F", 3 * SECOND);
        boolean after = breaker.isClosed();
        calls(breaker, "SFF", 3 * SECOND + 1);

        assertThat(after).isTrue();
        assertThat(breaker.isClosed()).isFalse();
    }

    @Test
    void slowCalls_ofWhichAllAreTooMany_openItWithoutAnyFailure() {
        CircuitBreaker breaker = breaker(10, 0, 3, 10);

        breaker.record(false, 2 * SECOND + 1, 0);
        breaker.record(false, 2 * SECOND + 1, 0);
        breaker.record(false, 2 * SECOND, 0);
        boolean before = breaker.isClosed();
        for (int i = 0; i < 10; i++) {
            breaker.record(false, 2 * SECOND + 1, 0);
        }

        assertThat(before).isTrue();
        assertThat(breaker.isClosed()).isFalse();
    }
}
