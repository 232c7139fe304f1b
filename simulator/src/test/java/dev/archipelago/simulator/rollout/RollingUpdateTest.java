package dev.archipelago.simulator.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.quantity.Portion;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rolling updates against tables worked out by hand from the algorithm of Kubernetes.
final class RollingUpdateTest {

    private static final Portion QUARTER = Portion.parse("25%");

    /// Old pods, new ones that are ready and new ones that start.
    private record State(int old, int ready, int starting) {}

    /// The states after each move, wave by wave; in each wave all pods that start become ready.
    private static List<List<State>> waves(int replicas, Portion surge, Portion unavailable, int mostWaves,
            boolean ready) {
        RollingUpdate update = new RollingUpdate(replicas, Bounds.of(replicas, surge, unavailable));
        List<List<State>> waves = new ArrayList<>();
        State now = new State(replicas, 0, 0);
        while (now.old() + now.starting() > 0 && waves.size() < mostWaves) {
            List<State> wave = new ArrayList<>();
            State next = move(update, now);
            while (!next.equals(now)) {
                wave.add(next);
                now = next;
                next = move(update, now);
            }
            waves.add(wave);
            now = ready ? new State(now.old(), now.ready() + now.starting(), 0) : now;
        }
        return waves;
    }

    private static State move(RollingUpdate update, State now) {
        RollingUpdate.Move move = update.next(new ReplicaSet(now.ready() + now.starting(), now.ready()),
                List.of(new ReplicaSet(now.old(), now.old())));
        return new State(move.old().getFirst(), now.ready(), move.newest() - now.ready());
    }

    /// The last wave only takes the rest of the old ones away.
    private static long starting(List<List<State>> waves) {
        return waves.stream().filter(wave -> wave.stream().anyMatch(state -> state.starting() > 0)).count();
    }

    @Test
    void DEP_1_tenPods_withTheDefaults_takeTwoWaves() {
        assertThat(Bounds.of(10, QUARTER, QUARTER)).isEqualTo(new Bounds(13, 8));
        assertThat(waves(10, QUARTER, QUARTER, 10, true)).isEqualTo(List.of(
                List.of(new State(10, 0, 3), new State(8, 0, 3), new State(8, 0, 5)),
                List.of(new State(3, 5, 0), new State(3, 5, 5)),
                List.of(new State(0, 10, 0))));
    }

    @Test
    void DEP_2_onePod_withTheDefaults_isNeverMissed() {
        assertThat(Bounds.of(1, QUARTER, QUARTER)).isEqualTo(new Bounds(2, 1));
        assertThat(waves(1, QUARTER, QUARTER, 10, true))
                .isEqualTo(List.of(List.of(new State(1, 0, 1)), List.of(new State(0, 1, 0))));
    }

    @Test
    void DEP_3_twoPods_withoutSurge_missOne() {
        assertThat(Bounds.of(2, Portion.parse("0"), QUARTER)).isEqualTo(new Bounds(2, 1));
        assertThat(starting(waves(2, Portion.parse("0"), QUARTER, 10, true))).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"10, 1, 0, 10", "10, 1, 1, 5", "100, 25%, 25%, 2"})
    void DEP_4_pods_withinBounds_takeSoManyWaves(int replicas, String surge, String unavailable, int waves) {
        assertThat(starting(waves(replicas, Portion.parse(surge), Portion.parse(unavailable), 20, true)))
                .isEqualTo(waves);
    }

    @Test
    void DEP_5_scaling_duringARollout_isSharedByTheVersions() {
        assertThat(Proportions.of(List.of(8, 5), 13, 18)).containsExactly(11, 7);
        assertThat(Proportions.of(List.of(11, 7), 18, 13)).containsExactly(8, 5);
    }

    @Test
    void DEP_6_newPods_thatNeverBecomeReady_stopTheRollout() {
        List<List<State>> waves = waves(10, QUARTER, QUARTER, 3, false);
        ProgressDeadline deadline = new ProgressDeadline(600_000_000_000L, 0);

        assertThat(waves.getFirst().getLast()).isEqualTo(new State(8, 0, 5));
        assertThat(waves.subList(1, 3)).containsOnly(List.of());
        assertThat(deadline.isExceeded(599_999_999_999L)).isFalse();
        assertThat(deadline.isExceeded(600_000_000_000L)).isTrue();
        assertThat(deadline.at()).isEqualTo(600_000_000_000L);
    }

    @Test
    void progress_beforeTheDeadline_putsItOff() {
        ProgressDeadline deadline = new ProgressDeadline(600, 0);
        deadline.progresses(500);

        assertThat(deadline.isExceeded(1099)).isFalse();
        assertThat(deadline.isExceeded(1100)).isTrue();
    }

    @Test
    void unavailableOldPods_ofTheOldestVersion_goFirst() {
        RollingUpdate update = new RollingUpdate(4, new Bounds(5, 3));

        assertThat(update.next(new ReplicaSet(1, 1), List.of(new ReplicaSet(2, 1), new ReplicaSet(2, 2))))
                .isEqualTo(new RollingUpdate.Move(1, List.of(0, 2)));
        assertThat(update.isDone(new ReplicaSet(4, 4), List.of(new ReplicaSet(0, 0)))).isTrue();
        assertThat(update.isDone(new ReplicaSet(4, 3), List.of(new ReplicaSet(0, 0)))).isFalse();
    }

    @Test
    void newVersion_withTooManyPods_shrinksFirst() {
        assertThat(new RollingUpdate(2, new Bounds(3, 1)).next(new ReplicaSet(4, 4), List.of(new ReplicaSet(1, 1))))
                .isEqualTo(new RollingUpdate.Move(2, List.of(1)));
    }
}
