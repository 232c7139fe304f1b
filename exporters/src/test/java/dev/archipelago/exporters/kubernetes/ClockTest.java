package dev.archipelago.exporters.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.archipelago.exporters.spi.Evidence;
import dev.archipelago.exporters.spi.Omissions;
import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Scalar;
import dev.archipelago.model.policy.ScheduledMinimum;
import dev.archipelago.model.quantity.TimeSpan;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockTest {

    private static final long MINUTE = 60_000_000_000L;

    @Test
    void time_withinAMinute_becomesTheWholeMinute() {
        List<Mapping> triggers = triggers(new ScheduledMinimum(new TimeSpan(90 * MINUTE + 1),
                new TimeSpan(90 * MINUTE + 2), 5));

        assertThat(triggers).extracting(trigger -> text(trigger, "start"), trigger -> text(trigger, "end"))
                .containsExactly(tuple("30 1 * * *", "31 1 * * *"));
    }

    /// KEDA refuses a trigger whose start is its end.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void schedule_ofAnyTimes_startsAndEndsInDifferentMinutes(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int i = 0; i < 20_000; i++) {
            long from = random.nextLong(26 * 60) * MINUTE + random.nextLong(-1, 2);
            long length = random.nextBoolean() ? random.nextLong(1, 3) : random.nextLong(1, 3000) * MINUTE - 1;
            ScheduledMinimum scheduled = new ScheduledMinimum(new TimeSpan(Math.max(0, from)),
                    random.nextInt(9) == 0 ? null : new TimeSpan(Math.max(0, from) + length), 5);

            assertThat(triggers(scheduled)).as("seed %d: %s", seed, scheduled)
                    .allSatisfy(trigger -> assertThat(text(trigger, "start")).isNotEqualTo(text(trigger, "end")));
        }
    }

    private static List<Mapping> triggers(ScheduledMinimum scheduled) {
        return new Clock("/schedule", new Reasons(Evidence.NONE), new Omissions()).daily(List.of(scheduled), 2)
                .triggers();
    }

    private static String text(Mapping trigger, String key) {
        Mapping metadata = (Mapping) trigger.get("metadata").orElseThrow();
        return ((Scalar) metadata.get(key).orElseThrow()).text();
    }
}
