package dev.archipelago.simulator.autoscaling;

/// A replica as the autoscaler sees it, times in nanoseconds.
///
/// @param started when it was started; [#NOT_STARTED] when it has not been
/// @param changed when its readiness last changed
/// @param request thousandths of what it asks the platform for; [#NO_REQUEST] for nothing
public record Pod(Phase phase, Readiness readiness, long started, long changed, long request, Sample sample) {

    /// How far a pod is in its life.
    public enum Phase {
        /// It is to be started.
        PENDING,

        /// Its containers run.
        RUNNING,

        /// It has ended or is told to end.
        GONE
    }

    /// Whether a pod takes requests.
    public enum Readiness {
        /// Nobody has said.
        UNKNOWN,

        /// It does.
        READY,

        /// It does not.
        UNREADY
    }

    /// What was measured of a pod.
    ///
    /// @param value thousandths of the unit; [#NO_VALUE] when nothing was measured
    /// @param taken when it was measured
    /// @param window nanoseconds before that it is an average over
    public record Sample(long value, long taken, long window) {
        /// Nothing was measured.
        public static final long NO_VALUE = Long.MIN_VALUE;

        /// What is known of a pod that nobody has measured.
        public static final Sample MISSING = new Sample(NO_VALUE, 0, 0);

        boolean isMissing() {
            return value == NO_VALUE;
        }
    }

    /// No start time.
    public static final long NOT_STARTED = Long.MIN_VALUE;

    /// No request.
    public static final long NO_REQUEST = -1;
}
