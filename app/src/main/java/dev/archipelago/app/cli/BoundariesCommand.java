package dev.archipelago.app.cli;

import dev.archipelago.app.workbench.DesignFiles;
import dev.archipelago.app.workbench.Examination;
import dev.archipelago.app.workbench.OpenedFile;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentWriter;
import dev.archipelago.model.finding.Severity;
import dev.archipelago.simulator.boundaries.AntiPattern;
import dev.archipelago.simulator.boundaries.TrialResult;
import dev.archipelago.simulator.redesign.BoundaryStudy;
import dev.archipelago.simulator.redesign.Cuts;
import dev.archipelago.simulator.redesign.Laboratory;
import dev.archipelago.simulator.redesign.Migration;
import dev.archipelago.simulator.report.BoundaryReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Says how services are cut, what is wrong with that, and simulates other cuts.
@Command(name = "boundaries", description = "Coupling and cohesion of services from their calls and data, anti-patterns with advice, and other cuts, each simulated beside the present one under the same random numbers.", footer = {
    "", "Examples:", "  archipelago boundaries FILE --fail-on warning --suggest 0",
    "  archipelago boundaries FILE --suggest 3 --apply 1 --into better.archipelago.json",
    "  archipelago boundaries FILE --compare-cuts",
    "  archipelago boundaries FILE --migrate from-monolith --into steps"})
final class BoundariesCommand implements Callable<Integer> {
    private static final int SUGGESTIONS = 5;
    private static final Pattern STEP = Pattern.compile("\\d\\d+-.*\\.archipelago\\.json");
    private static final int MOST_SUGGESTIONS = 100;

    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The architecture.")
    private @Nullable Path file;

    @Option(names = "--suggest", paramLabel = "N", description = "Simulate so many suggestions at most, those that are likely to matter most (5).")
    private int suggest = SUGGESTIONS;

    @Option(names = "--compare-cuts", description = "Simulate the same operations as one monolith, as now, and as suggested, instead of single suggestions.")
    private boolean compareCuts;

    @Option(names = "--migrate", paramLabel = "from-monolith|to-suggested", description = "Simulate a way in steps instead: from a monolith to this design, or from this design to the suggested one.")
    private @Nullable Way migrate;

    @Option(names = "--apply", paramLabel = "N", description = "Write the design of this number, as the table has it, to --into.")
    private @Nullable Integer apply;

    @Option(names = "--into", paramLabel = "FILE|FOLDER", description = "Where to write: a file with --apply; with --migrate a folder that gets a file for each step.")
    private @Nullable Path into;

    @Option(names = "--without-losses", description = "Do not lose each component of each design in turn, which takes as long as all the rest.")
    private boolean withoutLosses;

    @Option(names = "--fail-on", paramLabel = "error|warning|advice", description = "Exit with status 1 when there are anti-patterns of this severity or a higher one.")
    private @Nullable Severity failOn;

    @Mixin
    private LaboratoryOptions how = new LaboratoryOptions();

