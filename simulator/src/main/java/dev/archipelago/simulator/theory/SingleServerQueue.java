package dev.archipelago.simulator.theory;

/// M/G/1: Poisson arrivals, services of any distribution, one server.
///
/// Source: Pollaczek (1930) and Khinchine (1932); for processor sharing Kleinrock, Queueing Systems vol. 2; for general
/// arrivals Kingman (1961).
///
/// @param arrivalRate per second
/// @param meanService in seconds
/// @param serviceScv squared coefficient of variation of the service: 0 constant, 1 exponential
public record SingleServerQueue(double arrivalRate, double meanService, double serviceScv) {

    public SingleServerQueue {
        Requirement.positive(arrivalRate, "an arrival rate");
        Requirement.positive(meanService, "a mean service time");
        Requirement.notNegative(serviceScv, "a squared coefficient of variation");
        Requirement.stable(arrivalRate * meanService);
    }

    public double utilization() {
        return arrivalRate * meanService;
    }

    /// In order of arrival; exact.
    public double meanWait() {
        return meanWait(1);
    }

    /// In order of arrival, for arrivals that are not Poisson; Kingman's approximation, exact for Poisson arrivals.
    public double meanWait(double arrivalScv) {
        double rho = utilization();
        return rho / (1 - rho) * (arrivalScv + serviceScv) / 2 * meanService;
    }

    public double meanSojourn() {
        return meanWait() + meanService;
    }

    /// As if the waits of those who wait were exponential: exact for exponential services, too small for services that vary
    /// much more. Zero where so many do not wait at all.
    public double approximateWaitQuantile(double p) {
        Requirement.fraction(p, "a share");
        return Math.max(0, Math.log(utilization() / (1 - p)) * meanWait() / utilization());
    }

    /// Where all who are inside share the server evenly: does not depend on the distribution of the service.
    public double sharedSojourn() {
        return sharedSojourn(meanService);
    }

    /// The same for a customer who needs so many seconds of service.
    public double sharedSojourn(double service) {
        return service / (1 - utilization());
    }
}
