package dev.archipelago.simulator.validation;

import dev.archipelago.model.document.Document;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.SimulationResult;
import dev.archipelago.simulator.theory.EqualStages;
import dev.archipelago.simulator.theory.MultiServerQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// Counts how often intervals hold what they promise: over many seeds, the share of runs in which the exact mean, p95 and
/// p99 lie inside the 95 % interval, for M/M/1, M/M/4 and a tandem of two M/M/1 at several utilizations.
public final class IntervalStudy {

    /// Replications of each run.
    public static final int REPLICATIONS = 20;

    /// Utilizations in percent that there are systems for.
    public static final List<Integer> UTILIZATIONS = List.of(30, 60, 80, 90);

    /// What intervals promise.
    public static final double NOMINAL = 0.95;

    private static final double SERVICE = 100;

    private final Engine engine;
    private final long firstSeed;
    private final int seeds;

    /// A figure in a system.
    ///
    /// @param utilization in percent
    /// @param figure "mean", "p95" or "p99"
    /// @param exact in seconds
    /// @param requests of one replication
    /// @param covered seeds with the exact value inside the interval
    public record Coverage(String system, int utilization, String figure, double exact, double requests, int covered,
            int seeds) {

        public double share() {
            return (double) covered / seeds;
        }

        /// How far the share is from what is promised, in standard deviations of a count by chance.
        public double zScore() {
            return (share() - NOMINAL) / Math.sqrt(NOMINAL * (1 - NOMINAL) / seeds);
        }
    }

    /// The system, and requests of a replication: a thousand times as long as it takes to forget its state. A fifth of that is
    /// not enough for the p99 at 90 %: what few busy periods say of it is too skewed for an interval from Student's t, whose
    /// coverage is 89 to 92 % then; corrections for skewness (Willink 2005) and logarithms gain no more than two points.
    private record Station(String system, int utilization, Experiment experiment, double requests) {}

    /// @param firstSeed the seeds are this one and those after it
    public IntervalStudy(Engine engine, long firstSeed, int seeds) {
        if (seeds < 1) {
            throw new IllegalArgumentException(seeds + " seeds: at least one is needed");
        }
        this.engine = engine;
        this.firstSeed = firstSeed;
        this.seeds = seeds;
    }

    /// @param utilizations in percent, among [#UTILIZATIONS]
    /// @throws java.util.concurrent.CancellationException when cancelled
    public List<Coverage> run(List<Integer> utilizations, Progress progress, CancelSignal cancel) {
        List<Station> stations = new ArrayList<>();
        for (int utilization : utilizations) {
            stations.addAll(stations(utilization));
        }
        double total = stations.stream().mapToDouble(station -> cost(station)).sum();
        List<Coverage> table = new ArrayList<>();
        double done = 0;
        for (Station station : stations) {
            double before = done;
            table.addAll(coverage(station, share -> progress.at((before + share * cost(station)) / total), cancel));
            done += cost(station);
        }
        return table;
    }

    private static double cost(Station station) {
        return station.requests() * station.experiment().weight();
    }

    private List<Coverage> coverage(Station station, Progress progress, CancelSignal cancel) {
        List<Case> cases = station.experiment().cases();
        int[] covered = new int[cases.size()];
        Document document = station.experiment().document();
        for (int i = 0; i < seeds; i++) {
            SimulationResult result = engine.run(document,
                    Engine.Run.of(station.experiment(), firstSeed + i, REPLICATIONS, station.requests()), Progress.NONE,
                    cancel);
            for (int k = 0; k < covered.length; k++) {
                Estimate estimate = cases.get(k).metric().of(result);
                covered[k] += estimate.covers(cases.get(k).expected()) ? 1 : 0;
            }
            progress.at((i + 1.0) / seeds);
        }
        List<Coverage> rows = new ArrayList<>();
        for (int k = 0; k < covered.length; k++) {
            rows.add(new Coverage(station.system(), station.utilization(), cases.get(k).what(), cases.get(k).expected(),
                    station.requests(), covered[k], seeds));
        }
        return rows;
    }

    private static List<Station> stations(int utilization) {
        double requests = switch (utilization) {
            case 30 -> 2_000;
            case 60 -> 20_000;
            case 80 -> 60_000;
            case 90 -> 200_000;
            default -> throw new IllegalArgumentException("no architecture is busy to " + utilization + " %");
        };
        MultiServerQueue one = new MultiServerQueue(utilization, SERVICE, 1);
        MultiServerQueue four = new MultiServerQueue(4.0 * utilization, SERVICE, 4);
        EqualStages two = new EqualStages(2, one.meanSojourn());
        return List.of(
                station("M/M/1", utilization, requests, "single-server", utilization,
                        figures(one.meanSojourn(), one::sojournQuantile)),
                station("M/M/4", utilization, requests, "four-servers", 4 * utilization,
                        figures(four.meanSojourn(), four::sojournQuantile)),
                station("two M/M/1 in tandem", utilization, requests, "equal-tandem", utilization,
                        figures(two.total(), two::quantile)));
    }

    private static Station station(String system, int utilization, double requests, String file, int rate,
            Case[] cases) {
        return new Station(system, utilization, Experiment.of(file, "rate-" + rate, rate, cases), requests);
    }

    private static Case[] figures(double mean, DoubleUnaryOperator quantile) {
        String latency = Figures.USERS + "latency.";
        return new Case[]{Case.of("mean", "mean", latency + "mean", mean, ""),
            Case.of("p95", "p95", latency + "p95", quantile.applyAsDouble(.95), ""),
            Case.of("p99", "p99", latency + "p99", quantile.applyAsDouble(.99), "")};
    }
}
