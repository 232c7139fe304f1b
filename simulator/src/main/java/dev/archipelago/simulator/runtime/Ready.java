package dev.archipelago.simulator.runtime;

/// Requests whose programs go on now, in the order in which they became ready.
final class Ready {

    /// The first of all, as there is mostly one only.
    private int first = Requests.NONE;
    private int[] ring = new int[64];
    private int head;
    private int size;

    void add(int r) {
        if (first == Requests.NONE) {
            first = r;
        } else {
            addLast(r);
        }
    }

    private void addLast(int r) {
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

    boolean isEmpty() {
        return first == Requests.NONE;
    }

    boolean contains(int r) {
        if (first == r) {
            return true;
        }
        for (int i = 0; i < size; i++) {
            if (ring[head + i & ring.length - 1] == r) {
                return true;
            }
        }
        return false;
    }

    /// The first, taken out; none when there is none.
    int poll() {
        int r = first;
        first = size == 0 ? Requests.NONE : pollRing();
        return r;
    }

    private int pollRing() {
        int r = ring[head];
        head = head + 1 & ring.length - 1;
        size--;
        return r;
    }
}
