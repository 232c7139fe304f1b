package dev.archipelago.simulator.optimisation;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.scenario.Objective;
import dev.archipelago.model.shape.PropertyException;
import dev.archipelago.model.shape.PropertyPath;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.experiment.Evaluation;
import dev.archipelago.simulator.experiment.Variation;
import dev.archipelago.simulator.optimisation.Correction.Score;
import dev.archipelago.simulator.optimisation.Forecaster.Situation;
import dev.archipelago.simulator.result.ObjectiveResult;
import dev.archipelago.simulator.result.OptimisationResult;
import dev.archipelago.simulator.result.OptimisationResult.Guarantee;
import dev.archipelago.simulator.result.OptimisationResult.Status;
import dev.archipelago.simulator.result.Reason;
import dev.archipelago.simulator.result.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Finds the cheapest configuration of a design that meets its objectives.
///
/// Formulas look through the space ([Descent]); what they propose is simulated, and what that shows sets them right
/// ([Correction]), until they propose nothing new. Then the most promising configurations are simulated, under the same random numbers,
/// until the best of them is known with the confidence asked for ([Selection]). The choice is run again with
/// other random numbers, so that the figures that are told are not those that it was chosen for; where its objectives are not shown
/// to be met then, the next best takes its place.
public final class Optimiser {

    private static final int ROUNDS = 8;
    private static final int CHEAP = 4;
    private static final int NEARLY = 3;
    private static final double NEAR = 0.15;
    private static final double[] TIGHTER = {0.75, 0.5};
    private static final double SMALL = 0.01;
    private static final int BATCH_OF_CONFIRMATION = 10;
    private static final int MOST_OF_CONFIRMATION = 80;
    /// What names the random numbers of the confirmation.
    private static final long OTHER = 0x9E3779B97F4A7C15L;
    private static final int FEW_ESTIMATES = 300;
    private static final int MOST_ESTIMATES = 6_000;
    private static final int USUAL_SIZE = 50;
    private static final int LEAST_AXES = 20;
    private static final int ESTIMATES_OF_AXIS = 5;

    private final Document original;
    private final Options options;
    private final SearchSpace space;
    private final List<Situation> situations;
    private final List<Requirement> requirements;
    private final Forecaster forecaster;
    private final Correction correction;
    private final Trials trials;
    private final Pricing pricing;
    private final Map<Point, Trial> simulated = new LinkedHashMap<>();
    private final Map<Point, Reason> fates = new LinkedHashMap<>();

    /// How it is done.
    ///
    /// @param evaluation of each configuration; its replications are those that each gets at first, its scenario does not count
    /// @param scenarios in which objectives must hold, an empty text among them for the design as it is; at least one
    /// @param varied what may be changed; empty for what there usually is
    /// @param kept beginnings of paths that are left alone
    /// @param confidence least probability of the choice among the simulated configurations being right
    /// @param budget runs at the most
    /// @param headroom by which the CPU that a replica asks for is above what it uses on average, as a share of that
    /// @param availability static, that each workload must have; NaN for what objectives of success ask for, as far as the
    ///        design has it
    public record Options(Evaluation.Options evaluation, List<String> scenarios, List<Variation> varied,
            List<String> kept, double confidence, int budget, double headroom, double availability) {
        public Options {
            scenarios = List.copyOf(scenarios);
            varied = List.copyOf(varied);
            kept = List.copyOf(kept);
        }
    }

    /// How it is run: has no influence on the result, unless it is cancelled.
    ///
    /// @param memory of runs, which need not be made again
    public record Running(int threads, Progress progress, CancelSignal cancel, Memory memory) {

        /// Without any memory.
        public Running(int threads, Progress progress, CancelSignal cancel) {
            this(threads, progress, cancel, Memory.NONE);
        }
    }

