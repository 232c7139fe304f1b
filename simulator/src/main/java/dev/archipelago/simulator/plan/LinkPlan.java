package dev.archipelago.simulator.plan;

import dev.archipelago.model.policy.Balancing;
import org.jspecify.annotations.Nullable;

/// What lies between a caller and a callee.
///
/// @param id "caller->callee"; of a workload without a client "workload->callee"
/// @param from index of the calling station, -1 from outside
/// @param to index of the called station
/// @param latency draw of the time one way, -1 for none
/// @param requestNanos transfer time of the request
/// @param responseNanos transfer time of the answer
/// @param timeout for one try in nanoseconds, 0 for none
/// @param deadline for all tries in nanoseconds, 0 for none
/// @param fallback whether a static answer stands in for a failed call
/// @param fallbackCall index of the call that stands in for a failed one, -1 for none
/// @param cancels whether the callee ends its work when its caller gives up
/// @param propagates whether the callee knows until when an answer is of use
/// @param protection null for none
/// @param way null where zones and loss make no difference
/// @param ramp how the share of a new replica grows; null where it has it at once
/// @param sidecars the proxies that requests pass; null for none
/// @param looking how each caller learns which replicas there are; null where all know what the platform does
public record LinkPlan(String id, int from, int to, Balancing balancing, int balancingDraw, int latency,
        long requestNanos, long responseNanos, long timeout, long deadline, @Nullable RetryPlan retry,
        boolean fallback, int fallbackCall, boolean cancels, boolean propagates, @Nullable ProtectionPlan protection,
        @Nullable WayPlan way, @Nullable Ramp ramp, @Nullable Sidecars sidecars, @Nullable Looking looking) {

    /// How the share of a new replica grows.
    ///
    /// @param window nanoseconds until it has all of it
    /// @param aggression 1 for a straight line, more for a faster start
    public record Ramp(long window, double aggression) {}

    /// Proxies of a service mesh.
    ///
    /// @param count how many a call passes
    /// @param draw of the time that a request and its answer spend in one
    public record Sidecars(int count, int draw) {}

    /// How each caller learns which replicas there are, in nanoseconds.
    ///
    /// @param refresh between two looks of a caller
    /// @param cache between two copies of what callers look at, 0 where they see what is known
    /// @param lease that a replica is listed longer which has ended without saying so
    /// @param sweep between two looks for leases that have run out, 0 for at once
    public record Looking(long refresh, long cache, long lease, long sweep) {}

    LinkPlan withFallbackCall(int call) {
        return between(from, to, call);
    }

    /// The same by other numbers.
    LinkPlan between(int caller, int callee, int call) {
        return new LinkPlan(id, caller, callee, balancing, balancingDraw, latency, requestNanos, responseNanos, timeout,
                deadline, retry, fallback, call, cancels, propagates, protection, way, ramp, sidecars, looking);
    }
}
