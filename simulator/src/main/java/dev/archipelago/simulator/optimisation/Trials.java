package dev.archipelago.simulator.optimisation;

import dev.archipelago.model.check.Checks;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentWriter;
import dev.archipelago.model.file.Sha256;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.experiment.Evaluation;
import dev.archipelago.simulator.measure.Observation;
import dev.archipelago.simulator.measure.ObservationShape;
import dev.archipelago.simulator.plan.Plan;
import dev.archipelago.simulator.plan.PlanCompiler;
import dev.archipelago.simulator.plan.Setting;
import dev.archipelago.simulator.run.Replications;
import dev.archipelago.simulator.run.WarmUpSearch;
import dev.archipelago.simulator.runtime.Replication;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// Runs configurations, all under the same random numbers, and counts the runs.
///
/// Replications of the same number draw the same in every configuration, so that differences between them are known better than
/// either. A pilot that finds a warm-up counts as a run.
final class Trials {

    private static final int INTERVALS = 20;

    private final SearchSpace space;
    private final List<Forecaster.Situation> situations;
    private final List<Requirement> requirements;
    private final Evaluation.Options options;
    private final Running running;
    private int runs;
    private int asked;

    /// @param budget runs at the most
    record Running(int threads, int budget, Progress progress, CancelSignal cancel, Memory memory) {}

    Trials(SearchSpace space, List<Forecaster.Situation> situations, List<Requirement> requirements,
            Evaluation.Options options, Running running) {
        this.space = space;
        this.situations = situations;
        this.requirements = requirements;
        this.options = options;
        this.running = running;
    }

    int runs() {
        return runs;
    }

    /// How many configurations can still be run so often, with a pilot each.
    int affordable(int replications) {
        return Math.max(0, running.budget() - runs) / ((replications + 1) * situations.size());
    }

    /// What the checks have against a configuration; empty for nothing.
    Optional<String> objection(Point point) {
        return Checks.all().run(space.document(point)).stream().filter(Finding::isError).findFirst()
                .map(Finding::message);
    }

    /// @throws CancellationException when cancelled
    List<Trial> begun(List<Forecast> forecasts, int replications, long seed) {
        if (forecasts.isEmpty()) {
            return List.of();
        }
        List<List<Trial.Stage>> stages = Workers.each(forecasts, running.threads(),
                forecast -> situations.stream().map(situation -> stage(forecast.point(), situation)).toList());
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < forecasts.size(); i++) {
            trials.add(new Trial(forecasts.get(i), requirements, stages.get(i)));
        }
        runs += trials.size() * situations.size();
        if (replications > 0) {
            run(trials, replications, seed);
        }
        return trials;
    }

    private Trial.Stage stage(Point point, Forecaster.Situation situation) {
        Setting setting = Setting.of(space.document(point), situation.scenario());
        Document document = setting.document();
        // The faults and changes of the scenario belong to the plan, its values are in the document already.
        Plan plan = PlanCompiler.compile(document, situation.scenario() == null ? "" : situation.scenario(),
                options.detail());
        long duration = setting.duration(options.duration()).nanos();
        TimeSpan given = setting.warmUp(options.warmUp());
        long warmUp = given != null
                ? given.nanos()
                : WarmUpSearch.find(plan, options.seed(), duration, running.cancel()).nanos();
        return new Trial.Stage(document, plan,
                new Replication.Window(warmUp, duration, Math.ceilDiv(duration, INTERVALS), warmUp),
                new ArrayList<>());
    }

    /// @return whether there were enough runs left for it
    /// @throws CancellationException when cancelled
    boolean more(List<Trial> trials, int replications, long seed) {
        int wanted = trials.size() * replications * situations.size();
        if (runs + wanted > running.budget()) {
            return false;
        }
        run(trials, replications, seed);
        return true;
    }

    /// The same, whatever the budget: what is told at the end must have been run.
    void certainly(List<Trial> trials, int replications, long seed) {
        run(trials, replications, seed);
    }

    private void run(List<Trial> trials, int replications, long seed) {
        int before = runs;
        runs += trials.size() * replications * situations.size();
        List<Replications.Series> series = new ArrayList<>();
        for (Trial trial : trials) {
            for (Trial.Stage stage : trial.stages()) {
                series.add(new Replications.Series(stage.plan(), stage.window(), trial.replications(), replications));
            }
        }
        List<List<Observation>> observed = observed(series,
                trials.stream().flatMap(trial -> trial.stages().stream()).toList(), seed, before);
        for (int i = 0; i < trials.size(); i++) {
            trials.get(i).add(observed.subList(i * situations.size(), (i + 1) * situations.size()));
        }
        running.progress().at(Math.min(1, runs / (double) running.budget()));
    }

    /// From the first replication on.
    private Progress since(int before) {
        return share -> running.progress()
                .at(Math.min(1, (before + share * (runs - before)) / running.budget()));
    }

    /// What is remembered, and the rest run.
    ///
    /// @param before runs that there were
    private List<List<Observation>> observed(List<Replications.Series> all, List<Trial.Stage> stages, long seed,
            int before) {
        if (running.memory() == Memory.NONE) {
            return Replications.run(all, seed, running.threads(), since(before), running.cancel());
        }
        List<@Nullable Observation> found = new ArrayList<>();
        List<Replications.Series> missing = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        List<Memory.Run> wanted = new ArrayList<>();
        for (int s = 0; s < all.size(); s++) {
            Replications.Series series = all.get(s);
            String name = name(series, stages.get(s), seed);
            ObservationShape shape = Replications.shape(series.plan(), seed, series.window(), running.cancel());
            for (int r = series.first(); r < series.first() + series.count(); r++) {
                Memory.Run run = new Memory.Run(asked++, name, r);
                // What does not fit the plan is not remembered.
                Observation remembered = running.memory().of(run)
                        .filter(observation -> ObservationShape.of(observation).equals(shape)).orElse(null);
                if (remembered == null) {
                    missing.add(new Replications.Series(series.plan(), series.window(), r, 1));
                    places.add(wanted.size());
                }
                wanted.add(run);
                found.add(remembered);
            }
        }
        fill(found, missing, places, wanted, seed, since(runs - missing.size()));
        List<List<Observation>> parted = new ArrayList<>();
        int from = 0;
        for (Replications.Series series : all) {
            parted.add(found.subList(from, from + series.count()).stream().map(Objects::requireNonNull).toList());
            from += series.count();
        }
        return parted;
    }

    private void fill(List<@Nullable Observation> found, List<Replications.Series> missing, List<Integer> places,
            List<Memory.Run> wanted, long seed, Progress progress) {
        if (missing.isEmpty()) {
            return;
        }
        var work = new Replications.Work(running.threads(),
                (observation, task) -> running.memory().keep(wanted.get(places.get(task)), observation));
        List<List<Observation>> fresh = Replications.run(missing, seed, work, progress, running.cancel());
        for (int i = 0; i < places.size(); i++) {
            found.set(places.get(i), fresh.get(i).getFirst());
        }
    }

    private static String name(Replications.Series series, Trial.Stage stage, long seed) {
        return Sha256.of(DocumentWriter.write(stage.document()) + "\n" + series.plan().scenario() + "\n" + seed + "\n"
                + series.window());
    }
}
