package dev.archipelago.simulator.theory;

/// A call with exponential time of which a second copy is sent when the answer is late; the first answer counts.
///
/// The copy takes a time of its own: what makes the first one late must not make the second one late too.
/// Source: Dean and Barroso, The Tail at Scale (2013).
///
/// @param mean of one call
/// @param delay before the copy is sent, in the same unit
public record HedgedCall(double mean, double delay) {

    public HedgedCall {
        Requirement.positive(mean, "a mean");
        Requirement.notNegative(delay, "a delay");
    }

    /// How likely it takes longer.
    public double tail(double time) {
        return Math.exp(-(time < delay ? time : 2 * time - delay) / mean);
    }

    /// The time that a share of the calls does not exceed.
    public double quantile(double share) {
        Requirement.fraction(share, "a share");
        double alone = -mean * Math.log1p(-share);
        return alone < delay ? alone : (alone + delay) / 2;
    }

    /// Copies as a share of the calls.
    public double extraLoad() {
        return Math.exp(-delay / mean);
    }
}
