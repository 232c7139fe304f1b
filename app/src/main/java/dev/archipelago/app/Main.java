package dev.archipelago.app;

import dev.archipelago.app.cli.CommandLineInterface;
import dev.archipelago.app.cli.Console;

/// Where the program starts: no arguments, or `edit`, open the editor; every other command is the command line.
///
/// Classes of the window toolkit are loaded on the way into the editor and on no other.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Console console = Console.ofProcess();
        int status = CommandLineInterface.of(console,
                file -> console.err().println("archipelago: this build has no editor")).run(arguments);
        System.exit(status);
    }
}
