package dev.archipelago.simulator.theory;

/// M/M/c/K: as M/M/c, but who finds K customers inside is turned away. There is a steady state at any load.
///
/// @param arrivalRate per second, of those turned away too
/// @param serviceRate per second of one server
/// @param capacity customers inside at most, served ones included
public record FiniteQueue(double arrivalRate, double serviceRate, int servers, int capacity) {

    public FiniteQueue {
        Requirement.positive(arrivalRate, "an arrival rate");
        Requirement.positive(serviceRate, "a service rate");
        Requirement.positive(servers, "a number of servers");
        if (capacity < servers) {
            throw new IllegalArgumentException("a capacity of " + capacity + " for " + servers + " servers");
        }
    }

    public double emptyProbability() {
        return states().probability(0);
    }

    public double lossProbability() {
        return states().probability(capacity);
    }

    public double throughput() {
        return arrivalRate * (1 - lossProbability());
    }

    public double meanInside() {
        return states().mean(n -> n);
    }

    public double meanQueue() {
        return states().mean(n -> Math.max(0, n - servers));
    }

    /// Of those who were let in.
    public double meanSojourn() {
        return meanInside() / throughput();
    }

    /// Of those who were let in.
    public double meanWait() {
        return meanQueue() / throughput();
    }

    private BirthDeath states() {
        return new BirthDeath(_ -> arrivalRate, n -> Math.min(n, servers) * serviceRate, capacity);
    }
}
