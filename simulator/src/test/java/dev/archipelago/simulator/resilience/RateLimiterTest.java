package dev.archipelago.simulator.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// The rows RL-1 and RL-2 of the reference, and the leaky bucket.
class RateLimiterTest {

    private static final long SECOND = 1_000_000_000;

    @Test
    void rl1_fixedWindowWithNothingLeft_letsTenWaitForTheNextWindowAndTheEleventhForTheOneBehind() {
        FixedWindow limit = new FixedWindow(10, SECOND, 5 * SECOND);
        for (int i = 0; i < 10; i++) {
            assertThat(limit.ask(0)).isZero();
        }

        long[] waits = LongStream.range(0, 11).map(_ -> limit.ask(SECOND / 4)).toArray();

        assertThat(waits).startsWith(LongStream.range(0, 10).map(_ -> 3 * SECOND / 4).toArray());
        assertThat(waits[10]).isEqualTo(7 * SECOND / 4);
    }

    @Test
    void fixedWindow_aroundItsEnd_letsTwiceTheNumberPass() {
        FixedWindow limit = FixedWindow.of(10);

        assertThat(LongStream.range(0, 11).filter(_ -> limit.ask(99 * SECOND / 100) == 0).count()).isEqualTo(10);
        assertThat(LongStream.range(0, 11).filter(_ -> limit.ask(SECOND) == 0).count()).isEqualTo(10);
    }

    @Test
    void fixedWindow_ofOneCallInFourSeconds_letsOnePassInFourSeconds() {
        FixedWindow limit = FixedWindow.of(0.25);

        assertThat(LongStream.range(0, 16).filter(second -> limit.ask(second * SECOND) == 0).toArray())
                .containsExactly(0, 4, 8, 12);
    }

    @Test
    void rl2_emptyTokenBucket_hasFifteenTokensAfterOneAndAHalfSeconds() {
        TokenBucket bucket = new TokenBucket(10, 20);
        for (int i = 0; i < 20; i++) {
            assertThat(bucket.take(0)).isTrue();
        }

        assertThat(bucket.take(0)).isFalse();
        assertThat(bucket.tokens(3 * SECOND / 2)).isCloseTo(15, within(1e-9));
        assertThat(bucket.tokens(60 * SECOND)).isEqualTo(20);
    }

    @Test
    void leakyBucket_ofAburstOfTwo_letsTwoPassAndSpacesTheOthers() {
        LeakyBucket bucket = new LeakyBucket(10, 2);

        assertThat(LongStream.range(0, 4).map(_ -> bucket.ask(SECOND)).toArray()).containsExactly(0, 0, SECOND / 10,
                SECOND / 5);
        assertThat(LongStream.range(0, 3).map(_ -> bucket.ask(9 * SECOND)).toArray()).containsExactly(0, 0,
                SECOND / 10);
    }
}
