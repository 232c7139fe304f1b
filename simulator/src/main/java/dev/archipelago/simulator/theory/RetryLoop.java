package dev.archipelago.simulator.theory;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// The load that an M/M/1 gets when its callers give up after a time-out and try again at once, while the server works on
/// what nobody waits for any more: the fixed points of load = offered × mean attempts(load).
///
/// Failures are taken for independent of one another, so that these are points to look at, not exact values of a run.
/// Source: metastable failures, Bronson et al. (2021).
///
/// @param offered first attempts per second
/// @param serviceRate per second
/// @param timeout in seconds
/// @param attempts at most, the first one included
public record RetryLoop(double offered, double serviceRate, double timeout, int attempts) {

    private static final int STEPS = 100_000;
    private static final int HALVINGS = 200;

    /// How the load can balance.
    public enum Regime {
        /// Only at a low load: every disturbance passes.
        STABLE,

        /// At a low and at a collapsed load: a disturbance that is large enough does not pass.
        VULNERABLE,

        /// Only at the collapsed load.
        COLLAPSED
    }

    public RetryLoop {
        Requirement.positive(offered, "a rate");
        Requirement.positive(serviceRate, "a service rate");
        Requirement.positive(timeout, "a time-out");
        Requirement.positive(attempts, "a number of attempts");
    }

    /// Attempts per second at which load and answers balance, ascending: a low one alone is stable, three of them are
    /// vulnerable, a high one alone has collapsed.
    public List<Double> equilibria() {
        List<Double> found = new ArrayList<>();
        double highest = offered * attempts;
        double before = offered;
        for (int i = 1; i <= STEPS; i++) {
            double here = offered + (highest - offered) * i / STEPS;
            if (here < serviceRate && excess(before) >= 0 != excess(here) >= 0) {
                found.add(root(this::excess, before, here));
            }
            before = here;
        }
        if (highest >= serviceRate) {
            found.add(highest);
        }
        return found;
    }

    public Regime regime() {
        return offered < hiddenCapacity() ? Regime.STABLE : offered < critical() ? Regime.VULNERABLE : Regime.COLLAPSED;
    }

    /// First attempts per second up to which even a load of all attempts is carried.
    public double hiddenCapacity() {
        return serviceRate / attempts;
    }

    /// First attempts per second from which on there is no low load to balance at.
    ///
    /// The offered rate that balances at a load is load / mean attempts(load): it rises and then falls, and this is its
    /// maximum below the service rate.
    public double critical() {
        double low = 0;
        double high = serviceRate;
        for (int i = 0; i < HALVINGS; i++) {
            double third = (high - low) / 3;
            boolean left = balanced(low + third) > balanced(high - third);
            low = left ? low : low + third;
            high = left ? high - third : high;
        }
        return balanced(low + (high - low) / 2);
    }

    /// Seconds until a backlog is gone while admissions are limited.
    ///
    /// @param backlog waiting attempts
    /// @param admitted first attempts per second, each of which may need all its attempts
    /// @return infinity when so many admissions keep it from shrinking
    public double recovery(double backlog, double admitted) {
        double spare = serviceRate - attempts * admitted;
        return spare > 0 ? backlog / spare : Double.POSITIVE_INFINITY;
    }

    private double balanced(double load) {
        return load / Attempts.mean(failing(load), attempts);
    }

    /// The share of attempts that time out at a load.
    public double failing(double load) {
        return load >= serviceRate ? 1 : Math.exp(-(serviceRate - load) * timeout);
    }

    private double excess(double load) {
        return offered * Attempts.mean(failing(load), attempts) - load;
    }

    private static double root(DoubleUnaryOperator excess, double from, double to) {
        double low = from;
        double high = to;
        boolean falling = excess.applyAsDouble(low) >= 0;
        for (int i = 0; i < HALVINGS && high > Math.nextUp(low); i++) {
            double middle = low + (high - low) / 2;
            boolean left = excess.applyAsDouble(middle) >= 0 == falling;
            low = left ? middle : low;
            high = left ? high : middle;
        }
        return low + (high - low) / 2;
    }
}
