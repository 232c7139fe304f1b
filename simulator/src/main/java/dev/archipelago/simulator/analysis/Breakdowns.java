package dev.archipelago.simulator.analysis;

import dev.archipelago.simulator.measure.Episode;
import dev.archipelago.simulator.measure.Episode.Kind;
import dev.archipelago.simulator.measure.Observation;
import dev.archipelago.simulator.measure.Violation;
import dev.archipelago.simulator.plan.FaultPlan;
import dev.archipelago.simulator.plan.LinkPlan;
import dev.archipelago.simulator.plan.Plan;
import dev.archipelago.simulator.plan.StationPlan;
import dev.archipelago.simulator.result.Breakdown;
import dev.archipelago.simulator.result.Breakdown.Outcome;
import dev.archipelago.simulator.result.Breakdown.Recovery;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/// Tells what each fault of one replication brought about: the chain of what broke, from what was recorded, and whether the goodput came
/// back.
///
/// A component or connection belongs to the chain if it broke after the fault had begun, and something that it calls, or it
/// itself, had been struck or had broken before.
///
/// A workload is in a metastable state if its goodput is still below 90 % of what it was before, from 3 max(longest time-out,
/// waiting requests / service rate) after the end of the fault on and at the end of the run.
public final class Breakdowns {

    private static final double WHOLE = 0.9;
    private static final double HALF = 0.5;
    private static final int MOST = 20;
    private static final double INSTANT = 1e-9;

    private final Plan plan;
    private final Observation observation;
    private final double length;
    /// Seconds over which rates are averaged, so that chance does not count.
    private final double smoothing;

    public Breakdowns(Plan plan, Observation observation) {
        this.plan = plan;
        this.observation = observation;
        this.length = observation.series().getFirst().end();
        this.smoothing = Math.max(10 * length, Math.min(5, observation.seconds() / 10));
    }

    /// One for each time that a fault struck, the first ones of many.
    public List<Breakdown> all() {
        List<Breakdown> all = new ArrayList<>();
        for (Episode episode : observation.episodes()) {
            if (episode.kind() == Kind.FAULT && all.size() < MOST) {
                plan.faults().stream().filter(fault -> fault.name().equals(episode.subject())).findFirst()
                        .ifPresent(fault -> all.add(breakdown(fault, episode)));
            }
        }
        return all;
    }

    private Breakdown breakdown(FaultPlan fault, Episode episode) {
        Map<String, Recovery> recoveries = new LinkedHashMap<>();
        observation.requests().keySet().forEach(id -> recoveries.put(id, recovery(id, episode)));
        return new Breakdown(fault.name(), episode.from(), episode.to(), chain(fault, episode), 1, 1, recoveries,
                violations(episode, recoveries));
    }

    // ---- the chain --------------------------------------------------------------------------------------------------

    private List<Breakdown.Link> chain(FaultPlan fault, Episode episode) {
        Set<String> broken = new HashSet<>();
        fault.stations().forEach(station -> broken.add(station(station)));
        fault.links().forEach(link -> broken.add(plan.links().get(link).id()));
        // what a cache has lost strikes those behind it, which it does not call
        boolean everywhere = fault.stations().isEmpty() && fault.links().isEmpty()
                || fault.kind() == FaultPlan.Kind.FLUSH;
        List<Breakdown.Link> chain = new ArrayList<>();
        double until = end(episode) + Math.max(10, end(episode) - episode.from());
        for (Episode other : observation.episodes()) {
            boolean seen = chain.stream().anyMatch(link -> link.subject().equals(other.subject())
                    && (link.what().equals(what(other))
                            || other.kind() == Kind.DOWN && link.what().equals(name(Kind.OUT_OF_MEMORY))));
            if (other.kind() != Kind.FAULT && !isTheFault(other, fault) && !seen
                    && other.from() >= episode.from() - 0.11 && other.from() < until) {
                String because = cause(other, broken, fault, everywhere);
                if (!because.isEmpty()) {
                    broken.add(other.subject());
                    chain.add(new Breakdown.Link(what(other), other.subject(),
                            Math.max(0, other.from() - episode.from()), Double.NaN, other.share(), because));
                }
            }
        }
        return chain;
    }

    /// Whether an episode is what the fault itself consists in.
    private boolean isTheFault(Episode episode, FaultPlan fault) {
        boolean ends = fault.kind() == FaultPlan.Kind.CRASH || fault.kind() == FaultPlan.Kind.LOSS_OF_ZONE;
        return episode.kind() == Kind.DOWN && ends
                && fault.stations().stream().anyMatch(station -> station(station).equals(episode.subject()));
    }

    private static String what(Episode episode) {
        return name(episode.kind());
    }

