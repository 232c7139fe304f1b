package dev.archipelago.simulator.theory;

/// Independent calls made at the same time, all of which must answer.
///
/// Source: Dean and Barroso, The Tail at Scale (2013).
public record FanOut(int calls) {

    public FanOut {
        Requirement.positive(calls, "a number of calls");
    }

    /// How likely one of them or more is slow when each is with this probability.
    public double anySlow(double slow) {
        return -Math.expm1(calls * Math.log1p(-slow));
    }

    /// The share of fast answers that each call needs for this share of fast requests.
    public double shareOfEach(double share) {
        return Math.pow(share, 1.0 / calls);
    }

    /// Mean of the longest of exponential times.
    public double meanLongest(double mean) {
        return harmonic(calls) * mean;
    }

    /// Mean time until so many of exponential times have passed.
    public double meanEarliest(int needed, double mean) {
        if (needed < 1 || needed > calls) {
            throw new IllegalArgumentException(needed + " of " + calls + " calls");
        }
        return (harmonic(calls) - harmonic(calls - needed)) * mean;
    }

    /// Quantile of the time until so many of exponential times have passed.
    public double earliestQuantile(int needed, double mean, double p) {
        Requirement.fraction(p, "a share");
        return Tail.quantile(time -> {
            double passed = -Math.expm1(-time / mean);
            double fewer = 0;
            double ways = Math.pow(1 - passed, calls);
            for (int k = 0; k < needed; k++) {
                fewer += ways;
                ways *= (double) (calls - k) / (k + 1) * passed / (1 - passed);
            }
            return fewer;
        }, p, mean);
    }

    /// Quantile of the longest of exponential times.
    public double longestQuantile(double mean, double p) {
        return -mean * Math.log1p(-shareOfEach(p));
    }

    static double harmonic(int n) {
        double sum = 0;
        for (int i = n; i >= 1; i--) {
            sum += 1.0 / i;
        }
        return sum;
    }
}
