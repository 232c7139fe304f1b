package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.kernel.EventQueue;
import java.util.Arrays;

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

    Cpu(Replica replica, EventQueue events) {
        this.replica = replica;
        this.events = events;
    }

    /// How fast each of so many computations progresses: 1 when it has a core for itself.
    double pace(long now, int computations) {
        return computations <= replica.cores ? 1 : replica.cores / computations;
    }

    /// When the pace changes without anything beginning or ending; [Long#MAX_VALUE] for never.
    long nextChange(long now, int computations) {
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
        pace = paused ? 0 : pace(now, size);
        replica.computes(now, size, size * pace, size > 0 && pace < 1);
        long next = Math.min(completion(), size == 0 || paused ? Long.MAX_VALUE : nextChange(now, size));
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

    /// Forgets the computations under way; gives the nanoseconds of CPU that they still needed.
    final double clear(long now) {
        double sum = outstanding(now);
        size = 0;
        settle(now);
        return sum;
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
        int place = size++;
        while (place > 0 && targets[place - 1 >>> 1] > target) {
            move(place - 1 >>> 1, place);
            place = place - 1 >>> 1;
        }
        heap[place] = r;
        targets[place] = target;
    }

    private int pop() {
        int first = heap[0];
        size--;
        int r = heap[size];
        double target = targets[size];
        int place = 0;
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
        return first;
    }

    private void move(int from, int to) {
        heap[to] = heap[from];
        targets[to] = targets[from];
    }
}
