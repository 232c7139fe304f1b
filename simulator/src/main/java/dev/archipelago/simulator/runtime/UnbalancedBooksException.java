package dev.archipelago.simulator.runtime;

/// A run in which something was lost or counted twice: a bug of the simulator, never of the document.
public final class UnbalancedBooksException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    UnbalancedBooksException(String message) {
        super("the books of the run do not balance: " + message);
    }
}
