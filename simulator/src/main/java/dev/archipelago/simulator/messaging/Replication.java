package dev.archipelago.simulator.messaging;

/// How long a publisher waits until its message is on the leader of a partition and its followers.
///
/// Source: Apache Kafka 4, acks of the producer.
public final class Replication {

    private Replication() {}

    /// Mean seconds until all replicas in sync have a message whose followers need exponential times, one beside the other.
    ///
    /// @param leader seconds of the leader
    /// @param follower mean seconds of a follower
    /// @param followers in sync
    public static double meanAcknowledgement(double leader, double follower, int followers) {
        double sum = 0;
        for (int i = 1; i <= followers; i++) {
            sum += 1.0 / i;
        }
        return leader + follower * sum;
    }

    /// Whether a partition takes messages that are to be on all replicas in sync.
    ///
    /// @param inSync replicas in sync, the leader included
    /// @param least min.insync.replicas
    public static boolean accepts(int inSync, int least) {
        return inSync >= least;
    }
}
