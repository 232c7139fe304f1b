package dev.archipelago.simulator.kernel;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The events still to come, in total order: by time, then by priority (smaller first), then in the order they were
/// scheduled.
///
/// Time is in nanoseconds. Scheduling returns a handle with which the event can be cancelled until it has been taken;
/// a handle that is no longer valid is ignored. An indexed binary heap over primitive arrays: scheduling, taking and
/// cancelling are O(log n), and nothing is allocated once the arrays have grown to the greatest number of pending events.
public final class EventQueue {

    /// A handle that stands for no event.
    public static final long NONE = -1;

    private static final int PRIORITY_SHIFT = 56;

    private long[] times = new long[64];
    private long[] orders = new long[64];
    private int[] kinds = new int[64];
    private @Nullable Object[] targets = new Object[64];
    private int[] places = new int[64];
    private int[] generations = new int[64];
    private int[] heap = new int[64];
    private int[] free = new int[64];
    private int size;
    private int freeCount;
    private int slots;
    private long sequence;
    private long now;
    private int kind;
    private @Nullable Object target;

    /// Adds an event.
    ///
    /// @param time not before the time of the event taken last
    /// @param priority 0 to 127; smaller goes first among events of the same time
    /// @param eventKind what happens; the meaning is the caller's
    /// @param eventTarget whom it happens to
    public long schedule(long time, int priority, int eventKind, Object eventTarget) {
        if (time < now) {
            throw new IllegalArgumentException("an event at " + time + " ns lies before now, " + now + " ns");
        }
        int slot = freeCount > 0 ? free[--freeCount] : newSlot();
        times[slot] = time;
        orders[slot] = ((long) priority << PRIORITY_SHIFT) | sequence++;
        kinds[slot] = eventKind;
        targets[slot] = eventTarget;
        siftUp(size++, slot);
        return ((long) generations[slot] << 32) | slot;
    }

    /// Takes an event out before its time; false if it has been taken or cancelled already.
    public boolean cancel(long handle) {
        int slot = (int) handle;
        if (handle == NONE || generations[slot] != (int) (handle >>> 32)) {
            return false;
        }
        int place = places[slot];
        int last = heap[--size];
        if (last != slot) {
            if (place > 0 && before(last, heap[(place - 1) >>> 1])) {
                siftUp(place, last);
            } else {
                siftDown(place, last);
            }
        }
        release(slot);
        return true;
    }

    /// Takes the first event, which [#now], [#kind] and [#target] then describe; false when there is none.
    public boolean next() {
        if (size == 0) {
            return false;
        }
        int slot = heap[0];
        now = times[slot];
        kind = kinds[slot];
        target = targets[slot];
        int last = heap[--size];
        if (size > 0) {
            siftDown(0, last);
        }
        release(slot);
        return true;
    }

    /// The time of the first event, [Long#MAX_VALUE] when there is none.
    public long nextTime() {
        return size == 0 ? Long.MAX_VALUE : times[heap[0]];
    }

    /// The time of the event taken last, in nanoseconds.
    public long now() {
        return now;
    }

    /// Moves the clock forward to a time before the first event.
    public void advanceTo(long time) {
        if (time < now || time > nextTime()) {
            throw new IllegalArgumentException("the clock cannot move from " + now + " to " + time + " ns");
        }
        now = time;
    }

    public int kind() {
        return kind;
    }

    public @Nullable Object target() {
        return target;
    }

    public int size() {
        return size;
    }

    private int newSlot() {
        if (slots == times.length) {
            int capacity = 2 * slots;
            times = Arrays.copyOf(times, capacity);
            orders = Arrays.copyOf(orders, capacity);
            kinds = Arrays.copyOf(kinds, capacity);
            targets = Arrays.copyOf(targets, capacity);
            places = Arrays.copyOf(places, capacity);
            generations = Arrays.copyOf(generations, capacity);
            heap = Arrays.copyOf(heap, capacity);
            free = Arrays.copyOf(free, capacity);
        }
        return slots++;
    }

    private void release(int slot) {
        generations[slot] = (generations[slot] + 1) & Integer.MAX_VALUE;
        targets[slot] = null;
        free[freeCount++] = slot;
    }

    private boolean before(int a, int b) {
        return times[a] < times[b] || (times[a] == times[b] && orders[a] < orders[b]);
    }

    private void siftUp(int from, int slot) {
        int place = from;
        while (place > 0) {
            int parent = (place - 1) >>> 1;
            if (!before(slot, heap[parent])) {
                break;
            }
            put(place, heap[parent]);
            place = parent;
        }
        put(place, slot);
    }

    private void siftDown(int from, int slot) {
        int place = from;
        int half = size >>> 1;
        while (place < half) {
            int child = 2 * place + 1;
            if (child + 1 < size && before(heap[child + 1], heap[child])) {
                child++;
            }
            if (!before(heap[child], slot)) {
                break;
            }
            put(place, heap[child]);
            place = child;
        }
        put(place, slot);
    }

    private void put(int place, int slot) {
        heap[place] = slot;
        places[slot] = place;
    }
}
