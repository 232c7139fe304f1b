package dev.archipelago.simulator.theory;

/// Connections that stay with the replica they were opened to, each picked at random: how evenly they are spread.
///
/// Source: binomial distribution; inclusion and exclusion.
///
/// @param connections in all
/// @param replicas to pick from
public record LongLivedConnections(int connections, int replicas) {

    public LongLivedConnections {
        Requirement.positive(connections, "a number of connections");
        Requirement.positive(replicas, "a number of replicas");
    }

    /// Mean number of connections of a replica.
    public double mean() {
        return (double) connections / replicas;
    }

    /// Standard deviation of the number of connections of a replica.
    public double deviation() {
        return Math.sqrt(mean() * (1 - 1.0 / replicas));
    }

    /// The probability that some replica gets nothing.
    public double someIdle() {
        double sum = 0;
        double ways = 1;
        for (int idle = 1; idle < replicas; idle++) {
            ways *= (replicas - idle + 1.0) / idle;
            double all = ways * Math.pow(1 - (double) idle / replicas, connections);
            sum += idle % 2 == 1 ? all : -all;
        }
        return sum;
    }
}
