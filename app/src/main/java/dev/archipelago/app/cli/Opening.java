package dev.archipelago.app.cli;

import dev.archipelago.app.workbench.Examination;
import dev.archipelago.app.workbench.OpenedFile;
import dev.archipelago.model.check.Checks;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.file.Reading;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Nearest;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParameterException;

/// Opens the file that a command is about.
record Opening(Console console) {
    private static final int MOST_COMPONENTS = 10_000;

    static Opening of(Console console) {
        return new Opening(console);
    }

    /// The document; when the file cannot be understood, its problems are printed and the command ends.
    OpenedFile understood(Path file) {
        return understood(file, report -> console.err().print(report.text()));
    }

    /// The document; when the file cannot be understood, its problems are handed over and the command ends.
    OpenedFile understood(Path file, Consumer<FindingsReport> problemsTo) {
        return switch (DocumentReader.read(file)) {
            case Reading.Understood(var document, var _, var locations) -> new OpenedFile(file, document, locations);
            case Reading.Refused(var problems) -> {
                FindingsReport report = new FindingsReport(file.toString(), problems);
                problemsTo.accept(report);
                throw new CommandFailure(ExitCode.UNREADABLE, file + " cannot be read: " + report.summary());
            }
        };
    }

    /// Ends the command when there are more components than such a command gets through in reasonable time.
    ///
    /// @param what cannot be done then, such as "simulated"
    void requireReasonableSize(OpenedFile opened, String what) {
        int components = opened.document().architecture().components().size();
        if (components > MOST_COMPONENTS) {
            throw new CommandFailure(ExitCode.NO, opened.path() + " has " + components + " components; at most "
                    + MOST_COMPONENTS + " can be " + what);
        }
    }

    /// Ends the command when the checks find errors, which are printed.
    ///
    /// @param what cannot be done then, such as "simulated"
    void requireNoErrors(OpenedFile opened, String what) {
        List<Finding> errors = Examination.placed(opened, Checks.all().run(opened.document())).stream()
                .filter(Finding::isError).toList();
        if (!errors.isEmpty()) {
            FindingsReport report = new FindingsReport(opened.path().toString(), errors);
            console.err().print(report.text());
            throw new CommandFailure(ExitCode.NO, opened.path() + " cannot be " + what + ": " + report.summary());
        }
    }

    /// Fails when a scenario is asked for that the file does not have.
    ///
    /// @param scenario null for none
    /// @param wrong makes the failure of a wrong argument
    static void requireScenario(OpenedFile opened, @Nullable String scenario,
            Function<String, ParameterException> wrong) {
        Set<String> known = opened.document().scenarios().keySet();
        if (scenario != null && !known.contains(scenario)) {
            throw wrong.apply("--scenario: the file has no scenario '" + scenario + "'. "
                    + Nearest.hint(scenario, known));
        }
    }

    /// Ends the command where it cannot be simulated: another scenario is asked for, it is too large, it has errors, or nothing
    /// calls anything.
    ///
    /// @param wrong makes the error of a message
    void requireSimulated(OpenedFile opened, @Nullable String scenario, Function<String, ParameterException> wrong) {
        requireScenario(opened, scenario, wrong);
        requireReasonableSize(opened, "simulated");
        requireNoErrors(opened, "simulated");
        requireWorkload(opened);
    }

    /// Ends the command when nothing is asked of the architecture.
    static void requireWorkload(OpenedFile opened) {
        if (opened.document().workloads().isEmpty()) {
            throw new CommandFailure(ExitCode.NO,
                    opened.path() + " has no workload: nothing would happen; add one under \"workloads\"");
        }
    }
}
