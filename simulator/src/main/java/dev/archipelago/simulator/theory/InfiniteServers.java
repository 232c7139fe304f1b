package dev.archipelago.simulator.theory;

/// M/G/∞: nobody waits, so that the number inside is Poisson whatever the service.
///
/// @param arrivalRate per second
/// @param meanService in seconds
public record InfiniteServers(double arrivalRate, double meanService) {

    public InfiniteServers {
        Requirement.positive(arrivalRate, "an arrival rate");
        Requirement.positive(meanService, "a mean service time");
    }

    public double meanInside() {
        return arrivalRate * meanService;
    }

    /// The probability of at most so many inside.
    public double atMost(int number) {
        double sum = 0;
        double logTerm = -meanInside();
        for (int n = 0; n <= number; n++) {
            sum += Math.exp(logTerm);
            logTerm += Math.log(meanInside() / (n + 1));
        }
        return Math.min(1, sum);
    }

    /// The smallest number that is exceeded with probability at most 1 - p.
    public int quantile(double p) {
        Requirement.fraction(p, "a share");
        double sum = 0;
        double logTerm = -meanInside();
        int n = 0;
        while (true) {
            sum += Math.exp(logTerm);
            if (sum >= p || n > meanInside() && Math.exp(logTerm) == 0) {
                return n;
            }
            n++;
            logTerm += Math.log(meanInside() / n);
        }
    }
}
