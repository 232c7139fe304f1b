package dev.archipelago.simulator.theory;

/// M/M/c: Poisson arrivals, exponential services, c servers, one line in order of arrival. M/M/1 is the case of one server.
///
/// Source: Gross and Harris, Fundamentals of Queueing Theory; for other than exponential times Allen and Cunneen (1978)
/// and Sakasegawa (1977).
///
/// @param arrivalRate per second
/// @param serviceRate per second of one server
public record MultiServerQueue(double arrivalRate, double serviceRate, int servers) {

    private static final double SAME = 1e-9;

    public MultiServerQueue {
        Requirement.positive(arrivalRate, "an arrival rate");
        Requirement.positive(serviceRate, "a service rate");
        Requirement.positive(servers, "a number of servers");
        Requirement.stable(arrivalRate / (servers * serviceRate));
    }

    /// Mean number of busy servers.
    public double offeredLoad() {
        return arrivalRate / serviceRate;
    }

    public double utilization() {
        return offeredLoad() / servers;
    }

    public double waitProbability() {
        return Erlang.waitProbability(offeredLoad(), servers);
    }

    public double meanWait() {
        return waitProbability() / spareRate();
    }

    public double meanSojourn() {
        return meanWait() + 1 / serviceRate;
    }

    /// Mean number of those who wait.
    public double meanQueue() {
        return arrivalRate * meanWait();
    }

    /// Mean number of those who wait or are served.
    public double meanInside() {
        return arrivalRate * meanSojourn();
    }

    /// The probability that the sojourn is longer than so many seconds.
    public double sojournTail(double seconds) {
        double wait = waitProbability();
        double spare = spareRate();
        double served = Math.exp(-serviceRate * seconds);
        if (Math.abs(spare - serviceRate) < SAME * serviceRate) {
            return (1 - wait) * served + wait * (1 + serviceRate * seconds) * served;
        }
        double both = (spare * served - serviceRate * Math.exp(-spare * seconds)) / (spare - serviceRate);
        return (1 - wait) * served + wait * both;
    }

    /// @param p share of the customers, such as 0.99
    public double sojournQuantile(double p) {
        return Tail.quantile(this::sojournTail, p, meanSojourn());
    }

    /// Zero where so many do not wait at all.
    public double waitQuantile(double p) {
        Requirement.fraction(p, "a share");
        return Math.max(0, Math.log(waitProbability() / (1 - p)) / spareRate());
    }

    /// Mean wait in G/G/c, approximately, from the squared coefficients of variation of the times between arrivals and of
    /// the services.
    public double meanWait(double arrivalScv, double serviceScv) {
        return meanWait() * (arrivalScv + serviceScv) / 2;
    }

    /// The probability that the wait is longer than so many seconds.
    public double waitTail(double seconds) {
        return waitProbability() * Math.exp(-spareRate() * seconds);
    }

    /// Mean wait without Erlang's formula, approximately; for hand calculation and very many servers.
    public double sakasegawaWait() {
        double rho = utilization();
        return Math.pow(rho, Math.sqrt(2 * (servers + 1.0)) - 1) / (servers * (1 - rho)) / serviceRate;
    }

    private double spareRate() {
        return servers * serviceRate - arrivalRate;
    }
}
