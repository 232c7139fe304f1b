package dev.archipelago.simulator.kernel;

import java.util.Arrays;

/// The next few events, sorted by time and order; new ones are put in from the end, where most belong.
final class NearEvents {

    private long[] times = new long[256];
    private long[] orders = new long[256];
    private long[] payloads = new long[256];
    private int head;
    private int tail;

    int size() {
        return tail - head;
    }

    void insert(long time, long order, long payload) {
        if (tail == times.length) {
            makeRoom();
        }
        int i = tail++;
        while (i > head && (times[i - 1] > time || times[i - 1] == time && orders[i - 1] > order)) {
            times[i] = times[i - 1];
            orders[i] = orders[i - 1];
            payloads[i] = payloads[i - 1];
            i--;
        }
        times[i] = time;
        orders[i] = order;
        payloads[i] = payload;
    }

    long firstPayload() {
        return payloads[head];
    }

    long firstTime() {
        return times[head];
    }

    long lastTime() {
        return head == tail ? Long.MIN_VALUE : times[tail - 1];
    }

    long takeFirst() {
        long payload = payloads[head++];
        if (head == tail) {
            head = 0;
            tail = 0;
        }
        return payload;
    }

    long lastOrder() {
        return orders[tail - 1];
    }

    long takeLast() {
        return payloads[--tail];
    }

    /// A time at which the events can be cut in two, so that about so many stay before it; [Long#MAX_VALUE] when all have the
    /// same time.
    long cut(int kept) {
        if (times[head] == times[tail - 1]) {
            return Long.MAX_VALUE;
        }
        int i = head + kept;
        while (i < tail && times[i] == times[head]) {
            i++;
        }
        return i < tail ? times[i] : Long.MAX_VALUE;
    }

    /// The first time that is not before another; [Long#MAX_VALUE] when all are, or when none is.
    long firstTimeFrom(long least) {
        int i = head;
        while (i < tail && times[i] < least) {
            i++;
        }
        return i < tail && i > head ? times[i] : Long.MAX_VALUE;
    }

    private void makeRoom() {
        int size = size();
        if (head < size) {
            int capacity = 2 * times.length;
            times = Arrays.copyOf(times, capacity);
            orders = Arrays.copyOf(orders, capacity);
            payloads = Arrays.copyOf(payloads, capacity);
        }
        System.arraycopy(times, head, times, 0, size);
        System.arraycopy(orders, head, orders, 0, size);
        System.arraycopy(payloads, head, payloads, 0, size);
        head = 0;
        tail = size;
    }
}
