package dev.archipelago.simulator.optimisation;

import dev.archipelago.simulator.optimisation.Correction.Score;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;

/// Looks for the cheapest configuration that meets all requirements by formulas.
///
/// A small space is looked through as a whole. Otherwise all that costs is made smaller together, then one by one, and from the best of
/// that and a few other places steps are taken. Where requirements are missed it takes the steps
/// that bring most for what they cost. Where they are met it saves: each step is the one that saves most for the room that it takes
/// (marginal analysis: Fox 1966). At the end of that, two steps at a time are tried, one that saves and one that makes room for it.
/// What a step forward would not bring together with any one other is not found.
final class Descent {

    /// Configurations up to which all of them are estimated.
    private static final int ALL = 3000;
    private static final int MOST_STEPS = 500;
    private static final int RANDOM_STARTS = 2;
    private static final int SHARES = 8;
    private static final double NEARLY = 1e-9;

    private final SearchSpace space;
    private final Forecaster forecaster;
    private final Correction correction;
    private final double limit;
    private final Point start;

    /// @param limit of what is taken up of objectives on latency
    Descent(SearchSpace space, Forecaster forecaster, Correction correction, double limit) {
        this.space = space;
        this.forecaster = forecaster;
        this.correction = correction;
        this.limit = limit;
        this.start = space.start();
    }

    /// The best that was found; it may miss requirements where everything does.
    Score best(RandomGenerator random, List<Point> promising) {
        if (space.size() <= ALL) {
            scores(LongStream.range(0, (long) space.size()).mapToObj(space::number).toList());
            return lean(bestOfAll());
        }
        lowered(bestOfAll(scores(shrunk())));
        List<Point> beginnings = new ArrayList<>(promising);
        beginnings.add(start);
        beginnings.add(most());
        for (int i = 0; i < RANDOM_STARTS; i++) {
            beginnings.add(new Point(space.axes().stream().map(axis -> random.nextInt(axis.levels().size()))
                    .toList()));
        }
        beginnings.addFirst(bestOfAll().forecast().point());
        beginnings.forEach(point -> saved(repaired(score(point))));
        return lean(saved(bestOfAll()));
    }

    private Score bestOfAll() {
        return bestOfAll(forecaster.all().stream().map(forecast -> correction.score(forecast, limit)).toList());
    }

    private Score bestOfAll(List<Score> scores) {
        return scores.stream().min(order()).orElseThrow();
    }

    /// All that costs made smaller by the same share of the way, which takes a large design far with few estimates.
    private List<Point> shrunk() {
        List<Point> points = new ArrayList<>();
        for (int share = 0; share <= SHARES; share++) {
            int part = share;
            points.add(new Point(space.axes().stream().map(
                    axis -> axis.costs() ? axis.start() - axis.start() * part / SHARES : axis.start()).toList()));
        }
        return points;
    }

    /// One axis after the other at the lowest level at which nothing is missed, as far as less always means less.
    private void lowered(Score from) {
        Score now = from;
        for (int axis = 0; axis < space.axes().size() && now.isFeasible(); axis++) {
            int low = 0;
            while (space.axes().get(axis).costs() && low < now.forecast().point().level(axis)) {
                Score tried = score(now.forecast().point().with(axis,
                        (low + now.forecast().point().level(axis)) / 2));
                if (isCheaper(tried, now)) {
                    now = tried;
                } else {
                    low = tried.forecast().point().level(axis) + 1;
                }
            }
        }
    }

    /// Feasible before infeasible, cheap before dear, near to the start before far, easy before strained.
    Comparator<Score> order() {
        return (a, b) -> {
            if (a.violation() > 0 || b.violation() > 0) {
                int violations = Double.compare(a.violation(), b.violation());
                if (violations != 0) {
                    return violations;
                }
            }
            if (!alike(a.cost(), b.cost())) {
                return Double.compare(a.cost(), b.cost());
            }
            int changes = Integer.compare(a.forecast().point().differences(start),
                    b.forecast().point().differences(start));
            return changes != 0 ? changes : Double.compare(a.strain(), b.strain());
        };
    }

    private static boolean alike(double a, double b) {
        return a == b || Math.abs(a - b) <= NEARLY * Math.max(Math.abs(a), Math.abs(b));
    }

    private Point most() {
        return new Point(space.axes().stream()
                .map(axis -> axis.costs() ? axis.levels().size() - 1 : axis.start()).toList());
    }

    private Score score(Point point) {
        return correction.score(forecaster.of(point), limit);
    }

