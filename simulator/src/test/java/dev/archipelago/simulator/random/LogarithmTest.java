package dev.archipelago.simulator.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class LogarithmTest {

    private static final double TWO_TO_64 = 0x1p64;

    @Test
    void exponential_ofFractionsOfAllSizes_isMinusTheLogarithm() {
        Random random = new Random(20261127);
        LongStream ordinary = random.longs(100_000);
        LongStream small = random.ints(100_000).mapToLong(i -> random.nextLong() >>> (i & 63));
        LongStream nearOne = random.ints(100_000).mapToLong(i -> ~(random.nextLong() >>> (i & 63)));
        LongStream powers = IntStream.range(0, 64).mapToLong(i -> 1L << i);
        LongStream.of(ordinary.toArray()).forEach(LogarithmTest::check);
        LongStream.of(small.toArray()).forEach(LogarithmTest::check);
        LongStream.of(nearOne.toArray()).forEach(LogarithmTest::check);
        powers.forEach(LogarithmTest::check);
    }

    @Test
    void exponential_ofTheSmallestAndTheGreatestFraction_isFiniteAndNotNegative() {
        assertThat(Logarithm.exponential(0)).isCloseTo(64 * Math.log(2), within(1e-14));
        assertThat(Logarithm.exponential(-1)).isBetween(0.0, 3e-15);
    }

    /// Near one, where the fraction as a number would be one, by what is missing.
    private static void check(long random) {
        long bits = random | 1;
        double missing = -bits >>> 11 == 0 ? (double) -bits : (-bits >>> 11) * 0x1p11 + (-bits & 0x7FF);
        double fraction = ((bits >>> 11) * 0x1p11 + (bits & 0x7FF)) / TWO_TO_64;
        double exact = fraction > 0.5 ? -StrictMath.log1p(-missing / TWO_TO_64) : -StrictMath.log(fraction);
        assertThat(Logarithm.exponential(random)).as("bits %x", random).isCloseTo(exact,
                within(3e-15 * Math.max(1, exact)));
    }
}
