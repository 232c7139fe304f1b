package dev.archipelago.simulator.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventQueueTest {

    private record Expected(long time, int priority, int number, long handle) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 20261124})
    void next_afterAnySchedulingAndCancelling_isTheFirstByTimePriorityAndOrder(long seed) {
        Random random = new Random(seed);
        EventQueue queue = new EventQueue();
        List<Expected> expected = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            int action = random.nextInt(10);
            if (action < 6) {
                long time = queue.now() + random.nextInt(20);
                int priority = random.nextInt(3);
                expected.add(new Expected(time, priority, i, queue.schedule(time, priority, i, "target")));
            } else if (action < 7 && !expected.isEmpty()) {
                Expected cancelled = expected.remove(random.nextInt(expected.size()));
                assertThat(queue.cancel(cancelled.handle())).isTrue();
                assertThat(queue.cancel(cancelled.handle())).as("cancelled twice, seed %d", seed).isFalse();
            } else if (!expected.isEmpty()) {
                Expected first = expected.stream().min(Comparator.comparingLong(Expected::time)
                        .thenComparingInt(Expected::priority).thenComparingInt(Expected::number)).orElseThrow();
                expected.remove(first);
                assertThat(queue.nextTime()).isEqualTo(first.time());
                assertThat(queue.next()).isTrue();
                assertThat(queue.kind()).as("step %d of seed %d", i, seed).isEqualTo(first.number());
                assertThat(queue.now()).isEqualTo(first.time());
                assertThat(queue.cancel(first.handle())).as("taken already, seed %d", seed).isFalse();
            }
            assertThat(queue.size()).isEqualTo(expected.size());
        }
    }

    @Test
    void schedule_beforeNow_isRefused() {
        EventQueue queue = new EventQueue();
        queue.schedule(100, 0, 0, "target");
        queue.next();

        assertThatThrownBy(() -> queue.schedule(99, 0, 0, "target")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("before now");
    }

    @Test
    void advanceTo_beyondTheFirstEvent_isRefused() {
        EventQueue queue = new EventQueue();
        queue.schedule(100, 0, 0, "target");
        queue.advanceTo(100);

        assertThatThrownBy(() -> queue.advanceTo(101)).isInstanceOf(IllegalArgumentException.class);
    }
}
