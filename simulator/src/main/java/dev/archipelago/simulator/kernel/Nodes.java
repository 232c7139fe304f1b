package dev.archipelago.simulator.kernel;

import java.util.Arrays;

/// Events in lists: half a cache line each, in one array. Words of a node: time, order, payload, the node that follows it.
final class Nodes {

    /// The end of a list.
    static final int END = -1;

    private static final int TIME = 0;
    private static final int ORDER = 1;
    private static final int PAYLOAD = 2;
    private static final int NEXT = 3;
    private static final int SHIFT = 2;

    private long[] words = new long[64 << SHIFT];
    private int used;
    private int free = END;

    int allocate(long time, long order, long payload) {
        int node = free;
        if (node == END) {
            node = used++;
            if (used << SHIFT > words.length) {
                words = Arrays.copyOf(words, 2 * words.length);
            }
        } else {
            free = (int) words[(node << SHIFT) + NEXT];
        }
        int at = node << SHIFT;
        words[at + TIME] = time;
        words[at + ORDER] = order;
        words[at + PAYLOAD] = payload;
        return node;
    }

    void free(int node) {
        words[(node << SHIFT) + NEXT] = free;
        free = node;
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
        return (int) words[(node << SHIFT) + NEXT];
    }

    void link(int node, int next) {
        words[(node << SHIFT) + NEXT] = next;
    }
}