    private Optimiser(Document document, Options options, Running running) {
        this.original = document;
        this.options = options;
        this.pricing = Pricing.of(document);
        this.situations = options.scenarios().stream().map(id -> new Situation(id.isEmpty() ? null : id)).toList();
        this.space = options.varied().isEmpty()
                ? DefaultSpace.of(pricing.document(), setByScenarios(document, options)).without(options.kept())
                        .atMost(Math.max(LEAST_AXES, mostEstimates(document) / ESTIMATES_OF_AXIS))
                : SearchSpace.of(pricing.document(), options.varied()).without(options.kept());
        this.requirements = IntStream.range(0, situations.size()).boxed()
                .flatMap(situation -> document.objectives().entrySet().stream()
                        .map(entry -> new Requirement(situation, entry.getKey(), entry.getValue())))
                .toList();
        this.forecaster = new Forecaster(space, situations, requirements,
                new Forecaster.Rules(options.headroom(), options.availability()), new Forecaster.Estimating(
                        running.threads(), mostEstimates(document), running.cancel()));
        this.correction = new Correction(requirements);
        this.trials = new Trials(space, situations, requirements, options.evaluation(),
                new Trials.Running(running.threads(), options.budget(), running.progress(), running.cancel(),
                        running.memory()));
    }

    private static int mostEstimates(Document document) {
        return Math.clamp(MOST_ESTIMATES * USUAL_SIZE / Math.max(1, document.architecture().components().size()),
                FEW_ESTIMATES, MOST_ESTIMATES);
    }

    private static Set<String> setByScenarios(Document document, Options options) {
        return options.scenarios().stream().map(document.scenarios()::get)
                .filter(Objects::nonNull).flatMap(scenario -> scenario.set().keySet().stream())
                .map(path -> PropertyPath.parse(path).toString()).collect(Collectors.toSet());
    }

    /// @param document that has passed the checks and has a workload and an objective
    /// @throws NothingToVaryException when there is nothing to vary
    /// @throws PropertyException when a scenario sets what cannot be set
    /// @throws CancellationException when cancelled before anything was found to meet the objectives
    public static OptimisationResult run(Document document, Options options, Running running) {
        return new Optimiser(document, options, running).run();
    }

    /// The design with the changes of a result.
    public static Document applied(Document document, OptimisationResult result) {
        Map<String, String> values = new LinkedHashMap<>();
        result.changes().forEach(change -> values.put(change.path(), change.after()));
        return applied(document, values);
    }

    /// The design with the values of a configuration.
    ///
    /// @param values by path
    /// @throws PropertyException when they do not fit
    public static Document applied(Document document, Map<String, String> values) {
        return SearchSpace.applied(document, values);
    }

    private OptimisationResult run() {
        if (space.axes().isEmpty()) {
            throw new NothingToVaryException("there is nothing to vary: name properties with --vary"
                    + (options.kept().isEmpty() ? "" : ", or keep less"));
        }
        try {
            screen();
            return selected();
        } catch (CancellationException e) {
            Trial best = simulated.values().stream().filter(trial -> trial.verdict() == Verdict.MET)
                    .min(Comparator.comparingDouble(trial -> trial.cost().value())).orElseThrow(() -> e);
            return answer(Status.STOPPED, best, start(), best, new Guarantee(options.confidence(), false, 0));
        }
    }

    private Trial start() {
        return Objects.requireNonNull(simulated.get(space.start()));
    }

    // ---- formulas, set right by simulations ------------------------------------------------------------------------

    private void screen() {
        simulate(List.of(forecaster.of(space.start())));
        forecaster.learn(start().cores());
        for (int round = 0; round < ROUNDS; round++) {
            Score best = descended(1, round);
            if (correction.knows(best.forecast().point()) || best.forecast().isRefused()) {
                break;
            }
            simulate(List.of(best.forecast()));
        }
        simulate(candidates());
    }

    private Score descended(double limit, int round) {
        return new Descent(space, forecaster, correction, limit).best(
                new SplittableRandom(options.evaluation().seed() + round),
                simulated.keySet().stream().toList());
    }

    private int first() {
        return options.evaluation().replications();
    }

