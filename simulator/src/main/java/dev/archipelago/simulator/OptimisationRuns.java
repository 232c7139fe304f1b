package dev.archipelago.simulator;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.Sha256;
import dev.archipelago.simulator.experiment.Variation;
import dev.archipelago.simulator.job.JobFiles;
import dev.archipelago.simulator.job.KeptJob;
import dev.archipelago.simulator.optimisation.Optimiser;
import dev.archipelago.simulator.report.ObservationLines;
import dev.archipelago.simulator.report.ObservationLines.OfConfiguration;
import java.nio.file.Path;
import java.util.Optional;

/// The runs of a search for the cheapest configuration, as they are kept in a file: numbered in the order in which the search asks for
/// them, which is the same however often it is begun anew.
///
/// @param head the first line of the file: another design, other values and other options give another
public record OptimisationRuns(String head) implements KeptJob<OfConfiguration> {

    /// @param document with the values that the search begins with
    /// @param folder in which its file stands, with the tables that it names
    public static OptimisationRuns of(Document document, Optimiser.Options options, Path folder) {
        String plan = options.evaluation().fingerprint() + "\n" + options.scenarios() + "\n"
                + options.varied().stream().map(Variation::toString).toList() + "\n" + options.kept() + "\n"
                + options.confidence() + " " + options.budget() + " " + options.headroom() + " "
                + options.availability();
        return new OptimisationRuns("{\"optimisation\":1,\"design\":\"" + JobFiles.fingerprint(document, folder)
                + "\",\"plan\":\"" + Sha256.of(plan) + "\"}");
    }

    @Override
    public String noun() {
        return "runs";
    }

    @Override
    public String whose() {
        return "runs of this search: the design, the values or the options were others";
    }

    @Override
    public int numberOf(OfConfiguration run) {
        return run.run();
    }

    @Override
    public String line(OfConfiguration run) {
        return ObservationLines.of(run);
    }

    @Override
    public Optional<OfConfiguration> read(String line) {
        return ObservationLines.readOfConfiguration(line).filter(run -> run.run() >= 0 && run.replication() >= 0);
    }
}
