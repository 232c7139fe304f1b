package dev.archipelago.simulator.theory;

/// M/M/1+D: one server, and whoever has waited for so long without being served leaves.
///
/// Source: Barrer (1957).
///
/// @param arrivalRate per second; other than the service rate
/// @param serviceRate per second
/// @param patience in seconds
public record DeadlineQueue(double arrivalRate, double serviceRate, double patience) {

    public DeadlineQueue {
        Requirement.positive(arrivalRate, "an arrival rate");
        Requirement.positive(serviceRate, "a service rate");
        Requirement.notNegative(patience, "a patience");
        if (arrivalRate == serviceRate) {
            throw new IllegalArgumentException("the form for equal rates of arrival and service is another one");
        }
    }

    public double emptyProbability() {
        double spare = serviceRate - arrivalRate;
        double kept = Math.exp(-spare * patience);
        return 1 / (1 + arrivalRate * ((1 - kept) / spare + kept / serviceRate));
    }

    /// The share that leaves without service.
    public double abandonProbability() {
        return arrivalRate * emptyProbability() * Math.exp((arrivalRate - serviceRate) * patience) / serviceRate;
    }

    public double throughput() {
        return arrivalRate * (1 - abandonProbability());
    }
}
