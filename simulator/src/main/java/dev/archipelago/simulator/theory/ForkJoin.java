package dev.archipelago.simulator.theory;

/// A request that is done when all its branches are, each of which queues at an M/M/1 of its own.
///
/// Source: exact for two branches, Flatto and Hahn (1984); approximations of Nelson and Tantawi (1988) and of Varma and
/// Makowski (1994), good to a few percent up to some thirty branches.
///
/// @param arrivalRate requests per second
/// @param serviceRate branches per second of one server
public record ForkJoin(double arrivalRate, double serviceRate, int branches) {

    private static final int MOST_BRANCHES = 30;

    public ForkJoin {
        Requirement.positive(serviceRate, "a service rate");
        Requirement.notNegative(arrivalRate, "an arrival rate");
        Requirement.stable(arrivalRate / serviceRate);
        if (branches < 1 || branches > MOST_BRANCHES) {
            throw new IllegalArgumentException(branches + " branches: between 1 and " + MOST_BRANCHES);
        }
    }

    /// Nelson and Tantawi; exact for one and two branches.
    public double meanResponse() {
        if (branches == 1) {
            return alone();
        }
        double ratio = FanOut.harmonic(branches) / FanOut.harmonic(2);
        double two = (12 - load()) / 8 * alone();
        return (ratio + 4.0 / 11 * (1 - ratio) * load()) * two;
    }

    /// Varma and Makowski: between light and heavy traffic.
    public double interpolatedResponse() {
        double light = FanOut.harmonic(branches);
        return (light + (heavyTraffic() - light) * load()) * alone();
    }

    /// As if the branches did not share their arrivals: an upper bound.
    public double independentBound() {
        return FanOut.harmonic(branches) * alone();
    }

    double heavyTraffic() {
        double sum = 0;
        double chosen = 1;
        for (int r = 1; r <= branches; r++) {
            chosen = chosen * (branches - r + 1) / r;
            sum += (r % 2 == 1 ? 1 : -1) * chosen * term(r);
        }
        return sum;
    }

    /// Sum over m of C(r, m) (m - 1)! / r^(m + 1).
    private static double term(int r) {
        double sum = 0;
        double falling = 1;
        for (int m = 1; m <= r; m++) {
            falling *= (r - m + 1) / (double) r;
            sum += falling / m / r;
        }
        return sum;
    }

    private double load() {
        return arrivalRate / serviceRate;
    }

    private double alone() {
        return 1 / (serviceRate - arrivalRate);
    }
}
