package dev.archipelago.simulator.messaging;

/// How messages with keys are spread over partitions: the key decides the partition, and some keys are more frequent than others.
///
/// The weight of the key of rank i is i^-skew. A key is hashed to its partition, so that few keys spread unevenly, as they do in
/// reality; the hash is of our own, with the same statistics as the murmur2 of Kafka.
public final class KeySpread {

    private KeySpread() {}

    /// The share of the messages that each partition gets.
    ///
    /// @param keys how many different ones there are
    /// @param skew exponent of their frequency; 0 for all alike
    public static double[] shares(int keys, double skew, int partitions) {
        double[] shares = new double[partitions];
        double sum = 0;
        for (int key = 1; key <= keys; key++) {
            double weight = Math.pow(key, -skew);
            shares[partition(key, partitions)] += weight;
            sum += weight;
        }
        for (int i = 0; i < partitions; i++) {
            shares[i] /= sum;
        }
        return shares;
    }

    /// The partition that a key is hashed to.
    public static int partition(long key, int partitions) {
        long z = key * 0x9E3779B97F4A7C15L;
        z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
        z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
        return (int) Long.remainderUnsigned(z ^ z >>> 31, partitions);
    }
}
