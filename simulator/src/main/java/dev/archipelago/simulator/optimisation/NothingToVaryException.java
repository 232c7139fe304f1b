package dev.archipelago.simulator.optimisation;

/// A design of which nothing may be changed, with the reason.
public final class NothingToVaryException extends RuntimeException {

    NothingToVaryException(String message) {
        super(message);
    }

    /// What to say; never null here.
    public String message() {
        return String.valueOf(getMessage());
    }
}
