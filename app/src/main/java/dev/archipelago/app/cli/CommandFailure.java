package dev.archipelago.app.cli;

/// Ends a command with a message for the person who typed it, and an exit code for the script.
final class CommandFailure extends RuntimeException {
    private final ExitCode code;

    CommandFailure(ExitCode code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    ExitCode code() {
        return code;
    }

    /// What to say; never null here.
    String message() {
        return String.valueOf(getMessage());
    }
}
