package dev.archipelago.simulator.report;

import dev.archipelago.simulator.result.StorageResult;
import dev.archipelago.simulator.result.StorageResult.CacheUse;
import dev.archipelago.simulator.result.StorageResult.DatabaseUse;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Prints what caches and databases have kept: as tables, as JSON and as lines of numbers.
final class StorageReport {

    private static final int MOST_SHARDS = 8;

    private StorageReport() {}

    /// The tables; none where nothing is kept.
    static List<List<List<String>>> tables(StorageResult storage) {
        List<List<List<String>>> tables = new ArrayList<>();
        if (!storage.caches().isEmpty()) {
            List<List<String>> rows = new ArrayList<>();
            rows.add(
                    List.of("cache", "look-ups", "hits", "hit ratio", "misses", "waited", "early", "absent", "stale",
                            "evicted", "expired",
                            "changed", "entries", "hottest replica"));
            storage.caches().forEach((id, c) -> rows.add(List.of(id, Long.toString(c.lookups()),
                    Long.toString(c.hits()), TextReport.share(c.hitRatio()), Long.toString(c.misses()),
                    Long.toString(c.waits()), Long.toString(c.refreshes()), Long.toString(c.absences()),
                    Long.toString(c.stale()), Long.toString(c.evicted()),
                    Long.toString(c.expired()), Long.toString(c.changed()), TextReport.number(c.entries()),
                    TextReport.share(c.hottest()))));
            tables.add(rows);
        }
        if (!storage.databases().isEmpty()) {
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("database", "reads", "writes", "stale", "stale for", "own write unread", "went back",
                    "lost writes", "failovers", "without leader", "hottest replica", "shards"));
            storage.databases().forEach((id, d) -> rows.add(List.of(id, Long.toString(d.reads()),
                    Long.toString(d.writes()), TextReport.share(d.staleShare()), TextReport.time(d.staleness().mean()),
                    Long.toString(d.unreadWrites()), Long.toString(d.backwardReads()), Long.toString(d.lostWrites()),
                    Long.toString(d.failovers()), TextReport.time(d.leaderless()), TextReport.share(d.hottest()),
                    shards(d))));
            tables.add(rows);
        }
        if (!storage.resources().isEmpty()) {
            List<List<String>> rows = new ArrayList<>();
            rows.add(List.of("resource", "taken", "had to wait", "held"));
            storage.resources().forEach((id, r) -> rows.add(List.of(id, Long.toString(r.taken()),
                    TextReport.share(r.waitedShare()), TextReport.share(r.utilization()))));
            tables.add(rows);
        }
        return tables;
    }

    private static String shards(DatabaseUse database) {
        List<String> shares = database.shards().stream().limit(MOST_SHARDS).map(TextReport::share).toList();
        return String.join(" ", shares) + (database.shards().size() > MOST_SHARDS ? " ..." : "");
    }

    static void put(ObjectNode json, StorageResult storage) {
        if (!storage.caches().isEmpty()) {
            ObjectNode caches = json.putObject("caches");
            storage.caches().forEach((id, cache) -> cache(caches.putObject(id), cache));
        }
        if (!storage.databases().isEmpty()) {
            ObjectNode databases = json.putObject("databases");
            storage.databases().forEach((id, database) -> database(databases.putObject(id), database));
        }
        if (!storage.resources().isEmpty()) {
            ObjectNode resources = json.putObject("resources");
            storage.resources().forEach((id, resource) -> {
                ObjectNode use = resources.putObject(id);
                JsonReport.estimate(use, "utilization", resource.utilization());
                use.put("taken", resource.taken());
                JsonReport.estimate(use, "waitedShare", resource.waitedShare());
            });
        }
    }

    private static void cache(ObjectNode json, CacheUse cache) {
        json.put("lookups", cache.lookups());
        json.put("hits", cache.hits());
        json.put("misses", cache.misses());
        json.put("waits", cache.waits());
        json.put("refreshes", cache.refreshes());
        json.put("absences", cache.absences());
        json.put("stale", cache.stale());
        json.put("evicted", cache.evicted());
        json.put("expired", cache.expired());
        json.put("changed", cache.changed());
        JsonReport.estimate(json, "hitRatio", cache.hitRatio());
        JsonReport.estimate(json, "entries", cache.entries());
        JsonReport.estimate(json, "hottest", cache.hottest());
    }

    private static void database(ObjectNode json, DatabaseUse database) {
        json.put("reads", database.reads());
        json.put("writes", database.writes());
        json.put("stale", database.stale());
        json.put("unreadWrites", database.unreadWrites());
        json.put("backwardReads", database.backwardReads());
        json.put("lostWrites", database.lostWrites());
        json.put("failovers", database.failovers());
        JsonReport.estimate(json, "staleShare", database.staleShare());
        JsonReport.latency(json, "staleness", database.staleness());
        JsonReport.estimate(json, "leaderless", database.leaderless());
        JsonReport.estimate(json, "hottest", database.hottest());
        ArrayNode shards = json.putArray("shards");
        database.shards().forEach(shard -> JsonReport.estimate(shards.addObject(), "share", shard));
    }

    static void add(List<String> lines, StorageResult storage) {
        storage.caches().forEach((id, cache) -> {
            CsvReport.line(lines, "cache", id, "lookups", cache.lookups());
            CsvReport.line(lines, "cache", id, "hits", cache.hits());
            CsvReport.line(lines, "cache", id, "misses", cache.misses());
            CsvReport.line(lines, "cache", id, "waits", cache.waits());
            CsvReport.line(lines, "cache", id, "refreshes", cache.refreshes());
            CsvReport.line(lines, "cache", id, "absences", cache.absences());
            CsvReport.line(lines, "cache", id, "stale", cache.stale());
            CsvReport.line(lines, "cache", id, "evicted", cache.evicted());
            CsvReport.line(lines, "cache", id, "expired", cache.expired());
            CsvReport.line(lines, "cache", id, "changed", cache.changed());
            CsvReport.line(lines, "cache", id, "hitRatio", cache.hitRatio());
            CsvReport.line(lines, "cache", id, "entries", cache.entries());
            CsvReport.line(lines, "cache", id, "hottest", cache.hottest());
        });
        storage.databases().forEach((id, database) -> {
            CsvReport.line(lines, "database", id, "reads", database.reads());
            CsvReport.line(lines, "database", id, "writes", database.writes());
            CsvReport.line(lines, "database", id, "stale", database.stale());
            CsvReport.line(lines, "database", id, "unreadWrites", database.unreadWrites());
            CsvReport.line(lines, "database", id, "backwardReads", database.backwardReads());
            CsvReport.line(lines, "database", id, "lostWrites", database.lostWrites());
            CsvReport.line(lines, "database", id, "failovers", database.failovers());
            CsvReport.line(lines, "database", id, "staleShare", database.staleShare());
            CsvReport.line(lines, "database", id, "staleness.mean", database.staleness().mean());
            CsvReport.line(lines, "database", id, "staleness.p99", database.staleness().p99());
            CsvReport.line(lines, "database", id, "leaderless", database.leaderless());
            CsvReport.line(lines, "database", id, "hottest", database.hottest());
            for (int shard = 0; shard < database.shards().size(); shard++) {
                CsvReport.line(lines, "database", id, "shard." + shard, database.shards().get(shard));
            }
        });
        storage.resources().forEach((id, resource) -> {
            CsvReport.line(lines, "resource", id, "utilization", resource.utilization());
            CsvReport.line(lines, "resource", id, "taken", resource.taken());
            CsvReport.line(lines, "resource", id, "waitedShare", resource.waitedShare());
        });
    }
}
