package dev.archipelago.simulator.kernel;

import java.util.Arrays;

/// Many events at the same instant, by their order: a binary heap.
final class Crowd {

    private long time;
    private long[] orders = new long[0];
    private long[] payloads = new long[0];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    /// The time of all events; of those that were there last when there are none.
    long time() {
        return time;
    }

    /// @param instant the time of the others, if there are any
    void add(long instant, long order, long payload) {
        if (size == orders.length) {
            int capacity = Math.max(64, 2 * size);
            orders = Arrays.copyOf(orders, capacity);
            payloads = Arrays.copyOf(payloads, capacity);
        }
        time = instant;
        int at = size++;
        while (at > 0 && orders[(at - 1) / 2] > order) {
            move((at - 1) / 2, at);
            at = (at - 1) / 2;
        }
        orders[at] = order;
        payloads[at] = payload;
    }

    long firstOrder() {
        return orders[0];
    }

    long firstPayload() {
        return payloads[0];
    }

    long takeFirst() {
        long first = payloads[0];
        int at = 0;
        int last = --size;
        int next = earlierBelow(at);
        while (next < last && orders[next] < orders[last]) {
            move(next, at);
            at = next;
            next = earlierBelow(at);
        }
        move(last, at);
        return first;
    }

    private int earlierBelow(int at) {
        int left = 2 * at + 1;
        return left + 1 < size && orders[left + 1] < orders[left] ? left + 1 : left;
    }

    private void move(int from, int to) {
        orders[to] = orders[from];
        payloads[to] = payloads[from];
    }
}
