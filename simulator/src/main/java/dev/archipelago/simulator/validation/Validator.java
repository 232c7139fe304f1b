package dev.archipelago.simulator.validation;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.SimulationResult;
import dev.archipelago.simulator.result.WorkloadResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.statistics.distribution.TDistribution;

/// Simulates experiments until their figures are known well enough, and compares.
///
/// Every attempt has the same number of replications. A first short one tells how long they must be; longer ones follow
/// until every interval is narrow enough or the limit of requests is reached. Only the last attempt counts.
public final class Validator {

    /// Replications of an experiment.
    static final int REPLICATIONS = 30;

    private static final double UPPER = 0.975;
    /// Of the requests that there may be the first attempt makes a share, and never more than so many.
    private static final int FIRST_SHARE = 20;
    private static final double MOST_FIRST = 250_000;
    private static final double RESERVE = 1.25;
    /// How many times as long the next attempt is at the most: a short one may have seen nothing of what is rare.
    private static final double MOST_GROWTH = 100;
    private static final double ROUNDING = 1e-9;

    private final Engine engine;
    private final Settings settings;

    /// How well figures have to be known.
    ///
    /// @param precision width of the intervals relative to the value, such as 0.005
    /// @param mostRequests for each experiment, in the last attempt
    public record Settings(long seed, double precision, long mostRequests) {
        public Settings {
            if (!(precision > 0 && precision < 1) || mostRequests < 1_000) {
                throw new IllegalArgumentException(
                        "a precision of " + precision + " with at most " + mostRequests + " requests");
            }
        }
    }

    /// Hears which experiment is under way.
    @FunctionalInterface
    public interface Listener {

        /// @param number from 1
        /// @param share of it that is done
        void at(int number, int count, Experiment experiment, double share);
    }

    public Validator(Engine engine, Settings settings) {
        this.engine = engine;
        this.settings = settings;
    }

    /// All rows of the catalogue that are named, or all for no names.
    ///
    /// @throws java.util.concurrent.CancellationException when cancelled
    public ValidationReport run(Catalogue catalogue, List<String> names, Listener listener, CancelSignal cancel) {
        List<Experiment> experiments = catalogue.experiments(names);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < experiments.size(); i++) {
            Experiment experiment = experiments.get(i);
            int number = i + 1;
            rows.addAll(rows(experiment, share -> listener.at(number, experiments.size(), experiment, share), cancel));
        }
        rows.addAll(catalogue.others(names));
        return new ValidationReport(settings.seed(), settings.precision(), settings.mostRequests(), rows);
    }

    private List<Row> rows(Experiment experiment, Progress progress, CancelSignal cancel) {
        Document document = experiment.document();
        List<Finding> leftOut = engine.leftOut(document, experiment.scenario());
        if (!leftOut.isEmpty()) {
            String reason = leftOut.stream().map(Finding::message).distinct().collect(Collectors.joining(" "));
            return experiment.cases().stream().<Row>map(known -> new Row.NotSimulated(known, reason)).toList();
        }
        double most = settings.mostRequests() / experiment.weight();
        double requests = Math.min(most / FIRST_SHARE, MOST_FIRST / experiment.weight());
        double seconds = 0;
        while (true) {
            SimulationResult result = engine.run(document,
                    Engine.Run.of(experiment, settings.seed(), REPLICATIONS, requests / REPLICATIONS), progress,
                    cancel);
            seconds += result.wallSeconds();
            double excess = experiment.cases().stream().mapToDouble(known -> excess(known, result)).max().orElse(0);
            if (excess <= 1 || requests >= most) {
                return measured(experiment, result, seconds);
            }
            double enough = requests * Math.min(excess * excess * RESERVE, MOST_GROWTH);
            requests = enough < most ? enough : most;
        }
    }

    /// How many times wider the interval is than it may be; infinite when nothing varied, as when something rare has not
    /// happened yet.
    private double excess(Case known, SimulationResult result) {
        double half = known.metric().of(result).halfWidth();
        return half > 0 ? half / (settings.precision() / 2 * Math.abs(known.expected())) : Double.POSITIVE_INFINITY;
    }

    private List<Row> measured(Experiment experiment, SimulationResult result, double seconds) {
        long requests = result.requests().values().stream().mapToLong(Validator::finished).sum();
        Row.Effort effort = new Row.Effort(requests, result.replications(), seconds);
        return experiment.cases().stream().<Row>map(known -> new Row.Measured(known, known.metric().of(result),
                zScore(known.metric().of(result), known.expected(), result.replications()),
                excess(known, result) <= 1, effort)).toList();
    }

    private static long finished(WorkloadResult workload) {
        return workload.completed() + workload.failed();
    }

    /// The error in standard errors; the standard error is that of the interval, half-width over Student's t. Infinite for
    /// a wrong value without any variation, NaN where nothing was measured.
    static double zScore(Estimate estimate, double expected, int replications) {
        double error = estimate.value() - expected;
        double half = estimate.halfWidth();
        if (half == 0) {
            return Math.abs(error) <= ROUNDING * Math.abs(expected)
                    ? 0
                    : Math.copySign(Double.POSITIVE_INFINITY, error);
        }
        return error / half * TDistribution.of(replications - 1.0).inverseCumulativeProbability(UPPER);
    }
}
