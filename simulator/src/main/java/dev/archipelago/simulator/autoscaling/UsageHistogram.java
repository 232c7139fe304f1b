package dev.archipelago.simulator.autoscaling;

/// A histogram whose samples count half as much after each half-life; its buckets grow by 5 %.
///
/// Source: Kubernetes vertical pod autoscaler, recommender: CPU from 0.01 cores up to 1000, half-life 24 h.
public final class UsageHistogram {

    private static final double FIRST = 0.01;
    private static final double GROWTH = 0.05;
    private static final double LARGEST = 1000;

    private final double halfLife;
    private final double[] weights = new double[bucket(LARGEST) + 1];
    private double total;

    /// @param halfLife in seconds
    public UsageHistogram(double halfLife) {
        this.halfLife = halfLife;
    }

    private static int bucket(double value) {
        return value < FIRST ? 0 : (int) (Math.log(value * GROWTH / FIRST + 1) / Math.log1p(GROWTH));
    }

    /// Where a bucket begins.
    private static double start(int bucket) {
        return FIRST * (Math.pow(1 + GROWTH, bucket) - 1) / GROWTH;
    }

    /// @param at seconds from any fixed time
    /// @param weight how much it counts, such as the CPU request of the container
    public void add(double value, double weight, double at) {
        double aged = weight * Math.pow(2, at / halfLife);
        weights[Math.min(weights.length - 1, bucket(value))] += aged;
        total += aged;
    }

    /// The end of the bucket in which so much of the weight is reached; 0 without samples.
    ///
    /// @param fraction between 0 and 1
    public double percentile(double fraction) {
        if (total == 0) {
            return 0;
        }
        double sum = 0;
        int bucket = 0;
        while (bucket < weights.length - 1) {
            sum += weights[bucket];
            if (sum >= fraction * total) {
                break;
            }
            bucket++;
        }
        return start(bucket + 1);
    }
}
