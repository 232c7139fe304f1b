package dev.archipelago.app.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The command line of Archipelago: understands arguments, runs a command, turns what happens into an [ExitCode].
public final class CommandLineInterface {
    private static final String DEBUG = "--stacktrace";

    private final Console console;
    private final Screen screen;
    private final Map<String, Supplier<Object>> commands;

    private CommandLineInterface(Console console, Screen screen, Map<String, Supplier<Object>> commands) {
        this.console = console;
        this.screen = screen;
        this.commands = commands;
    }

    /// @param editor what `edit` does where there is a display
    public static CommandLineInterface of(Console console, EditorDoor editor) {
        return of(console, editor, Screen.ofProcess());
    }

    static CommandLineInterface of(Console console, EditorDoor editor, Screen screen) {
        Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
        commands.put("edit", () -> new EditCommand(console, editor, screen));
        commands.put("check", () -> new CheckCommand(console));
        commands.put("simulate", () -> new SimulateCommand(console));
        commands.put("estimate", () -> new EstimateCommand(console));
        commands.put("find", () -> new FindCommand(console));
        commands.put("why", () -> new WhyCommand(console));
        commands.put("compare", () -> new CompareCommand(console));
        commands.put("sweep", () -> new SweepCommand(console));
        commands.put("capacity", () -> new CapacityCommand(console));
        commands.put("optimise", () -> new OptimiseCommand(console));
        commands.put("availability", () -> new AvailabilityCommand(console));
        commands.put("blast-radius", () -> new BlastRadiusCommand(console));
        commands.put("boundaries", () -> new BoundariesCommand(console));
        commands.put("protocols", () -> new ProtocolsCommand(console));
        commands.put("validate", () -> new ValidateCommand(console));
        commands.put("export", () -> new ExportCommand(console));
        commands.put("render", () -> new RenderCommand(console));
        commands.put("refactor", () -> new RefactorCommand(console));
        commands.put("diff", () -> new DiffCommand(console));
        commands.put("merge", () -> new MergeCommand(console));
        commands.put("presets", () -> new PresetsCommand(console));
        commands.put("templates", () -> new TemplatesCommand(console));
        commands.put("schema", () -> new SchemaCommand(console));
        return new CommandLineInterface(console, screen, commands);
    }

    /// Runs the command that the arguments name; without any, the editor. Returns the exit status of the process.
    public int run(String... arguments) {
        boolean debug = Arrays.asList(arguments).contains(DEBUG);
        try {
            String[] asked = arguments.length == 0 ? new String[]{"edit"} : arguments;
            return delivered(commandLine(asked[0], debug).execute(asked));
        } catch (OutOfMemoryError error) {
            console.complain("out of memory; give Java more, as in ARCHIPELAGO_JAVA_OPTIONS=-Xmx8g ("
                    + error.getMessage() + ")");
            return ExitCode.INTERNAL.status();
        } catch (StackOverflowError error) {
            return bug(error, debug);
        } finally {
            console.flush();
        }
    }

    /// Data that did not arrive are no success, whatever the command found out.
    private int delivered(int status) {
        if (!console.out().checkError()) {
            return status;
        }
        console.complain("cannot write all of the result to the standard output; is the disk full?");
        return ExitCode.USAGE.status();
    }

    /// To read the options of all commands takes a good part of a start, so only the one that is named first is read; all where
    /// none is.
    private CommandLine commandLine(String first, boolean debug) {
        CommandLine line = new CommandLine(new RootCommand());
        boolean lists = "edit".equals(first) && !screen.available(); // says which ones need no display
        Supplier<Object> named = lists ? null : commands.get(first);
        (named == null ? commands.values() : List.of(named)).forEach(command -> line.addSubcommand(command.get()));
        if (named == null) {
            line.addSubcommand(new CommandLine.HelpCommand());
        }
        line.getCommandSpec().addOption(hidden(DEBUG));
        line.getSubcommands().values().stream().distinct().forEach(command -> common(command.getCommandSpec()));
        line.setOut(console.out()).setErr(console.err());
        line.setColorScheme(CommandLine.Help.defaultColorScheme(console.interactive() ? Ansi.ON : Ansi.OFF));
        line.setUsageHelpWidth(console.columns());
        line.setUsageHelpLongOptionsMaxWidth(Math.min(40, console.columns() - 20));
        line.setAbbreviatedOptionsAllowed(false);
        OptionValues.register(line);
        line.getCommandSpec().usageMessage().descriptionHeading("%n").optionListHeading("%nOptions:%n")
                .commandListHeading("%nCommands:%n").exitCodeListHeading("%nExit status:%n").exitCodeList(exitCodes())
                .footerHeading("%n");
        line.setParameterExceptionHandler((problem, _) -> wrongArguments(problem));
        line.setExecutionExceptionHandler(onException(debug));
        return line;
    }

    private int wrongArguments(ParameterException problem) {
        console.complain(problem instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()
                ? "'" + unmatched.getUnmatched().getFirst() + "' is no command or option here"
                : OptionValues.message(problem));
        UnmatchedArgumentException.printSuggestions(problem, console.err());
        console.err().println("  " + problem.getCommandLine().getCommandSpec().qualifiedName() + " --help says more");
        return ExitCode.USAGE.status();
    }

    private IExecutionExceptionHandler onException(boolean debug) {
        return (exception, _, _) -> switch (exception) {
            case CommandFailure failure -> {
                console.flush();
                console.complain(failure.message());
                yield failure.code().status();
            }
            default -> bug(exception, debug);
        };
    }

    private int bug(Throwable problem, boolean debug) {
        console.flush();
        console.complain("an error inside Archipelago, not in your input: " + problem);
        if (debug) {
            problem.printStackTrace(console.err());
        } else {
            console.err()
                    .println("  Please report it with the file and the output of the same command with " + DEBUG + ".");
        }
        return ExitCode.INTERNAL.status();
    }

    private static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        for (ExitCode code : ExitCode.values()) {
            codes.put(" " + code.status(), code.meaning());
        }
        return codes;
    }

    private static void common(CommandSpec command) {
        if (command.findOption("--help") == null) {
            command.addOption(
                    OptionSpec.builder("-h", "--help").usageHelp(true).description("Show this help.").build());
        }
        command.addOption(hidden(DEBUG));
        command.usageMessage().sortOptions(false).descriptionHeading("%n").parameterListHeading("%nArguments:%n")
                .optionListHeading("%nOptions:%n");
    }

    private static OptionSpec hidden(String name) {
        return OptionSpec.builder(name).hidden(true).type(boolean.class).build();
    }
}