    private void simulate(List<Forecast> forecasts) {
        List<Forecast> fit = new ArrayList<>();
        for (Forecast forecast : forecasts) {
            boolean isStart = simulated.isEmpty() && fit.isEmpty();
            if (!simulated.containsKey(forecast.point()) && (isStart || fit.size() < trials.affordable(first()))) {
                trials.objection(forecast.point()).ifPresentOrElse(
                        reason -> forecaster.refuse(forecast.point(), reason), () -> fit.add(forecast));
            }
        }
        trials.begun(fit, first(), options.evaluation().seed()).forEach(trial -> {
            simulated.put(trial.point(), trial);
            correction.add(trial.forecast(),
                    trial.objectives().stream().map(result -> result.measured().value()).toList());
        });
    }

    /// The cheapest of those that should do, the nearest of those that should just not do, and some that are faster or more often
    /// there than they must be, for the front.
    private List<Forecast> candidates() {
        Set<Forecast> chosen = new LinkedHashSet<>();
        Score best = descended(1, ROUNDS);
        chosen.add(best.forecast());
        List<Score> all = new ArrayList<>(forecaster.all().stream().filter(forecast -> !forecast.isRefused())
                .filter(forecast -> forecast.shortfall() <= 0).map(forecast -> correction.score(forecast, 1))
                .toList());
        Comparator<Score> order = new Descent(space, forecaster, correction, 1).order();
        Set<Double> costs = new LinkedHashSet<>(List.of(best.cost()));
        all.stream().filter(Score::isFeasible).sorted(order).filter(score -> costs.add(score.cost())).limit(CHEAP)
                .forEach(score -> chosen.add(score.forecast()));
        List<Score> nearly = all.stream().filter(score -> !score.isFeasible() && score.violation() < NEAR
                && score.cost() < best.cost()).toList();
        nearly.stream().sorted(Comparator.comparingDouble(Score::violation))
                .filter(score -> costs.add(score.cost())).limit(NEARLY)
                .forEach(score -> chosen.add(score.forecast()));
        nearly.stream().sorted(Comparator.comparingDouble(Score::cost)).filter(score -> costs.add(score.cost()))
                .limit(NEARLY).forEach(score -> chosen.add(score.forecast()));
        if (requirements.stream().anyMatch(r -> r.objective().metric() == Objective.Metric.LATENCY)) {
            for (double limit : TIGHTER) {
                Score faster = descended(limit, ROUNDS);
                if (faster.isFeasible()) {
                    chosen.add(faster.forecast());
                }
            }
        }
        moreAvailable(best, all).ifPresent(chosen::add);
        return List.copyOf(chosen);
    }

    private static Optional<Forecast> moreAvailable(Score best, List<Score> all) {
        double down = 1 - best.forecast().availability();
        return all.stream().filter(Score::isFeasible)
                .filter(score -> 1 - score.forecast().availability() < down / 2)
                .min(Comparator.comparingDouble(Score::cost)).map(Score::forecast);
    }

    // ---- simulations -----------------------------------------------------------------------------------------------

    private OptimisationResult selected() {
        List<Trial> left = new ArrayList<>();
        simulated.forEach((point, trial) -> {
            if (trial.forecast().shortfall() > 0) {
                fates.put(point, Reason.of(Reason.Kind.FALLS_SHORT));
            } else {
                left.add(trial);
            }
        });
        left.sort(Comparator.comparingDouble((Trial trial) -> trial.cost().value())
                .thenComparingInt(trial -> trial.point().differences(space.start())));
        boolean wasDecided = true;
        int open = 0;
        int unsettled = 0;
        while (!left.isEmpty()) {
            List<Trial> contestants = List.copyOf(left);
            Selection.Outcome outcome = Selection.among(contestants, rules(), (which, count) -> trials.more(
                    which.stream().map(contestants::get).toList(), count, options.evaluation().seed()));
            tell(contestants, outcome);
            wasDecided &= outcome.isDecided();
            open = undecided(outcome);
            if (outcome.best() < 0) {
                break;
            }
            Trial chosen = contestants.get(outcome.best());
            List<Trial> confirmation = confirmation(chosen);
            if (confirmation.getLast().verdict() == Verdict.MET) {
                return answer(wasDecided ? Status.FOUND : Status.UNDECIDED, chosen, confirmation.getFirst(),
                        confirmation.getLast(), new Guarantee(options.confidence(), wasDecided, open + unsettled));
            }
            if (isUnsettled(confirmation.getLast())) {
                wasDecided = false;
                unsettled++;
            }
            left.remove(chosen);
            fates.put(chosen.point(), Reason.of(Reason.Kind.NOT_CONFIRMED));
        }
        Trial nearest = simulated.values().stream().min(Comparator.comparingDouble(this::missing)).orElseThrow();
        return answer(Status.NONE, nearest, start(), nearest,
                new Guarantee(options.confidence(), wasDecided, open + unsettled));
    }

