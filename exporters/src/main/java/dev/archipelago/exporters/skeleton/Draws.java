package dev.archipelago.exporters.skeleton;

import dev.archipelago.model.quantity.Count;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.TimeSpan;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.IntStream;

/// Writes random times and counts as calls of the functions that every program brings along.
final class Draws {

    private static final int MOST_VALUES = 101;

    private Draws() {}

    static Code of(Distribution distribution) {
        return switch (distribution) {
            case Distribution.Constant d -> Code.call("constant", Code.seconds(d.value()));
            case Distribution.Exponential d -> Code.call("exponential", Code.seconds(d.mean()));
            case Distribution.Uniform d -> Code.call("uniform", Code.seconds(d.min()), Code.seconds(d.max()));
            case Distribution.Normal d -> Code.call("normal", Code.seconds(d.mean()), Code.seconds(d.sd()));
            case Distribution.LogNormal d -> Code.call("lognormal", Code.seconds(d.mean()), Code.number(d.cv()));
            case Distribution.Gamma d -> Code.call("gamma", Code.seconds(d.mean()), Code.number(d.cv()));
            case Distribution.Erlang d -> Code.call("erlang", Code.number((long) d.stages()), Code.seconds(d.mean()));
            case Distribution.Hyperexponential d ->
                Code.call("hyperexponential", Code.seconds(d.mean()), Code.number(d.cv()));
            case Distribution.Weibull d -> Code.call("weibull", Code.number(scale(d)), Code.number(d.shape()));
            case Distribution.Pareto d -> Code.call("pareto", Code.seconds(d.min()), Code.number(d.shape()),
                    Code.seconds(d.max() == null ? TimeSpan.ZERO : d.max()));
            case Distribution.Triangular d ->
                Code.call("triangular", Code.seconds(d.min()), Code.seconds(d.mode()), Code.seconds(d.max()));
            case Distribution.Empirical d -> Code.call("empirical", List.of(), values(d));
            case Distribution.Shifted d -> Code.call("shifted", Code.seconds(d.offset()), of(d.rest()));
            case Distribution.Fitted d -> of(d.shape());
        };
    }

    static Code of(Count count) {
        return switch (count) {
            case Count.Fixed(int times) -> Code.call("exactly", Code.number((long) times));
            case Count.Geometric(double mean) -> Code.call("geometric", Code.number(mean));
            case Count.Poisson(double mean) -> Code.call("poisson", Code.number(mean));
            case Count.Uniform(int min, int max) ->
                Code.call("between", Code.number((long) min), Code.number((long) max));
        };
    }

    /// The values, or where there are many of them as many quantiles.
    private static List<Code> values(Distribution.Empirical measured) {
        List<TimeSpan> sorted = measured.values().stream().sorted().toList();
        if (sorted.isEmpty()) {
            return List.of(Code.number(0L));
        }
        int count = Math.min(sorted.size(), MOST_VALUES);
        return IntStream.range(0, count)
                .mapToObj(i -> Code.seconds(sorted.get((int) ((2L * i + 1) * sorted.size() / (2L * count))))).toList();
    }

    /// The scale of a Weibull distribution of this mean, to six digits.
    private static double scale(Distribution.Weibull weibull) {
        double scale = weibull.mean().seconds() / gamma(1 + 1 / weibull.shape());
        return new BigDecimal(scale).round(new MathContext(6)).doubleValue();
    }

    /// The gamma function for arguments from 1 on: Stirling's series ten steps further up.
    private static double gamma(double x) {
        double product = 1;
        double z = x;
        for (; z < x + 10; z++) {
            product *= z;
        }
        double series = 1 / (12 * z) - 1 / (360 * z * z * z) + 1 / (1260 * z * z * z * z * z);
        return StrictMath.exp((z - 0.5) * StrictMath.log(z) - z + StrictMath.log(2 * Math.PI) / 2 + series) / product;
    }
}
