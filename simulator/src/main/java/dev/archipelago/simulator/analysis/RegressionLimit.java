package dev.archipelago.simulator.analysis;

import dev.archipelago.simulator.result.ComparisonResult;
import dev.archipelago.simulator.result.ComparisonResult.Change;
import dev.archipelago.simulator.result.ComparisonResult.Judgement;
import dev.archipelago.simulator.result.ComparisonResult.Metric;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How much worse a figure may become: `p99 +10%`, `buyers.goodput -5%`, `failed +0.1%` (percentage points), `cost +20%`.
///
/// A limit is broken when the figure is worse by more than that and the difference is shown, so that chance alone breaks none in
/// nineteen of twenty cases. A limit of the cost, which has no interval, is broken by any cost beyond it.
public final class RegressionLimit {

    private static final String COST = "cost";
    private static final Pattern SPELLING = Pattern.compile(
            "(?:(?<workload>[^ ]+)\\.)?(?<metric>[a-z0-9]+) *(?<sign>[+-])(?<percent>[0-9]{1,6}(?:\\.[0-9]{1,6})?)%");

    private final String text;
    private final Optional<String> workload;
    /// Empty for the cost.
    private final Optional<Metric> metric;
    private final double most;

    /// What became of a limit.
    ///
    /// @param figure such as `buyers.p99`
    /// @param change as a part of the value before, or as a difference of shares
    public record Held(String figure, double change, boolean broken) {}

    private RegressionLimit(String text, Optional<String> workload, Optional<Metric> metric, double most) {
        this.text = text;
        this.workload = workload;
        this.metric = metric;
        this.most = most;
    }

    /// @throws IllegalArgumentException when it is spelled otherwise, with what was expected
    public static RegressionLimit parse(String text) {
        Matcher matcher = SPELLING.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("expected a figure and how much worse it may become, such as 'p99 +10%',"
                    + " not '" + text + "'");
        }
        String name = Objects.requireNonNull(matcher.group("metric"));
        boolean up = "+".equals(matcher.group("sign"));
        double most = Double.parseDouble(Objects.requireNonNull(matcher.group("percent"))) / 100;
        Optional<String> workload = Optional.ofNullable(matcher.group("workload"));
        if (name.equals(COST) && workload.isEmpty() && up) {
            return new RegressionLimit(text.strip(), workload, Optional.empty(), most);
        }
        Metric metric = Arrays.stream(Metric.values()).filter(m -> m != Metric.LOAD && m.id().equals(name)).findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("expected one of " + names() + " in '" + text + "', not '"
                                + name + "'"));
        if (metric.isGood() == up) {
            throw new IllegalArgumentException("'" + text + "': " + name + " is worse when there is "
                    + (up ? "less of it; write " + name + " -" : "more of it; write " + name + " +")
                    + matcher.group("percent") + "%");
        }
        return new RegressionLimit(text.strip(), workload, Optional.of(metric), most);
    }

    private static String names() {
        return Arrays.stream(Metric.values()).filter(m -> m != Metric.LOAD).map(Metric::id)
                .collect(Collectors.joining(", ")) + ", " + COST;
    }

    /// The workload that it names; empty for all of them.
    public Optional<String> workload() {
        return workload;
    }

    /// What it is held against: of every workload, or of the one that it names.
    ///
    /// @throws IllegalArgumentException when the comparison has no such figure
    public List<Held> held(ComparisonResult result) {
        if (metric.isEmpty()) {
            return result.cost()
                    .map(cost -> List.of(new Held(COST, cost.relative(), cost.after() > cost.before() * (1 + most))))
                    .orElseThrow(() -> new IllegalArgumentException("'" + text + "': one of the two has no price"));
        }
        List<Held> held = new ArrayList<>();
        for (Map.Entry<String, List<Change>> entry : result.workloads().entrySet()) {
            if (workload.isEmpty() || workload.get().equals(entry.getKey())) {
                entry.getValue().stream().filter(change -> change.metric() == metric.get())
                        .forEach(change -> held.add(held(entry.getKey(), change)));
            }
        }
        if (held.isEmpty()) {
            throw new IllegalArgumentException("'" + text + "': nothing like that was measured of both; workloads are "
                    + result.workloads().keySet());
        }
        return held;
    }

    private Held held(String id, Change change) {
        double worse = change.metric().isShare() ? change.difference().value() : change.relative();
        boolean beyond = (change.metric().isGood() ? -worse : worse) > most;
        return new Held(id + "." + change.metric().id().toLowerCase(Locale.ROOT), worse,
                beyond && change.judgement() == Judgement.WORSE);
    }

    @Override
    public String toString() {
        return text;
    }
}
