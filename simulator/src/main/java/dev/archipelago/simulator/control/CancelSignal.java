package dev.archipelago.simulator.control;

/// Says whether a run should stop. Asked from several threads, often.
@FunctionalInterface
public interface CancelSignal {

    /// Never stops anything.
    CancelSignal NEVER = () -> false;

    boolean isCancelled();
}
