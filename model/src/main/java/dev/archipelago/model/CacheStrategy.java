package dev.archipelago.model;

/// Who fills a cache and when writes go through.
public enum CacheStrategy {
    /// The caller reads the origin on a miss and fills the cache.
    LOOK_ASIDE,

    /// The cache reads the origin on a miss.
    READ_THROUGH,

    /// Writes go to the cache and the origin.
    WRITE_THROUGH,

    /// Writes go to the cache, and later to the origin.
    WRITE_BEHIND
}
