package dev.archipelago.simulator;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.Sha256;
import dev.archipelago.model.finding.Nearest;
import dev.archipelago.model.shape.PropertyException;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.job.JobException;
import dev.archipelago.simulator.job.JobFiles;
import dev.archipelago.simulator.job.PlannedJob;
import dev.archipelago.simulator.job.SimulationJob;
import dev.archipelago.simulator.job.SimulationJobFile;
import dev.archipelago.simulator.measure.Observation;
import dev.archipelago.simulator.measure.ObservationShape;
import dev.archipelago.simulator.report.ObservationLines;
import dev.archipelago.simulator.report.ObservationLines.Numbered;
import dev.archipelago.simulator.result.SimulationResult;
import dev.archipelago.simulator.run.Replications;
import dev.archipelago.simulator.runtime.Replication;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A simulation whose replications may be computed anywhere, and are put together in the order of their numbers to the very
/// result of [Simulation].
///
/// Replications are functions of the design, the options and their number. Where the warm-up is to be found, everybody finds the
/// same from the same pilot run. A precision would need all replications so far before the next, and is not possible.
public final class PlannedReplications implements PlannedJob<Numbered> {

    /// Requests of the first replication that are followed, whether they are asked for in the end or not.
    public static final int TRACES = 2000;

    private final Document document;
    private final SimulationJob job;
    private final PreparedSimulation prepared;
    private final Replication replication;
    private final String head;
    private final ObservationShape shape;

    private PlannedReplications(Document document, SimulationJob job, Path folder, CancelSignal cancel) {
        this.document = document;
        this.job = job;
        this.prepared = new PreparedSimulation(document,
                options(job, Runtime.getRuntime().availableProcessors()), cancel);
        this.replication = new Replication(prepared.plan(), job.seed(), prepared.window(), TRACES);
        this.head = "{\"simulation\":1,\"replications\":" + job.replications() + ",\"design\":\""
                + JobFiles.fingerprint(document, folder) + "\",\"plan\":\"" + Sha256.of(job.fingerprint()) + "\"}";
        this.shape = Replications.shape(prepared.plan(), job.seed(), prepared.window(), cancel);
    }

    /// The simulation of a job that stands in a file, with its architecture beside it or below.
    ///
    /// @throws IOException when the job cannot be read
    /// @throws JobException when it, or its architecture, is not as it should be
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static PlannedReplications read(Path job, CancelSignal cancel) throws IOException {
        SimulationJobFile file = SimulationJobFile.read(job);
        return of(file.job(), file.document(job), JobFiles.folderOf(job.resolveSibling(file.architecture())), cancel);
    }

    /// The simulation of a design.
    ///
    /// @param document that has passed the checks, with the values that the job sets
    /// @param folder in which its file stands, with the tables that it names
    /// @throws JobException when the job does not fit the design
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static PlannedReplications of(SimulationJob job, Document document, Path folder, CancelSignal cancel) {
        String scenario = job.scenario();
        Set<String> known = document.scenarios().keySet();
        if (scenario != null && !known.contains(scenario)) {
            throw new JobException("scenario", "the file has no scenario '" + scenario + "'. "
                    + Nearest.hint(scenario, known));
        }
        try {
            return new PlannedReplications(document, job, folder, cancel);
        } catch (PropertyException e) {
            throw new JobException("scenario", "scenario '" + scenario + "': " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new JobException("", String.valueOf(e.getMessage()));
        }
    }

    /// What a job says, as options of a simulation on this machine.
    public static SimulationOptions options(SimulationJob job, int threads) {
        return new SimulationOptions(job.scenario(), job.seed(), job.replications(), job.duration(), job.warmUp(),
                threads, job.detail(), 0, job.resolution(), TRACES);
    }

    /// Computes replications, several at a time.
    ///
    /// @param wanted numbers from 0
    /// @param finished hears of each as soon as it is there, one at a time, in whatever order
    /// @throws java.util.concurrent.CancellationException when cancelled
    public void run(IntPredicate wanted, int threads, Consumer<Numbered> finished, Progress progress,
            CancelSignal cancel) {
        Replications.each(replication, IntStream.range(0, parts()).filter(wanted).boxed().toList(), threads,
                (observation, number) -> finished.accept(new Numbered(number, observation)), progress, cancel);
    }

    /// The result of all replications, to the byte that of [Simulation], but for the time it took.
    ///
    /// @param traced whether the requests that were followed are to be in it
    /// @param began when the work began, as told by [System#nanoTime]
    /// @throws IllegalArgumentException when replications are missing
    /// @throws java.util.concurrent.CancellationException when cancelled
    public SimulationResult result(SortedMap<Integer, Numbered> all, boolean traced, long began, CancelSignal cancel) {
        if (all.size() != parts()) {
            throw new IllegalArgumentException("expected " + parts() + " replications, not " + all.size());
        }
        List<Observation> observations = Stream
                .concat(all.values().stream().limit(1).map(Numbered::observation)
                        .map(first -> traced ? first : first.with(List.of())),
                        all.values().stream().skip(1).map(Numbered::observation))
                .toList();
        return prepared.result(observations, began, cancel);
    }

    @Override
    public String design() {
        return document.name();
    }

    @Override
    public int parts() {
        return job.replications();
    }

    @Override
    public String noun() {
        return "replications";
    }

    @Override
    public String head() {
        return head;
    }

    @Override
    public String whose() {
        return "replications of this simulation: the design or the options were others";
    }

    @Override
    public Numbered compute(int number, CancelSignal cancel) {
        return new Numbered(number, replication.run(number, Progress.NONE, cancel));
    }

    @Override
    public int numberOf(Numbered part) {
        return part.replication();
    }

    @Override
    public String line(Numbered part) {
        return ObservationLines.of(part);
    }

    /// A line that somebody else has changed does not count either, as far as what it has entries of can tell.
    @Override
    public Optional<Numbered> read(String line) {
        return ObservationLines.read(line).filter(part -> part.replication() >= 0 && part.replication() < parts()
                && ObservationShape.of(part.observation()).equals(shape));
    }
}
