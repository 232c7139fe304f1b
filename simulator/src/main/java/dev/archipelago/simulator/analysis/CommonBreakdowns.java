package dev.archipelago.simulator.analysis;

import dev.archipelago.simulator.measure.Observation;
import dev.archipelago.simulator.plan.Plan;
import dev.archipelago.simulator.result.Breakdown;
import dev.archipelago.simulator.result.Breakdown.Outcome;
import dev.archipelago.simulator.result.Breakdown.Recovery;
import dev.archipelago.simulator.result.Breakdown.Violations;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/// What each fault brought about in most replications.
///
/// Replications have a chain in common if the same broke first, and the same afterwards, in whatever order: what breaks within the
/// same moment is a matter of chance. The n-th time that a fault struck is one thing in all of them.
public final class CommonBreakdowns {

    private record Strike(String fault, int time) {}

    /// What tells chains apart.
    private record Course(String first, Set<String> all) {}

    private CommonBreakdowns() {}

    /// @param observations one for each replication
    public static List<Breakdown> of(Plan plan, List<Observation> observations) {
        Map<Strike, List<Breakdown>> strikes = new LinkedHashMap<>();
        for (Observation observation : observations) {
            Map<String, Integer> times = new HashMap<>();
            for (Breakdown breakdown : new Breakdowns(plan, observation).all()) {
                Strike strike = new Strike(breakdown.fault(), times.merge(breakdown.fault(), 1, Integer::sum));
                strikes.computeIfAbsent(strike, _ -> new ArrayList<>()).add(breakdown);
            }
        }
        return strikes.values().stream().map(CommonBreakdowns::common).toList();
    }

    private static Breakdown common(List<Breakdown> all) {
        Map<Course, List<Breakdown>> courses = new LinkedHashMap<>();
        all.forEach(breakdown -> courses.computeIfAbsent(course(breakdown), _ -> new ArrayList<>()).add(breakdown));
        List<Breakdown> most = courses.values().stream().max(Comparator.comparingInt(List::size)).orElseThrow();
        // of as many the one that was seen first
        List<Breakdown> alike = courses.values().stream().filter(course -> course.size() == most.size()).findFirst()
                .orElseThrow();
        Map<String, Recovery> recoveries = new LinkedHashMap<>();
        all.getFirst().recoveries().keySet().forEach(id -> recoveries.put(id,
                recovery(all.stream().map(breakdown -> breakdown.recoveries().get(id)).toList())));
        return new Breakdown(all.getFirst().fault(), mean(all, Breakdown::from), mean(all, Breakdown::to),
                chain(alike), alike.size(), all.size(), recoveries, violations(all));
    }

    private static List<Violations> violations(List<Breakdown> all) {
        Map<String, Violations> sums = new LinkedHashMap<>();
        all.stream().flatMap(breakdown -> breakdown.violations().stream()).forEach(each -> sums.merge(
                each.what() + " " + each.subject(), each, (one, other) -> new Violations(one.what(), one.subject(),
                        one.during() + other.during(), one.until() + other.until())));
        return sums.values().stream().map(sum -> new Violations(sum.what(), sum.subject(), sum.during() / all.size(),
                sum.until() / all.size())).toList();
    }

    private static Course course(Breakdown breakdown) {
        List<String> all = breakdown.chain().stream().map(CommonBreakdowns::name).toList();
        return new Course(all.isEmpty() ? "" : all.getFirst(), new HashSet<>(all));
    }

    private static String name(Breakdown.Link link) {
        return link.what() + " " + link.subject();
    }

    private static List<Breakdown.Link> chain(List<Breakdown> alike) {
        return alike.getFirst().chain().stream().map(link -> {
            List<Breakdown.Link> same = alike.stream().flatMap(breakdown -> breakdown.chain().stream())
                    .filter(other -> name(other).equals(name(link))).toList();
            return new Breakdown.Link(link.what(), link.subject(), mean(same, Breakdown.Link::after), spread(same),
                    mean(same, Breakdown.Link::share), link.because());
        }).sorted(Comparator.comparingDouble(Breakdown.Link::after)).toList();
    }

    private static double spread(List<Breakdown.Link> same) {
        double mean = mean(same, Breakdown.Link::after);
        return same.size() < 2
                ? Double.NaN
                : Math.sqrt(same.stream().mapToDouble(link -> Math.pow(link.after() - mean, 2)).sum()
                        / (same.size() - 1));
    }

    private static Recovery recovery(List<Recovery> all) {
        Map<Outcome, Integer> outcomes = new EnumMap<>(Outcome.class);
        all.forEach(recovery -> outcomes.merge(recovery.outcome(), 1, Integer::sum));
        return new Recovery(mean(all, Recovery::before), mean(all, Recovery::during), mean(all, Recovery::after),
                mean(all, Recovery::seconds), outcomes);
    }

    /// The mean of those that are numbers; NaN where none is.
    private static <T> double mean(List<T> all, ToDoubleFunction<T> value) {
        return all.stream().mapToDouble(value).filter(number -> !Double.isNaN(number)).average().orElse(Double.NaN);
    }
}
