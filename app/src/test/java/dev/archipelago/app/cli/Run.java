package dev.archipelago.app.cli;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;

/// One run of the command line inside this process: its exit status and what it printed.
record Run(int status, String out, String err) {
    static Run of(String... arguments) {
        return of(new Screen(false), _ -> {}, arguments);
    }

    /// Where a person watches the messages.
    static Run watched(String... arguments) {
        return of(true, new Screen(false), _ -> {}, arguments);
    }

    static Run of(Screen screen, EditorDoor editor, String... arguments) {
        return of(false, screen, editor, arguments);
    }

    /// Whose data go into a stream of the test's own.
    static Run into(OutputStream data, String... arguments) {
        StringWriter err = new StringWriter();
        Console console = new Console(Console.data(data), new PrintWriter(err), false, 100);
        int status = CommandLineInterface.of(console, _ -> {}, new Screen(false)).run(arguments);
        return new Run(status, "", lines(err));
    }

    private static Run of(boolean watched, Screen screen, EditorDoor editor, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Console console = new Console(new PrintWriter(out), new PrintWriter(err), watched, 100);
        int status = CommandLineInterface.of(console, editor, screen).run(arguments);
        return new Run(status, lines(out), lines(err));
    }

    private static String lines(StringWriter text) {
        return text.toString().replace(System.lineSeparator(), "\n");
    }
}
