package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.random.Dice;

/// What delays or stops the messages of a connection for a while.
///
/// What is sent over a cut connection is sent again after 200 ms, then after twice as long each time, up to 120 s, as TCP
/// does, until the cut is over.
///
/// @param draw of the additional time of a message; -1 when nothing passes
/// @param end when it is over, in nanoseconds; [Long#MAX_VALUE] for never
record Disturbance(int draw, long end) {

    /// A message never arrives.
    static final long NEVER = Long.MAX_VALUE;

    private static final long RETRANSMISSION = 200_000_000L;
    private static final long LONGEST_RETRANSMISSION = 120_000_000_000L;

    /// Additional nanoseconds of a message sent now.
    long extra(Dice dice, long now) {
        return draw >= 0 ? (long) dice.next(draw) : retransmitted(now, end);
    }

    static long retransmitted(long now, long end) {
        if (end == Long.MAX_VALUE) {
            return NEVER;
        }
        long passed = 0;
        for (long wait = RETRANSMISSION; now + passed < end; wait = Math.min(2 * wait, LONGEST_RETRANSMISSION)) {
            passed += wait;
        }
        return passed;
    }
}
