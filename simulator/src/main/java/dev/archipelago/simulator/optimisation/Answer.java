package dev.archipelago.simulator.optimisation;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.scenario.Objective;
import dev.archipelago.model.shape.PropertyPath;
import dev.archipelago.simulator.optimisation.Correction.Score;
import dev.archipelago.simulator.optimisation.Forecaster.Situation;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.ObjectiveResult;
import dev.archipelago.simulator.result.OptimisationResult;
import dev.archipelago.simulator.result.OptimisationResult.Candidate;
import dev.archipelago.simulator.result.OptimisationResult.Change;
import dev.archipelago.simulator.result.OptimisationResult.Check;
import dev.archipelago.simulator.result.OptimisationResult.Effort;
import dev.archipelago.simulator.result.OptimisationResult.Guarantee;
import dev.archipelago.simulator.result.OptimisationResult.Price;
import dev.archipelago.simulator.result.OptimisationResult.Status;
import dev.archipelago.simulator.result.OptimisationResult.Varied;
import dev.archipelago.simulator.result.Reason;
import dev.archipelago.simulator.result.Reason.Kind;
import dev.archipelago.simulator.result.Verdict;
import dev.archipelago.simulator.result.WorkloadResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Tells what has come of a search: changes with reasons, objectives before and after, the front.
///
/// @param fates what became of each configuration that took part in the selection
record Answer(Document original, SearchSpace space, Pricing pricing, List<Situation> situations,
        List<Requirement> requirements, Map<Point, Reason> fates) {

    private static final double SLIGHT = 1e-9;

    /// @param chosen the configuration, with the runs that it was chosen by
    /// @param before the design as it is, with runs to be told
    /// @param after the configuration, with runs to be told
    record Choice(Status status, Trial chosen, Trial before, Trial after) {}

    OptimisationResult of(Choice choice, List<Trial> simulated, Guarantee guarantee, Effort effort, long seed,
            Function<Point, Score> scores) {
        List<Trial> sorted = simulated.stream()
                .sorted(Comparator.comparingDouble((Trial trial) -> trial.cost().value())
                        .thenComparingInt(trial -> trial.point().differences(space.start())))
                .toList();
        return new OptimisationResult(original.name(), situations.stream().map(Answer::name).toList(), seed,
                choice.status(), price(choice.before()), price(choice.after()), pricing.assumed(),
                choice.status() == Status.NONE ? List.of() : changes(choice, scores), checks(choice), guarantee,
                sorted.indexOf(choice.chosen()), candidates(sorted, choice), space.axes().stream()
                        .map(axis -> new Varied(axis.name(), axis.levels().size())).toList(),
                space.leftAlone(), effort);
    }

    private static String name(Situation situation) {
        return situation.scenario() == null ? "" : situation.scenario();
    }

    private static Price price(Trial trial) {
        return new Price(trial.currency(), trial.cost(), trial.forecast().availability());
    }

    // ---- changes ---------------------------------------------------------------------------------------------------

    private List<Change> changes(Choice choice, Function<Point, Score> scores) {
        Point point = choice.chosen().point();
        Map<String, Double> before = choice.before().loads();
        Map<String, Double> after = choice.after().loads();
        Score now = scores.apply(point);
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < space.axes().size(); i++) {
            Axis axis = space.axes().get(i);
            int level = point.level(i);
            if (level != axis.start()) {
                Score without = scores.apply(point.with(i, axis.start()));
                boolean isAtEnd = axis.levels().size() > 2
                        && level == (level < axis.start() ? 0 : axis.levels().size() - 1);
                double saves = without.cost() - now.cost();
                boolean isFirst = true;
                for (Map.Entry<String, String> value : axis.levels().get(level).values().entrySet()) {
                    String component = component(value.getKey());
                    double busyBefore = before.getOrDefault(component, Double.NaN);
                    double busyAfter = after.getOrDefault(component, Double.NaN);
                    changes.add(new Change(value.getKey(),
                            PropertyPath.parse(value.getKey()).read(original).orElse(""), value.getValue(),
                            isFirst ? saves : 0, busyBefore, busyAfter, isAtEnd, reason(saves, without, isFirst)));
                    isFirst = false;
                }
            }
        }
        return changes;
    }

    private static String component(String path) {
        List<String> segments = PropertyPath.parse(path).segments();
        return segments.size() > 1 && segments.getFirst().equals("components")
                ? segments.get(1)
                : segments.size() > 1 && segments.getFirst().equals("connections")
                        ? segments.get(1).replaceAll(".*->", "")
                        : "";
    }

    private Reason reason(double saves, Score without, boolean isFirst) {
        if (!isFirst) {
            return Reason.of(Kind.GOES_WITH_ABOVE);
        }
        if (without.forecast().isRefused()) {
            return Reason.of(Kind.NOT_WITHOUT);
        }
        if (without.violation() > SLIGHT) {
            return IntStream.range(0, requirements.size()).boxed()
                    .filter(i -> requirements.get(i).taken(without.forecast().values().get(i)) > 1).findFirst()
                    .map(i -> new Reason(Kind.MISSED_WITHOUT, requirements.get(i).id()))
                    .orElse(Reason.of(Kind.LESS_WITHOUT));
        }
        return Reason.of(saves > 0 ? Kind.ENOUGH : Kind.MAKES_ROOM);
    }

    // ---- objectives ------------------------------------------------------------------------------------------------

    private List<Check> checks(Choice choice) {
        List<ObjectiveResult> before = choice.before().objectives();
        List<ObjectiveResult> after = choice.after().objectives();
        List<Check> checks = new ArrayList<>();
        for (int i = 0; i < requirements.size(); i++) {
            Requirement requirement = requirements.get(i);
            checks.add(new Check(name(situations.get(requirement.situation())), requirement.id(),
                    requirement.objective().toString(), before.get(i).measured(), before.get(i).verdict(),
                    after.get(i).measured(), after.get(i).verdict(),
                    1 - requirement.taken(after.get(i).measured().value())));
        }
        return checks;
    }

    // ---- front -----------------------------------------------------------------------------------------------------

    private List<Candidate> candidates(List<Trial> sorted, Choice choice) {
        List<Candidate> all = sorted.stream().map(trial -> candidate(trial, choice)).toList();
        return all.stream().map(one -> new Candidate(one.values(), one.cost(), one.latency(), one.availability(),
                one.replications(), one.fate(), one.meets(),
                one.meets() && all.stream().noneMatch(other -> other.meets() && dominates(other, one)))).toList();
    }

    private Candidate candidate(Trial trial, Choice choice) {
        boolean isChosen = trial == choice.chosen() && choice.status() != Status.NONE;
        Reason fate = isChosen
                ? Reason.of(Kind.CHOSEN)
                : fates.getOrDefault(trial.point(), Reason.of(Kind.NOT_COMPARED));
        return new Candidate(space.values(trial.point()), trial.cost(), latency(trial),
                trial.forecast().availability(), trial.replications(), fate,
                isChosen || trial.verdict() == Verdict.MET && trial.forecast().shortfall() <= 0
                        && fate.kind() != Kind.MISSES && fate.kind() != Kind.NOT_CONFIRMED,
                false);
    }

    private static boolean dominates(Candidate other, Candidate one) {
        boolean asGood = other.cost().value() <= one.cost().value() + SLIGHT
                && other.latency().value() <= one.latency().value() && other.availability() >= one.availability();
        return asGood && (other.cost().value() < one.cost().value() - SLIGHT
                || other.latency().value() < one.latency().value() || other.availability() > one.availability());
    }

    private Estimate latency(Trial trial) {
        List<ObjectiveResult> results = trial.objectives();
        List<Integer> own = IntStream.range(0, requirements.size()).boxed()
                .filter(i -> requirements.get(i).objective().metric() == Objective.Metric.LATENCY).toList();
        if (own.isEmpty()) {
            return trial.stages().stream().map(stage -> stage.summary().requests().values().stream().findFirst())
                    .flatMap(Optional::stream).map(WorkloadResult::latency).map(latency -> latency.p95())
                    .max(Comparator.comparingDouble(Estimate::value)).orElse(Estimate.NONE);
        }
        String id = requirements.get(own.getFirst()).id();
        return own.stream().filter(i -> Objects.equals(requirements.get(i).id(), id))
                .map(i -> results.get(i).measured()).max(Comparator.comparingDouble(Estimate::value))
                .orElse(Estimate.NONE);
    }
}
