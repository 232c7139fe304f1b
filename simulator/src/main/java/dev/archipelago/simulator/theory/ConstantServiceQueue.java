package dev.archipelago.simulator.theory;

/// M/D/1: Poisson arrivals, services that all take the same time, one server.
///
/// Source: Erlang (1909); the alternating sum is exact to about ten digits for waits up to some twenty services.
///
/// @param arrivalRate per second
/// @param service in seconds
public record ConstantServiceQueue(double arrivalRate, double service) {

    public ConstantServiceQueue {
        Requirement.positive(arrivalRate, "an arrival rate");
        Requirement.positive(service, "a time of service");
        Requirement.stable(arrivalRate * service);
    }

    /// The probability that the wait is longer than so many seconds.
    public double waitTail(double seconds) {
        double sum = 0;
        for (int k = 0; k * service <= seconds; k++) {
            double x = arrivalRate * (k * service - seconds);
            double term = Math.exp(-x);
            for (int i = 1; i <= k; i++) {
                term *= x / i;
            }
            sum += term;
        }
        return 1 - (1 - arrivalRate * service) * sum;
    }

    public double waitQuantile(double p) {
        return Tail.quantile(this::waitTail, p, service);
    }
}
