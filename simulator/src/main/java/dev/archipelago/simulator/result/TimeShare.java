package dev.archipelago.simulator.result;

/// Where a part of the latency of a workload comes from, on the critical path.
///
/// @param component its id
/// @param middle seconds of it in a request of the middle: the mean of those between the 40th and the 60th percentile
/// @param slow seconds of it in a slow request: the mean of the slowest twentieth
public record TimeShare(String component, Cause cause, double middle, double slow) {

    /// What the time was spent on.
    public enum Cause {
        /// Waiting for a worker of the component.
        QUEUE,

        /// Computing and waiting by the component itself, sharing CPU and waiting for its limited resources included.
        WORK,

        /// Travelling to the component and back.
        NETWORK,

        /// Tries of the component that failed, and the back-off behind them.
        RETRY
    }
}
