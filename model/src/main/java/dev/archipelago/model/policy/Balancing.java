package dev.archipelago.model.policy;

/// How a caller picks the replica that it sends a request to.
public enum Balancing {
    /// One after the other, per caller.
    ROUND_ROBIN,

    /// Each equally likely.
    RANDOM,

    /// The one with fewer requests under way of two drawn at random.
    LEAST_REQUEST,

    /// The one with the fewest requests under way of all.
    LEAST_CONNECTIONS,

    /// By a hash of the request, so that the same key meets the same replica.
    CONSISTENT_HASH,

    /// The own zone first, in proportion to its replicas.
    ZONE_AWARE,

    /// By a hash of the request and a table that all replicas fill alike.
    MAGLEV,

    /// The own zone as long as enough of its replicas are ready, the others for the rest.
    ZONE_FAILOVER
}
