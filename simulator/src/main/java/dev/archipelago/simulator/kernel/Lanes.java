package dev.archipelago.simulator.kernel;

import java.util.Arrays;

/// Lines of events with a constant delay each: what is scheduled later comes later, so that nothing needs sorting.
///
/// The events of all lanes are nodes of one array, linked in a ring for each lane whose first node is no event. What is
/// cancelled leaves its ring at once, and its node is the next to be used: most events are cancelled long before their time,
/// and so only few nodes are ever touched.
///
/// A handle is the number of a node above the lowest bits of the order of its event, by which a later event in the same node is
/// told from it.
final class Lanes {

    private static final int ORDER_BITS = 36;
    private static final long ORDER = (1L << ORDER_BITS) - 1;
    private static final long MARK = 1L << 62;
    private static final int MOST_NODES = 1 << 62 - ORDER_BITS;
    private static final int NONE = -1;

    private static final int WORDS = 3;
    private static final int TIME = 0;
    private static final int ORDER_WORD = 1;
    private static final int PAYLOAD = 2;

    private Lane[] lanes = new Lane[0];
    private long[] words = new long[64 * WORDS];
    /// The next and the previous node of each; of free ones the next that is free.
    private int[] links = new int[64 * 2];
    private int used;
    private int free = NONE;

    private static final class Lane {
        private final long delay;
        private final int ring;
        /// Order of the event that stands for the lane where events are sorted; none for -1.
        private long shown = -1;

        private Lane(long delay, int ring) {
            this.delay = delay;
            this.ring = ring;
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
        int ring = allocate();
        links[2 * ring] = ring;
        links[2 * ring + 1] = ring;
        lanes = Arrays.copyOf(lanes, lanes.length + 1);
        lanes[lanes.length - 1] = new Lane(delay, ring);
        return lanes.length - 1;
    }

    long delay(int lane) {
        return lanes[lane].delay;
    }

    /// Adds an event at the end of a lane and gives its handle.
    long add(int lane, long time, long order, long payload) {
        int node = allocate();
        int ring = lanes[lane].ring;
        int last = links[2 * ring + 1];
        links[2 * node] = ring;
        links[2 * node + 1] = last;
        links[2 * last] = node;
        links[2 * ring + 1] = node;
        int at = node * WORDS;
        words[at + TIME] = time;
        words[at + ORDER_WORD] = order;
        words[at + PAYLOAD] = payload;
        return MARK | (long) node << ORDER_BITS | order & ORDER;
    }

    private int allocate() {
        int node = free;
        if (node != NONE) {
            free = links[2 * node];
            return node;
        }
        if (used == MOST_NODES) {
            throw new IllegalStateException("more than " + MOST_NODES + " events in lanes");
        }
        if (2 * used == links.length) {
            links = Arrays.copyOf(links, 2 * links.length);
            words = Arrays.copyOf(words, 2 * words.length);
        }
        return used++;
    }

    boolean cancel(long handle) {
        int node = node(handle);
        if (node == NONE) {
            return false;
        }
        remove(node);
        return true;
    }

    boolean redirect(long handle, int target) {
        int node = node(handle);
        if (node == NONE) {
            return false;
        }
        int at = node * WORDS + PAYLOAD;
        words[at] = Payload.of(Payload.kind(words[at]), target);
        return true;
    }

    /// The node of an event that is still to come; none for others.
    private int node(long handle) {
        int node = (int) ((handle & ~MARK) >>> ORDER_BITS);
        int at = node * WORDS;
        return words[at + PAYLOAD] != Payload.DEAD && ((words[at + ORDER_WORD] ^ handle) & ORDER) == 0 ? node : NONE;
    }

    private void remove(int node) {
        int next = links[2 * node];
        int previous = links[2 * node + 1];
        links[2 * previous] = next;
        links[2 * next + 1] = previous;
        words[node * WORDS + PAYLOAD] = Payload.DEAD;
        links[2 * node] = free;
        free = node;
    }

    private int first(int lane) {
        return links[2 * lanes[lane].ring];
    }

    boolean isEmpty(int lane) {
        return first(lane) == lanes[lane].ring;
    }

    long firstTime(int lane) {
        return words[first(lane) * WORDS + TIME];
    }

    long firstOrder(int lane) {
        return words[first(lane) * WORDS + ORDER_WORD];
    }

    /// Whether an event stands for the lane where events are sorted.
    boolean isShown(int lane) {
        return lanes[lane].shown >= 0;
    }

    /// The event of this order stands for the lane from now on; none for -1.
    void show(int lane, long order) {
        lanes[lane].shown = order;
    }

    /// Whether the event that stands for the lane is still to come.
    boolean isShownLive(int lane) {
        return !isEmpty(lane) && firstOrder(lane) == lanes[lane].shown;
    }

    /// Takes the first event and gives its payload.
    long take(int lane) {
        int node = first(lane);
        long payload = words[node * WORDS + PAYLOAD];
        remove(node);
        return payload;
    }
}
