package dev.archipelago.simulator.job;

/// Says which part of a job is not as it should be, and what was expected.
public final class JobException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String part;

    public JobException(String part, String message) {
        super(message);
        this.part = part;
    }

    /// The part, such as "vary"; empty when it is about the whole.
    public String part() {
        return part;
    }
}
