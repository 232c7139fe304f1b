package dev.archipelago.simulator.kernel;

import java.util.Arrays;

/// The next few events, sorted by time; those of one time by their order when they are asked for.
///
/// An event is one number, its time above the slot in which the rest of it stands, so that a new one finds its place by comparing and
/// moving numbers, four at a time and without a branch for each: where it belongs cannot be foretold, and a branch that goes wrong costs
/// more than all of them.
final class NearEvents {

    /// Events that there may be.
    static final int MOST = 64;

    private static final int BITS = 6;
    /// So many are moved at a time; as many places before the first event are free.
    private static final int BLOCK = 4;
    /// Where there are more, most new ones are either among the first or among the last.
    private static final int FEW = 16;
    /// No event is as many nanoseconds from the base.
    static final long SPAN = 1L << Long.SIZE - 1 - BITS;
    private static final long FREE = Long.MIN_VALUE;

    private final long[] keys = new long[256];
    private final long[] orders = new long[MOST];
    private final long[] payloads = new long[MOST];
    /// The slots that are free, one bit each.
    private long free = -1;
    private long base;
    private int head = BLOCK;
    private int tail = BLOCK;

    NearEvents() {
        Arrays.fill(keys, FREE);
    }

    int size() {
        return tail - head;
    }

    /// Takes another base while there is no event.
    void restart(long time) {
        base = time;
    }

    /// Events are before it; the end of all time may be such an event.
    long limit() {
        long limit = base + SPAN;
        return limit < 0 ? Long.MAX_VALUE : limit;
    }

    /// @param time less than [#SPAN] before and behind the base
    void insert(long time, long order, long payload) {
        if (tail == keys.length - 1) {
            makeRoom();
        }
        int slot = Long.numberOfTrailingZeros(free);
        free &= free - 1;
        orders[slot] = order;
        payloads[slot] = payload;
        long key = (time - base) << BITS | slot;
        if (tail - head > FEW && key < keys[head + 3] && head > BLOCK) {
            putAmongFirst(key);
        } else {
            putFromLast(key);
        }
    }

    /// At most three events are before it, which step back.
    private void putAmongFirst(long key) {
        long[] k = keys;
        int i = --head;
        long first = k[i + 1];
        long second = k[i + 2];
        long third = k[i + 3];
        k[i] = Math.min(first, key);
        k[i + 1] = Math.min(second, Math.max(first, key));
        k[i + 2] = Math.min(third, Math.max(second, key));
        k[i + 3] = Math.max(third, key);
    }

    /// Those behind it step on: each place gets the greater one of what was before it and of the smaller one of its own and the new one.
    private void putFromLast(long key) {
        long[] k = keys;
        int i = tail++;
        long first = k[i - 1];
        long second = k[i - 2];
        long third = k[i - 3];
        long fourth = k[i - 4];
        k[i] = Math.max(first, key);
        k[i - 1] = Math.max(second, Math.min(first, key));
        k[i - 2] = Math.max(third, Math.min(second, key));
        k[i - 3] = Math.max(fourth, Math.min(third, key));
        while (fourth > key) {
            i -= BLOCK;
            first = k[i - 1];
            second = k[i - 2];
            third = k[i - 3];
            long zeroth = fourth;
            fourth = k[i - 4];
            k[i] = Math.max(first, Math.min(zeroth, key));
            k[i - 1] = Math.max(second, Math.min(first, key));
            k[i - 2] = Math.max(third, Math.min(second, key));
            k[i - 3] = Math.max(fourth, Math.min(third, key));
        }
    }

    /// The place of the first event by time and order, for the methods below.
    int first() {
        return (keys[head] ^ keys[head + 1]) >>> BITS == 0 ? firstOfTies() : head;
    }

    private int firstOfTies() {
        int first = head;
        for (int i = head + 1; i < tail && keys[i] >> BITS == keys[head] >> BITS; i++) {
            if (order(i) < order(first)) {
                first = i;
            }
        }
        return first;
    }

    long time(int place) {
        return base + (keys[place] >> BITS);
    }

    long order(int place) {
        return orders[slot(place)];
    }

    long payload(int place) {
        return payloads[slot(place)];
    }

    private int slot(int place) {
        return (int) keys[place] & MOST - 1;
    }

    /// Takes an event out that is the first.
    ///
    /// @return its payload
    long takeFirst(int place) {
        int slot = slot(place);
        if (place != head) {
            System.arraycopy(keys, head, keys, head + 1, place - head);
        }
        keys[head++] = FREE;
        free |= 1L << slot;
        return payloads[slot];
    }

    /// The latest time; before all time when there is no event.
    long lastTime() {
        return head == tail ? Long.MIN_VALUE : time(tail - 1);
    }

    /// One of the latest events by time.
    int last() {
        return tail - 1;
    }

    void dropLast() {
        tail--;
        free |= 1L << slot(tail);
    }

    /// A time at which the events can be cut in two, so that about so many stay before it; -1 when all have the same time.
    long cut(int kept) {
        long first = time(head);
        if (first == lastTime()) {
            return -1;
        }
        int i = head + kept;
        while (i < tail - 1 && time(i) == first) {
            i++;
        }
        return time(Math.min(i, tail - 1));
    }

    private void makeRoom() {
        int size = size();
        System.arraycopy(keys, head, keys, BLOCK, size);
        head = BLOCK;
        tail = BLOCK + size;
    }
}
