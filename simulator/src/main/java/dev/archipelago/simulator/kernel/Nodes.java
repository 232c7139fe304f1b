package dev.archipelago.simulator.kernel;

import java.util.Arrays;

/// The pending events: half a cache line each, in one array.
///
/// Words of a node: time, order, payload, and the generation above the number of the node that follows it in a list.
final class Nodes {

    /// The payload of an event that was cancelled.
    static final long DEAD = -1;

    /// The end of a list.
    static final int END = -1;

    private static final int TIME = 0;
    private static final int ORDER = 1;
    private static final int PAYLOAD = 2;
    private static final int LINK = 3;
    private static final int SHIFT = 2;
    private static final long LOW = 0xFFFFFFFFL;

    private long[] words = new long[64 << SHIFT];
    private int used;
    private int free = END;

    static long payload(int kind, int target) {
        return ((long) kind << 32) | target;
    }

    static int kind(long payload) {
        return (int) (payload >>> 32);
    }

    static int target(long payload) {
        return (int) payload;
    }

    int allocate(long time, long order, long payload) {
        int node = free;
        if (node == END) {
            node = used++;
            if (used << SHIFT > words.length) {
                words = Arrays.copyOf(words, 2 * words.length);
            }
        } else {
            free = (int) words[(node << SHIFT) + LINK];
        }
        int at = node << SHIFT;
        words[at + TIME] = time;
        words[at + ORDER] = order;
        words[at + PAYLOAD] = payload;
        return node;
    }

    void free(int node) {
        int at = (node << SHIFT) + LINK;
        words[at] = ((words[at] & ~LOW) + (1L << 32)) & Long.MAX_VALUE | (free & LOW);
        free = node;
    }

    long handle(int node) {
        return (words[(node << SHIFT) + LINK] & 0x3FFFFFFFL << 32) | node;
    }

    /// Marks the event of a handle as cancelled; false when the handle is no longer valid.
    boolean kill(long handle) {
        int node = (int) handle;
        int at = node << SHIFT;
        if (handle(node) != handle || words[at + PAYLOAD] == DEAD) {
            return false;
        }
        words[at + PAYLOAD] = DEAD;
        return true;
    }

    /// Changes the target of the event of a handle; false when the handle is no longer valid.
    boolean redirect(long handle, int target) {
        int node = (int) handle;
        int at = (node << SHIFT) + PAYLOAD;
        if (handle(node) != handle || words[at] == DEAD) {
            return false;
        }
        words[at] = payload(kind(words[at]), target);
        return true;
    }

    long time(int node) {
        return words[(node << SHIFT) + TIME];
    }

    long order(int node) {
        return words[(node << SHIFT) + ORDER];
    }

    long payload(int node) {
        return words[(node << SHIFT) + PAYLOAD];
    }

    int next(int node) {
        return (int) words[(node << SHIFT) + LINK];
    }

    void link(int node, int next) {
        int at = (node << SHIFT) + LINK;
        words[at] = words[at] & ~LOW | (next & LOW);
    }
}
