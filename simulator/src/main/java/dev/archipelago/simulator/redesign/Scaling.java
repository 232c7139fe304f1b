package dev.archipelago.simulator.redesign;

import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.TimeSpan;

/// Makes times longer or shorter without changing their shape.
final class Scaling {

    private Scaling() {}

    static Distribution times(Distribution distribution, double factor) {
        return switch (distribution) {
            case Distribution.Constant d -> new Distribution.Constant(times(d.value(), factor));
            case Distribution.Exponential d -> new Distribution.Exponential(times(d.mean(), factor));
            case Distribution.Uniform d -> new Distribution.Uniform(times(d.min(), factor), times(d.max(), factor));
            case Distribution.Normal d -> new Distribution.Normal(times(d.mean(), factor), times(d.sd(), factor));
            case Distribution.LogNormal d -> new Distribution.LogNormal(times(d.mean(), factor), d.cv());
            case Distribution.Gamma d -> new Distribution.Gamma(times(d.mean(), factor), d.cv());
            case Distribution.Erlang d -> new Distribution.Erlang(d.stages(), times(d.mean(), factor));
            case Distribution.Hyperexponential d ->
                new Distribution.Hyperexponential(times(d.mean(), factor), d.cv());
            case Distribution.Weibull d -> new Distribution.Weibull(times(d.mean(), factor), d.shape());
            case Distribution.Pareto d -> new Distribution.Pareto(times(d.min(), factor), d.shape(),
                    d.max() == null ? null : times(d.max(), factor));
            case Distribution.Triangular d -> new Distribution.Triangular(times(d.min(), factor),
                    times(d.mode(), factor), times(d.max(), factor));
            case Distribution.Empirical d ->
                new Distribution.Empirical(null, d.values().stream().map(value -> times(value, factor)).toList());
            case Distribution.Shifted d -> new Distribution.Shifted(times(d.offset(), factor), times(d.rest(), factor));
            case Distribution.Fitted d -> times(d.shape(), factor);
        };
    }

    private static TimeSpan times(TimeSpan time, double factor) {
        return TimeSpan.ofSeconds(time.seconds() * factor);
    }
}
