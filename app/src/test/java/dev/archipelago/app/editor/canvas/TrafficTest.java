package dev.archipelago.app.editor.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.ConnectionId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TrafficTest {
    private static final ConnectionId A = ConnectionId.parse("a->b");
    private static final ConnectionId B = ConnectionId.parse("b->c");

    /// Dots that have begun in so many seconds, by connection, seen in steps that no dot is quick enough to miss.
    private static Map<ConnectionId, int[]> begun(Traffic traffic, double seconds, Random random) {
        Map<ConnectionId, int[]> begun = new HashMap<>();
        Set<Traffic.Dot> before = new HashSet<>();
        for (double passed = 0; passed < seconds;) {
            double step = 0.01 + 0.03 * random.nextDouble();
            passed += step;
            traffic.pass(step);
            for (Traffic.Dot dot : traffic.dots()) {
                double pace = 2; // no latency
                if (dot.way() <= step * pace + 1e-12 && before.add(dot)) {
                    int[] counts = begun.computeIfAbsent(dot.on(), _ -> new int[2]);
                    counts[0]++;
                    counts[1] += dot.failed() ? 1 : 0;
                }
            }
            before.clear();
        }
        return begun;
    }

    @Test
    void dots_areAsManyAsCalls_andTheShareOfThoseThatFailIsThatOfTheCalls() {
        Traffic traffic = new Traffic();
        traffic.flow(Map.of(A, new Traffic.Stream(20, 0.25, 0), B, new Traffic.Stream(5, 0, 0)));

        Map<ConnectionId, int[]> begun = begun(traffic, 60, new Random(7));

        assertThat(traffic.callsPerDot()).isEqualTo(1);
        assertThat(begun.get(A)[0]).isCloseTo(1200, Offset.offset(2));
        assertThat(begun.get(A)[1]).isCloseTo(300, Offset.offset(2));
        assertThat(begun.get(B)[0]).isCloseTo(300, Offset.offset(2));
        assertThat(begun.get(B)[1]).isZero();
    }

    @Test
    void dots_ofManyCalls_standForAsManyOnAllConnections() {
        Traffic traffic = new Traffic();
        traffic.flow(Map.of(A, new Traffic.Stream(1000, 0, 0), B, new Traffic.Stream(100, 0, 0)));

        Map<ConnectionId, int[]> begun = begun(traffic, 60, new Random(8));

        assertThat(traffic.callsPerDot()).isEqualTo(50);
        assertThat(begun.get(A)[0]).isCloseTo(1200, Offset.offset(2));
        assertThat(begun.get(B)[0]).isCloseTo(120, Offset.offset(2));
    }

    @Test
    void dots_overManyConnections_areNeverMoreThanCanBeSeen() {
        Traffic traffic = new Traffic();
        Map<ConnectionId, Traffic.Stream> streams = new HashMap<>();
        for (int i = 0; i < 500; i++) {
            streams.put(ConnectionId.parse("a->b" + i), new Traffic.Stream(25, 0.1, 5));
        }
        traffic.flow(streams);
        int most = 0;
        for (int i = 0; i < 600; i++) {
            traffic.pass(1 / 60.0);
            most = Math.max(most, traffic.dots().size());
        }

        assertThat(most).isBetween(Traffic.MOST_DOTS / 4, Traffic.MOST_DOTS);
    }

    @Test
    void calls_thatTakeLonger_moveSlower() {
        assertThat(new Traffic.Stream(1, 0, 0).pace()).isEqualTo(2);
        assertThat(new Traffic.Stream(1, 0, 0.1).pace()).isLessThan(2).isGreaterThan(1);
        assertThat(new Traffic.Stream(1, 0, 60).pace()).isEqualTo(0.1, Offset.offset(1e-9));
    }
}
