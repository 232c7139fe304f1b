package dev.archipelago.simulator.theory;

/// M/M/c//N, the machine repair model: N users think, then need one of c servers; all times are exponential.
///
/// Source: Gross and Harris, Fundamentals of Queueing Theory. Solved as a birth and death process.
///
/// @param think mean seconds between an answer and the next request
/// @param service mean seconds at a server
public record SharedRepair(int users, double think, double service, int servers) {

    public SharedRepair {
        Requirement.positive(users, "a number of users");
        Requirement.positive(think, "a think time");
        Requirement.positive(service, "a time of service");
        Requirement.positive(servers, "a number of servers");
    }

    /// Requests per second.
    public double throughput() {
        return states().mean(n -> (users - n) / think);
    }

    /// Mean seconds from request to answer.
    public double meanResponse() {
        return users / throughput() - think;
    }

    public double utilization() {
        return throughput() * service / servers;
    }

    private BirthDeath states() {
        return new BirthDeath(n -> (users - n) / think, n -> Math.min(n, servers) / service, users);
    }
}
