package dev.archipelago.simulator.runtime;

/// Requests whose programs go on now, in the order in which they became ready.
final class Ready {

    private int[] ring = new int[64];
    private int head;
    private int size;

    void add(int r) {
        if (size == ring.length) {
            int[] larger = new int[2 * size];
            for (int i = 0; i < size; i++) {
                larger[i] = ring[head + i & size - 1];
            }
            ring = larger;
            head = 0;
        }
        ring[head + size++ & ring.length - 1] = r;
    }

    boolean contains(int r) {
        for (int i = 0; i < size; i++) {
            if (ring[head + i & ring.length - 1] == r) {
                return true;
            }
        }
        return false;
    }

    /// The first, taken out; none when there is none.
    int poll() {
        if (size == 0) {
            return Requests.NONE;
        }
        int r = ring[head];
        head = head + 1 & ring.length - 1;
        size--;
        return r;
    }
}
