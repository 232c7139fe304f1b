package dev.archipelago.simulator.measure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What was measured of caches that keep keys and of databases that keep records, by component.
///
/// @param resources limited resources, as component.resource; the disks of databases among them
public record StorageUse(Map<String, Cache> caches, Map<String, Database> databases, Map<String, Resource> resources) {

    /// Nothing of all that.
    public static final StorageUse NONE = new StorageUse(Map.of(), Map.of(), Map.of());

    /// Together with what was measured of other components.
    public StorageUse and(StorageUse other) {
        Map<String, Cache> allCaches = new LinkedHashMap<>(caches);
        allCaches.putAll(other.caches);
        Map<String, Database> allDatabases = new LinkedHashMap<>(databases);
        allDatabases.putAll(other.databases);
        Map<String, Resource> allResources = new LinkedHashMap<>(resources);
        allResources.putAll(other.resources);
        return new StorageUse(allCaches, allDatabases, allResources);
    }

    /// A limited resource.
    ///
    /// @param utilization share of its permits that was held, while its replicas ran; NaN when none did
    /// @param taken times that somebody got what it wanted
    /// @param waited of these, those that had to wait
    public record Resource(double utilization, long taken, long waited) {}

    /// Look-ups of a cache.
    ///
    /// @param hits look-ups that found their key; those that waited until another one had fetched it are counted apart
    /// @param waits look-ups that waited for another one
    /// @param refreshes look-ups that fetched anew what they had found
    /// @param absences look-ups that found that their key does not exist
    /// @param stale hits that found something older than the last write
    /// @param evicted entries that had to leave for others
    /// @param expired entries that were asked for when they were too old
    /// @param changed entries that were dropped or renewed by a write
    /// @param entries at the end, of all replicas
    /// @param hottest share of the look-ups that went to the replica which got the most; NaN when there were none
    /// @param hitRatio by interval of the time line; NaN where there were no look-ups
    public record Cache(long lookups, long hits, long waits, long refreshes, long absences, long stale, long evicted,
            long expired, long changed,
            long entries, double hottest, List<Double> hitRatio) {}

    /// Reads and writes of a database.
    ///
    /// @param stale reads that did not see the last write before them
    /// @param ages seconds since when what they saw was out of date
    /// @param unread reads that did not see what the same request had written before
    /// @param backwards reads that saw something older than the same request had read before
    /// @param lost writes that counted as done and were lost with their leader
    /// @param failovers new leaders after the loss of one
    /// @param leaderless seconds in which a part had no leader
    /// @param shards reads and writes of each
    /// @param hottest utilization of the workers of the replica that had the most to do; NaN when they are not bounded
    /// @param staleShare by interval of the time line; NaN where there were no reads
    public record Database(long reads, long writes, long stale, LatencyHistogram ages, long unread, long backwards,
            long lost, long failovers, double leaderless, List<Long> shards, double hottest, List<Double> staleShare) {}
}
