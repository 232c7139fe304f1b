package dev.archipelago.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Opens the editor, or says what to do instead where there is no display.
@Command(name = "edit", description = "Open the editor, on a file or on the gallery of samples.")
final class EditCommand implements Callable<Integer> {
    private final Console console;
    private final EditorDoor door;
    private final Screen screen;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "The architecture to open.")
    private @Nullable Path file;

    EditCommand(Console console, EditorDoor door, Screen screen) {
        this.console = console;
        this.door = door;
        this.screen = screen;
    }

    @Override
    public Integer call() {
        if (!screen.available()) {
            explain();
            return ExitCode.USAGE.status();
        }
        if (file != null && !Files.isRegularFile(file)) {
            throw new CommandFailure(ExitCode.UNREADABLE, file + ": there is no such file");
        }
        door.open(Optional.ofNullable(file));
        return ExitCode.FINE.status();
    }

    private void explain() {
        console.complain("there is no display to open the editor on: neither DISPLAY nor WAYLAND_DISPLAY is set.");
        console.err().println("These commands need none:");
        CommandSpec root = Objects.requireNonNull(spec).root();
        root.subcommands().forEach((name, command) -> {
            if (!name.equals("edit") && !name.equals("help")) {
                console.err().printf("  archipelago %-10s %s%n", name,
                        String.join(" ", command.getCommandSpec().usageMessage().description()).replace("%%", "%"));
            }
        });
        console.err().println("To open the editor on a virtual screen:");
        console.err().println("  xvfb-run -a -s \"-screen 0 1600x1000x24\" ./archipelago edit");
    }
}