    private static String name(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// What had broken and brought something about; empty for nothing.
    private String cause(Episode episode, Set<String> broken, FaultPlan fault, boolean everywhere) {
        String subject = episode.subject();
        if (episode.kind().isOfConnections()) {
            String callee = subject.substring(subject.indexOf("->") + 2);
            return broken.contains(callee) ? callee : broken.contains(subject) || everywhere ? fault.name() : "";
        }
        for (LinkPlan link : plan.links()) {
            if (link.from() >= 0 && station(link.from()).equals(subject)) {
                String callee = station(link.to());
                if (broken.contains(callee)) {
                    return callee;
                }
                if (broken.contains(link.id())) {
                    return link.id();
                }
            }
        }
        return broken.contains(subject) ? subject : everywhere ? fault.name() : "";
    }

    private String station(int number) {
        return plan.stations().get(number).id();
    }

    // ---- violations ---------------------------------------------------------------------------------------------------

    private List<Breakdown.Violations> violations(Episode episode, Map<String, Recovery> recoveries) {
        double end = end(episode);
        double recovered = end;
        for (Recovery recovery : recoveries.values()) {
            recovered = Math.max(recovered, Double.isNaN(recovery.seconds())
                    ? observation.seconds()
                    : end + recovery.seconds());
        }
        List<Breakdown.Violations> all = new ArrayList<>();
        for (Violation violation : observation.series().getLast().violations().keySet()) {
            long begun = soFar(violation, episode.from(), false);
            long over = soFar(violation, end, true);
            long until = Math.max(over, soFar(violation, recovered, true));
            if (until > begun) {
                all.add(new Breakdown.Violations(violation.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        violation.subject(), (double) over - begun, (double) until - over));
            }
        }
        return all;
    }

    /// How often until a time: to the interval of the time line before it, or to the one in which it lies. What happens at the
    /// instant of a fault is in the interval that ends with it.
    private long soFar(Violation violation, double time, boolean inclusive) {
        long count = 0;
        for (int i = 0; i < observation.series().size(); i++) {
            if (inclusive ? i * length < time - INSTANT : (i + 1) * length < time - INSTANT) {
                count = observation.series().get(i).violations().getOrDefault(violation, 0L);
            }
        }
        return count;
    }

    // ---- recovery -----------------------------------------------------------------------------------------------------

    private double end(Episode episode) {
        return episode.isOver() ? episode.to() : observation.seconds();
    }

    private Recovery recovery(String workload, Episode episode) {
        ToDoubleFunction<Observation.Interval> goodput = interval -> Observation.of(interval.requests(), workload)
                .perSecond();
        double end = end(episode);
        double before = mean(goodput, 0, episode.from());
        double during = mean(goodput, episode.from(), end);
        double settled = end + 3 * Math.max(longestTimeout(), backlog(end));
        double after = mean(goodput, settled, observation.seconds());
        double atEnd = mean(goodput, observation.seconds() - Math.max(smoothing, 0.1 * (observation.seconds() - end)),
                observation.seconds());
        double seconds = recovered(goodput, before, end);
        Outcome outcome = !Double.isNaN(seconds)
                ? Outcome.RECOVERED
                : episode.isOver() && after < WHOLE * before && atEnd < WHOLE * before
                        ? Outcome.METASTABLE
                        : Outcome.OPEN;
        return new Recovery(before, during, after, seconds, Map.of(outcome, 1));
    }

    /// Standard deviation of a rate that is counted for so many seconds, were the requests a Poisson process.
    private static double noise(double rate, double seconds) {
        return Math.sqrt(rate / seconds);
    }

    /// Seconds from the end until the goodput, averaged over some time, stays what it was but for chance; NaN for never.
    private double recovered(ToDoubleFunction<Observation.Interval> goodput, double before, double end) {
        double since = Double.NaN;
        for (int i = observation.series().size(); i > 0 && i * length > end; i--) {
            double from = (i - 1) * length;
            double to = Math.min(observation.seconds(), from + smoothing);
            if (!(mean(goodput, from, to) >= Math.max(HALF * before, WHOLE * before - 2 * noise(before, to - from)))) {
                break;
            }
            since = Math.max(0, from - end);
        }
        return since;
    }

    /// Mean of a series between two times, NaN where no interval ends.
    private double mean(ToDoubleFunction<Observation.Interval> value, double from, double to) {
        double sum = 0;
        int n = 0;
        for (int i = 0; i < observation.series().size(); i++) {
            double middle = (i + 0.5) * length;
            if (middle > from && middle <= to) {
                sum += value.applyAsDouble(observation.series().get(i));
                n++;
            }
        }
        return n == 0 ? Double.NaN : sum / n;
    }

    /// The longest time-out of any connection, in seconds.
    private double longestTimeout() {
        return plan.links().stream().mapToLong(link -> Math.max(link.timeout(), link.deadline())).max().orElse(0) / 1e9;
    }

    /// The longest time that a component needs for what waits at a time, at the rate at which it ended requests in the run.
    private double backlog(double at) {
        int index = Math.clamp((int) (at / length), 0, observation.series().size() - 1);
        double longest = 0;
        for (StationPlan station : plan.stations()) {
            double waiting = Observation.of(observation.series().get(index).components(), station.id()).queue();
            double rate = observation.operations().entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith(station.id() + "."))
                    .mapToDouble(entry -> entry.getValue().calls()).sum() / observation.seconds();
            longest = Math.max(longest, rate > 0 ? waiting / rate : 0);
        }
        return longest;
    }
}
