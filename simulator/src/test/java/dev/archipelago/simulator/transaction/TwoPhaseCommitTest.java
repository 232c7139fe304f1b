package dev.archipelago.simulator.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TwoPhaseCommitTest {

    private static Task task(Task.Kind kind, int part) {
        return new Task(kind, part);
    }

    private static TwoPhaseCommit voted(Answer... votes) {
        TwoPhaseCommit commit = new TwoPhaseCommit(votes.length);
        assertThat(commit.due()).hasSize(votes.length);
        for (int i = 0; i < votes.length; i++) {
            assertThat(commit.isDecided()).isFalse();
            commit.answer(task(Task.Kind.PREPARE, i), votes[i]);
        }
        return commit;
    }

    @Test
    void allSayYes_decisionIsWrittenDownAndThenTold() {
        TwoPhaseCommit commit = voted(Answer.YES, Answer.YES);

        assertThat(commit.due()).containsExactly(task(Task.Kind.LOG, 0));
        assertThat(commit.isDecided()).isFalse();
        commit.answer(task(Task.Kind.LOG, 0), Answer.YES);
        assertThat(commit.isDecided()).isTrue();
        assertThat(commit.due()).containsExactly(task(Task.Kind.COMMIT, 0), task(Task.Kind.COMMIT, 1));
        commit.answer(task(Task.Kind.COMMIT, 0), Answer.YES);
        assertThat(commit.answer(task(Task.Kind.COMMIT, 1), Answer.NO)).isTrue();
        assertThat(commit.outcome()).isNull();
        commit.answer(task(Task.Kind.COMMIT, 1), Answer.YES);

        assertThat(commit.outcome()).isEqualTo(Outcome.COMMITTED);
    }

    @Test
    void oneSaysNo_othersAreToldToAbort() {
        TwoPhaseCommit commit = voted(Answer.YES, Answer.NO, Answer.UNKNOWN);

        assertThat(commit.due()).containsExactly(task(Task.Kind.ABORT, 0), task(Task.Kind.ABORT, 2));
        commit.answer(task(Task.Kind.ABORT, 2), Answer.YES);
        commit.answer(task(Task.Kind.ABORT, 0), Answer.YES);

        assertThat(commit.outcome()).isEqualTo(Outcome.UNDONE);
    }

    @Test
    void coordinator_goneBeforeItsDecision_abortsWhenItIsBack() {
        TwoPhaseCommit commit = voted(Answer.YES, Answer.YES);
        commit.due();

        commit.interrupt();

        assertThat(commit.due()).containsExactly(task(Task.Kind.ABORT, 0), task(Task.Kind.ABORT, 1));
    }

    @Test
    void coordinator_goneAfterItsDecision_tellsItAgain() {
        TwoPhaseCommit commit = voted(Answer.YES, Answer.YES);
        commit.due();
        commit.answer(task(Task.Kind.LOG, 0), Answer.YES);
        commit.due();
        commit.answer(task(Task.Kind.COMMIT, 1), Answer.YES);

        commit.interrupt();

        assertThat(commit.due()).containsExactly(task(Task.Kind.COMMIT, 0));
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 500);
    }

    /// Nobody commits what another one was told to abort, or has refused.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anyCommit_whateverHappens_endsTheSameForAll(long seed) {
        Random random = new Random(seed);
        int participants = 1 + random.nextInt(4);
        TwoPhaseCommit commit = new TwoPhaseCommit(participants);
        Deque<Task> open = new ArrayDeque<>();
        boolean refused = false;
        int committed = 0;
        int aborted = 0;
        for (int step = 0; step < 10_000 && commit.outcome() == null; step++) {
            open.addAll(commit.due());
            if (random.nextInt(15) == 0) {
                commit.interrupt();
                open.clear();
            } else if (!open.isEmpty()) {
                Task task = open.removeFirst();
                Answer answer = task.kind() == Task.Kind.LOG ? Answer.YES : Answer.values()[random.nextInt(3)];
                refused |= task.kind() == Task.Kind.PREPARE && answer == Answer.NO;
                committed += task.kind() == Task.Kind.COMMIT && answer == Answer.YES ? 1 : 0;
                aborted += task.kind() == Task.Kind.ABORT && answer == Answer.YES ? 1 : 0;
                if (commit.answer(task, answer)) {
                    open.addLast(task);
                }
            }
        }

        assertThat(commit.outcome()).as("seed %d", seed).isNotNull();
        if (commit.outcome() == Outcome.COMMITTED) {
            assertThat(committed).as("seed %d", seed).isEqualTo(participants);
            assertThat(aborted).as("seed %d", seed).isZero();
            assertThat(refused).as("seed %d", seed).isFalse();
        } else {
            assertThat(committed).as("seed %d", seed).isZero();
        }
    }
}
