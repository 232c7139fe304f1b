package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.plan.StoragePlan;
import dev.archipelago.simulator.plan.StoragePlan.CachePlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The caches that keep keys, and what requests have in mind while they look something up.
///
/// A look-up decides on its key, calls the cache, whose replica looks whether it has it, and goes on with what a miss asks for.
/// Look-ups inside the miss of another are told apart by their level.
final class Caches {

    private static final int UNASKED = 0;
    private static final int HIT = 1;
    private static final int MISS = 2;
    /// It fetches what others wait for.
    private static final int LEADS = 3;
    /// It has found its key and fetches it anew.
    private static final int EARLY = 4;

    private final Engine engine;
    private final Requests requests;
    private final Cache[] caches;
    private final List<Cache> all = new ArrayList<>();
    private final int depth;
    /// The level of the look-up that a record began last.
    private final LongTable latest = new LongTable(0);
    // by record and level
    private int[] keys = new int[0];
    private int[] asked = new int[0];
    private int[] versions = new int[0];
    private byte[] states = new byte[0];
    private int[] numbers = new int[0];
    private long[] begins = new long[0];

    Caches(Engine engine, StoragePlan plan) {
        this.engine = engine;
        this.requests = engine.requests;
        this.depth = plan.depth();
        this.caches = new Cache[plan.caches().size()];
        for (int i = 0; i < caches.length; i++) {
            CachePlan cache = plan.caches().get(i);
            if (engine.island.stations().contains(cache.station())) {
                caches[i] = new Cache(engine, cache);
                all.add(caches[i]);
            }
        }
    }

    List<Cache> all() {
        return all;
    }

    private int slot(int r, int level) {
        int slot = r * depth + level;
        if (slot >= keys.length) {
            int length = Math.max(64 * depth, 2 * slot);
            keys = Arrays.copyOf(keys, length);
            asked = Arrays.copyOf(asked, length);
            versions = Arrays.copyOf(versions, length);
            states = Arrays.copyOf(states, length);
            numbers = Arrays.copyOf(numbers, length);
            begins = Arrays.copyOf(begins, length);
        }
        return slot;
    }

    // ---- the side of who looks something up ---------------------------------------------------------------------------

    /// @param from level of the look-up around it that is about the same key; -1 for none
    void choose(int r, int number, int level, int from) {
        int slot = slot(r, level);
        keys[slot] = from < 0 ? caches[number].nextKey() : keys[slot(r, from)];
        states[slot] = UNASKED;
        asked[slot] = Requests.NONE;
        latest.set(r, level);
    }

    /// The key that a call of a cache is about, for callers who choose a replica by it.
    int keyOf(int caller) {
        int slot = slot(caller, (int) latest.get(caller));
        return keys[slot];
    }

    /// Whether a link leads to a cache that keeps keys.
    boolean isKept(int station) {
        return all.stream().anyMatch(cache -> cache.plan.station() == station);
    }

    /// Where a request goes on that knows whether its key was there; it waits where another one fetches the key.
    int find(int r, int number, int level, int miss, int hit) {
        Cache cache = caches[number];
        int slot = slot(r, level);
        numbers[slot] = number;
        boolean early = states[slot] == EARLY;
        if (early) {
            early = !cache.plan.singleFlight() || cache.fetch(asked[slot], keys[slot]) == null;
            states[slot] = early ? MISS : (byte) HIT;
        }
        if (states[slot] == HIT) {
            cache.hits++;
            return hit;
        }
        if (early) {
            if (cache.plan.singleFlight()) {
                lead(r, slot, cache);
            }
            cache.refreshes++;
            fetches(slot, cache);
            return miss;
        }
        if (states[slot] == MISS && cache.plan.singleFlight()) {
            Cache.Fetch fetch = cache.fetch(asked[slot], keys[slot]);
            if (fetch != null) {
                cache.waits++;
                fetch.waiting.addLast(r);
                return Storage.STOPS;
            }
            if (cache.hasNow(asked[slot], keys[slot])) {
                cache.waits++;
                return hit;
            }
            lead(r, slot, cache);
        }
        cache.misses++;
        fetches(slot, cache);
        return miss;
    }