    /// Whether more runs could have told, of which there were none left.
    private static boolean isUnsettled(Trial confirmed) {
        return confirmed.verdict() == Verdict.INCONCLUSIVE && confirmed.replications() < MOST_OF_CONFIRMATION;
    }

    private Selection.Rules rules() {
        return new Selection.Rules(options.confidence(), requirements.stream().map(Requirement::tolerance).toList(),
                SMALL * start().cost().value(), first());
    }

    private static int undecided(Selection.Outcome outcome) {
        return (int) outcome.standings().stream().filter(Selection.Standing.Open.class::isInstance).count();
    }

    private double missing(Trial trial) {
        List<ObjectiveResult> results = trial.objectives();
        return IntStream.range(0, requirements.size())
                .mapToDouble(i -> Math.max(0, requirements.get(i).taken(results.get(i).measured().value()) - 1))
                .map(value -> Double.isNaN(value) ? 1e9 : value).sum();
    }

    /// Runs of the design as it is and of a choice, with random numbers of their own, until the objectives of the choice are shown
    /// to be met or missed, or there have been many.
    private List<Trial> confirmation(Trial chosen) {
        long seed = options.evaluation().seed() ^ OTHER;
        List<Forecast> both = new ArrayList<>(new LinkedHashSet<>(List.of(start().forecast(), chosen.forecast())));
        List<Trial> fresh = trials.begun(both, 0, seed);
        trials.certainly(fresh, BATCH_OF_CONFIRMATION, seed);
        Trial last = fresh.getLast();
        while (last.verdict() == Verdict.INCONCLUSIVE && last.replications() < MOST_OF_CONFIRMATION
                && trials.more(fresh, last.replications(), seed)) {
            continue;
        }
        return fresh;
    }

    private void tell(List<Trial> contestants, Selection.Outcome outcome) {
        for (int i = 0; i < contestants.size(); i++) {
            fates.put(contestants.get(i).point(), switch (outcome.standings().get(i)) {
                case Selection.Standing.Open() -> Reason.of(Reason.Kind.NOT_SETTLED);
                case Selection.Standing.Meets() -> Reason.of(Reason.Kind.MEETS);
                case Selection.Standing.Misses(int which) ->
                    new Reason(Reason.Kind.MISSES, named(requirements.get(which)));
                case Selection.Standing.Dearer(_) -> Reason.of(Reason.Kind.DEARER);
            });
        }
    }

    private String named(Requirement requirement) {
        String scenario = situations.get(requirement.situation()).scenario();
        return requirement.id() + " (" + requirement.objective() + ")"
                + (scenario == null ? "" : " in " + scenario);
    }

    private OptimisationResult answer(Status status, Trial chosen, Trial before, Trial after, Guarantee guarantee) {
        return new Answer(original, space, pricing, situations, requirements, fates).of(
                new Answer.Choice(status, chosen, before, after), List.copyOf(simulated.values()), guarantee,
                new OptimisationResult.Effort(space.size(), forecaster.count(), forecaster.count() >= space.size(),
                        trials.runs(), options.budget()),
                options.evaluation().seed(), point -> correction.score(forecaster.of(point), 1));
    }
}
