package dev.archipelago.simulator.plan;

import dev.archipelago.model.CacheSettings;
import dev.archipelago.model.CacheStrategy;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.DatabaseSettings;
import dev.archipelago.model.EvictionPolicy;
import dev.archipelago.model.ReplicationMode;
import dev.archipelago.model.platform.Network;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.plan.StoragePlan.Absent;
import dev.archipelago.simulator.plan.StoragePlan.CachePlan;
import dev.archipelago.simulator.plan.StoragePlan.DatabasePlan;
import dev.archipelago.simulator.plan.StoragePlan.Mode;
import dev.archipelago.simulator.plan.StoragePlan.Reads;
import dev.archipelago.simulator.storage.CacheModel;
import dev.archipelago.simulator.storage.Eviction;
import dev.archipelago.simulator.storage.KeyCache;
import dev.archipelago.simulator.storage.KeyPopularity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Turns caches and databases that keep something into plans with numbers.
public final class StorageCompiler {

    private static final int KEYS = 10_000;

    /// Keys times replicas of a cache at the most: each replica needs four bytes for each.
    private static final long MOST_KEYS_OF_ALL = 10_000_000;

    /// Copies that take part in quorums at the most.
    private static final int MOST_COPIES = 100;
    private static final long FAILOVER = 30_000_000_000L;

    private final PlanCompiler plan;
    private final Map<ComponentId, Integer> cacheIndex = new LinkedHashMap<>();
    private final Map<ComponentId, Integer> databaseIndex = new LinkedHashMap<>();
    private final List<CachePlan> caches = new ArrayList<>();
    private final List<Double> ratios = new ArrayList<>();
    private final List<DatabasePlan> databases = new ArrayList<>();
    private final Set<Integer> queries = new TreeSet<>();
    private int depth;

    StorageCompiler(PlanCompiler plan) {
        this.plan = plan;
    }

    StoragePlan plan() {
        return new StoragePlan(caches, databases, queries, depth);
    }

    /// Whether the keys of a cache are simulated, one by one.
    static boolean keepsKeys(Component component) {
        CacheSettings cache = component.cache();
        if (cache == null || cache.hitRatio() != null || cache.keys() == null) {
            return false;
        }
        return cache.keys() <= KeyPopularity.MOST_KEYS
                && (long) cache.keys() * component.mostReplicas() <= MOST_KEYS_OF_ALL;
    }

    /// Whether a database has copies or parts that differ.
    static boolean keepsRecords(Component component) {
        DatabaseSettings database = component.database();
        return database != null && (mode(component, database) != Mode.SINGLE || shards(database) > 1);
    }

    /// The share of its look-ups that a cache answers by itself, by formula, where it is not given but follows from its keys;
    /// 1 where nothing is known.
    public static double hitRatio(@Nullable CacheSettings cache) {
        if (cache == null || cache.keys() == null) {
            return 1;
        }
        double known = cache.absent() == null || cache.absentTtl() != null ? 1 : 1 - cache.absent().value();
        return Math.min(1, known * new CacheModel(cache.keys(), skew(cache),
                cache.entries() == null ? cache.keys() : cache.entries()).hitRatio(eviction(cache.eviction())));
    }

    /// The number of a cache whose keys are simulated; -1 for another one.
    int cache(ComponentId id) {
        CacheSettings settings = plan.component(id).cache();
        if (settings == null || settings.keys() == null || !keepsKeys(plan.component(id))) {
            return -1;
        }
        int keys = settings.keys();
        return cacheIndex.computeIfAbsent(id, _ -> {
            caches.add(new CachePlan(id.value(), plan.stationOf(id), new KeyPopularity(keys, skew(settings)),
                    eviction(settings.eviction()), settings.entries() == null ? keys : settings.entries(),
                    settings.ttl() == null ? KeyCache.FOR_EVER : Math.max(1, settings.ttl().nanos()),
                    settings.singleFlight() == null
                            ? settings.strategy() == CacheStrategy.READ_THROUGH
                            : settings.singleFlight(),
                    new Absent(settings.absent() == null ? 0 : settings.absent().value(),
                            settings.absentTtl() == null ? -1 : Math.max(1, settings.absentTtl().nanos())),
                    settings.earlyRefresh() == null || settings.ttl() == null ? 0 : settings.earlyRefresh(),
                    plan.draws().uniform("caches." + id + ".key"),
                    plan.draws().uniform("caches." + id + ".refresh")));
            ratios.add(hitRatio(settings));
            return caches.size() - 1;
        });
    }

    /// By formula, of a cache whose keys are simulated.
    double hitRatio(int cache) {
        return ratios.get(cache);
    }

