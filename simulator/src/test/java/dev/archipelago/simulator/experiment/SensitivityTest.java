package dev.archipelago.simulator.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.archipelago.simulator.random.RandomStream;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.Figures;
import dev.archipelago.simulator.result.SweepResult;
import dev.archipelago.simulator.result.SweepResult.Point;
import dev.archipelago.simulator.result.SwingResult;
import dev.archipelago.simulator.result.VarianceResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SensitivityTest {
    private static final List<Variation> THREE = List.of(Variation.parse("a=0ms to 1000000ms"),
            Variation.parse("b=0ms to 1000000ms"), Variation.parse("c=0ms to 1000000ms"));

    /// Ishigami and Homma 1990 with a = 7 and b = 0.1, on uniform numbers from -π to π.
    private static double ishigami(double x1, double x2, double x3) {
        return Math.sin(x1) + 7 * Math.pow(Math.sin(x2), 2) + 0.1 * Math.pow(x3, 4) * Math.sin(x1);
    }

    @Test
    void indicesOfIshigami_areThoseOfTheClosedForm() {
        int rows = 4000;
        long seed = 11;
        double[][] x = columns(rows, seed, "a");
        double[][] y = columns(rows, seed, "b");
        double[][] mixed = IntStream.range(0, 3).mapToObj(column -> values(rows, i -> ishigami(
                column == 0 ? y[0][i] : x[0][i], column == 1 ? y[1][i] : x[1][i], column == 2 ? y[2][i] : x[2][i])))
                .toArray(double[][]::new);
        SobolIndices indices = new SobolIndices(values(rows, i -> ishigami(x[0][i], x[1][i], x[2][i])),
                values(rows, i -> ishigami(y[0][i], y[1][i], y[2][i])), mixed);
        double fourth = Math.pow(Math.PI, 4);
        double one = 0.5 * Math.pow(1 + 0.1 * fourth / 5, 2);
        double two = 49.0 / 8;
        double oneAndThree = 0.01 * fourth * fourth * (1 / 18.0 - 1 / 50.0);
        double all = one + two + oneAndThree;
        double[] first = {one / all, two / all, 0};
        double[] total = {(one + oneAndThree) / all, two / all, oneAndThree / all};

        assertThat(indices.deviation()).isCloseTo(Math.sqrt(all), within(0.1));
        for (int column = 0; column < 3; column++) {
            requireNear(indices.first(column, seed), first[column]);
            requireNear(indices.total(column, seed), total[column]);
        }
    }

    /// Within the interval, widened to 1.5 times itself: six of them hold at once.
    private static void requireNear(Estimate estimate, double truth) {
        double centre = (estimate.low() + estimate.high()) / 2;
        double half = 0.75 * (estimate.high() - estimate.low());
        assertThat(half).isBetween(0.001, 0.15);
        assertThat(truth).as("%s", estimate).isBetween(centre - half, centre + half);
    }

    private static double[][] columns(int rows, long seed, String name) {
        return IntStream.range(0, 3).mapToObj(column -> {
            RandomStream stream = RandomStream.of(seed, 0, name + column);
            return values(rows, _ -> Math.PI * (2 * stream.nextDouble() - 1));
        }).toArray(double[][]::new);
    }

    private static double[] values(int rows, IntToDoubleFunction value) {
        return IntStream.range(0, rows).mapToDouble(value).toArray();
    }

    @Test
    void sharesOfASum_areThoseOfItsTerms_aloneAndTogether() {
        VarianceResult result = Sensitivity.shares(sweep(Sampling.saltelli(THREE, 2000, 3), x -> x[0] + 2 * x[1]));
        VarianceResult.Figure figure = result.figures().getFirst();

        assertThat(result.samples()).isEqualTo(2000);
        assertThat(figure.rows()).isEqualTo(2000);
        assertThat(figure.shares()).extracting(VarianceResult.Share::path).containsExactly("b", "a", "c");
        assertThat(figure.mean()).isCloseTo(1.5, within(0.01));
        assertThat(figure.deviation()).isCloseTo(Math.sqrt(5 / 12.0), within(0.01));
        List<Double> truth = List.of(0.8, 0.2, 0.0);
        for (int i = 0; i < 3; i++) {
            assertThat(figure.shares().get(i).first().value()).isCloseTo(truth.get(i), within(0.05));
            assertThat(figure.shares().get(i).total().value()).isCloseTo(truth.get(i), within(0.05));
        }
        assertThat(figure.shares().getLast().total()).isEqualTo(new Estimate(0, 0, 0));
    }

    @Test
    void shareOfAProduct_isMoreTogetherThanAlone() {
        VarianceResult.Figure figure = Sensitivity
                .shares(sweep(Sampling.saltelli(THREE, 2000, 5), x -> (x[0] - 0.5) * (x[1] - 0.5))).figures()
                .getFirst();

        assertThat(figure.shares()).filteredOn(share -> !share.path().equals("c")).hasSize(2).allSatisfy(share -> {
            assertThat(share.first().value()).isCloseTo(0, within(0.1));
            assertThat(share.total().value()).isCloseTo(1, within(0.1));
        });
    }

    @Test
    void rowsWithoutANumber_doNotCount_andConstantsHaveNoShares() {
        List<List<String>> points = Sampling.saltelli(THREE, 100, 1);
        VarianceResult.Figure growing = Sensitivity
                .shares(sweep(points, x -> x[0] > 0.9 ? Double.POSITIVE_INFINITY : x[0])).figures().getFirst();

        assertThat(growing.rows()).isBetween(75, 85);
        assertThat(growing.shares().getFirst().path()).isEqualTo("a");
        assertThat(Sensitivity.shares(sweep(points, _ -> 3)).figures())
                .containsExactly(new VarianceResult.Figure("f", 100, 3, 0, List.of()));
        assertThat(Sensitivity.shares(sweep(points, _ -> Double.POSITIVE_INFINITY)).figures())
                .containsExactly(new VarianceResult.Figure("f", 0, Double.NaN, Double.NaN, List.of()));
    }

    @Test
    void swings_areSorted_andThoseThatGrowForEverAreFirst() {
        SweepResult sweep = sweep(Sampling.oneAtATime(THREE),
                x -> x[0] + 3 * x[1] + (x[2] == 1 ? Double.POSITIVE_INFINITY : 0));
        SwingResult.Figure figure = Sensitivity.swings(sweep).figures().getFirst();

        assertThat(figure.asItIs()).isEqualTo(Estimate.of(0.5 + 1.5));
        assertThat(figure.bars()).extracting(SwingResult.Bar::path).containsExactly("c", "b", "a");
        assertThat(figure.bars()).extracting(SwingResult.Bar::swing).containsExactly(Double.POSITIVE_INFINITY, 3.0,
                1.0);
        assertThat(figure.bars().get(1)).isEqualTo(new SwingResult.Bar("b", "0ms", "1000000ms", Estimate.of(0.5),
                Estimate.of(3.5)));
    }

    @Test
    void swingWithoutOneEnd_isNotKnown_andComesLast() {
        List<List<String>> planned = Sampling.oneAtATime(THREE);
        SweepResult sweep = sweep(planned, x -> x[0] + x[1] + x[2]);
        List<Point> points = new ArrayList<>(sweep.points());
        points.set(2, Point.refused(2, planned.get(2), "too much"));
        List<SwingResult.Bar> bars = Sensitivity.swings(with(points)).figures().getFirst().bars();

        assertThat(bars).extracting(SwingResult.Bar::path).containsExactly("b", "c", "a");
        assertThat(bars.getLast().swing()).isNaN();
    }

    @Test
    void swingOfOverlappingIntervals_isNotClear() {
        Estimate low = new Estimate(1, 0, 2);

        assertThat(new SwingResult.Bar("a", "1", "2", low, new Estimate(2, 1, 3)).isClear()).isFalse();
        assertThat(new SwingResult.Bar("a", "1", "2", low, new Estimate(4, 3, 5)).isClear()).isTrue();
        assertThat(new SwingResult.Bar("a", "1", "2", Estimate.of(1), Estimate.of(2)).isClear()).isTrue();
        assertThat(new SwingResult.Bar("a", "1", "2", Estimate.of(1), Estimate.of(1)).isClear()).isFalse();
    }

    @Test
    void pointsOfAnotherSampling_areRefused() {
        SweepResult sweep = sweep(Sampling.latinHypercube(THREE, 6, 1), x -> x[0]);

        assertThatThrownBy(() -> Sensitivity.swings(sweep)).hasMessage("6 points instead of 7");
        assertThatThrownBy(() -> Sensitivity.shares(sweep)).hasMessage("6 points instead of 5");
        assertThatThrownBy(() -> Sampling.saltelli(THREE, 30_000, 1))
                .hasMessageContaining("30000 samples of 3 properties need more than 100000 points");
    }

    /// @param function of three numbers between 0 and 1; what is left as it is, is 0.5
    private static SweepResult sweep(List<List<String>> points, ToDoubleFunction<double[]> function) {
        return with(IntStream.range(0, points.size()).mapToObj(i -> {
            double[] x = points.get(i).stream()
                    .mapToDouble(value -> value.isEmpty() ? 0.5 : Double.parseDouble(value.replace("ms", "")) / 1e6)
                    .toArray();
            return Point.of(i, points.get(i),
                    new Figures(Map.of("f", Estimate.of(function.applyAsDouble(x))), Map.of()));
        }).toList());
    }

    private static SweepResult with(List<Point> points) {
        return new SweepResult("Example", "", "estimate", 1, 0, List.of("a", "b", "c"), points);
    }
}
