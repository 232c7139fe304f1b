package dev.archipelago.app.cli;

import dev.archipelago.app.workbench.OpenedFile;
import dev.archipelago.model.shape.PropertyException;
import dev.archipelago.simulator.estimate.EstimateResult;
import dev.archipelago.simulator.estimate.Estimator;
import dev.archipelago.simulator.report.EstimateReport;
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

/// Says what is to be expected, without a simulation.
@Command(name = "estimate", description = "What is to be expected at once, by formulas and without a simulation: latency, load, what is busiest, and where the formulas do not hold.", footer = {
    "", "Example: archipelago estimate shop.archipelago.json --set 'workloads.shoppers.arrivals=poisson(400/s)'"})
final class EstimateCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The architecture.")
    private @Nullable Path file;

    @Option(names = "--scenario", paramLabel = "NAME", description = "A scenario of the file whose values hold (none); faults and planned changes are left out.")
    private @Nullable String scenario;

    @Option(names = "--set", paramLabel = "PATH=VALUE", description = "Another value, by path; may be repeated.")
    private List<String> changes = new ArrayList<>();

    @Option(names = "--format", paramLabel = "text|json", description = "For people or for programs (text).")
    private ReportFormat format = ReportFormat.TEXT;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "Write to this file instead.")
    private @Nullable Path output;

    EstimateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        new Destination(console, output).requireApart(file);
        OpenedFile opened = GivenValues.applied(Opening.of(console).understood(Objects.requireNonNull(file)), changes,
                this::wrong);
        Opening.requireScenario(opened, scenario, this::wrong);
        Opening.of(console).requireReasonableSize(opened, "estimated");
        Opening.of(console).requireNoErrors(opened, "estimated");
        Opening.requireWorkload(opened);
        EstimateResult result = result(opened);
        new Destination(console, output).print(format == ReportFormat.JSON
                ? EstimateReport.json(result)
                : EstimateReport.text(result));
        return ExitCode.FINE.status();
    }

    private EstimateResult result(OpenedFile opened) {
        try {
            return Estimator.of(opened.document(), scenario);
        } catch (StackOverflowError _) {
            throw new CommandFailure(ExitCode.NO, file + " cannot be estimated: its calls are nested too deep");
        } catch (PropertyException e) {
            throw new CommandFailure(ExitCode.NO, "scenario '" + scenario + "': " + e.getMessage());
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(Objects.requireNonNull(spec).commandLine(), message);
    }
}
