package dev.archipelago.simulator.theory;

import java.util.List;

/// M/G/1 with classes of customers, the first of which goes first.
///
/// Source: Cobham (1954); for preemption White and Christie (1958).
public record PriorityServer(List<Customers> classes) {

    /// A class of customers.
    ///
    /// @param arrivalRate per second
    /// @param meanService in seconds
    /// @param serviceScv squared coefficient of variation of the service
    public record Customers(double arrivalRate, double meanService, double serviceScv) {
        public Customers {
            Requirement.positive(arrivalRate, "an arrival rate");
            Requirement.positive(meanService, "a mean service time");
            Requirement.notNegative(serviceScv, "a squared coefficient of variation");
        }

        private double load() {
            return arrivalRate * meanService;
        }

        private double residual() {
            return arrivalRate * meanService * meanService * (1 + serviceScv) / 2;
        }
    }

    public PriorityServer {
        classes = List.copyOf(classes);
        Requirement.stable(classes.stream().mapToDouble(Customers::load).sum());
    }

    /// Mean wait of a class where a service once begun is finished.
    ///
    /// @param index of the class, 0 the highest
    public double meanWait(int index) {
        return residual(classes.size()) / (free(index) * free(index + 1));
    }

    /// Mean wait over all classes where a service once begun is finished.
    public double meanWait() {
        double rate = 0;
        double sum = 0;
        for (int i = 0; i < classes.size(); i++) {
            rate += classes.get(i).arrivalRate();
            sum += classes.get(i).arrivalRate() * meanWait(i);
        }
        return sum / rate;
    }

    /// Mean sojourn of a class where higher ones interrupt the service, which is then resumed.
    public double preemptiveSojourn(int index) {
        return classes.get(index).meanService() / free(index)
                + residual(index + 1) / (free(index) * free(index + 1));
    }

    /// The share of time that the first so many classes leave.
    private double free(int first) {
        return 1 - classes.stream().limit(first).mapToDouble(Customers::load).sum();
    }

    private double residual(int first) {
        return classes.stream().limit(first).mapToDouble(Customers::residual).sum();
    }
}