    /// Whether two caches know the same keys.
    boolean shareKeys(int one, int other) {
        KeyPopularity first = caches.get(one).popularity();
        KeyPopularity second = caches.get(other).popularity();
        return first.keys() == second.keys() && Double.compare(first.skew(), second.skew()) == 0;
    }

    /// Look-ups are nested so deep somewhere.
    void deepens(int nested) {
        depth = Math.max(depth, nested);
    }

    /// A call reads or writes records.
    void queries(int call) {
        queries.add(call);
    }

    private static double skew(CacheSettings cache) {
        return cache.skew() == null ? 1 : cache.skew();
    }

    private static Eviction eviction(@Nullable EvictionPolicy policy) {
        return switch (policy == null ? EvictionPolicy.LRU : policy) {
            case LRU -> Eviction.LRU;
            case LFU -> Eviction.LFU;
            case FIFO -> Eviction.FIFO;
            case RANDOM -> Eviction.RANDOM;
        };
    }

    /// The number of a database whose records are simulated; -1 for another one.
    int database(ComponentId id) {
        Component component = plan.component(id);
        DatabaseSettings settings = component.database();
        if (settings == null || !keepsRecords(component)) {
            return -1;
        }
        return databaseIndex.computeIfAbsent(id, _ -> {
            databases.add(database(id, component, settings));
            return databases.size() - 1;
        });
    }

    DatabasePlan databasePlan(int number) {
        return databases.get(number);
    }

    private DatabasePlan database(ComponentId id, Component component, DatabaseSettings settings) {
        Mode mode = mode(component, settings);
        int replicas = Math.max(1, ScalingCompiler.initial(component));
        int members = mode == Mode.QUORUM
                ? Math.min(MOST_COPIES, replicas)
                : replicas;
        TimeSpan lag = settings.lag();
        boolean lags = mode != Mode.SINGLE && lag != null && !lag.isZero();
        int shards = shards(settings);
        Network network = plan.document().platformOrDefault().networkOrDefault();
        return new DatabasePlan(id.value(), plan.stationOf(id), mode, reads(settings), members, Copies.of(component),
                lag == null ? 0 : lag.nanos(),
                lag != null && lags
                        ? plan.draws().duration(new Distribution.Exponential(lag), "databases." + id + ".lag")
                        : -1,
                way(mode, network.withinZone(), "databases." + id + ".near"),
                way(mode, network.betweenZones() == null ? network.withinZone() : network.betweenZones(),
                        "databases." + id + ".far"),
                Math.min(members, settings.writeQuorum() == null ? members / 2 + 1 : settings.writeQuorum()),
                Math.min(members, settings.readQuorum() == null ? 1 : settings.readQuorum()),
                shares(shards, settings.skew() == null ? 0 : settings.skew()),
                Math.max(shards, settings.keys() == null ? KEYS : settings.keys()),
                settings.failover() == null ? FAILOVER : settings.failover().nanos(), nanos(settings.election()),
                nanos(settings.resolution()),
                plan.draws().uniform("databases." + id + ".record"));
    }

    private static long nanos(@Nullable TimeSpan time) {
        return time == null ? 0 : time.nanos();
    }

    private int way(Mode mode, @Nullable Distribution time, String stream) {
        return mode == Mode.CONSENSUS && time != null ? plan.draws().duration(time, stream) : -1;
    }

    private static Mode mode(Component component, DatabaseSettings settings) {
        ReplicationMode given = settings.replication();
        if (given == null) {
            return Copies.onlyReading(component) > 0 ? Mode.ASYNCHRONOUS : Mode.SINGLE;
        }
        return switch (given) {
            case NONE -> Mode.SINGLE;
            case ASYNCHRONOUS -> Mode.ASYNCHRONOUS;
            case SYNCHRONOUS -> Mode.SYNCHRONOUS;
            case QUORUM -> Mode.QUORUM;
            case CONSENSUS -> Mode.CONSENSUS;
        };
    }

    private static Reads reads(DatabaseSettings settings) {
        if (settings.consistency() == null) {
            return Reads.LEADER;
        }
        return switch (settings.consistency()) {
            case STRONG -> Reads.LEADER;
            case BOUNDED -> Reads.RECENT;
            case EVENTUAL -> Reads.ANY;
        };
    }

    private static int shards(DatabaseSettings settings) {
        return settings.shards() == null ? 1 : settings.shards();
    }

    private static List<Double> shares(int shards, double skew) {
        KeyPopularity popularity = new KeyPopularity(shards, skew);
        List<Double> cumulated = new ArrayList<>();
        double sum = 0;
        for (int shard = 0; shard < shards; shard++) {
            sum += popularity.share(shard);
            cumulated.add(sum);
        }
        return cumulated;
    }
}