    private void lead(int r, int slot, Cache cache) {
        states[slot] = LEADS;
        cache.begin(asked[slot], keys[slot], r);
    }

    private void fetches(int slot, Cache cache) {
        versions[slot] = cache.written(keys[slot]);
        begins[slot] = engine.now();
    }

    /// What a request has missed is there now.
    void fill(int r, int number, int level) {
        Cache cache = caches[number];
        int slot = slot(r, level);
        if (asked[slot] != Requests.NONE) {
            cache.put(asked[slot], keys[slot], versions[slot]);
            cache.fetched(keys[slot], engine.now() - begins[slot]);
        }
        if (states[slot] == LEADS) {
            states[slot] = MISS;
            for (int waiting : cache.end(asked[slot], keys[slot])) {
                // the last operand of the instruction that it waits in says where those go on who hit
                requests.place(waiting, engine.tables.code[requests.place(waiting) - 1]);
                engine.ready.add(waiting);
            }
        }
    }

    /// A request that may have been fetching something will not do so any more: who waits longest does it instead.
    void ended(int r) {
        for (int level = 0; level < depth; level++) {
            int slot = slot(r, level);
            if (states[slot] == LEADS) {
                states[slot] = MISS;
                Cache cache = caches[numbers[slot]];
                int next = cache.next(asked[slot], keys[slot]);
                if (next != Requests.NONE) {
                    takeOver(next, level(next, cache, keys[slot]), cache);
                }
            }
        }
    }

    /// The level of the look-up that a request waits in.
    private int level(int r, Cache cache, int key) {
        for (int level = depth - 1; level >= 0; level--) {
            int slot = slot(r, level);
            if (caches[numbers[slot]] == cache && keys[slot] == key && states[slot] == MISS) {
                return level;
            }
        }
        throw new IllegalStateException("request " + r + " waits for no key");
    }

    private void takeOver(int r, int level, Cache cache) {
        int slot = slot(r, level);
        states[slot] = LEADS;
        cache.waits--;
        cache.misses++;
        fetches(slot, cache);
        engine.ready.add(r);
    }

    void leave(int r) {
        all.forEach(cache -> cache.leave(r));
    }

    // ---- the side of the cache ----------------------------------------------------------------------------------------

    private int caller(int r) {
        return requests.isAny(r, Requests.ABANDONED | Requests.REPLIED) ? Requests.NONE : requests.caller(r);
    }

    /// A replica looks for the key of its caller.
    void probe(int r, int number, int level) {
        int caller = caller(r);
        if (caller != Requests.NONE) {
            int slot = slot(caller, level);
            asked[slot] = requests.replica(r);
            boolean found = caches[number].find(asked[slot], keys[slot]);
            states[slot] = !found ? MISS : caches[number].isEarly(asked[slot], keys[slot]) ? (byte) EARLY : HIT;
        }
    }

    /// A replica learns that its caller has changed what a key stands for.
    ///
    /// @param keeps whether it has the new value from now on
    void change(int r, int number, int level, boolean keeps) {
        int caller = caller(r);
        if (caller != Requests.NONE) {
            int slot = slot(caller, level);
            asked[slot] = requests.replica(r);
            caches[number].change(asked[slot], keys[slot], keeps);
        }
    }

    void flush(int station) {
        for (Cache cache : all) {
            if (cache.plan.station() == station) {
                cache.flush();
            }
        }
    }

    void clear(Replica replica) {
        for (Cache cache : all) {
            if (cache.plan.station() == replica.station) {
                cache.clear(replica);
            }
        }
    }

    void restart() {
        all.forEach(Cache::restart);
    }

    void mark() {
        all.forEach(Cache::mark);
    }

    void prove() {
        for (Cache cache : all) {
            for (Cache.Fetch fetch : cache.fetches()) {
                boolean leads = false;
                for (int level = 0; level < depth; level++) {
                    leads |= states[slot(fetch.leader, level)] == LEADS;
                }
                if (!leads || !requests.is(fetch.leader, Requests.ALIVE)) {
                    throw new UnbalancedBooksException(
                            cache.plan.id() + ": requests wait for a key that nobody fetches");
                }
            }
        }
    }
}
