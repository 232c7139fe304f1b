package dev.archipelago.simulator.resilience;

/// Allows retries only as long as they are few: a share of the requests in flight, or so many per second in any case.
///
/// Source: the share is that of Envoy's retry budget, with active and pending requests as its base; the minimum per second
/// is that of Finagle's.
public final class RetryBudget {

    /// How many retries are few.
    ///
    /// @param ratio retries in flight as a share of the requests in flight
    /// @param minimum retries per second that are always allowed
    public record Settings(double ratio, double minimum) {}

    private final Settings settings;
    private final TokenBucket always;
    private int retrying;

    public RetryBudget(Settings settings) {
        this.settings = settings;
        this.always = new TokenBucket(settings.minimum, settings.minimum == 0 ? 0 : Math.max(1, settings.minimum));
    }

    /// Begins a retry if it is allowed.
    ///
    /// @param inFlight requests active and pending
    public boolean begins(int inFlight, long now) {
        if (retrying >= settings.ratio * inFlight && !always.take(now)) {
            return false;
        }
        retrying++;
        return true;
    }

    /// A retry is over.
    public void ends() {
        retrying--;
    }

    /// Retries under way, those that wait for their back-off included.
    public int retrying() {
        return retrying;
    }
}
