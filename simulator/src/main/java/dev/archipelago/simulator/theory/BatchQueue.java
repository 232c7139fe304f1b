package dev.archipelago.simulator.theory;

/// M^X/M/1: customers come in batches, are served one by one in exponential times.
///
/// @param batchRate batches per second
/// @param meanSize mean number of customers in a batch
/// @param meanSquaredSize mean of the square of that number
/// @param serviceRate customers per second
public record BatchQueue(double batchRate, double meanSize, double meanSquaredSize, double serviceRate) {

    public BatchQueue {
        Requirement.positive(batchRate, "a rate of batches");
        Requirement.positive(meanSize, "a mean size");
        Requirement.positive(serviceRate, "a service rate");
        if (meanSquaredSize < meanSize * meanSize) {
            throw new IllegalArgumentException("the mean square " + meanSquaredSize + " is below the squared mean");
        }
        Requirement.stable(batchRate * meanSize / serviceRate);
    }

    public double utilization() {
        return batchRate * meanSize / serviceRate;
    }

    public double meanInside() {
        return utilization() * (meanSquaredSize + meanSize) / (2 * meanSize * (1 - utilization()));
    }

    public double meanSojourn() {
        return meanInside() / (batchRate * meanSize);
    }
}
