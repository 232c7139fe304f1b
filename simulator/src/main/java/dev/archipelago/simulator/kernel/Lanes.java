package dev.archipelago.simulator.kernel;

import java.util.Arrays;

/// Lines of events with a constant delay each: what is scheduled later comes later, so that nothing needs sorting.
///
/// A handle is the number of the lane above the position in it, which only grows.
final class Lanes {

    private static final int POSITION_BITS = 46;
    private static final long POSITION = (1L << POSITION_BITS) - 1;
    private static final long MARK = 1L << 62;
    private static final int WORDS = 3;

    private Lane[] lanes = new Lane[0];

    /// One line, all of the same delay.
    static final class Lane {
        final long delay;
        private final long mark;
        private long[] ring = new long[16 * WORDS];
        private int mask = 15;
        private long head;
        private long tail;

        private Lane(int number, long delay) {
            this.delay = delay;
            this.mark = MARK | (long) number << POSITION_BITS;
        }

        private int at(long position) {
            return (int) (position & mask) * WORDS;
        }

        boolean isEmpty() {
            return head == tail;
        }

        /// Adds an event and gives its handle.
        long add(long time, long order, long payload) {
            if (tail - head > mask) {
                grow();
            }
            int at = at(tail);
            long[] words = ring;
            words[at + 2] = payload;
            words[at] = time;
            words[at + 1] = order;
            return mark | tail++ & POSITION;
        }

        private void grow() {
            long[] old = ring;
            int before = mask;
            ring = new long[2 * old.length];
            mask = 2 * before + 1;
            for (long position = head; position < tail; position++) {
                System.arraycopy(old, (int) (position & before) * WORDS, ring, at(position), WORDS);
            }
        }
    }

    static boolean isLane(long handle) {
        return (handle & MARK) != 0;
    }

    int of(long delay) {
        for (int i = 0; i < lanes.length; i++) {
            if (lanes[i].delay == delay) {
                return i;
            }
        }
        if (delay < 0 || lanes.length == 0xFFFF) {
            throw new IllegalArgumentException("a lane for the delay " + delay + " behind " + lanes.length + " others");
        }
        lanes = Arrays.copyOf(lanes, lanes.length + 1);
        lanes[lanes.length - 1] = new Lane(lanes.length - 1, delay);
        return lanes.length - 1;
    }

    Lane lane(int number) {
        return lanes[number];
    }

    boolean cancel(long handle) {
        return set(handle, Payload.DEAD);
    }

    boolean redirect(long handle, int target) {
        Lane lane = lanes[number(handle)];
        int kind = Payload.kind(lane.ring[lane.at(handle & POSITION) + 2]);
        return set(handle, Payload.of(kind, target));
    }

    private boolean set(long handle, long payload) {
        Lane lane = lanes[number(handle)];
        long position = handle & POSITION;
        int at = lane.at(position) + 2;
        if (position < lane.head || lane.ring[at] == Payload.DEAD) {
            return false;
        }
        lane.ring[at] = payload;
        return true;
    }

    private static int number(long handle) {
        return (int) (handle >>> POSITION_BITS) & 0xFFFF;
    }

    boolean isFirstLive(int lane) {
        return lanes[lane].ring[lanes[lane].at(lanes[lane].head) + 2] != Payload.DEAD;
    }

    /// Takes the first event and gives its payload.
    long take(int number) {
        Lane lane = lanes[number];
        return lane.ring[lane.at(lane.head++) + 2];
    }

    /// Passes over what was cancelled; false when nothing is left.
    boolean skipDead(int number) {
        Lane lane = lanes[number];
        while (lane.head < lane.tail && lane.ring[lane.at(lane.head) + 2] == Payload.DEAD) {
            lane.head++;
        }
        return lane.head < lane.tail;
    }

    long firstTime(int lane) {
        return lanes[lane].ring[lanes[lane].at(lanes[lane].head)];
    }

    long firstOrder(int lane) {
        return lanes[lane].ring[lanes[lane].at(lanes[lane].head) + 1];
    }
}
