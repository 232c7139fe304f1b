package dev.archipelago.simulator.resilience;

/// Lets a client refuse a share of its requests itself, because the callee refuses so many.
///
/// Source: Beyer and others, Site Reliability Engineering, 2016, chapter 21.
public final class ClientThrottle {

    /// How much a client refuses.
    ///
    /// @param factor requests for each accepted one that are sent all the same
    /// @param seconds that it looks back on
    public record Settings(double factor, int seconds) {}

    private final Settings settings;
    private final TimeWindow window;

    public ClientThrottle(Settings settings) {
        this.settings = settings;
        this.window = new TimeWindow(settings.seconds);
    }

    /// The share of the requests that are refused.
    ///
    /// @param requests of late, those that were refused included
    /// @param accepts those of them that the callee accepted
    /// @param factor requests for each accepted one that are sent all the same
    public static double refusedShare(long requests, long accepts, double factor) {
        return Math.max(0, (requests - factor * accepts) / (requests + 1));
    }

    /// Whether a request is refused now.
    ///
    /// @param chance uniform from 0 to 1
    public boolean refuses(double chance, long now) {
        window.advance(now);
        int requests = window.calls();
        boolean refuses = chance < refusedShare(requests, requests - window.failed(), settings.factor);
        if (refuses) {
            window.add(now, true, false);
        }
        return refuses;
    }

    /// A request that was sent has ended.
    public void record(boolean accepted, long now) {
        window.add(now, !accepted, false);
    }
}
