package dev.archipelago.app.editor.forest;

import dev.archipelago.app.editor.forest.ForestPlot.Section;
import dev.archipelago.app.editor.look.Figures;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.model.scenario.Objective;
import dev.archipelago.simulator.result.ComparisonResult;
import dev.archipelago.simulator.result.ComparisonResult.Change;
import dev.archipelago.simulator.result.ComparisonResult.Cost;
import dev.archipelago.simulator.result.ComparisonResult.Judgement;
import dev.archipelago.simulator.result.ComparisonResult.Metric;
import dev.archipelago.simulator.result.ComparisonResult.Outcome;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.ObjectiveResult;
import dev.archipelago.simulator.result.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Spells a comparison for a forest plot: objectives first, then what each workload felt, how busy components were, and what it costs.
///
/// @param replications that the comparison has of each
/// @param matters how small a change still matters, as a part of the value before
public record ForestRows(Messages messages, int replications, double matters) {
    private static final int MOST_COMPONENTS = 30;

    public List<Section> of(ComparisonResult result) {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(messages.text("results.objectives"),
                result.objectives().entrySet().stream().map(e -> objective(e.getKey(), e.getValue())).toList(), 0));
        result.workloads().forEach((id, changes) -> sections.add(new Section(messages.text("column.workload") + " "
                + id, changes.stream().map(change -> row(metric(change.metric()), change)).toList(), 0)));
        sections.add(components(result.components()));
        sections.add(new Section(messages.text("forest.cost"), result.cost().map(this::cost).stream().toList(), 0));
        return sections;
    }

    private String metric(Metric metric) {
        return messages.text("why.metric." + metric);
    }

    /// Those first that differ, the most different first.
    private Section components(Map<String, Change> components) {
        List<Map.Entry<String, Change>> sorted = components.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Change> e) -> !isShown(e.getValue()))
                        .thenComparingDouble(e -> -Math.abs(e.getValue().difference().value())))
                .toList();
        return new Section(messages.text("forest.load"),
                sorted.stream().limit(MOST_COMPONENTS).map(e -> row(e.getKey(), e.getValue())).toList(),
                Math.max(0, sorted.size() - MOST_COMPONENTS));
    }

    private static boolean isShown(Change change) {
        return change.judgement() != Judgement.NO_DIFFERENCE_SHOWN;
    }

    /// A figure under a name.
    public ForestRow row(String name, Change change) {
        Metric metric = change.metric();
        double before = change.before().value();
        return new ForestRow(name, value(metric, before), value(metric, change.after().value()),
                difference(change.difference(), before, metric.isShare()),
                at(change.difference(), before, metric.isShare()), change.judgement(), needed(change));
    }

    /// The difference in a few signs, without its interval.
    public String brief(Change change) {
        Metric metric = change.metric();
        return difference(Estimate.of(change.difference().value()), change.before().value(), metric.isShare());
    }

    private static String value(Metric metric, double value) {
        return metric.isTime() ? Figures.time(value) : metric.isShare() ? Figures.share(value) : Figures.rate(value);
    }

    private static Estimate at(Estimate difference, double before, boolean isShare) {
        double unit = isShare ? 1 : Math.abs(before);
        return !difference.isMeasured() || unit == 0
                ? Estimate.NONE
                : new Estimate(difference.value() / unit, difference.low() / unit, difference.high() / unit);
    }

    /// Of shares in percentage points, of all else in percent of the value before.
    private String difference(Estimate difference, double before, boolean isShare) {
        Estimate at = at(difference, before, isShare);
        if (!at.isMeasured()) {
            return Figures.NONE;
        }
        String text = Figures.share(at.value(), at.halfWidth());
        String signed = (at.value() > 0 && !text.startsWith("<") ? "+" : "") + text;
        return isShare ? messages.text("forest.points", signed.replace(" %", "")) : signed;
    }

    /// With how many replications a change that matters would be shown; nothing where one was shown or nothing was measured.
    private String needed(Change change) {
        if (isShown(change) || !change.difference().hasInterval() || change.difference().halfWidth() == 0
                || Double.isNaN(change.resolution())) {
            return "";
        }
        int needed = change.replicationsFor(matters, replications);
        return needed <= replications
                ? messages.text("forest.enough", Figures.count(replications))
                : messages.text("forest.replications", Figures.count(needed));
    }

    private ForestRow objective(String id, Outcome outcome) {
        String target = outcome.after().or(outcome::before).map(ObjectiveResult::target).orElse(id);
        boolean share = switch (Objective.parse(target).metric()) {
            case SUCCESS, UTILIZATION -> true;
            case LATENCY, THROUGHPUT -> false;
        };
        double before = outcome.before().map(one -> one.measured().value()).orElse(Double.NaN);
        return new ForestRow(target, measured(outcome.before()), measured(outcome.after()),
                difference(outcome.difference(), before, share), at(outcome.difference(), before, share),
                outcome.judgement(), "");
    }

    private String measured(Optional<ObjectiveResult> objective) {
        return objective.map(one -> {
            double value = one.measured().value();
            String spelled = switch (Objective.parse(one.target()).metric()) {
                case LATENCY -> Figures.time(value);
                case SUCCESS, UTILIZATION -> Figures.share(value);
                case THROUGHPUT -> Figures.rate(value);
            };
            return spelled + " " + sign(one.verdict());
        }).orElse(Figures.NONE);
    }

    private static String sign(Verdict verdict) {
        return switch (verdict) {
            case MET -> "✓";
            case MISSED -> "✕";
            case INCONCLUSIVE -> "?";
        };
    }

    /// What it costs has no interval: prices are no chance.
    private ForestRow cost(Cost cost) {
        Judgement judgement = cost.after() < cost.before()
                ? Judgement.BETTER
                : cost.after() > cost.before() ? Judgement.WORSE : Judgement.NO_DIFFERENCE_SHOWN;
        return new ForestRow(messages.text("forest.an-hour"), price(cost, cost.before()), price(cost, cost.after()),
                difference(Estimate.of(cost.after() - cost.before()), cost.before(), false),
                at(Estimate.of(cost.after() - cost.before()), cost.before(), false), judgement, "");
    }

    private static String price(Cost cost, double value) {
        return cost.currency() + " " + Figures.number(value);
    }
}
