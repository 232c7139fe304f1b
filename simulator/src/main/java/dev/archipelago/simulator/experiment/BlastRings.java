package dev.archipelago.simulator.experiment;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.graph.Topology;
import dev.archipelago.simulator.analysis.Confidence;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.measure.Observation;
import dev.archipelago.simulator.measure.Observation.Interval;
import dev.archipelago.simulator.plan.Plan;
import dev.archipelago.simulator.plan.Setting;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.ReachResult;
import dev.archipelago.simulator.result.ReachResult.Reach;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/// Loses one thing for a while and tells how far that reaches: by rings of connections around it, what of each component and workload
/// is lost, and after what time it shows.
///
/// The runs with the loss are compared with undisturbed ones of the same numbers, which draw the same random numbers: until the
/// loss they are the same to the last digit, so that whatever differs afterwards comes from it. A time is the end of the first
/// stretch of the time line in which the runs differ by a fifth; a stretch is as long as it takes for twenty answers, and where
/// that is more than a third of the time of the loss none is told.
public final class BlastRings {
    private static final int INTERVALS = 300;
    private static final double ENOUGH = 20;
    private static final double DIFFERENT = 0.2;

    private final Document document;
    private final Epicentre epicentre;
    private final BlastRadius.Options options;
    private final Map<String, Double> bounds;
    private final Map<ComponentId, Integer> rings;
    private final List<Observation> calm;
    private final List<Observation> hit;

    private BlastRings(Document document, Epicentre epicentre, BlastRadius.Options options,
            List<List<Observation>> observed) {
        this.document = document;
        this.epicentre = epicentre;
        this.options = options;
        this.bounds = BlastRadius.latencyBounds(document);
        this.rings = Topology.of(document.architecture(), document.workloads()).distancesFrom(epicentre.ends());
        this.calm = observed.getFirst();
        this.hit = observed.getLast();
    }

    /// @throws IllegalArgumentException when there is no such scenario, or nothing of the epicentre can fail
    /// @throws java.util.concurrent.CancellationException when cancelled
    public static ReachResult run(Document design, Epicentre wanted, BlastRadius.Options options, Progress progress,
            CancelSignal cancel) {
        Setting setting = Setting.of(design, options.scenario());
        Document document = setting.document();
        Epicentre epicentre = wanted.in(document);
        if (epicentre.isEmpty()) {
            throw new IllegalArgumentException("nothing of " + wanted.what() + " can fail");
        }
        List<Plan> plans = List.of(BlastRadius.plan(document, setting.scenario(), List.of()),
                BlastRadius.plan(document, setting.scenario(),
                        epicentre.faults(document, options.at(), options.lasting())));
        BlastRadius.Observed observed = BlastRadius.Observed.of(plans, options, INTERVALS, progress, cancel);
        return new BlastRings(document, epicentre, options, observed.byPlan()).result(observed.warmUp());
    }

    private ReachResult result(long warmUp) {
        Map<String, Reach> workloads = new LinkedHashMap<>();
        calm.getFirst().requests().keySet().forEach(id -> workloads.put(id, workload(id)));
        Map<String, Reach> components = new LinkedHashMap<>();
        document.architecture().components().forEach((id, component) -> {
            if (component.kind() != ComponentKind.CLIENT && calm.getFirst().components().containsKey(id.value())) {
                components.put(id.value(), component(id));
            }
        });
        return new ReachResult(epicentre.what(), options.scenario() == null ? "" : options.scenario(), options.seed(),
                options.replications(), warmUp / 1e9, options.at().seconds(), options.lasting().seconds(),
                options.aftermath().seconds(),
                missing(observation -> calm.getFirst().requests().keySet().stream()
                        .mapToDouble(id -> answered(observation, id)).sum()),
                workloads, components);
    }

    private Reach workload(String id) {
        Estimate lost = missing(observation -> answered(observation, id));
        Estimate slower = estimate(i -> latency(hit.get(i), id) / latency(calm.get(i), id));
        Reach reach = new Reach(0, lost, slower, Double.NaN);
        double answers = calm.stream().mapToDouble(observation -> answered(observation, id)).sum();
        return reach.isReached()
                ? new Reach(0, lost, slower, earlier(after(answers, interval -> served(interval, id)),
                        after(answers, interval -> served(interval, id) * latency(interval, id))))
                : reach;
    }

    private Reach component(ComponentId id) {
        int distance = rings.getOrDefault(id, -1);
        int ring = epicentre.components().contains(id) || distance < 0
                ? distance
                : epicentre.components().isEmpty() ? distance + 1 : distance;
        Estimate lost = missing(observation -> answeredCalls(observation, id.value()));
        Estimate pressure = estimate(i -> inside(hit.get(i), id.value()) / inside(calm.get(i), id.value()));
        Reach reach = new Reach(ring, lost, pressure, Double.NaN);
        double calls = calm.stream().mapToDouble(observation -> answeredCalls(observation, id.value())).sum();
        return reach.isReached()
                ? new Reach(ring, lost, pressure, after(calls, interval -> inside(interval, id.value())))
                : reach;
    }

