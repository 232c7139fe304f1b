package dev.archipelago.app.cli;

import dev.archipelago.model.finding.Nearest;
import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.quantity.Share;
import dev.archipelago.simulator.Validation;
import dev.archipelago.simulator.validation.Catalogue;
import dev.archipelago.simulator.validation.IntervalStudy;
import dev.archipelago.simulator.validation.ValidationReport;
import dev.archipelago.simulator.validation.ValidationTable;
import dev.archipelago.simulator.validation.Validator;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Simulates what has an exact answer and compares.
@Command(name = "validate", description = "Simulate systems whose exact answer is known, and compare: exact, measured, interval, z-score.", footer = {
    "", "Ends with status 1 when a case is 3.5 standard errors off or more.",
    "Example: archipelago validate --only Q-1 Q-2 --precision 1%%"})
final class ValidateCommand implements Callable<Integer> {
    private static final int SEEDS = 200;

    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--only", paramLabel = "ID", arity = "1..*", description = "These cases, by their id or the part before a point (all).")
    private List<String> only = List.of();

    @Option(names = "--precision", paramLabel = "P", description = "Width of the intervals relative to the value (0.5%%).")
    private String precision = "0.5%";

    @Option(names = "--most-requests", paramLabel = "N", description = "Requests of an experiment at most, even if the interval is still wider (5000000).")
    private long mostRequests = 5_000_000;

    @Option(names = "--seed", paramLabel = "N", description = "Names all random numbers (1).")
    private long seed = 1;

    @Option(names = "--threads", paramLabel = "N", description = "Replications at a time (all processors); the result does not depend on it.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--coverage", description = "Instead, count over many seeds how often intervals hold the exact value.")
    private boolean coverage;

    @Option(names = "--seeds", paramLabel = "N", description = "With --coverage: so many seeds (200).")
    private int seeds = SEEDS;

    @Option(names = "--format", paramLabel = "text|json|markdown", description = "For people, programs or a page (text).")
    private Format format = Format.TEXT;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "Write to this file instead.")
    private @Nullable Path output;

    ValidateCommand(Console console) {
        this.console = console;
    }

    /// How the result is printed.
    enum Format {
        TEXT, JSON, MARKDOWN
    }

    @Override
    public Integer call() {
        requireNumbers();
        try (Interruption interruption = Interruption.ofProcess()) {
            return (coverage ? covered(interruption) : validated(interruption)).status();
        } catch (CancellationException e) {
            throw new CommandFailure(ExitCode.NO, "cancelled; nothing was written");
        }
    }

    private ExitCode validated(Interruption interruption) {
        Catalogue catalogue = Catalogue.complete();
        for (String name : only) {
            if (!catalogue.knows(name)) {
                throw wrong("--only: there is no case '" + name + "'. " + Nearest.hint(name, catalogue.ids()));
            }
        }
        Validator validator = new Validator(new Validation(threads), settings());
        ValidationReport report;
        try (ProgressLine progress = new ProgressLine(console, System::nanoTime)) {
            report = validator.run(catalogue, only,
                    (number, count, experiment, share) -> progress.show(String.format(Locale.ROOT,
                            "%d of %d: %s %3.0f %%", number, count, experiment.name(), 100 * share)),
                    interruption);
        }
        new Destination(console, output).print(switch (format) {
            case TEXT -> ValidationTable.text(report);
            case JSON -> ValidationJson.of(report);
            case MARKDOWN -> ValidationTable.markdown(report);
        });
        return report.failed().isEmpty() ? ExitCode.FINE : ExitCode.NO;
    }

    private ExitCode covered(Interruption interruption) {
        IntervalStudy study = new IntervalStudy(new Validation(threads), seed, seeds);
        List<IntervalStudy.Coverage> table;
        try (ProgressLine progress = new ProgressLine(console, System::nanoTime)) {
            table = study.run(IntervalStudy.UTILIZATIONS, share -> progress.show(String.format(Locale.ROOT,
                    "intervals over %d seeds %3.0f %%", seeds, 100 * share)), interruption);
        }
        new Destination(console, output).print(switch (format) {
            case TEXT -> ValidationTable.text(table);
            case JSON -> ValidationJson.of(table);
            case MARKDOWN -> ValidationTable.markdown(table);
        });
        boolean off = table.stream().anyMatch(row -> Math.abs(row.zScore()) >= ValidationReport.LIMIT);
        return off ? ExitCode.NO : ExitCode.FINE;
    }

    private void requireNumbers() {
        OptionValues.requireThreads(threads, this::wrong);
        if (seeds < 1) {
            throw wrong("--seeds: expected at least 1, not " + seeds);
        }
        if (coverage && !only.isEmpty()) {
            throw wrong("--coverage is about all of its systems: leave --only out");
        }
    }

    private Validator.Settings settings() {
        try {
            return new Validator.Settings(seed, Share.parse(precision).value(), mostRequests);
        } catch (NotationException e) {
            throw wrong("--precision: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
