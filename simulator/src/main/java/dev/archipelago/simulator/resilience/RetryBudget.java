package dev.archipelago.simulator.resilience;

import org.jspecify.annotations.Nullable;

/// Allows retries only as long as they are few, a share of the requests in flight, or as long as failures are; so many per
/// second in any case.
///
/// Source: the share is that of Envoy's retry budget, with active and pending requests as its base; the minimum per second
/// is that of Finagle's; the tokens that failures take are gRPC's, those that retries cost the AWS SDKs'.
public final class RetryBudget {

    /// How many retries are few.
    ///
    /// @param ratio retries in flight as a share of the requests in flight, or what a success gives back
    /// @param minimum retries per second that are always allowed
    /// @param tokens of a [RetryThrottle], or of a [RetryQuota] where retries cost some; 0 for none
    /// @param cost tokens of a retry; 0 where failures take them
    public record Settings(double ratio, double minimum, int tokens, int cost) {}

    private final Settings settings;
    private final TokenBucket always;
    private final @Nullable RetryThrottle throttle;
    private final @Nullable RetryQuota quota;
    private int retrying;

    public RetryBudget(Settings settings) {
        this.settings = settings;
        this.always = new TokenBucket(settings.minimum, settings.minimum == 0 ? 0 : Math.max(1, settings.minimum));
        this.throttle = settings.tokens == 0 || settings.cost > 0
                ? null
                : new RetryThrottle(settings.tokens, settings.ratio);
        this.quota = settings.cost == 0 ? null : new RetryQuota(settings.tokens, settings.cost, settings.ratio);
    }

    /// Begins a retry if it is allowed.
    ///
    /// @param inFlight requests active and pending
    public boolean begins(int inFlight, long now) {
        if (!isAffordable(inFlight) && !always.take(now)) {
            return false;
        }
        retrying++;
        return true;
    }

    private boolean isAffordable(int inFlight) {
        if (quota != null) {
            return quota.take();
        }
        return throttle == null ? retrying < settings.ratio * inFlight : throttle.allows();
    }

    /// A try has ended.
    ///
    /// @param failed so that it may be tried again
    /// @param retried whether it was a retry
    public void record(boolean failed, boolean retried) {
        if (throttle != null) {
            throttle.record(failed);
        }
        if (quota != null && !failed) {
            quota.succeeded(retried);
        }
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
