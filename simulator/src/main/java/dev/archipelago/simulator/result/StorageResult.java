package dev.archipelago.simulator.result;

import dev.archipelago.model.vocabulary.Ordered;
import java.util.List;
import java.util.Map;

/// What caches that keep keys and databases that keep records have done, by component. Counts are sums over the replications.
///
/// @param resources limited resources, as component.resource; the disks of databases among them
public record StorageResult(Map<String, CacheUse> caches, Map<String, DatabaseUse> databases,
        Map<String, ResourceUse> resources) {

    public StorageResult {
        caches = Ordered.copyOf(caches);
        databases = Ordered.copyOf(databases);
        resources = Ordered.copyOf(resources);
    }

    /// A limited resource: a lock, a pool, a disk.
    ///
    /// @param utilization share of its permits that was held; of a read-write lock by writers
    /// @param taken times that somebody got what it wanted
    /// @param waitedShare share of these that had to wait
    public record ResourceUse(Estimate utilization, long taken, Estimate waitedShare) {}

    /// Look-ups of a cache.
    ///
    /// @param misses look-ups that fetched what they did not find
    /// @param waits look-ups that waited until another one had fetched it
    /// @param refreshes look-ups that found their key and fetched it anew before its end
    /// @param absences look-ups that found that their key does not exist
    /// @param stale hits that found something older than the last write
    /// @param evicted entries that had to leave for others
    /// @param expired entries that were asked for when they were too old
    /// @param changed entries that were dropped or renewed by a write
    /// @param hitRatio share of the look-ups that found their key at once
    /// @param entries at the end, of all replicas
    /// @param hottest share of the look-ups that went to the replica which got the most
    public record CacheUse(long lookups, long hits, long misses, long waits, long refreshes, long absences, long stale,
            long evicted, long expired,
            long changed, Estimate hitRatio, Estimate entries, Estimate hottest) {}

    /// Reads and writes of a database.
    ///
    /// @param stale reads that did not see the last write before them
    /// @param unreadWrites reads that did not see what the same request had written before
    /// @param backwardReads reads that saw something older than the same request had read before
    /// @param lostWrites writes that counted as done and were lost with their leader
    /// @param failovers new leaders after the loss of one
    /// @param staleShare share of the reads that were stale
    /// @param staleness of what stale reads saw: since when it was out of date
    /// @param leaderless seconds of a replication in which a shard had no leader
    /// @param shards share of the reads and writes of each shard
    /// @param hottest utilization of the workers of the replica that had the most to do; not measured where there is no limit
    public record DatabaseUse(long reads, long writes, long stale, long unreadWrites, long backwardReads,
            long lostWrites, long failovers, Estimate staleShare, LatencyResult staleness, Estimate leaderless,
            List<Estimate> shards, Estimate hottest) {
        public DatabaseUse {
            shards = List.copyOf(shards);
        }
    }
}
