package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.kernel.EventQueue;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The CPU of one replica: all computations share its cores evenly, each using at most one core (processor sharing).
///
/// The averaged form of a CPU limit. As all computations progress at the same pace, one number, the service that each
/// has attained, tells when the next one is done. An event that has become too early is kept and looks again; only one that
/// is too late is replaced.
class Cpu {

    private static final double ROUNDING = 0.5;

    final Replica replica;
    private final EventQueue events;
    private int[] heap = new int[8];
    private double[] targets = new double[8];
    private int size;
    private double attained;
    private long since;
    private double pace = 1;
    private boolean paused;
    private long event = EventQueue.NONE;
    private long eventTime = Long.MAX_VALUE;
    /// Null where the node has enough for all.
    @Nullable
    NodeCpu node;
    /// What the node knows of it: its weight, millionths of a core that it wants, cores that it gets and has taken note of.
    long weight;
    long wanted;
    double granted = Double.POSITIVE_INFINITY;
    double applied = Double.POSITIVE_INFINITY;

    Cpu(Replica replica, EventQueue events) {
        this.replica = replica;
        this.events = events;
    }

    /// How fast each of so many computations progresses: 1 when it has a core for itself.
    double pace(long now, int computations) {
        return computations <= replica.cores ? 1 : replica.cores / computations;
    }

    /// When the pace changes without anything beginning or ending; [Long#MAX_VALUE] for never.
    ///
    /// @param cores used until then
    long nextChange(long now, double cores) {
        return Long.MAX_VALUE;
    }

    /// Notes that time has passed in which so many computations progressed at a pace.
    void passed(long nanos, int computations, double atPace) {}

    final void begin(int r, double nanos) {
        long now = events.now();
        advance(now);
        push(r, attained + nanos);
        settle(now);
    }

    /// Takes a computation that is done now out; none when there is none left. To be called, until there is none, when the
    /// event of this CPU has come, then [#settle].
    final int takeDone(long now) {
        event = EventQueue.NONE;
        eventTime = Long.MAX_VALUE;
        advance(now);
        return size == 0 || targets[0] > attained + ROUNDING ? Requests.NONE : pop();
    }

    /// Adapts pace, meters and event to what is under way now.
    final void settle(long now) {
        if (size == 0) {
            attained = 0;
        }
        double own = paused ? 0 : pace(now, size);
        pace = node == null ? own : node.pace(now, this, size, own);
        replica.computes(now, size, size * pace, size > 0 && pace < 1);
        long next = Math.min(completion(), size == 0 || paused ? Long.MAX_VALUE : nextChange(now, size * pace));
        if (next < eventTime) {
            events.cancel(event);
            event = events.schedule(next, Engine.COMPLETION, Engine.CPU_DONE, replica.number);
            eventTime = next;
        }
    }

    /// Lets everything stand still, or go on.
    final void pause(long now, boolean still) {
        advance(now);
        paused = still;
        settle(now);
    }

    /// The replica has more or fewer cores now.
    final void adapt(long now) {
        advance(now);
        settle(now);
    }

    /// Forgets the computations under way; gives the nanoseconds of CPU that they still needed.
    final double clear(long now) {
        double sum = outstanding(now);
        size = 0;
        settle(now);
        return sum;
    }

    /// Ends a computation before its time.
    ///
    /// @return nanoseconds of CPU that it still needed
    final double cancel(int r) {
        long now = events.now();
        advance(now);
        int place = 0;
        while (heap[place] != r || place >= size) {
            if (++place >= size) {
                throw new IllegalStateException("request " + r + " does not compute");
            }
        }
        double left = Math.max(0, targets[place] - attained);
        size--;
        int last = heap[size];
        double target = targets[size];
        if (place < size) {
            sink(rise(place, target), last, target);
        }
        settle(now);
        return left;
    }

    /// Nanoseconds of CPU that the computations under way still need.
    final double outstanding(long now) {
        advance(now);
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += targets[i] - attained;
        }
        return sum;
    }

    private long completion() {
        if (size == 0 || pace == 0) {
            return Long.MAX_VALUE;
        }
        return events.after((long) Math.ceil(Math.max(0, targets[0] - attained) / pace));
    }

    private void advance(long now) {
        if (size > 0 && now > since) {
            attained += (now - since) * pace;
            passed(now - since, size, pace);
        }
        since = now;
    }

    private void push(int r, double target) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
            targets = Arrays.copyOf(targets, 2 * size);
        }
        int place = rise(size++, target);
        heap[place] = r;
        targets[place] = target;
    }

    /// Makes place for a target on its way up from a place, and tells where.
    private int rise(int from, double target) {
        int place = from;
        while (place > 0 && targets[place - 1 >>> 1] > target) {
            move(place - 1 >>> 1, place);
            place = place - 1 >>> 1;
        }
        return place;
    }

    private int pop() {
        int first = heap[0];
        size--;
        sink(0, heap[size], targets[size]);
        return first;
    }

    /// Puts a computation at a place or further down.
    private void sink(int from, int r, double target) {
        int place = from;
        while (2 * place + 1 < size) {
            int child = 2 * place + 1;
            if (child + 1 < size && targets[child + 1] < targets[child]) {
                child++;
            }
            if (targets[child] >= target) {
                break;
            }
            move(child, place);
            place = child;
        }
        heap[place] = r;
        targets[place] = target;
    }

    private void move(int from, int to) {
        heap[to] = heap[from];
        targets[to] = targets[from];
    }
}
