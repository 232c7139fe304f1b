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

        /// Replicas of a component were down whose processes had been ended.
        DOWN,

        /// A container was killed because it needed more memory than it may have; over when it was up again.
        OUT_OF_MEMORY,

        /// Circuit breakers of a connection refused calls.
        BREAKER_OPEN,

        /// A bulkhead of a connection had no place for calls.
        BULKHEAD_FULL,

        /// A pool of a connection had no connection for calls.
        POOL_EXHAUSTED,

        /// All workers, or the whole CPU, of a component were busy all the time.
        EXHAUSTED,

        /// A component rejected requests.
        REJECTING,

        /// Calls over a connection failed: one of twenty or more.
        FAILING;

        /// Whether it is told of a connection and not of a component.
        public boolean isOfConnections() {
            return switch (this) {
                case BREAKER_OPEN, BULKHEAD_FULL, POOL_EXHAUSTED, FAILING -> true;
                case FAULT, DOWN, OUT_OF_MEMORY, EXHAUSTED, REJECTING -> false;
            };
        }
    }

    public boolean isOver() {
        return !Double.isNaN(to);
    }
}
