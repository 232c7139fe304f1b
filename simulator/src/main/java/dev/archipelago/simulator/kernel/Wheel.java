package dev.archipelago.simulator.kernel;

import java.util.Arrays;

/// Events behind the horizon, by time in slots: 64 of one nanosecond, 64 of 64, 64 of 4096 and so on.
///
/// An event is on the lowest level on which its slot differs from that of the base, so that the lowest slot of the lowest
/// level that is not empty holds the next events. The base moves on to the beginning of a slot when that is opened.
final class Wheel {

    private static final int BITS = 6;
    private static final int SLOTS = 1 << BITS;
    private static final int LEVELS = 11;

    private final Nodes nodes;
    private final long[] occupied = new long[LEVELS];
    private final int[] heads = new int[LEVELS * SLOTS];
    private final int[] counts = new int[LEVELS * SLOTS];
    private int levels;
    private int size;
    private long base;
    private int openLevel;
    private int openSlot;

    Wheel(Nodes nodes) {
        this.nodes = nodes;
        Arrays.fill(heads, Nodes.END);
    }

    boolean isEmpty() {
        return size == 0;
    }

    int size() {
        return size;
    }

    /// No event is before it.
    long base() {
        return base;
    }

    /// Takes another base while the wheel is empty.
    void restart(long time) {
        base = time;
    }

    /// @param node of an event that is not before the base
    void add(int node) {
        long time = nodes.time(node);
        long difference = time ^ base;
        int level = difference == 0 ? 0 : (63 - Long.numberOfLeadingZeros(difference)) / BITS;
        int slot = (int) (time >>> BITS * level) & SLOTS - 1;
        int at = (level << BITS) + slot;
        nodes.link(node, heads[at]);
        heads[at] = node;
        counts[at]++;
        occupied[level] |= 1L << slot;
        levels |= 1 << level;
        size++;
    }

    /// Opens the slot of the next events and says how many are in it.
    int openNext() {
        openLevel = Integer.numberOfTrailingZeros(levels);
        openSlot = Long.numberOfTrailingZeros(occupied[openLevel]);
        int shift = BITS * openLevel;
        long above = shift + BITS >= Long.SIZE ? 0 : base >>> shift + BITS << shift + BITS;
        base = Math.max(base, above | (long) openSlot << shift);
        return counts[(openLevel << BITS) + openSlot];
    }

    int openLevel() {
        return openLevel;
    }

    /// Where the open slot ends.
    long openEnd() {
        int shift = BITS * openLevel;
        long end = (base >>> shift) + 1 << shift;
        return end < 0 ? Long.MAX_VALUE : end;
    }

    /// Takes the events of the open slot in no order.
    void take(int[] into) {
        int count = 0;
        for (int node = close(); node != Nodes.END; node = nodes.next(node)) {
            into[count++] = node;
        }
        size -= count;
    }

    /// Distributes the events of the open slot over the levels below.
    void cascade() {
        int node = close();
        while (node != Nodes.END) {
            int next = nodes.next(node);
            size--;
            add(node);
            node = next;
        }
    }

    /// Takes everything out.
    void drain(int[] into) {
        int count = 0;
        for (int at = 0; at < heads.length; at++) {
            for (int node = heads[at]; node != Nodes.END; node = nodes.next(node)) {
                into[count++] = node;
            }
            heads[at] = Nodes.END;
            counts[at] = 0;
        }
        Arrays.fill(occupied, 0);
        levels = 0;
        size = 0;
    }

    private int close() {
        int at = (openLevel << BITS) + openSlot;
        int head = heads[at];
        heads[at] = Nodes.END;
        counts[at] = 0;
        occupied[openLevel] &= ~(1L << openSlot);
        if (occupied[openLevel] == 0) {
            levels &= ~(1 << openLevel);
        }
        return head;
    }
}
