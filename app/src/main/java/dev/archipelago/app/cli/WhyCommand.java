package dev.archipelago.app.cli;

import dev.archipelago.app.workbench.OpenedFile;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Objective;
import dev.archipelago.simulator.Simulation;
import dev.archipelago.simulator.SimulationOptions;
import dev.archipelago.simulator.diagnosis.Diagnosis;
import dev.archipelago.simulator.diagnosis.DiagnosisResult;
import dev.archipelago.simulator.diagnosis.DiagnosisResult.Question;
import dev.archipelago.simulator.diagnosis.Questions;
import dev.archipelago.simulator.result.ComparisonResult.Metric;
import dev.archipelago.simulator.result.SimulationResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Says why a number is what it is, and which changes make it better.
@Command(name = "why", description = "Why a number is what it is: where the time goes, what broke because of what, what is scarce, and up to three changes that help, each simulated.", footer = {
    "", "Without an objective or component it is the first objective that is missed.",
    "Example: archipelago why shop.archipelago.json --scenario black-friday"})
final class WhyCommand implements Callable<Integer> {
    private static final int FOLLOWED = 2000;

    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The architecture.")
    private @Nullable Path file;

    @Option(names = "--scenario", paramLabel = "NAME", description = "A scenario of the file (none).")
    private @Nullable String scenario;

    @Option(names = "--objective", paramLabel = "ID", description = "The objective whose number is asked about.")
    private @Nullable String objective;

    @Option(names = "--component", paramLabel = "NAME", description = "The component whose load is asked about.")
    private @Nullable String component;

    @Option(names = "--set", paramLabel = "PATH=VALUE", description = "Another value, by path; may be repeated.")
    private List<String> changes = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "N", description = "Names all random numbers (1).")
    private long seed = 1;

    @Option(names = "--replications", paramLabel = "N", description = "Runs of each change that is told, at least two (5).")
    private int replications = 5;

    @Option(names = "--duration", paramLabel = "D", description = "Measured time of each run (that of the scenario, else 60s).")
    private @Nullable TimeSpan duration;

    @Option(names = "--threads", paramLabel = "N", description = "Runs at a time (all processors); the result does not depend on it.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--format", paramLabel = "text|markdown|json", description = "For people, for the review of a design, or for programs (text).")
    private Format format = Format.TEXT;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "Write to this file instead.")
    private @Nullable Path output;

    /// What is printed.
    enum Format {
        TEXT, MARKDOWN, JSON
    }

    WhyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        OptionValues.requireReplications(replications, 2, OptionValues.MOST_REPLICATIONS, this::wrong);
        OptionValues.requireThreads(threads, this::wrong);
        OptionValues.requireLongEnough(duration, this::wrong);
        new Destination(console, output).requireApart(file);
        OpenedFile opened = GivenValues.applied(Opening.of(console).understood(Objects.requireNonNull(file)), changes,
                this::wrong);
        Opening.of(console).requireSimulated(opened, scenario, this::wrong);
        requireSubject(opened.document());
        WhyReport report = new WhyReport(diagnosed(opened.document()));
        new Destination(console, output).print(switch (format) {
            case TEXT -> report.text();
            case MARKDOWN -> report.markdown();
            case JSON -> report.json();
        });
        return ExitCode.FINE.status();
    }

    private void requireSubject(Document document) {
        if (objective != null && component != null) {
            throw wrong("--objective and --component: expected one of them");
        }
        if (objective != null && !document.objectives().containsKey(objective)) {
            throw wrong("--objective: there is no objective '" + objective + "'; known are "
                    + String.join(", ", document.objectives().keySet()));
        }
        if (component != null && document.architecture().components().keySet().stream()
                .noneMatch(id -> id.value().equals(component))) {
            throw wrong("--component: there is no component '" + component + "'");
        }
    }

    private DiagnosisResult diagnosed(Document document) {
        return new LongWork(console, file, scenario).watched((steps, cancel) -> {
            SimulationResult result = Simulation.run(document,
                    SimulationOptions.defaults().withScenario(scenario).withSeed(seed).withReplications(replications)
                            .withThreads(threads).withDuration(duration).withTraces(FOLLOWED),
                    steps.of("simulating"), cancel);
            return Diagnosis.of(document, result, question(document, result),
                    new Diagnosis.Options(scenario, seed, replications, duration, null, threads),
                    steps.of("trying changes"), cancel);
        });
    }

    private Question question(Document document, SimulationResult result) {
        if (component != null) {
            return new Question(component, Metric.LOAD, "");
        }
        Objective asked = objective == null ? null : document.objectives().get(objective);
        return asked != null ? Questions.of(asked) : Questions.first(document, result).orElseThrow();
    }

    private ParameterException wrong(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
