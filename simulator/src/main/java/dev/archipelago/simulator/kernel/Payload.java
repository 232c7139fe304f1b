package dev.archipelago.simulator.kernel;

/// What happens to whom, in one number: the kind above the target.
final class Payload {

    /// Nothing any more: the event was cancelled.
    static final long DEAD = -1;

    /// Kinds from here on are those of the event list itself.
    static final int OWN_KINDS = 0x7FFFFFF0;

    /// The first event of a lane is due; the target is the lane.
    static final int LANE_HEAD = OWN_KINDS;

    /// What happens stands in a slot that can be cancelled; the target is the slot.
    static final int CANCELLABLE = OWN_KINDS + 1;

    private Payload() {}

    static long of(int kind, int target) {
        return (long) kind << 32 | target;
    }

    static int kind(long payload) {
        return (int) (payload >>> 32);
    }

    static int target(long payload) {
        return (int) payload;
    }
}
