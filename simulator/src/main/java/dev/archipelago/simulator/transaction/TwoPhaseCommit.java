package dev.archipelago.simulator.transaction;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Changes in several services that happen all or not at all.
///
/// All participants prepare at the same time. When all have said yes the coordinator writes its decision down and tells them
/// to commit, until each has done so; else it tells those that have not said no to abort. A coordinator that comes back before
/// it has written a decision down aborts: no decision is known as the decision to abort.
///
/// Sources: Gray, Notes on Data Base Operating Systems (1978); Mohan, Lindsay and Obermarck, Transaction Management in the R*
/// Distributed Database Management System (1986), for the presumed abort.
public final class TwoPhaseCommit implements Transaction {

    private final State[] states;
    private Phase phase = Phase.PREPARING;
    private boolean aborted;

    private enum Phase {
        PREPARING, LOGGING, WRITING, COMMITTING, ABORTING, OVER
    }

    private enum State {
        IDLE, PREPARING, YES, NO,
        /// It may have said yes.
        UNKNOWN,
        /// Being told the decision.
        ENDING, ENDED
    }

    public TwoPhaseCommit(int participants) {
        this.states = new State[participants];
        Arrays.fill(states, State.IDLE);
        if (participants == 0) {
            phase = Phase.OVER;
        }
    }

    @Override
    public List<Task> due() {
        List<Task> due = new ArrayList<>();
        switch (phase) {
            case PREPARING -> begin(due, Task.Kind.PREPARE, State.IDLE, State.PREPARING);
            case LOGGING -> {
                phase = Phase.WRITING;
                due.add(new Task(Task.Kind.LOG, 0));
            }
            case COMMITTING -> begin(due, Task.Kind.COMMIT, State.YES, State.ENDING);
            case ABORTING -> {
                begin(due, Task.Kind.ABORT, State.YES, State.ENDING);
                begin(due, Task.Kind.ABORT, State.UNKNOWN, State.ENDING);
            }
            case WRITING, OVER -> {
            }
        }
        return due;
    }

    private void begin(List<Task> due, Task.Kind kind, State from, State to) {
        for (int i = 0; i < states.length; i++) {
            if (states[i] == from) {
                states[i] = to;
                due.add(new Task(kind, i));
            }
        }
    }

    @Override
    public boolean answer(Task task, Answer answer) {
        int i = task.part();
        switch (task.kind()) {
            case PREPARE -> {
                states[i] = switch (answer) {
                    case YES -> State.YES;
                    case NO -> State.NO;
                    case UNKNOWN -> State.UNKNOWN;
                };
                if (!has(State.PREPARING)) {
                    aborted = has(State.NO) || has(State.UNKNOWN);
                    phase = aborted ? Phase.ABORTING : Phase.LOGGING;
                }
            }
            case LOG -> phase = Phase.COMMITTING;
            case COMMIT, ABORT -> {
                if (answer != Answer.YES) {
                    return true;
                }
                states[i] = State.ENDED;
            }
            case DO, UNDO, CONFIRM -> throw new IllegalArgumentException("a two-phase commit asks for no " + task);
        }
        boolean tells = phase == Phase.COMMITTING || phase == Phase.ABORTING;
        if (tells && !has(State.YES) && !has(State.UNKNOWN) && !has(State.ENDING)) {
            phase = Phase.OVER;
        }
        return false;
    }

    private boolean has(State state) {
        return Arrays.asList(states).contains(state);
    }

    @Override
    public void interrupt() {
        if (phase == Phase.PREPARING || phase == Phase.LOGGING || phase == Phase.WRITING) {
            giveUp();
        }
        for (int i = 0; i < states.length; i++) {
            states[i] = states[i] == State.ENDING ? State.YES : states[i];
        }
    }

    /// Whose vote was on its way may have said yes.
    private void giveUp() {
        for (int i = 0; i < states.length; i++) {
            states[i] = switch (states[i]) {
                case PREPARING -> State.UNKNOWN;
                case IDLE -> State.NO;
                case YES, NO, UNKNOWN, ENDING, ENDED -> states[i];
            };
        }
        phase = has(State.YES) || has(State.UNKNOWN) ? Phase.ABORTING : Phase.OVER;
        aborted = true;
    }

    @Override
    public List<Task> timeOut() {
        return List.of();
    }

    @Override
    public boolean isDecided() {
        return phase == Phase.COMMITTING || phase == Phase.ABORTING || phase == Phase.OVER;
    }

    @Override
    public boolean isGivenUp() {
        return aborted;
    }

    @Override
    public boolean isExposed() {
        return phase != Phase.OVER && (has(State.YES) || has(State.UNKNOWN) || has(State.ENDING) || has(State.ENDED));
    }

    @Override
    public @Nullable Outcome outcome() {
        return phase != Phase.OVER ? null : isGivenUp() ? Outcome.UNDONE : Outcome.COMMITTED;
    }
}
