package dev.archipelago.app.cli;

/// What the exit status of a command says to the script that ran it.
public enum ExitCode {
    /// Done, and the answer is yes.
    FINE(0, "done; objectives met, no finding of the severity asked about"),

    /// Done, and the answer is no.
    NO(1, "the answer is no: an objective missed, errors in the design"),

    /// The command cannot be understood or carried out as given.
    USAGE(2, "wrong arguments, or no place to write to"),

    /// The input is no architecture.
    UNREADABLE(3, "the input cannot be read: syntax, unknown keys, wrong units"),

    /// A mistake in this program.
    INTERNAL(70, "an error inside Archipelago");

    private final int status;
    private final String meaning;

    ExitCode(int status, String meaning) {
        this.status = status;
        this.meaning = meaning;
    }

    public int status() {
        return status;
    }

    /// For the help text.
    public String meaning() {
        return meaning;
    }
}
