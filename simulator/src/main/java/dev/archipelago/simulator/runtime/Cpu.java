package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.kernel.EventQueue;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The CPU of one replica: all computations share its cores evenly, each using at most one core (processor sharing).
///
/// The averaged form of a CPU limit. As all computations progress at the same pace, one number, the service that each
/// has attained, tells when the next one is done.
final class Cpu {

    private final double cores;
    private @Nullable Frame[] heap = new Frame[8];
    private int size;
    private double attained;
    private long since;
    private long completion = EventQueue.NONE;

    /// @param cores infinite for no limit
    Cpu(double cores) {
        this.cores = cores;
    }

    /// Cores in use.
    double used() {
        return Math.min(size, cores);
    }

    /// Whether more computations are under way than there are cores.
    boolean isThrottled() {
        return size > cores;
    }

    void begin(Engine engine, Frame frame, double nanos) {
        long now = engine.now();
        advance(now);
        frame.target = attained + nanos;
        push(frame);
        reschedule(engine, now);
    }

    /// Takes a computation that is done now, null when there is none (left).
    @Nullable
    Frame takeDone(long now) {
        advance(now);
        Frame first = size == 0 ? null : heap[0];
        if (first == null || first.target > attained + 0.5) {
            return null;
        }
        pop();
        return first;
    }

    void reschedule(Engine engine, long now) {
        engine.events().cancel(completion);
        Frame first = size == 0 ? null : heap[0];
        if (first == null) {
            attained = 0;
            completion = EventQueue.NONE;
            return;
        }
        double left = Math.max(0, first.target - attained);
        completion = engine.events().schedule(now + (long) Math.ceil(left / pace()), Engine.COMPLETION, Engine.CPU_DONE,
                this);
    }

    private double pace() {
        return size <= cores ? 1 : cores / size;
    }

    private void advance(long now) {
        if (size > 0) {
            attained += (now - since) * pace();
        }
        since = now;
    }

    private static double target(@Nullable Frame frame) {
        return frame == null ? Double.POSITIVE_INFINITY : frame.target;
    }

    private void push(Frame frame) {
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
        }
        int place = size++;
        while (place > 0 && target(heap[(place - 1) >>> 1]) > frame.target) {
            heap[place] = heap[(place - 1) >>> 1];
            place = (place - 1) >>> 1;
        }
        heap[place] = frame;
    }

    private void pop() {
        Frame last = heap[--size];
        heap[size] = null;
        if (size == 0 || last == null) {
            return;
        }
        int place = 0;
        while (2 * place + 1 < size) {
            int child = 2 * place + 1;
            if (child + 1 < size && target(heap[child + 1]) < target(heap[child])) {
                child++;
            }
            if (target(heap[child]) >= last.target) {
                break;
            }
            heap[place] = heap[child];
            place = child;
        }
        heap[place] = last;
    }
}