    private double answered(Observation observation, String workload) {
        Observation.Requests requests = Observation.of(observation.requests(), workload);
        Double bound = bounds.get(workload);
        return bound == null ? requests.completed() : requests.latency().countUpTo(bound);
    }

    /// Calls over all connections to a component that did not fail for good.
    private static double answeredCalls(Observation observation, String component) {
        return observation.connections().entrySet().stream().filter(entry -> entry.getKey().endsWith("->" + component))
                .mapToDouble(entry -> entry.getValue().calls() - entry.getValue().failed()).sum();
    }

    /// What is missing of a number in the whole time, as a share of what falls into the time of the loss.
    private Estimate missing(ToDoubleFunction<Observation> number) {
        double part = options.lasting().seconds() / calm.getFirst().seconds();
        return estimate(i -> {
            double without = number.applyAsDouble(calm.get(i));
            return without == 0 ? Double.NaN : (without - number.applyAsDouble(hit.get(i))) / (without * part);
        });
    }

    /// Mean number of requests in a component while the loss lasts.
    private double inside(Observation observation, String component) {
        return observation.series().stream().filter(interval -> lasts(interval.end()))
                .mapToDouble(interval -> inside(interval, component)).average().orElse(Double.NaN);
    }

    private static double inside(Interval interval, String component) {
        Observation.Busy busy = interval.components().get(component);
        return busy == null ? 0 : busy.inside();
    }

    /// NaN means never.
    private static double earlier(double one, double other) {
        return Double.isNaN(one) ? other : Double.isNaN(other) ? one : Math.min(one, other);
    }

    /// Mean over what was answered while the loss lasts.
    private double latency(Observation observation, String workload) {
        List<Interval> during = observation.series().stream().filter(interval -> lasts(interval.end())).toList();
        double answers = during.stream().mapToDouble(interval -> served(interval, workload)).sum();
        return during.stream().mapToDouble(interval -> served(interval, workload) * latency(interval, workload)).sum()
                / answers;
    }

    private static double latency(Interval interval, String workload) {
        Observation.Served served = interval.requests().get(workload);
        return served == null || Double.isNaN(served.mean()) ? 0 : served.mean();
    }

    private static double served(Interval interval, String workload) {
        Observation.Served served = interval.requests().get(workload);
        return served == null ? 0 : served.perSecond();
    }

    private boolean lasts(double end) {
        return end > options.at().seconds() && end <= options.at().seconds() + options.lasting().seconds() + 1e-9;
    }

    /// Seconds from the loss until a signal differs from that without it; NaN where it does not while the loss lasts or soon after.
    ///
    /// @param answers in all undisturbed runs together
    private double after(double answers, ToDoubleFunction<Interval> signal) {
        int intervals = Math.min(calm.getFirst().series().size(), hit.getFirst().series().size());
        double[] without = sums(calm, intervals, signal);
        double[] with = sums(hit, intervals, signal);
        int stretch = (int) Math.clamp(Math.ceil(ENOUGH * intervals / Math.max(1, answers)), 1, intervals);
        double seconds = stretch * calm.getFirst().seconds() / intervals;
        if (seconds > options.lasting().seconds() / 3) {
            return Double.NaN;
        }
        double usual = IntStream.range(0, intervals).mapToDouble(i -> without[i]).average().orElse(0) * stretch;
        double expected = 0;
        double found = 0;
        for (int i = 0; i < intervals; i++) {
            expected += without[i] - (i >= stretch ? without[i - stretch] : 0);
            found += with[i] - (i >= stretch ? with[i - stretch] : 0);
            double end = calm.getFirst().series().get(i).end();
            if (end > options.at().seconds() && i >= stretch - 1
                    && Math.abs(found - expected) > DIFFERENT * Math.max(usual, 1e-9)) {
                return end - options.at().seconds();
            }
        }
        return Double.NaN;
    }

    private static double[] sums(List<Observation> observations, int intervals, ToDoubleFunction<Interval> signal) {
        double[] sums = new double[intervals];
        observations.forEach(observation -> {
            for (int i = 0; i < Math.min(intervals, observation.series().size()); i++) {
                sums[i] += signal.applyAsDouble(observation.series().get(i));
            }
        });
        return sums;
    }

    private Estimate estimate(IntToDoubleFunction ofReplication) {
        return Confidence.signed(IntStream.range(0, options.replications()).mapToDouble(ofReplication)
                .filter(Double::isFinite));
    }
}
