package dev.archipelago.simulator.theory;

/// M/M/c+M, Erlang A: as M/M/c, but whoever waits leaves after an exponential patience.
///
/// Source: Palm (1957); Garnett, Mandelbaum and Reiman (2002). Solved as a birth and death process.
///
/// @param arrivalRate per second
/// @param serviceRate per second of one server
/// @param patienceRate per second of one who waits
public record ImpatientQueue(double arrivalRate, double serviceRate, int servers, double patienceRate) {

    private static final int SPREADS = 60;

    public ImpatientQueue {
        Requirement.positive(arrivalRate, "an arrival rate");
        Requirement.positive(serviceRate, "a service rate");
        Requirement.positive(servers, "a number of servers");
        Requirement.positive(patienceRate, "a rate of leaving");
    }

    /// The share that leaves without service.
    public double abandonProbability() {
        return patienceRate * meanQueue() / arrivalRate;
    }

    /// The share that does not find a free server.
    public double waitProbability() {
        return states().mean(n -> n >= servers ? 1 : 0);
    }

    public double meanQueue() {
        return states().mean(n -> Math.max(0, n - servers));
    }

    public double meanInside() {
        return states().mean(n -> n);
    }

    /// Of all customers, until service or leaving.
    public double meanWait() {
        return meanQueue() / arrivalRate;
    }

    /// At twice the number at which leaving alone balances arrivals, the weights have fallen below any double.
    private BirthDeath states() {
        double balanced = arrivalRate / Math.min(patienceRate, serviceRate);
        int highest = (int) Math.min(10_000_000, servers + 2 * balanced + SPREADS * (1 + Math.sqrt(balanced)));
        return new BirthDeath(_ -> arrivalRate,
                n -> Math.min(n, servers) * serviceRate + Math.max(0, n - servers) * patienceRate, highest);
    }
}
