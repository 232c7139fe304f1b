package dev.archipelago.simulator.plan;

import dev.archipelago.model.quantity.Count;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.random.Dice;
import dev.archipelago.simulator.random.Sampler;
import dev.archipelago.simulator.random.Samplers;
import java.util.ArrayList;
import java.util.List;

/// Collects the draws of a plan: distributions of the model become samplers with named streams.
final class Draws {

    private static final double NANOS = 1e9;

    private final List<Dice.Die> draws;
    private final String prefix;

    Draws() {
        this.draws = new ArrayList<>();
        this.prefix = "";
    }

    /// Adds to others under names that begin alike.
    Draws(Draws others, String prefix) {
        this.draws = others.draws;
        this.prefix = prefix;
    }

    /// The name of a stream among those of all.
    String named(String stream) {
        return prefix + stream;
    }

    int duration(Distribution distribution, String stream) {
        return duration(distribution, 1, stream);
    }

    /// @param factor so many times as long
    int duration(Distribution distribution, double factor, String stream) {
        double unit = factor * NANOS;
        return add(factor == 1 ? sampler(distribution) : Samplers.scaled(factor, sampler(distribution)), stream,
                unit * distribution.expected(), unit * unit * Variances.of(distribution));
    }

    int count(Count count, String stream) {
        return add(switch (count) {
            case Count.Fixed(int times) -> Samplers.constant(times);
            case Count.Geometric(double mean) -> Samplers.geometric(mean);
            case Count.Poisson(double mean) -> Samplers.poisson(mean);
            case Count.Uniform(int min, int max) -> Samplers.uniformCount(min, max);
        }, stream, count.expected(), Variances.of(count));
    }

    int uniform(String stream) {
        return add(Samplers.uniform(0, 1), stream, 0.5, 1.0 / 12);
    }

    List<Dice.Die> all() {
        return draws;
    }

    private int add(Sampler sampler, String stream, double mean, double variance) {
        draws.add(new Dice.Die(sampler, named(stream), mean, variance));
        return draws.size() - 1;
    }

    private static Sampler sampler(Distribution distribution) {
        return switch (distribution) {
            case Distribution.Constant d -> Samplers.constant(nanos(d.value()));
            case Distribution.Exponential d -> Samplers.exponential(nanos(d.mean()));
            case Distribution.Uniform d -> Samplers.uniform(nanos(d.min()), nanos(d.max()));
            case Distribution.Normal d -> Samplers.normal(nanos(d.mean()), nanos(d.sd()));
            case Distribution.LogNormal d -> Samplers.logNormal(nanos(d.mean()), d.cv());
            case Distribution.Gamma d -> Samplers.gamma(nanos(d.mean()), d.cv());
            case Distribution.Erlang d -> Samplers.erlang(d.stages(), nanos(d.mean()));
            case Distribution.Hyperexponential d -> Samplers.hyperexponential(nanos(d.mean()), d.cv());
            case Distribution.Weibull d -> Samplers.weibull(nanos(d.mean()), d.shape());
            case Distribution.Pareto d -> Samplers.pareto(nanos(d.min()), d.shape(),
                    d.max() == null ? Double.POSITIVE_INFINITY : nanos(d.max()));
            case Distribution.Triangular d -> Samplers.triangular(nanos(d.min()), nanos(d.mode()), nanos(d.max()));
            case Distribution.Empirical d -> Samplers
                    .empirical(d.values().stream().mapToDouble(Draws::nanos).toArray());
            case Distribution.Shifted d -> Samplers.shifted(nanos(d.offset()), sampler(d.rest()));
            case Distribution.Fitted d -> sampler(d.shape());
        };
    }

    private static double nanos(TimeSpan time) {
        return time.seconds() * NANOS;
    }
}
