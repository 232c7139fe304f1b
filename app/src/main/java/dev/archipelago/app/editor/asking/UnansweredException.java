package dev.archipelago.app.editor.asking;

/// Ends the search for an answer with what keeps from it.
public final class UnansweredException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    public UnansweredException(Problem problem) {
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
