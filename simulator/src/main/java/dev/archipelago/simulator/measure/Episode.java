package dev.archipelago.simulator.measure;

/// Something that was the case for a while during a run.
///
/// @param subject the fault, the component or the connection
/// @param from seconds after the end of the warm-up
/// @param to seconds after the end of the warm-up; NaN when it still was so at the end
/// @param share of the requests or calls meanwhile that were rejected or failed; NaN where that means nothing
public record Episode(Kind kind, String subject, double from, double to, double share) {

    /// What was the case.
    public enum Kind {
        /// A fault was there.
        FAULT,

        /// Fewer replicas were up than before.
        DOWN,

        /// All workers, or the whole CPU, of a component were busy all the time.
        EXHAUSTED,

        /// A component rejected requests.
        REJECTING,

        /// Calls over a connection failed: one of twenty or more.
        FAILING
    }

    public boolean isOver() {
        return !Double.isNaN(to);
    }
}
