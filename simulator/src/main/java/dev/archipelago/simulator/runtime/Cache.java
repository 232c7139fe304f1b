package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.measure.StorageUse;
import dev.archipelago.simulator.plan.StoragePlan.CachePlan;
import dev.archipelago.simulator.random.RandomStream;
import dev.archipelago.simulator.storage.KeyCache;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A cache whose replicas each keep keys of their own.
///
/// Those that are there from the start on are full, as if they had been asked for long; others come up empty.
final class Cache {

    /// Look-ups by which a cache is filled before the start, at the most, and so many for each entry.
    private static final long MOST_FILLING = 4_000_000;
    private static final int FILLING = 8;

    final CachePlan plan;
    private final Engine engine;
    private final @Nullable KeyCache[] kept;
    private final long[] asked;
    /// How often each key was written.
    private final int[] written;
    private final Map<Long, Fetch> fetches = new LinkedHashMap<>();
    private final List<Double> series = new ArrayList<>();
    private long lookups;
    long hits;
    long misses;
    long waits;
    private long stale;
    /// Look-ups that fetched anew what they had found.
    long refreshes;
    private long absences;
    private long changed;
    /// By key how long its last fetch took, where entries are fetched early.
    private final float[] fetching;
    private long evictedBefore;
    private long expiredBefore;
    private long hitsBefore;
    private long lookupsBefore;

    /// Somebody fetches a key.
    static final class Fetch {
        int leader;
        final Deque<Integer> waiting = new ArrayDeque<>(1);

        Fetch(int leader) {
            this.leader = leader;
        }
    }

    Cache(Engine engine, CachePlan plan) {
        this.engine = engine;
        this.plan = plan;
        this.kept = new KeyCache[engine.replicas.length];
        this.asked = new long[engine.replicas.length];
        this.written = new int[plan.popularity().keys()];
        this.fetching = new float[plan.earlyRefresh() > 0 ? written.length : 0];
        for (Replica replica : engine.stations[plan.station()]) {
            if (replica.condition.present) {
                fill(of(replica.number), stream(replica.number, "fill"));
            }
        }
    }

    private RandomStream stream(int replica, String purpose) {
        int place = replica - engine.stations[plan.station()][0].number;
        return RandomStream.of(engine.seed, engine.replication, "caches." + plan.id() + "." + place + "." + purpose);
    }

    private KeyCache of(int replica) {
        KeyCache known = kept[replica];
        if (known == null) {
            RandomStream stream = stream(replica, "eviction");
            known = new KeyCache(plan.eviction(), written.length, plan.entries(), plan.ttl(), stream::nextDouble);
            kept[replica] = known;
        }
        return known;
    }

    private void fill(KeyCache cache, RandomStream stream) {
        for (int key = cache.capacity() - 1; key >= 0; key--) {
            if (isKept(key)) {
                cache.put(key, 0, 0);
            }
        }
        if (cache.capacity() < written.length) {
            long looks = Math.min(MOST_FILLING, (long) FILLING * cache.capacity());
            for (long i = 0; i < looks; i++) {
                int key = plan.popularity().key(stream.nextDouble());
                if (isKept(key) && !cache.find(key, 0)) {
                    cache.put(key, 0, 0);
                }
            }
        }
        cache.spread(0);
        for (int key = 0; key < written.length; key++) {
            if (plan.absent().has(key) && cache.has(key)) {
                cache.putUntil(key, 0, 1 + (long) (stream.nextDouble() * plan.absent().ttl()));
            }
        }
    }

    /// Whether a key stays once it has been fetched: it exists, or that it does not is kept.
    private boolean isKept(int key) {
        return plan.absent().ttl() >= 0 || !plan.absent().has(key);
    }

    int nextKey() {
        return plan.popularity().key(engine.dice.next(plan.draw()));
    }

    // ---- look-ups ----------------------------------------------------------------------------------------------------

    boolean find(int replica, int key) {
        lookups++;
        asked[replica]++;
        KeyCache cache = of(replica);
        boolean found = cache.find(key, engine.now());
        stale += found && cache.version(key) < written[key] ? 1 : 0;
        absences += found && plan.absent().has(key) ? 1 : 0;
        return found;
    }

