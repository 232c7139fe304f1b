package dev.archipelago.simulator.runtime;

import dev.archipelago.model.quantity.Rate;
import dev.archipelago.model.scenario.Arrival;
import dev.archipelago.simulator.plan.SourcePlan;
import dev.archipelago.simulator.random.RandomStream;
import org.jspecify.annotations.Nullable;

/// When the next session of an open source arrives.
///
/// Rates that change over time are made by thinning a Poisson process of the highest rate (Lewis and Shedler 1979).
/// Their clock starts with the measurement; before it, the rate of its beginning holds.
final class ArrivalProcess {

    private final @Nullable Arrival arrival;
    private final RandomStream stream;
    private final double highest;
    /// Nanoseconds between arrivals at the highest rate.
    private final double gap;
    private final boolean isEven;
    private final boolean isSteady;
    /// Seconds after the start of the measurement from which on nothing arrives any more.
    private final double quiet;
    private boolean first = true;

    ArrivalProcess(SourcePlan plan, RandomStream stream) {
        this.arrival = plan.arrivals();
        this.stream = stream;
        this.highest = arrival == null ? 0 : arrival.highest();
        this.gap = 1e9 / highest;
        this.isEven = arrival instanceof Arrival.Constant;
        this.isSteady = arrival instanceof Arrival.Poisson;
        this.quiet = arrival == null ? 0 : quietFrom(arrival);
    }

    /// The time of the arrival after now; [Long#MAX_VALUE] when there is none.
    ///
    /// @param start when the measurement starts
    long next(long now, long start) {
        if (highest <= 0) {
            return Long.MAX_VALUE;
        }
        if (isEven) {
            double wait = first ? gap * stream.nextDouble() : gap;
            first = false;
            return wait < 4e18 ? now + Math.round(wait) : Long.MAX_VALUE;
        }
        double time = now;
        do {
            time += gap * stream.nextExponential();
            if (time > 4e18 || (time - start) / 1e9 > quiet) {
                return Long.MAX_VALUE;
            }
        } while (!isSteady && !happens(Math.max(0, time - start) / 1e9));
        return (long) Math.ceil(time);
    }

    /// The rate per second now as a share of the highest.
    ///
    /// @param start when the measurement starts
    double share(long now, long start) {
        return arrival == null ? 0 : rateAt(arrival, Math.max(0, now - start) / 1e9) / highest;
    }

    double highest() {
        return highest;
    }

    boolean isEven() {
        return isEven;
    }

    /// Whether an arrival of the process with the highest rate is one of this process.
    private boolean happens(double seconds) {
        return arrival != null && stream.nextDouble() * highest < rateAt(arrival, seconds);
    }

    /// So many seconds after the start of the measurement the rate has become zero for ever; infinite when it never does.
    private static double quietFrom(Arrival arrival) {
        return switch (arrival) {
            case Arrival.Steps a when isZero(a.levels().getLast().rate()) ->
                a.levels().stream().mapToDouble(level -> level.time().seconds()).sum();
            case Arrival.Ramp a when isZero(a.to()) -> a.over().seconds();
            case Arrival.Spike a when isZero(a.base()) -> a.at().seconds() + a.time().seconds();
            case Arrival.Table a when !a.points().isEmpty() && isZero(a.points().getLast().rate()) ->
                a.points().getLast().at().seconds();
            case Arrival.Constant _,Arrival.Poisson _,Arrival.Day _,Arrival.Steps _,Arrival.Ramp _,Arrival.Spike _,Arrival.Table _ ->
                Double.POSITIVE_INFINITY;
        };
    }

    private static boolean isZero(Rate rate) {
        return rate.perSecond() <= 0;
    }

    /// The rate per second so many seconds after the start of the measurement.
    static double rateAt(Arrival arrival, double seconds) {
        return switch (arrival) {
            case Arrival.Constant a -> a.rate().perSecond();
            case Arrival.Poisson a -> a.rate().perSecond();
            case Arrival.Steps a -> {
                double left = seconds;
                for (Arrival.Level level : a.levels()) {
                    if (left < level.time().seconds()) {
                        yield level.rate().perSecond();
                    }
                    left -= level.time().seconds();
                }
                yield a.levels().getLast().rate().perSecond();
            }
            case Arrival.Ramp a -> {
                double share = a.over().isZero() ? 1 : Math.min(1, seconds / a.over().seconds());
                yield a.from().perSecond() + share * (a.to().perSecond() - a.from().perSecond());
            }
            case Arrival.Spike a -> {
                double since = seconds - a.at().seconds();
                yield since >= 0 && since < a.time().seconds() ? a.peak().perSecond() : a.base().perSecond();
            }
            case Arrival.Day a -> a.mean().perSecond()
                    - (a.peak().perSecond() - a.mean().perSecond()) * StrictMath.cos(2 * Math.PI * seconds / 86_400);
            case Arrival.Table a -> {
                double rate = a.points().isEmpty() ? 0 : a.points().getFirst().rate().perSecond();
                for (Arrival.Point point : a.points()) {
                    if (point.at().seconds() > seconds) {
                        break;
                    }
                    rate = point.rate().perSecond();
                }
                yield rate;
            }
        };
    }
}
