package dev.archipelago.simulator.result;

/// How busy a component was.
///
/// @param kind as spelled in the file
/// @param utilization busy share of the workers; not measured where they are unlimited
/// @param cpuUtilization used share of the CPU limit; not measured where there is none
/// @param throttledShare share of the time in which more was to be computed than there are cores
/// @param queueLength requests waiting for a worker, all replicas together
/// @param wastedWorkShare share of the work for requests that nobody waited for any more
public record ComponentResult(String kind, ReplicasResult replicas, Estimate utilization, Estimate cpuUtilization,
        Estimate throttledShare, Estimate queueLength, Estimate wastedWorkShare) {

    /// The larger of both utilizations; not measured where neither is.
    public Estimate busiest() {
        if (!utilization.isMeasured()) {
            return cpuUtilization;
        }
        return cpuUtilization.isMeasured() && cpuUtilization.value() > utilization.value()
                ? cpuUtilization
                : utilization;
    }
}
