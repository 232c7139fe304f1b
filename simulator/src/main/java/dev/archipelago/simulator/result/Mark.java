package dev.archipelago.simulator.result;

import java.util.Locale;

/// Something that happened at an instant, or for a while, in the first replication.
///
/// @param subject what it happened to, such as "crash payment", "shop 2 → 4" or "shop->payment"
/// @param from seconds after the end of the warm-up
/// @param to seconds after the end of the warm-up; NaN of an instant, and of what was not over at the end
public record Mark(Kind kind, String subject, double from, double to) {

    /// What happened.
    public enum Kind {
        /// A fault was there.
        FAULT,

        /// Something was changed on purpose.
        CHANGE,

        /// The number of replicas followed the load.
        SCALING,

        /// Circuit breakers of a connection refused calls.
        BREAKER_OPEN,

        /// In these intervals of the time line an objective was missed.
        OBJECTIVE_MISSED,

        /// In these intervals of the time line all workers, or the whole CPU, of a component were busy.
        SATURATED;

        /// As in reports.
        public String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
