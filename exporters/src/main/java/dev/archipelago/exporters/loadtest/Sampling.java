package dev.archipelago.exporters.loadtest;

import dev.archipelago.exporters.spi.Omissions;
import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Scalar;
import dev.archipelago.model.quantity.Count;
import dev.archipelago.model.quantity.Distribution;
import org.jspecify.annotations.Nullable;

/// Tells the script how to draw a time or a number. It knows fixed, exponential and uniform times and all counts; of any
/// other distribution it takes the mean.
final class Sampling {

    private Sampling() {}

    /// In seconds.
    static Mapping time(@Nullable Distribution time, String pointer, Omissions omissions) {
        return switch (time) {
            case null -> fixed(0);
            case Distribution.Constant(var value) -> fixed(value.seconds());
            case Distribution.Exponential(var mean) ->
                Mapping.builder().put("kind", "exponential").put("mean", Scalar.of(mean.seconds())).build();
            case Distribution.Uniform(var min, var max) -> Mapping.builder().put("kind", "uniform")
                    .put("min", Scalar.of(min.seconds())).put("max", Scalar.of(max.seconds())).build();
            case Distribution.Fitted(var shape, var _) -> time(shape, pointer, omissions);
            default -> {
                omissions.add(pointer, "the distribution " + time, "the script waits for its mean");
                yield fixed(time.expected());
            }
        };
    }

    static Mapping count(@Nullable Count count) {
        return switch (count) {
            case null -> fixed(1);
            case Count.Fixed(int times) -> fixed(times);
            case Count.Geometric(double mean) ->
                Mapping.builder().put("kind", "geometric").put("mean", Scalar.of(mean)).build();
            case Count.Poisson(double mean) ->
                Mapping.builder().put("kind", "poisson").put("mean", Scalar.of(mean)).build();
            case Count.Uniform(int min, int max) ->
                Mapping.builder().put("kind", "whole").put("min", min).put("max", max).build();
        };
    }

    private static Mapping fixed(double value) {
        return Mapping.builder().put("kind", "fixed").put("value", Scalar.of(value)).build();
    }
}
