package dev.archipelago.simulator.theory;

/// The universal scalability law: how much faster N workers are than one.
///
/// Source: Gunther (1993).
///
/// @param contention share of the work that cannot be shared
/// @param coherence cost of agreeing, per pair of workers
public record ScalabilityLaw(double contention, double coherence) {

    public ScalabilityLaw {
        Requirement.fraction(contention, "a contention");
        Requirement.notNegative(coherence, "a cost of coherence");
    }

    /// Speed relative to one worker.
    public double speed(double workers) {
        return workers / (1 + contention * (workers - 1) + coherence * workers * (workers - 1));
    }

    /// The number of workers beyond which more of them are slower; infinite without a cost of coherence.
    public double best() {
        return Math.sqrt((1 - contention) / coherence);
    }
}
