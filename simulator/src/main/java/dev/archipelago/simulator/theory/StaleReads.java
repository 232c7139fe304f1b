package dev.archipelago.simulator.theory;

/// Reads of one of several copies after a write to one of them: all copies are sent the write and asked by the read, and the first
/// answer counts.
///
/// Derived here from the model of Bailis, Venkataraman, Franklin, Hellerstein and Stoica, Probabilistically Bounded Staleness for
/// Practical Partial Quorums (2012): the copy that answers the read first is any of them, and has missed the write only when
/// another one has confirmed it before.
///
/// @param copies that hold the record
/// @param write mean time until a copy has a write, exponential
/// @param way mean time of its confirmation, of a question and of an answer, each exponential and shorter than `write`
public record StaleReads(int copies, double write, double way) {

    public StaleReads {
        if (copies < 2 || !(way > 0) || !(write > way)) {
            throw new IllegalArgumentException(copies + " copies, " + write + " and " + way);
        }
    }

    /// How likely a read that is sent so long after the confirmation of a write sees it.
    public double consistent(double after) {
        return 1 - Math.exp(-after / write) * earliestConfirmation(copies - 1, 1 / write)
                * questionOfTheFirst(1 / write);
    }

    /// Mean time until the first copy has confirmed a write.
    public double meanWrite() {
        return integralOfSurvival(copies, 0);
    }

    /// Mean time until the first copy has answered a read.
    public double meanRead() {
        return way * powers(copies, copies);
    }

    /// The Laplace transform of the time of the earliest of so many confirmations.
    private double earliestConfirmation(int among, double at) {
        return 1 - at * integralOfSurvival(among, at);
    }

    /// The integral of e^(-s t) over the chance that none of so many copies has confirmed after t.
    private double integralOfSurvival(int among, double at) {
        double sum = 0;
        double binomial = 1;
        for (int k = 0; k <= among; k++) {
            double weight = binomial * Math.pow(write, among - k) * Math.pow(-way, k);
            sum += weight / (at + (among - k) / write + k / way);
            binomial = binomial * (among - k) / (k + 1);
        }
        return sum / Math.pow(write - way, among);
    }

    /// The Laplace transform of how long the question was on its way to the copy that answered first: an even share of the sum.
    private double questionOfTheFirst(double at) {
        double scaled = at * way;
        return copies / scaled * (powers(copies - 1, copies) - powers(copies - 1, copies + scaled));
    }

    /// The integral of (1 + x)^n e^(-a x).
    private static double powers(int n, double a) {
        double sum = 0;
        double falling = 1;
        for (int k = 0; k <= n; k++) {
            sum += falling / Math.pow(a, k + 1);
            falling *= n - k;
        }
        return sum;
    }
}