    private List<Score> scores(List<Point> points) {
        return forecaster.of(points).stream().map(forecast -> correction.score(forecast, limit)).toList();
    }

    // ---- steps -----------------------------------------------------------------------------------------------------

    private List<Point> steps(Point from) {
        List<Point> steps = new ArrayList<>();
        for (int axis = 0; axis < space.axes().size(); axis++) {
            step(from, axis, -1, steps);
            step(from, axis, 1, steps);
        }
        return steps;
    }

    private void step(Point from, int axis, int by, List<Point> steps) {
        int level = from.level(axis) + by;
        if (level >= 0 && level < space.axes().get(axis).levels().size()) {
            steps.add(from.with(axis, level));
        }
    }

    /// Steps that bring most for what they cost until nothing is missed, or nothing helps.
    private Score repaired(Score from) {
        Score now = from;
        for (int i = 0; i < MOST_STEPS && !now.isFeasible() && !forecaster.isExhausted(); i++) {
            Score here = now;
            Optional<Score> next = scores(steps(now.forecast().point())).stream()
                    .filter(score -> score.violation() < here.violation() - NEARLY || !Double.isFinite(here.violation())
                            && Double.isFinite(score.violation()))
                    .max(Comparator.comparingDouble(score -> gain(here, score)));
            if (next.isEmpty()) {
                return now;
            }
            now = next.get();
        }
        return now;
    }

    private static double gain(Score from, Score to) {
        double cost = to.cost() - from.cost();
        double gain = Math.min(from.violation(), 1e9) - to.violation();
        return cost <= NEARLY * from.cost() ? 1e12 + gain : gain / cost;
    }

    private Score saved(Score from) {
        Score now = from;
        for (int i = 0; i < MOST_STEPS && now.isFeasible() && !forecaster.isExhausted(); i++) {
            Score here = now;
            Optional<Score> next = saving(here).or(() -> exchanged(here));
            if (next.isEmpty()) {
                return now;
            }
            now = next.get();
        }
        return now;
    }

    /// One step that saves, and nothing is missed after it; where none does, any other level of one axis.
    private Optional<Score> saving(Score now) {
        Point here = now.forecast().point();
        Optional<Score> step = scores(steps(here)).stream().filter(score -> isCheaper(score, now))
                .max(Comparator.comparingDouble(
                        score -> (now.cost() - score.cost()) / Math.max(1e-6, score.strain() - now.strain())));
        if (step.isPresent()) {
            return step;
        }
        List<Point> jumps = new ArrayList<>();
        for (int axis = 0; axis < space.axes().size(); axis++) {
            for (int level = 0; level < space.axes().get(axis).levels().size(); level++) {
                if (Math.abs(level - here.level(axis)) > 1) {
                    jumps.add(here.with(axis, level));
                }
            }
        }
        return scores(jumps).stream().filter(score -> isCheaper(score, now)).min(order());
    }

    private static boolean isCheaper(Score score, Score than) {
        return score.isFeasible() && score.cost() < than.cost() && !alike(score.cost(), than.cost());
    }

    /// A step that saves together with one that makes room for it.
    private Optional<Score> exchanged(Score now) {
        Point here = now.forecast().point();
        List<Score> single = scores(steps(here)).stream().filter(score -> Double.isFinite(score.cost())).toList();
        List<Score> savings = single.stream().filter(score -> score.cost() < now.cost()).toList();
        List<Point> pairs = new ArrayList<>();
        for (Score saving : savings) {
            for (Score other : single) {
                int axis = changed(here, other.forecast().point());
                if (axis != changed(here, saving.forecast().point())
                        && other.cost() - now.cost() < now.cost() - saving.cost()) {
                    pairs.add(saving.forecast().point().with(axis, other.forecast().point().level(axis)));
                }
            }
        }
        return scores(pairs.subList(0, Math.min(pairs.size(), forecaster.left()))).stream()
                .filter(score -> isCheaper(score, now)).min(order());
    }

    private int changed(Point from, Point to) {
        int axis = 0;
        while (from.level(axis) == to.level(axis)) {
            axis++;
        }
        return axis;
    }

    /// Without changes that bring nothing.
    private Score lean(Score from) {
        Score now = from;
        for (int axis = 0; axis < space.axes().size(); axis++) {
            Point here = now.forecast().point();
            if (here.level(axis) != start.level(axis)) {
                Score without = score(here.with(axis, start.level(axis)));
                now = order().compare(without, now) < 0 ? without : now;
            }
        }
        return now;
    }
}
