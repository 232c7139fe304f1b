package dev.archipelago.simulator.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventQueueTest {

    private record Expected(long time, int priority, int number, long handle) {}

    private static final Comparator<Expected> ORDER = Comparator.comparingLong(Expected::time)
            .thenComparingInt(Expected::priority).thenComparingInt(Expected::number);

    /// Seeds with how far ahead events are scheduled at the most and how many of ten actions schedule one.
    @ParameterizedTest
    @CsvSource({"1, 20, 6", "2, 1, 7", "3, 1000000, 6", "4, 1000000000000, 6", "5, 4000000000000000000, 6",
        "6, 100000, 8", "7, 3000, 9", "8, 9223372036854775807, 6", "20261124, 20, 5"})
    void next_afterAnySchedulingAndCancelling_isTheFirstByTimePriorityAndOrder(long seed, long ahead, int scheduling) {
        Random random = new Random(seed);
        EventQueue queue = new EventQueue();
        int[] lanes = {queue.lane(0), queue.lane(7), queue.lane(Math.max(1, ahead / 3))};
        long[] delays = {0, 7, Math.max(1, ahead / 3)};
        TreeSet<Expected> expected = new TreeSet<>(ORDER);
        List<Expected> all = new ArrayList<>();
        for (int i = 0; i < 30_000; i++) {
            int action = random.nextInt(10);
            if (action < scheduling) {
                int priority = random.nextInt(3);
                int lane = random.nextInt(6);
                long delay = lane < 3 ? delays[lane] : spread(random, ahead);
                int lanePriority = lane < 3 ? 1 : priority;
                long handle = lane < 3
                        ? queue.scheduleOn(lanes[lane], 1, i, 7)
                        : queue.schedule(queue.after(delay), priority, i, 7);
                Expected event = new Expected(queue.after(delay), lanePriority, i, handle);
                expected.add(event);
                all.add(event);
            } else if (action == scheduling && !expected.isEmpty()) {
                Expected cancelled = all.get(random.nextInt(all.size()));
                assertThat(queue.cancel(cancelled.handle())).as("step %d of seed %d", i, seed)
                        .isEqualTo(expected.remove(cancelled));
                assertThat(queue.cancel(cancelled.handle())).as("cancelled twice, seed %d", seed).isFalse();
            } else if (!expected.isEmpty()) {
                takeFirst(queue, expected, "step " + i + " of seed " + seed);
            }
            assertThat(queue.size()).isEqualTo(expected.size());
        }
        while (!expected.isEmpty()) {
            takeFirst(queue, expected, "the rest of seed " + seed);
        }
        assertThat(queue.next()).isFalse();
    }

    private static void takeFirst(EventQueue queue, TreeSet<Expected> expected, String place) {
        Expected first = expected.pollFirst();
        assertThat(queue.nextTime()).as(place).isEqualTo(first.time());
        assertThat(queue.next()).isTrue();
        assertThat(queue.kind()).as(place).isEqualTo(first.number());
        assertThat(queue.target()).isEqualTo(7);
        assertThat(queue.now()).isEqualTo(first.time());
        assertThat(queue.cancel(first.handle())).as("taken already, " + place).isFalse();
    }

    /// Most of them soon, some at the same time, some far ahead.
    private static long spread(Random random, long ahead) {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextLong(Math.max(1, ahead / 1000));
            case 1 -> ahead / 4;
            default -> random.nextLong(ahead);
        };
    }

    @Test
    void next_ofAHundredThousandEventsAtOneTime_isInTheOrderOfScheduling() {
        EventQueue queue = new EventQueue();
        for (int i = 0; i < 100_000; i++) {
            queue.schedule(1_000_000 + (i % 3 == 0 ? 1 : 0), 0, i, 0);
        }
        int before = -1;
        for (int i = 0; i < 66_666; i++) {
            queue.next();
            assertThat(queue.kind()).isGreaterThan(before);
            before = queue.kind();
        }
        assertThat(queue.now()).isEqualTo(1_000_000);
        assertThat(queue.size()).isEqualTo(33_334);
    }

    /// Many at few instants, some of them later, with others before and among them that come after those were looked at.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void next_ofCrowdsThatGrowAndAreLookedAt_isTheFirstByTimePriorityAndOrder(long seed) {
        Random random = new Random(seed);
        EventQueue queue = new EventQueue();
        TreeSet<Expected> expected = new TreeSet<>(ORDER);
        int posted = 0;
        for (int i = 0; i < 1_500; i++) {
            int kind = random.nextInt(5);
            int many = 1 + random.nextInt(random.nextInt(3) == 0 ? 150 : 10);
            int priority = random.nextInt(3);
            for (int j = 0; j < many && expected.size() < 3_000; j++) {
                Expected event = new Expected(instant(kind, queue.now(), random), priority, posted++, EventQueue.NONE);
                queue.post(event.time(), priority, event.number(), 7);
                expected.add(event);
            }
            if (random.nextBoolean()) {
                assertThat(queue.nextTime()).isEqualTo(expected.getFirst().time());
            }
            for (int j = random.nextBoolean() ? random.nextInt(80) : 0; j > 0 && !expected.isEmpty(); j--) {
                takeFirst(queue, expected, "step " + i + " of seed " + seed);
            }
        }
        while (!expected.isEmpty()) {
            takeFirst(queue, expected, "the rest of seed " + seed);
        }
        assertThat(queue.next()).isFalse();
    }

    private static long instant(int kind, long now, Random random) {
        return switch (kind) {
            case 0 -> now;
            case 1 -> now + random.nextInt(100);
            case 2 -> (now / 1_000 + 1) * 1_000;
            case 3 -> (now / 1_000 + 1) * 1_000 - random.nextInt((int) (1_000 - now % 1_000));
            default -> (now / 100_000 + 1) * 100_000;
        };
    }

    /// None or many more join the first one that was looked at, and then many come before them, at one instant or at many. Each of the
    /// others has a slot of the third level of the wheel for itself.
    @ParameterizedTest
    @CsvSource({"0, 1", "0, 0", "5, 10", "100, 1", "100, 0", "127, 0", "128, 0"})
    void post_ofManyBeforeTheFirstThatWasLookedAt_comesInOrder(int more, long apart) {
        EventQueue queue = new EventQueue();
        TreeSet<Expected> expected = new TreeSet<>(ORDER);
        int posted = 0;
        while (posted < 70) {
            post(queue, (4L + posted) * 64 * 64 * 64 + 100, posted++, expected);
        }
        for (int i = 0; i < 24; i++) {
            takeFirst(queue, expected, "first " + i);
        }
        long first = queue.nextTime();
        for (int i = 0; i < more; i++) {
            post(queue, first, posted++, expected);
        }
        assertThat(queue.nextTime()).isEqualTo(first);
        for (int i = 0; i < 90; i++) {
            post(queue, first - 90_000 + apart * i, posted++, expected);
        }
        while (!expected.isEmpty()) {
            takeFirst(queue, expected, more + " and 90 before");
        }
    }

    private static void post(EventQueue queue, long time, int number, TreeSet<Expected> expected) {
        expected.add(new Expected(time, 0, number, EventQueue.NONE));
        queue.post(time, 0, number, 7);
    }

    @Test
    void post_beforeAnEventInAHundredYearsThatWasLookedAt_comesFirst() {
        EventQueue queue = new EventQueue();
        long century = 3_155_760_000_000_000_000L;
        queue.post(century, 0, 1, 0);
        queue.post(century + 5, 0, 2, 0);
        assertThat(queue.nextUntil(century - 1)).isFalse();
        assertThat(queue.nextTime()).isEqualTo(century);
        queue.post(century / 50, 0, 3, 0);
        queue.post(3, 0, 4, 0);

        List<Integer> kinds = new ArrayList<>();
        while (queue.next()) {
            kinds.add(queue.kind());
        }
        assertThat(kinds).containsExactly(4, 3, 1, 2);
    }

    @Test
    void cancel_ofNearlyEverything_keepsWhatIsLeft() {
        EventQueue queue = new EventQueue();
        long kept = 0;
        for (int i = 0; i < 100_000; i++) {
            long handle = queue.schedule(1_000_000_000L + i, 0, i, 0);
            if (i % 10_000 != 0) {
                queue.cancel(handle);
            } else {
                kept++;
            }
        }
        assertThat(queue.size()).isEqualTo((int) kept);
        for (int i = 0; i < kept; i++) {
            queue.next();
            assertThat(queue.kind()).isEqualTo(i * 10_000);
        }
        assertThat(queue.next()).isFalse();
    }

    @Test
    void next_atTheEndOfAllTime_isStillByPriority() {
        EventQueue queue = new EventQueue();
        queue.post(queue.after(Long.MAX_VALUE), 2, 1, 0);
        assertThat(queue.nextTime()).isEqualTo(Long.MAX_VALUE);
        queue.post(Long.MAX_VALUE, 1, 2, 0);

        assertThat(queue.next()).isTrue();
        assertThat(queue.kind()).isEqualTo(2);
    }

    @Test
    void schedule_beforeNow_isRefused() {
        EventQueue queue = new EventQueue();
        queue.schedule(100, 0, 0, 1);
        queue.next();

        assertThatThrownBy(() -> queue.schedule(99, 0, 0, 1)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("before now");
    }

    @Test
    void advanceTo_beyondTheFirstEvent_isRefused() {
        EventQueue queue = new EventQueue();
        queue.schedule(100, 0, 0, 1);
        queue.advanceTo(100);

        assertThatThrownBy(() -> queue.advanceTo(101)).isInstanceOf(IllegalArgumentException.class);
    }
}
