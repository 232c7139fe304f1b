package dev.archipelago.simulator.experiment;

import dev.archipelago.simulator.result.SweepResult;
import dev.archipelago.simulator.result.SweepResult.Point;
import dev.archipelago.simulator.result.SwingResult;
import dev.archipelago.simulator.result.VarianceResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Says which property matters most for which figure, from the points of a sweep that were chosen for it.
public final class Sensitivity {

    /// Fewer rows than this say nothing about a variance.
    public static final int LEAST_SAMPLES = 8;

    private Sensitivity() {}

    /// @param sweep all points of {@link Sampling#oneAtATime}
    public static SwingResult swings(SweepResult sweep) {
        requirePoints(sweep, 1 + 2 * sweep.paths().size());
        List<SwingResult.Figure> figures = new ArrayList<>();
        for (String name : sweep.figureNames()) {
            List<SwingResult.Bar> bars = IntStream.range(0, sweep.paths().size())
                    .mapToObj(i -> bar(sweep, i, name))
                    .sorted(Comparator.comparingDouble(bar -> Double.isNaN(bar.swing()) ? 1 : -bar.swing())).toList();
            figures.add(new SwingResult.Figure(name, sweep.points().getFirst().figure(name), bars));
        }
        return new SwingResult(sweep, figures);
    }

    private static SwingResult.Bar bar(SweepResult sweep, int column, String name) {
        Point first = sweep.points().get(1 + 2 * column);
        Point last = sweep.points().get(2 + 2 * column);
        return new SwingResult.Bar(sweep.paths().get(column), first.values().get(column), last.values().get(column),
                first.figure(name), last.figure(name));
    }

    /// @param sweep all points of {@link Sampling#saltelli}
    public static VarianceResult shares(SweepResult sweep) {
        int samples = sweep.points().size() / (sweep.paths().size() + 2);
        requirePoints(sweep, samples * (sweep.paths().size() + 2));
        return new VarianceResult(sweep, samples,
                sweep.figureNames().stream().map(name -> figure(sweep, samples, name)).toList());
    }

    private static void requirePoints(SweepResult sweep, int expected) {
        if (sweep.points().size() != expected || expected == 0) {
            throw new IllegalArgumentException(sweep.points().size() + " points instead of " + expected);
        }
    }

    private static VarianceResult.Figure figure(SweepResult sweep, int samples, String name) {
        double[] all = sweep.points().stream().mapToDouble(point -> point.figure(name).value()).toArray();
        int columns = sweep.paths().size();
        int[] rows = IntStream.range(0, samples).filter(row -> IntStream.range(0, columns + 2)
                .allMatch(block -> Double.isFinite(all[block * samples + row]))).toArray();
        if (rows.length < 2) {
            return new VarianceResult.Figure(name, rows.length, Double.NaN, Double.NaN, List.of());
        }
        double[][] blocks = IntStream.range(0, columns + 2)
                .mapToObj(block -> IntStream.of(rows).mapToDouble(row -> all[block * samples + row]).toArray())
                .toArray(double[][]::new);
        double[][] mixed = IntStream.range(0, columns).mapToObj(i -> blocks[i + 2]).toArray(double[][]::new);
        SobolIndices indices = new SobolIndices(blocks[0], blocks[1], mixed);
        List<VarianceResult.Share> shares = indices.isConstant()
                ? List.of()
                : IntStream.range(0, columns)
                        .mapToObj(i -> new VarianceResult.Share(sweep.paths().get(i), indices.first(i, sweep.seed()),
                                indices.total(i, sweep.seed())))
                        .sorted(Comparator.comparingDouble(share -> -share.total().value())).toList();
        return new VarianceResult.Figure(name, rows.length, indices.mean(),
                indices.isConstant() ? 0 : indices.deviation(), shares);
    }
}
