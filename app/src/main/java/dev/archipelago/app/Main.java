package dev.archipelago.app;

import dev.archipelago.app.cli.CommandLineInterface;
import dev.archipelago.app.cli.Console;
import dev.archipelago.app.editor.EditorApplication;

/// Where the program starts: no arguments, or `edit`, open the editor; every other command is the command line.
///
/// Classes of the window toolkit are loaded on the way into the editor and on no other.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Console console = Console.ofProcess();
        // A lambda and no method reference: the editor's class is loaded when it is opened and not before.
        int status = CommandLineInterface.of(console, file -> EditorApplication.open(file)).run(arguments);
        System.exit(status);
    }
}
