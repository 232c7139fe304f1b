package dev.archipelago.model;

/// How often a message arrives.
public enum DeliveryGuarantee {
    /// It may be lost.
    AT_MOST_ONCE,

    /// It may arrive twice.
    AT_LEAST_ONCE,

    /// Once, by transactions or deduplication.
    EXACTLY_ONCE
}
