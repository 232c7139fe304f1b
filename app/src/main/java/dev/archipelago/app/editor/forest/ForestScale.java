package dev.archipelago.app.editor.forest;

import dev.archipelago.simulator.result.Estimate;
import java.util.Collection;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// Where a difference lies on an axis.
///
/// Up to a doubling the axis is even, and no difference lies in its middle. Beyond that it is even near no difference and logarithmic farther out (the
/// inverse hyperbolic sine), so that small differences are seen beside large ones; it begins where nothing is left, and its marks say where what is.
///
/// @param low the least difference that there is room for, as a fraction; negative
/// @param high the largest
/// @param isEven whether equal differences are equally long everywhere
record ForestScale(double low, double high, boolean isEven) {
    private static final double DOUBLING = 1;
    private static final double MOST = 1000;
    /// Where a wide axis turns from even to logarithmic.
    private static final double BEND = 0.05;
    private static final List<Double> ROUND = List.of(0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0);
    private static final List<Double> DECADES = List.of(0.1, 1.0, 10.0, 100.0, 1000.0);

    /// With room for all of them and their intervals.
    static ForestScale of(Collection<Estimate> differences) {
        double most = differences.stream()
                .flatMapToDouble(d -> DoubleStream.of(d.value(), d.low(), d.high()))
                .filter(Double::isFinite).map(Math::abs).max().orElse(0);
        if (most <= DOUBLING) {
            double limit = ROUND.stream().filter(round -> round >= most).findFirst().orElse(DOUBLING);
            return new ForestScale(-limit, limit, true);
        }
        return new ForestScale(-DOUBLING, Math.min(MOST, Math.pow(10, Math.ceil(Math.log10(most)))), false);
    }

    /// From 0 at the left end to 1 at the right; beyond them for what there is no room for.
    double position(double difference) {
        return (bent(difference) - bent(low)) / (bent(high) - bent(low));
    }

    private double bent(double difference) {
        double wide = Math.abs(difference / BEND);
        return isEven ? difference : Math.copySign(Math.log(wide + Math.sqrt(wide * wide + 1)), difference);
    }

    /// Differences that the axis is marked at, from left to right.
    List<Double> marks() {
        List<Double> right = isEven
                ? List.of(high / 2, high)
                : DECADES.stream().filter(mark -> mark <= high).toList();
        return Stream.of(right.reversed().stream().map(mark -> -mark).filter(mark -> mark >= low), Stream.of(0.0),
                right.stream()).flatMap(marks -> marks).toList();
    }
}
