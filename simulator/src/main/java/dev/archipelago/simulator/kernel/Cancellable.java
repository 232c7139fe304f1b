package dev.archipelago.simulator.kernel;

import java.util.Arrays;

/// What happens in events that may be cancelled or redirected, by the slot that stands in the event list in its place.
///
/// A handle is the generation of a slot above its number, so that a handle of an event that is over leads nowhere.
final class Cancellable {

    private static final int END = -1;
    private static final int GENERATION_SHIFT = 32;
    private static final int MOST_GENERATIONS = 0x3FFFFFFF;

    private long[] payloads = new long[64];
    private int[] generations = new int[64];
    private int[] next = new int[64];
    private int used;
    private int free = END;

    /// A slot for what happens.
    int allocate(long payload) {
        int slot = free;
        if (slot == END) {
            slot = used++;
            if (used > payloads.length) {
                payloads = Arrays.copyOf(payloads, 2 * payloads.length);
                generations = Arrays.copyOf(generations, payloads.length);
                next = Arrays.copyOf(next, payloads.length);
            }
        } else {
            free = next[slot];
        }
        payloads[slot] = payload;
        return slot;
    }

    long handle(int slot) {
        return (long) generations[slot] << GENERATION_SHIFT | slot;
    }

    /// What happens; [Payload#DEAD] when it was cancelled. The slot is given back.
    long take(int slot) {
        long payload = payloads[slot];
        generations[slot] = generations[slot] + 1 & MOST_GENERATIONS;
        next[slot] = free;
        free = slot;
        return payload;
    }

    boolean isDead(int slot) {
        return payloads[slot] == Payload.DEAD;
    }

    /// Cancels; false when the handle is no longer valid.
    boolean kill(long handle) {
        return set(handle, Payload.DEAD);
    }

    /// Changes the target; false when the handle is no longer valid.
    boolean redirect(long handle, int target) {
        return set(handle, Payload.of(Payload.kind(payloads[(int) handle]), target));
    }

    private boolean set(long handle, long payload) {
        int slot = (int) handle;
        if (generations[slot] != (int) (handle >>> GENERATION_SHIFT) || payloads[slot] == Payload.DEAD) {
            return false;
        }
        payloads[slot] = payload;
        return true;
    }
}
