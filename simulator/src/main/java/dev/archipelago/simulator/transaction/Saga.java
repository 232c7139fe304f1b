package dev.archipelago.simulator.transaction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A chain of actions, each undone when a later one fails.
///
/// Groups of actions follow one another; those of a group begin together. When an action of a group has failed and the others
/// of it have ended, what is done is undone, the last group first; so is an action of which nobody knows whether it is done.
/// Once the pivot has succeeded nothing is undone: what follows is tried until it succeeds. When all actions have succeeded,
/// those that are only reserved are confirmed. What must succeed in the end and does not within its tries leaves the saga
/// stuck; the rest is done all the same.
///
/// Sources: Garcia-Molina and Salem, Sagas (1987); Richardson, Microservices Patterns (2018), chapter 4, for the pivot;
/// Pardon and Pautasso, Atomic Distributed Transactions: a RESTful Design (2014), for try, confirm and cancel.
public final class Saga implements Transaction {

    private static final int NONE = -1;

    private final SagaRules rules;
    private final State[] states;
    private final int[] tries;
    private Phase phase = Phase.FORWARD;
    private int group;
    private boolean pivoted;
    private boolean stuck;
    private boolean back;

    private enum Phase {
        FORWARD, BACKWARD, CONFIRMING, OVER
    }

    private enum State {
        /// Not begun, or to be begun again.
        IDLE,
        /// Under way for the first time.
        DOING,
        /// It may be done or not.
        UNKNOWN, DONE, FAILED,
        /// Being undone or confirmed.
        ENDING,
        /// Undone, confirmed or given up.
        ENDED
    }

    public Saga(SagaRules rules) {
        this.rules = rules;
        this.states = new State[rules.actions().size()];
        this.tries = new int[states.length];
        Arrays.fill(states, State.IDLE);
        if (states.length == 0) {
            phase = Phase.OVER;
        }
    }

    @Override
    public List<Task> due() {
        List<Task> due = new ArrayList<>();
        switch (phase) {
            case FORWARD -> begin(due, Task.Kind.DO, group, State.IDLE, State.DOING);
            case BACKWARD -> {
                int last = lastToUndo();
                begin(due, Task.Kind.UNDO, last, State.DONE, State.ENDING);
                begin(due, Task.Kind.UNDO, last, State.UNKNOWN, State.ENDING);
            }
            case CONFIRMING -> {
                for (int each = 0; each <= rules.groups(); each++) {
                    begin(due, Task.Kind.CONFIRM, each, State.DONE, State.ENDING);
                }
            }
            case OVER -> {
            }
        }
        return due;
    }

    private void begin(List<Task> due, Task.Kind kind, int of, State from, State to) {
        for (int i = 0; i < states.length; i++) {
            if (rules.actions().get(i).group() == of && states[i] == from && applies(kind, i)) {
                states[i] = to;
                due.add(new Task(kind, i));
            }
        }
    }

    private boolean applies(Task.Kind kind, int action) {
        return switch (kind) {
            case UNDO -> rules.actions().get(action).undoable();
            case CONFIRM -> rules.actions().get(action).confirmable();
            case DO, PREPARE, LOG, COMMIT, ABORT -> true;
        };
    }

    /// The last group in which something is to be undone or being undone.
    private int lastToUndo() {
        int last = NONE;
        for (int i = 0; i < states.length; i++) {
            boolean open = states[i] == State.ENDING
                    || (states[i] == State.DONE || states[i] == State.UNKNOWN) && applies(Task.Kind.UNDO, i);
            last = open ? Math.max(last, rules.actions().get(i).group()) : last;
        }
        return last;
    }

    @Override
    public boolean answer(Task task, Answer answer) {
        int i = task.part();
        tries[i]++;
        if (answer == Answer.YES) {
            states[i] = task.kind() == Task.Kind.DO ? State.DONE : State.ENDED;
            pivoted |= task.kind() == Task.Kind.DO && rules.actions().get(i).pivot();
            tries[i] = 0;
        } else if (task.kind() == Task.Kind.DO && !pivoted) {
            states[i] = answer == Answer.NO ? State.FAILED : State.UNKNOWN;
            tries[i] = 0;
        } else if (tries[i] < rules.attempts()) {
            return true;
        } else {
            stuck = true;
            states[i] = State.ENDED;
        }
        move();
        return false;
    }

    private void move() {
        switch (phase) {
            case FORWARD -> {
                if (count(group, State.DOING) == 0 && count(group, State.IDLE) == 0) {
                    endGroup();
                }
            }
            case BACKWARD -> phase = lastToUndo() == NONE ? Phase.OVER : Phase.BACKWARD;
            case CONFIRMING -> phase = isConfirming() ? Phase.CONFIRMING : Phase.OVER;
            case OVER -> {
            }
        }
    }

    private void endGroup() {
        boolean failed = count(group, State.FAILED) + count(group, State.UNKNOWN) > 0;
        if (failed && pivoted) {
            beginAgain();
        } else if (failed) {
            goBack();
        } else if (group < rules.groups()) {
            group++;
        } else {
            phase = isConfirming() ? Phase.CONFIRMING : Phase.OVER;
        }
    }

    /// What failed beside a pivot that has succeeded is to succeed too.
    private void beginAgain() {
        for (int i = 0; i < states.length; i++) {
            states[i] = states[i] == State.FAILED || states[i] == State.UNKNOWN ? State.IDLE : states[i];
        }
    }

    private void goBack() {
        back = true;
        phase = lastToUndo() == NONE ? Phase.OVER : Phase.BACKWARD;
    }

    private int count(int of, State state) {
        int count = 0;
        for (int i = 0; i < states.length; i++) {
            count += rules.actions().get(i).group() == of && states[i] == state ? 1 : 0;
        }
        return count;
    }

    private boolean isConfirming() {
        for (int i = 0; i < states.length; i++) {
            if (states[i] == State.ENDING || states[i] == State.DONE && applies(Task.Kind.CONFIRM, i)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void interrupt() {
        for (int i = 0; i < states.length; i++) {
            if (states[i] == State.DOING) {
                states[i] = State.IDLE;
            } else if (states[i] == State.ENDING) {
                states[i] = State.DONE;
            }
        }
    }

    @Override
    public List<Task> timeOut() {
        List<Task> abandoned = new ArrayList<>();
        if (isDecided()) {
            return abandoned;
        }
        for (int i = 0; i < states.length; i++) {
            if (states[i] == State.DOING) {
                states[i] = State.UNKNOWN;
                abandoned.add(new Task(Task.Kind.DO, i));
            } else if (states[i] == State.IDLE) {
                states[i] = State.FAILED;
            }
        }
        goBack();
        return abandoned;
    }

    @Override
    public boolean isDecided() {
        return pivoted || phase != Phase.FORWARD;
    }

    @Override
    public boolean isGivenUp() {
        return back;
    }

    @Override
    public boolean isExposed() {
        if (phase == Phase.OVER) {
            return false;
        }
        for (State state : states) {
            if (state == State.DONE || state == State.UNKNOWN || state == State.ENDING || state == State.ENDED) {
                return true;
            }
        }
        return false;
    }

    @Override
    public @Nullable Outcome outcome() {
        if (phase != Phase.OVER) {
            return null;
        }
        if (stuck) {
            return Outcome.STUCK;
        }
        return back ? Outcome.UNDONE : Outcome.COMMITTED;
    }
}
