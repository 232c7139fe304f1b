package dev.archipelago.simulator.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.simulator.kernel.EventQueue;
import dev.archipelago.simulator.random.RandomStream;
import dev.archipelago.simulator.resilience.Waits.Strategy;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Clients that contend for one row under optimistic concurrency: each reads its version and writes on condition that it is
/// still the same; who comes too late backs off and begins again. One of all is sure to succeed each time.
///
/// The published result: without back-off the calls grow with the square of the clients; back-off without jitter hardly helps,
/// as those that collided collide again; jitter more than halves the calls.
///
/// Source: Brooker, Exponential Backoff and Jitter (AWS Architecture Blog, 2015), with its parameters: 5 ms, at most 2 s, a
/// network of 10 ms ± 2 ms.
class BackoffContentionTest {

    private static final int CLIENTS = 100;
    private static final long MILLI = 1_000_000;
    private static final int RUNS = 40;

    /// What it took until all had written.
    private record Outcome(double calls, double seconds) {}

    @Test
    void clients_thatContend_needFewerCallsWithMoreChance() {
        Outcome none = mean(null);
        Outcome exponential = mean(Strategy.EXPONENTIAL);
        Outcome equal = mean(Strategy.EQUAL);
        Outcome full = mean(Strategy.FULL);
        Outcome decorrelated = mean(Strategy.DECORRELATED);

        assertThat(none.calls).isGreaterThan(1.2 * exponential.calls);
        for (Outcome random : List.of(equal, full, decorrelated)) {
            assertThat(exponential.calls).isGreaterThan(1.5 * random.calls);
        }
        assertThat(full.calls).isLessThan(1.05 * equal.calls);
        assertThat(decorrelated.calls).isBetween(full.calls, 1.3 * full.calls);
        assertThat(List.of(exponential.seconds, equal.seconds, full.seconds, decorrelated.seconds, none.seconds))
                .isSortedAccordingTo(Comparator.reverseOrder());
    }

    private static Outcome mean(@Nullable Strategy strategy) {
        double calls = 0;
        double seconds = 0;
        for (int run = 0; run < RUNS; run++) {
            Outcome outcome = contend(strategy, run);
            calls += outcome.calls / RUNS;
            seconds += outcome.seconds / RUNS;
        }
        return new Outcome(calls, seconds);
    }

    private static Outcome contend(@Nullable Strategy strategy, int run) {
        RandomStream random = RandomStream.of(1, run, String.valueOf(strategy));
        Waits waits = new Waits(strategy == null ? Strategy.FULL : strategy, 5 * MILLI, 2000 * MILLI);
        EventQueue events = new EventQueue();
        int[] known = new int[CLIENTS];
        int[] failures = new int[CLIENTS];
        long[] before = new long[CLIENTS];
        Arrays.fill(known, -1);
        int version = 0;
        long calls = 0;
        for (int client = 0; client < CLIENTS; client++) {
            events.post(network(random), 0, 0, client);
        }
        while (events.next()) {
            int client = events.target();
            switch (events.kind()) {
                case 0 -> {
                    known[client] = version;
                    events.post(events.now() + network(random) + network(random), 0, 1, client);
                }
                case 1 -> {
                    calls++;
                    boolean late = known[client] != version;
                    version += late ? 0 : 1;
                    if (late) {
                        before[client] = strategy == null
                                ? 0
                                : waits.of(failures[client]++, before[client], random.nextDouble());
                        events.post(events.now() + before[client] + network(random) + network(random), 0, 0, client);
                    }
                }
                default -> throw new IllegalStateException();
            }
        }
        return new Outcome(calls, events.now() / 1e9);
    }

    /// Nanoseconds one way: near to normal, as the sum of twelve uniform numbers.
    private static long network(RandomStream random) {
        double sum = -6;
        for (int i = 0; i < 12; i++) {
            sum += random.nextDouble();
        }
        return (long) Math.max(0, (10 + 2 * sum) * MILLI);
    }
}
