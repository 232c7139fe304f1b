package dev.archipelago.simulator.resilience;

/// The outcomes of the calls that a circuit breaker looks back on.
sealed interface CallWindow permits CountWindow, TimeWindow {

    /// Adds an outcome.
    ///
    /// @param now in nanoseconds
    void add(long now, boolean failed, boolean slow);

    /// Forgets what is too old to count.
    void advance(long now);

    int calls();

    int failed();

    int slow();

    void clear();
}
