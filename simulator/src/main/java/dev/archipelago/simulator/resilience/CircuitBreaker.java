package dev.archipelago.simulator.resilience;

/// Refuses calls to a callee that keeps failing, until a few probing calls show that it is well again.
///
/// Closed: every outcome goes into a window; once that has enough calls and too many of them failed or were slow, the breaker
/// opens. Open: all calls are refused until more than the waiting time has passed; the first later call makes it half open and
/// is let through. Half open: a number of calls is let through and the others are refused; as soon as enough of them are over
/// it opens again or closes.
///
/// Source: resilience4j 2 (CircuitBreakerStateMachine, CircuitBreakerMetrics). Outcomes that arrive while it is open change
/// nothing; a probing call that never ends keeps its place for ever.
public final class CircuitBreaker {

    /// When it opens and for how long.
    ///
    /// @param failureRate share of failed calls from which on it opens
    /// @param slowRate share of slow calls from which on it opens
    /// @param slowCall a call that takes longer is slow, in nanoseconds
    /// @param window calls looked back on
    /// @param windowSeconds looked back on instead of a number of calls; 0 for none
    /// @param minimumCalls in the window before it decides
    /// @param open nanoseconds
    /// @param halfOpenCalls let through to probe
    public record Settings(double failureRate, double slowRate, long slowCall, int window, int windowSeconds,
            int minimumCalls, long open, int halfOpenCalls) {
        public Settings {
            if (window < 1 || windowSeconds < 0 || minimumCalls < 1 || halfOpenCalls < 1) {
                throw new IllegalArgumentException("a breaker with a window of " + window + " calls, at least "
                        + minimumCalls + ", and " + halfOpenCalls + " while half open");
            }
        }
    }

    private enum State {
        CLOSED, OPEN, HALF_OPEN
    }

    private final Settings settings;
    private final CallWindow window;
    private final int least;
    private final CountWindow probes;
    private final int leastProbes;
    /// Whether it opens although no call fails and none is slow.
    private final boolean anythingIsTooMuch;
    private State state = State.CLOSED;
    private long openedAt;
    private int permits;
    private long openings;

    public CircuitBreaker(Settings settings) {
        this.settings = settings;
        this.window = settings.windowSeconds > 0
                ? new TimeWindow(settings.windowSeconds)
                : new CountWindow(settings.window);
        this.least = settings.windowSeconds > 0
                ? settings.minimumCalls
                : Math.min(settings.minimumCalls, settings.window);
        this.anythingIsTooMuch = settings.failureRate <= 0 || settings.slowRate <= 0;
        this.probes = new CountWindow(settings.halfOpenCalls);
        this.leastProbes = Math.min(settings.minimumCalls, settings.halfOpenCalls);
    }

    /// Whether a call may go out; one that may must be told to [#record] or [#release].
    public boolean admits(long now) {
        if (state == State.CLOSED) {
            return true;
        }
        if (state == State.OPEN) {
            if (now - openedAt <= settings.open) {
                return false;
            }
            state = State.HALF_OPEN;
            probes.clear();
            permits = settings.halfOpenCalls;
        }
        if (permits == 0) {
            return false;
        }
        permits--;
        return true;
    }

    /// Notes how a call went; whether that has opened it.
    ///
    /// @param duration in nanoseconds
    public boolean record(boolean failed, long duration, long now) {
        boolean slow = duration > settings.slowCall;
        if (state == State.CLOSED) {
            window.add(now, failed, slow);
            if (window.calls() >= least && isTooMuch(window)) {
                open(now);
                return true;
            }
        } else if (state == State.HALF_OPEN) {
            probes.add(now, failed, slow);
            if (probes.calls() >= leastProbes) {
                if (isTooMuch(probes)) {
                    open(now);
                    return true;
                }
                state = State.CLOSED;
                window.clear();
            }
        }
        return false;
    }

    /// Notes that a call was let through but says nothing about the callee.
    public void release() {
        if (state == State.HALF_OPEN && permits < settings.halfOpenCalls) {
            permits++;
        }
    }

    private boolean isTooMuch(CallWindow calls) {
        if (calls.failed() == 0 && calls.slow() == 0) {
            return anythingIsTooMuch;
        }
        return (double) calls.failed() / calls.calls() >= settings.failureRate
                || (double) calls.slow() / calls.calls() >= settings.slowRate;
    }

    private void open(long now) {
        state = State.OPEN;
        openedAt = now;
        openings++;
    }

    public boolean isClosed() {
        return state == State.CLOSED;
    }

    /// Whether it lets a few calls through to probe.
    public boolean isHalfOpen() {
        return state == State.HALF_OPEN;
    }

    /// How often it has opened.
    public long openings() {
        return openings;
    }
}