    /// Whether who has found a key is to fetch it anew: the later and the slower its fetch the likelier.
    ///
    /// Source: Vattani, Chierichetti and Lowenstein, Optimal Probabilistic Cache Stampede Prevention (2015).
    boolean isEarly(int replica, int key) {
        if (fetching.length == 0 || plan.absent().has(key)) {
            return false;
        }
        double gap = -fetching[key] * plan.earlyRefresh() * StrictMath.log(1 - engine.dice.next(plan.refreshDraw()));
        return of(replica).end(key) - engine.now() <= gap;
    }

    /// Whether a key is there that was not when it was asked for.
    boolean hasNow(int replica, int key) {
        return of(replica).find(key, engine.now());
    }

    void put(int replica, int key, int version) {
        if (engine.replicas[replica].condition.up && isKept(key)) {
            if (plan.absent().has(key)) {
                of(replica).put(key, version, engine.now());
                of(replica).putUntil(key, version, engine.now() + plan.absent().ttl());
            } else {
                of(replica).put(key, version, engine.now());
            }
        }
    }

    /// A key was fetched, which took so long.
    void fetched(int key, long nanos) {
        if (fetching.length > 0) {
            fetching[key] = nanos;
        }
    }

    int written(int key) {
        return written[key];
    }

    void change(int replica, int key, boolean keeps) {
        written[key]++;
        if (keeps) {
            changed++;
            put(replica, key, written[key]);
        } else if (of(replica).remove(key, engine.now())) {
            changed++;
        }
    }

    void flush() {
        for (Replica replica : engine.stations[plan.station()]) {
            clear(replica);
        }
    }

    void clear(Replica replica) {
        KeyCache cache = kept[replica.number];
        if (cache != null) {
            cache.clear();
        }
    }

    // ---- one fetch for all that want it ----------------------------------------------------------------------------------

    private static long name(int replica, int key) {
        return (long) replica << 32 | key;
    }

    @Nullable
    Fetch fetch(int replica, int key) {
        return fetches.get(name(replica, key));
    }

    void begin(int replica, int key, int leader) {
        fetches.put(name(replica, key), new Fetch(leader));
    }

    /// A key has been fetched; who waited for it.
    Collection<Integer> end(int replica, int key) {
        Fetch fetch = fetches.remove(name(replica, key));
        return fetch == null ? List.of() : fetch.waiting;
    }

    /// Who fetched a key does so no more; who waits longest and has not ended with its process leads now, none when there is
    /// nobody.
    int next(int replica, int key) {
        Fetch fetch = fetches.get(name(replica, key));
        while (fetch != null && !fetch.waiting.isEmpty()) {
            int next = fetch.waiting.removeFirst();
            if (!engine.requests.is(next, Requests.DEAD)) {
                fetch.leader = next;
                return next;
            }
        }
        fetches.remove(name(replica, key));
        return Requests.NONE;
    }

    void leave(int r) {
        fetches.values().forEach(fetch -> fetch.waiting.remove(r));
    }

    Collection<Fetch> fetches() {
        return fetches.values();
    }

    // ---- measuring ---------------------------------------------------------------------------------------------------

    private long evicted() {
        return Arrays.stream(kept).filter(cache -> cache != null).mapToLong(KeyCache::evicted).sum();
    }

    private long expired() {
        return Arrays.stream(kept).filter(cache -> cache != null).mapToLong(KeyCache::expired).sum();
    }

    void restart() {
        lookups = 0;
        hits = 0;
        misses = 0;
        waits = 0;
        stale = 0;
        refreshes = 0;
        absences = 0;
        changed = 0;
        Arrays.fill(asked, 0);
        evictedBefore = evicted();
        expiredBefore = expired();
        hitsBefore = 0;
        lookupsBefore = 0;
        series.clear();
    }

    void mark() {
        long looked = hits + misses + waits + refreshes;
        series.add(looked == lookupsBefore ? Double.NaN : (double) (hits - hitsBefore) / (looked - lookupsBefore));
        hitsBefore = hits;
        lookupsBefore = looked;
    }

    StorageUse.Cache use() {
        long entries = Arrays.stream(kept).filter(cache -> cache != null).mapToLong(KeyCache::size).sum();
        long most = Arrays.stream(asked).max().orElse(0);
        return new StorageUse.Cache(hits + misses + waits + refreshes, hits, waits, refreshes, absences, stale,
                evicted() - evictedBefore, expired() - expiredBefore, changed, entries,
                lookups == 0 ? Double.NaN : (double) most / lookups,
                List.copyOf(series));
    }
}
