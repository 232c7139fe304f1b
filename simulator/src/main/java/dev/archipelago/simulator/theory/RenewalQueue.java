package dev.archipelago.simulator.theory;

import java.util.function.DoubleUnaryOperator;

/// GI/M/1: independent times between arrivals of any distribution, exponential services, one server. The sojourn is
/// exponential whatever the arrivals.
///
/// Source: Kleinrock, Queueing Systems vol. 1, chapter 6.
public final class RenewalQueue {

    private static final int HALVINGS = 200;

    private final double serviceRate;
    private final double busyAtArrival;

    /// @param transform Laplace transform of the time between arrivals
    private RenewalQueue(DoubleUnaryOperator transform, double arrivalRate, double serviceRate) {
        Requirement.positive(arrivalRate, "an arrival rate");
        Requirement.positive(serviceRate, "a service rate");
        Requirement.stable(arrivalRate / serviceRate);
        this.serviceRate = serviceRate;
        this.busyAtArrival = root(transform, serviceRate);
    }

    /// Arrivals at equal distances: D/M/1.
    public static RenewalQueue evenlySpaced(double arrivalRate, double serviceRate) {
        return new RenewalQueue(s -> Math.exp(-s / arrivalRate), arrivalRate, serviceRate);
    }

    /// Times between arrivals spread evenly between zero and twice their mean: U(0, 2/rate)/M/1.
    public static RenewalQueue uniform(double arrivalRate, double serviceRate) {
        return new RenewalQueue(s -> -Math.expm1(-2 * s / arrivalRate) / (2 * s / arrivalRate), arrivalRate,
                serviceRate);
    }

    /// Every k-th of Poisson arrivals: what one of k replicas sees behind a round-robin balancer.
    public static RenewalQueue everyOther(int k, double arrivalRate, double serviceRate) {
        return new RenewalQueue(s -> Math.pow(1 + s / (k * arrivalRate), -k), arrivalRate, serviceRate);
    }

    /// The root below 1 of x = A(mu (1 - x)): below the root the transform is above the diagonal.
    private static double root(DoubleUnaryOperator transform, double serviceRate) {
        double low = 0;
        double high = 1;
        for (int i = 0; i < HALVINGS && high > Math.nextUp(low); i++) {
            double middle = low + (high - low) / 2;
            boolean below = transform.applyAsDouble(serviceRate * (1 - middle)) > middle;
            low = below ? middle : low;
            high = below ? high : middle;
        }
        return low;
    }

    /// The share of customers that find the server busy.
    public double waitProbability() {
        return busyAtArrival;
    }

    public double meanSojourn() {
        return 1 / (serviceRate * (1 - busyAtArrival));
    }

    public double sojournQuantile(double p) {
        Requirement.fraction(p, "a share");
        return -Math.log1p(-p) * meanSojourn();
    }
}