    @Option(names = "--format", paramLabel = "text|json|markdown|csv", description = "For people, for programs, for the description of a change, or the simulated figures for spreadsheets (text).")
    private Format format = Format.TEXT;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "Write to this file instead.")
    private @Nullable Path output;

    BoundariesCommand(Console console) {
        this.console = console;
    }

    /// How the result is printed.
    enum Format {
        TEXT, JSON, MARKDOWN, CSV
    }

    /// From where to where a way leads.
    enum Way {
        FROM_MONOLITH, TO_SUGGESTED
    }

    @Override
    public Integer call() {
        requireArguments();
        new Destination(console, output).requireApart(file);
        if (apply != null) {
            new Destination(console, into).requireNoFolder();
        } else if (into != null && Files.exists(into) && !Files.isDirectory(into)) {
            throw wrong("--into: expected a folder for the steps, and " + into + " is a file");
        }
        Path path = Objects.requireNonNull(file);
        OpenedFile opened = how.opened(console, path, this::wrong);
        BoundaryStudy study = how.watched(console, "counting calls", path,
                (_, _) -> BoundaryStudy.of(opened.document(), how.scenario()));
        TrialResult trials = trials(study, path);
        List<AntiPattern> placed = placed(opened, study.patterns());
        BoundaryReport report = new BoundaryReport(title(), path.toString(), study.metrics(), placed, trials,
                List.of());
        new Destination(console, output).print(switch (format) {
            case TEXT -> report.text();
            case JSON -> report.json();
            case MARKDOWN -> report.markdown();
            case CSV -> report.csv();
        });
        if (into != null) {
            write(trials);
        }
        Severity least = failOn;
        return (least != null
                && placed.stream().anyMatch(pattern -> pattern.finding().severity().compareTo(least) <= 0)
                        ? ExitCode.NO
                        : ExitCode.FINE)
                .status();
    }

    // ---- what is simulated -----------------------------------------------------------------------------------------

    private TrialResult trials(BoundaryStudy study, Path path) {
        Laboratory laboratory = how.laboratory(!withoutLosses);
        if (migrate == Way.FROM_MONOLITH) {
            return how.watched(console, "simulating steps", path, (progress, cancel) -> Migration
                    .fromMonolith(study.document(), how.scenario(), laboratory, progress, cancel));
        }
        if (!compareCuts && migrate == null) {
            return how.watched(console, "simulating suggestions", path,
                    (progress, cancel) -> study.tried(suggest, laboratory, progress, cancel));
        }
        TrialResult tried = how.watched(console, "simulating suggestions", path,
                (progress, cancel) -> study.tried(suggest, how.laboratory(false), progress, cancel));
        return how.watched(console, compareCuts ? "simulating cuts" : "simulating steps", path,
                (progress, cancel) -> compareCuts
                        ? Cuts.compared(study, tried, laboratory, progress, cancel)
                        : Migration.toSuggested(study, tried, laboratory, progress, cancel));
    }

    private String title() {
        return compareCuts
                ? "Cuts, each beside the present one"
                : migrate == null
                        ? "Suggestions, each beside the present design"
                        : "Steps, each beside the one before it";
    }

    private static List<AntiPattern> placed(OpenedFile opened, List<AntiPattern> patterns) {
        var findings = Examination.placed(opened, patterns.stream().map(AntiPattern::finding).toList());
        return IntStream.range(0, patterns.size()).mapToObj(i -> new AntiPattern(findings.get(i),
                patterns.get(i).parts(), patterns.get(i).numbers())).toList();
    }

    // ---- what is written -------------------------------------------------------------------------------------------

    private void write(TrialResult trials) {
        Path where = Objects.requireNonNull(into);
        if (apply != null) {
            if (apply > trials.trials().size()) {
                throw new CommandFailure(ExitCode.NO, "--apply " + apply + ": " + trials.trials().size()
                        + " designs were simulated; nothing was written");
            }
            print(where, trials.trials().get(apply - 1).design().document());
            return;
        }
        DesignFiles steps = new DesignFiles();
        trials.trials().forEach(trial -> steps.add(trial.design().name(), trial.design().document()));
        steps.files().forEach((name, document) -> print(where.resolve(name), document));
        remarkOthers(where, steps.files().keySet());
    }

    /// Steps of an earlier migration would be taken for some of this one.
    private void remarkOthers(Path folder, Set<String> written) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            files.map(path -> path.getFileName().toString())
                    .filter(name -> STEP.matcher(name).matches() && !written.contains(name)).sorted()
                    .forEach(name -> console.err()
                            .println(folder.resolve(name) + " is a step of another migration; it was left as it is"));
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.USAGE, "cannot read " + folder + ": " + Destination.reason(e));
        }
    }

    private void print(Path where, Document document) {
        new Destination(console, where).print(DocumentWriter.write(document));
    }

    // ---- arguments -------------------------------------------------------------------------------------------------

    private void requireArguments() {
        how.require(this::wrong);
        if (suggest < 0 || suggest > MOST_SUGGESTIONS) {
            throw wrong("--suggest: expected a whole number from 0 to " + MOST_SUGGESTIONS + ", not " + suggest);
        }
        if (compareCuts && migrate != null) {
            throw wrong("--compare-cuts and --migrate are two questions: ask one after the other");
        }
        if (apply != null && (apply < 1 || migrate != null)) {
            throw wrong(migrate != null
                    ? "--apply: the steps of --migrate are all written by --into"
                    : "--apply: expected the number of a design in the table, from 1 on, not " + apply);
        }
        if ((into == null) != (apply == null && migrate == null) && (into != null || apply != null)) {
            throw wrong(into == null
                    ? "--apply: expected --into FILE, where the design is written"
                    : "--into: expected --apply N, or --migrate, which say what is written");
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
