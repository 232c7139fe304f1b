package dev.archipelago.simulator.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SagaTest {

    private static SagaRules.Action action(int group) {
        return new SagaRules.Action(group, true, false, false);
    }

    private static Saga chain(int attempts, SagaRules.Action... actions) {
        return new Saga(new SagaRules(List.of(actions), attempts));
    }

    private static Task task(Task.Kind kind, int part) {
        return new Task(kind, part);
    }

    private static void does(Saga saga, Task.Kind kind, int part, Answer answer) {
        assertThat(saga.due()).containsExactly(task(kind, part));
        assertThat(saga.answer(task(kind, part), answer)).isFalse();
    }

    @Test
    void saga_whoseActionsSucceed_isCommitted() {
        Saga saga = chain(1, action(0), action(1));

        does(saga, Task.Kind.DO, 0, Answer.YES);
        assertThat(saga.isExposed()).isTrue();
        assertThat(saga.isDecided()).isFalse();
        does(saga, Task.Kind.DO, 1, Answer.YES);

        assertThat(saga.outcome()).isEqualTo(Outcome.COMMITTED);
        assertThat(saga.isExposed()).isFalse();
    }

    @Test
    void failure_ofTheThirdAction_undoesThoseBeforeInReverseOrder() {
        Saga saga = chain(1, action(0), action(1), action(2));

        does(saga, Task.Kind.DO, 0, Answer.YES);
        does(saga, Task.Kind.DO, 1, Answer.YES);
        does(saga, Task.Kind.DO, 2, Answer.NO);
        does(saga, Task.Kind.UNDO, 1, Answer.YES);
        does(saga, Task.Kind.UNDO, 0, Answer.YES);

        assertThat(saga.outcome()).isEqualTo(Outcome.UNDONE);
    }

    @Test
    void action_ofWhichNobodyKnows_isUndoneToo() {
        Saga saga = chain(1, action(0), action(1));

        does(saga, Task.Kind.DO, 0, Answer.YES);
        does(saga, Task.Kind.DO, 1, Answer.UNKNOWN);
        does(saga, Task.Kind.UNDO, 1, Answer.YES);
        does(saga, Task.Kind.UNDO, 0, Answer.YES);

        assertThat(saga.outcome()).isEqualTo(Outcome.UNDONE);
    }

    @Test
    void undoing_thatFailsToTheLastTry_leavesTheSagaStuckAndUndoesTheRest() {
        Saga saga = chain(2, action(0), action(1), action(2));
        does(saga, Task.Kind.DO, 0, Answer.YES);
        does(saga, Task.Kind.DO, 1, Answer.YES);
        does(saga, Task.Kind.DO, 2, Answer.NO);

        assertThat(saga.due()).containsExactly(task(Task.Kind.UNDO, 1));
        assertThat(saga.answer(task(Task.Kind.UNDO, 1), Answer.NO)).isTrue();
        assertThat(saga.due()).isEmpty();
        assertThat(saga.answer(task(Task.Kind.UNDO, 1), Answer.UNKNOWN)).isFalse();
        does(saga, Task.Kind.UNDO, 0, Answer.YES);

        assertThat(saga.outcome()).isEqualTo(Outcome.STUCK);
    }

    @Test
    void action_behindThePivot_isTriedUntilItSucceeds() {
        Saga saga = chain(9, action(0), new SagaRules.Action(1, false, false, true), action(2));
        does(saga, Task.Kind.DO, 0, Answer.YES);
        does(saga, Task.Kind.DO, 1, Answer.YES);
        assertThat(saga.isDecided()).isTrue();

        assertThat(saga.due()).containsExactly(task(Task.Kind.DO, 2));
        assertThat(saga.answer(task(Task.Kind.DO, 2), Answer.NO)).isTrue();
        assertThat(saga.answer(task(Task.Kind.DO, 2), Answer.YES)).isFalse();

        assertThat(saga.outcome()).isEqualTo(Outcome.COMMITTED);
    }

    @Test
    void reservations_whenAllHaveSucceeded_areConfirmedTogether() {
        SagaRules.Action reservation = new SagaRules.Action(0, true, true, false);
        Saga saga = chain(9, reservation, reservation);

        assertThat(saga.due()).containsExactly(task(Task.Kind.DO, 0), task(Task.Kind.DO, 1));
        saga.answer(task(Task.Kind.DO, 1), Answer.YES);
        assertThat(saga.due()).isEmpty();
        saga.answer(task(Task.Kind.DO, 0), Answer.YES);
        assertThat(saga.isDecided()).isTrue();
        assertThat(saga.due()).containsExactly(task(Task.Kind.CONFIRM, 0), task(Task.Kind.CONFIRM, 1));
        saga.answer(task(Task.Kind.CONFIRM, 0), Answer.YES);
        assertThat(saga.outcome()).isNull();
        saga.answer(task(Task.Kind.CONFIRM, 1), Answer.YES);

        assertThat(saga.outcome()).isEqualTo(Outcome.COMMITTED);
    }

    @Test
    void timeOut_beforeTheDecision_undoesWhatIsDoneAndWhatIsUnderWay() {
        Saga saga = chain(9, action(0), action(1), action(2));
        does(saga, Task.Kind.DO, 0, Answer.YES);
        saga.due();

        assertThat(saga.timeOut()).containsExactly(task(Task.Kind.DO, 1));
        does(saga, Task.Kind.UNDO, 1, Answer.YES);
        does(saga, Task.Kind.UNDO, 0, Answer.YES);

        assertThat(saga.outcome()).isEqualTo(Outcome.UNDONE);
    }

    @Test
    void interruption_letsWhatWasUnderWayBeDueAgain() {
        Saga saga = chain(9, action(0), action(1));
        does(saga, Task.Kind.DO, 0, Answer.YES);
        assertThat(saga.due()).containsExactly(task(Task.Kind.DO, 1));

        saga.interrupt();

        does(saga, Task.Kind.DO, 1, Answer.NO);
        assertThat(saga.due()).containsExactly(task(Task.Kind.UNDO, 0));
        saga.interrupt();
        does(saga, Task.Kind.UNDO, 0, Answer.YES);
        assertThat(saga.outcome()).isEqualTo(Outcome.UNDONE);
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 500);
    }

    /// Whatever happens, a saga ends; committed with everything done, or undone with nothing left that can be undone.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anySaga_whateverHappens_endsWithAllDoneOrAllUndone(long seed) {
        Random random = new Random(seed);
        List<SagaRules.Action> actions = new ArrayList<>();
        for (int i = 0, group = 0; i < 1 + random.nextInt(5); i++, group += random.nextInt(2)) {
            actions.add(new SagaRules.Action(group, random.nextInt(4) > 0, random.nextInt(4) == 0,
                    random.nextInt(5) == 0));
        }
        Saga saga = new Saga(new SagaRules(actions, 1 + random.nextInt(4)));
        Deque<Task> open = new ArrayDeque<>();
        boolean[] done = new boolean[actions.size()];
        boolean doubtful = false;
        for (int step = 0; step < 10_000 && saga.outcome() == null; step++) {
            open.addAll(saga.due());
            if (random.nextInt(20) == 0) {
                saga.interrupt();
                open.clear();
            } else if (random.nextInt(40) == 0) {
                saga.timeOut().forEach(open::remove);
            } else if (!open.isEmpty()) {
                Task task = open.removeFirst();
                Answer answer = Answer.values()[random.nextInt(3)];
                doubtful |= answer == Answer.UNKNOWN;
                if (answer == Answer.YES) {
                    done[task.part()] = task.kind() != Task.Kind.UNDO;
                }
                if (saga.answer(task, answer)) {
                    open.addLast(task);
                }
            }
        }

        assertThat(saga.outcome()).as("seed %d", seed).isNotNull();
        for (int i = 0; i < done.length; i++) {
            if (saga.outcome() == Outcome.COMMITTED) {
                assertThat(done[i]).as("action %d, seed %d", i, seed).isTrue();
            } else if (saga.outcome() == Outcome.UNDONE && actions.get(i).undoable()) {
                assertThat(done[i]).as("action %d, seed %d, doubtful %s", i, seed, doubtful).isFalse();
            }
        }
    }
}
