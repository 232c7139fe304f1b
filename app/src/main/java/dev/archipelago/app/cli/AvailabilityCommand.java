package dev.archipelago.app.cli;

import dev.archipelago.app.workbench.OpenedFile;
import dev.archipelago.model.policy.Reliability;
import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.quantity.Share;
import dev.archipelago.simulator.availability.AvailabilityResult;
import dev.archipelago.simulator.availability.StaticAvailability;
import dev.archipelago.simulator.report.AvailabilityReport;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Says how often requests can be answered, without a simulation.
@Command(name = "availability", description = "How often requests can be answered, from how often replicas and zones are up: single points of failure, cut sets, error budgets.", footer = {
    "", "How often a replica is up stands in the file under \"reliability\"; where it does not, 99.9 %% is taken.",
    "Example: archipelago availability shop.archipelago.json --needed 50%%"})
final class AvailabilityCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The architecture.")
    private @Nullable Path file;

    @Option(names = "--needed", paramLabel = "SHARE", description = "Share of the replicas that must be up for a component to carry its load, such as 50%% (any one of them).")
    private @Nullable String needed;

    @Option(names = "--replica", paramLabel = "SHARE", description = "How often a replica is up where the file does not say (99.9%%).")
    private @Nullable String replica;

    @Option(names = "--format", paramLabel = "text|json", description = "For people or for programs (text).")
    private ReportFormat format = ReportFormat.TEXT;

    @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "Write to this file instead.")
    private @Nullable Path output;

    AvailabilityCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        double share = needed == null ? 0 : share(needed, "--needed");
        new Destination(console, output).requireApart(file);
        OpenedFile opened = Opening.of(console).understood(Objects.requireNonNull(file));
        if (replica != null) {
            Reliability usual = Reliability.of(new Share(share(replica, "--replica")));
            opened = opened.withDocument(opened.document()
                    .withPlatform(opened.document().platformOrDefault().withReliabilityOrOwn(usual)));
        }
        Opening.of(console).requireReasonableSize(opened, "looked through");
        Opening.of(console).requireNoErrors(opened, "looked through");
        Opening.requireWorkload(opened);
        AvailabilityResult result = result(opened, share);
        new Destination(console, output).print(format == ReportFormat.JSON
                ? AvailabilityReport.json(result)
                : AvailabilityReport.text(result));
        return ExitCode.FINE.status();
    }

    private AvailabilityResult result(OpenedFile opened, double share) {
        try {
            return StaticAvailability.of(opened.document(), share);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.NO, opened.path() + ": " + e.getMessage());
        } catch (StackOverflowError _) {
            throw new CommandFailure(ExitCode.NO, file + " cannot be looked through: its calls are nested too deep");
        }
    }

    private double share(String text, String option) {
        try {
            return Share.parse(text).value();
        } catch (NotationException e) {
            throw new ParameterException(Objects.requireNonNull(spec).commandLine(), option + ": " + e.getMessage());
        }
    }
}
