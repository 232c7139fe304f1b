package dev.archipelago.simulator.storage;

import java.util.Arrays;
import java.util.function.DoubleSupplier;

/// The entries of one cache: keys, each with what version of its record it holds and until when.
///
/// A state machine without an engine. Memory grows with the entries, not beyond what the cache can hold, and by four bytes for
/// each key.
public final class KeyCache {

    /// As long as nothing else removes an entry.
    public static final long FOR_EVER = Long.MAX_VALUE;

    private static final int NONE = -1;

    /// Uses that are told apart at the most.
    private static final int MOST_USES = 1 << 16;

    private final Eviction eviction;
    private final int capacity;
    private final long ttl;
    private final DoubleSupplier chance;
    /// By key the slot of its entry plus one; 0 for none.
    private final int[] slots;
    private int[] keys = new int[64];
    private int[] previous = new int[64];
    private int[] next = new int[64];
    private int[] versions = new int[64];
    private long[] ends = new long[64];
    /// By slot how often it was asked for, as a number of a line; all in the line 0 unless that counts.
    private int[] uses = new int[64];
    /// By line its first and last slot; who is dropped next stands first.
    private int[] firsts = {NONE};
    private int[] lasts = {NONE};
    private int least;
    private int size;
    private long evicted;
    private long expired;

    /// @param keys that there may be, counted from 0
    /// @param capacity entries at the most
    /// @param ttl nanoseconds that an entry is kept after it was filled
    /// @param chance uniform numbers, of which only random eviction takes any
    public KeyCache(Eviction eviction, int keys, int capacity, long ttl, DoubleSupplier chance) {
        if (capacity < 1 || ttl < 1) {
            throw new IllegalArgumentException(capacity + " entries kept for " + ttl + " ns");
        }
        this.eviction = eviction;
        this.capacity = Math.min(capacity, keys);
        this.ttl = ttl;
        this.chance = chance;
        this.slots = new int[keys];
    }

    /// Looks for a key; whether it is there.
    public boolean find(int key, long now) {
        int slot = slots[key] - 1;
        if (slot < 0) {
            return false;
        }
        if (ends[slot] <= now) {
            remove(slot);
            expired++;
            return false;
        }
        use(slot);
        return true;
    }

    /// Whether there is an entry of a key, also one that is too old.
    public boolean has(int key) {
        return slots[key] > 0;
    }

    /// When the entry of a key ends, of one that is there.
    public long end(int key) {
        return ends[slots[key] - 1];
    }

    /// The version that the entry of a key holds, of one that is there.
    public int version(int key) {
        return versions[slots[key] - 1];
    }

    /// Puts a key in, or renews it; when the cache is full another one leaves.
    public void put(int key, int version, long now) {
        put(key, version, ttl == FOR_EVER ? FOR_EVER : now + ttl, true);
    }

    /// Puts a key in that was filled some time ago.
    public void putUntil(int key, int version, long end) {
        put(key, version, end, false);
    }

    private void put(int key, int version, long end, boolean used) {
        int slot = slots[key] - 1;
        if (slot < 0) {
            if (size == capacity) {
                remove(victim());
                evicted++;
            }
            slot = size++;
            grow();
            slots[key] = slot + 1;
            keys[slot] = key;
            append(slot, 0);
            least = 0;
        } else if (used) {
            use(slot);
        }
        versions[slot] = version;
        ends[slot] = end;
    }

    /// Takes a key out; whether it was there.
    public boolean remove(int key, long now) {
        int slot = slots[key] - 1;
        if (slot < 0) {
            return false;
        }
        boolean live = ends[slot] > now;
        remove(slot);
        return live;
    }

    /// Forgets everything.
    public void clear() {
        for (int slot = 0; slot < size; slot++) {
            slots[keys[slot]] = 0;
        }
        size = 0;
        least = 0;
        Arrays.fill(firsts, NONE);
        Arrays.fill(lasts, NONE);
    }

    public int size() {
        return size;
    }

    public int capacity() {
        return capacity;
    }

    /// Entries that had to leave because the cache was full.
    public long evicted() {
        return evicted;
    }

    /// Entries that were asked for when they were too old.
    public long expired() {
        return expired;
    }

    /// Gives every entry an end at random within its time, as if all had been filled at some time before.
    public void spread(long now) {
        for (int slot = 0; slot < size && ttl != FOR_EVER; slot++) {
            ends[slot] = now + 1 + (long) (chance.getAsDouble() * ttl);
        }
    }

    private int victim() {
        if (eviction == Eviction.RANDOM) {
            return (int) (chance.getAsDouble() * size);
        }
        while (firsts[least] == NONE) {
            least++;
        }
        return firsts[least];
    }

    private void use(int slot) {
        switch (eviction) {
            case LRU -> {
                unlink(slot);
                append(slot, 0);
            }
            case LFU -> {
                unlink(slot);
                append(slot, Math.min(MOST_USES, uses[slot] + 1));
            }
            case FIFO, RANDOM -> {
            }
        }
    }

    private void append(int slot, int line) {
        if (line == firsts.length) {
            firsts = grown(firsts, 2 * line, NONE);
            lasts = grown(lasts, 2 * line, NONE);
        }
        uses[slot] = line;
        previous[slot] = lasts[line];
        next[slot] = NONE;
        if (lasts[line] == NONE) {
            firsts[line] = slot;
        } else {
            next[lasts[line]] = slot;
        }
        lasts[line] = slot;
    }

    private void unlink(int slot) {
        int line = uses[slot];
        if (previous[slot] == NONE) {
            firsts[line] = next[slot];
        } else {
            next[previous[slot]] = next[slot];
        }
        if (next[slot] == NONE) {
            lasts[line] = previous[slot];
        } else {
            previous[next[slot]] = previous[slot];
        }
    }

    /// Frees a slot; the last one takes its place.
    private void remove(int slot) {
        unlink(slot);
        slots[keys[slot]] = 0;
        int last = --size;
        if (slot != last) {
            move(last, slot);
        }
    }

    private void move(int from, int to) {
        int line = uses[from];
        keys[to] = keys[from];
        versions[to] = versions[from];
        ends[to] = ends[from];
        uses[to] = line;
        previous[to] = previous[from];
        next[to] = next[from];
        slots[keys[to]] = to + 1;
        if (previous[to] == NONE) {
            firsts[line] = to;
        } else {
            next[previous[to]] = to;
        }
        if (next[to] == NONE) {
            lasts[line] = to;
        } else {
            previous[next[to]] = to;
        }
    }

    private void grow() {
        if (size > keys.length) {
            int wanted = Math.min(capacity, 2 * keys.length);
            keys = Arrays.copyOf(keys, wanted);
            previous = Arrays.copyOf(previous, wanted);
            next = Arrays.copyOf(next, wanted);
            versions = Arrays.copyOf(versions, wanted);
            uses = Arrays.copyOf(uses, wanted);
            ends = Arrays.copyOf(ends, wanted);
        }
    }

    private static int[] grown(int[] array, int length, int filling) {
        int[] grown = Arrays.copyOf(array, length);
        Arrays.fill(grown, array.length, length, filling);
        return grown;
    }
}
