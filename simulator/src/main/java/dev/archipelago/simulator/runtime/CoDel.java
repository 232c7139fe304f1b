package dev.archipelago.simulator.runtime;

/// Controlled delay: tells which of those whose turn comes are dropped, so that a line does not keep standing.
///
/// When all have waited longer than the target for an interval, one is dropped, then the next after interval / sqrt(2),
/// interval / sqrt(3) and so on, until one has waited less.
///
/// Source: RFC 8289, with a target of 5 ms and an interval of 100 ms.
final class CoDel {

    private static final long TARGET = 5_000_000L;
    private static final long INTERVAL = 100_000_000L;
    private static final long NONE = Long.MIN_VALUE;

    private long firstAbove = NONE;
    private boolean dropping;
    private long dropNext;
    private int count;
    private int countBefore;

    /// Whether the one whose turn has come is dropped.
    ///
    /// @param sojourn nanoseconds that it has waited
    /// @param isLast whether nobody waits behind it
    boolean drops(long now, long sojourn, boolean isLast) {
        boolean tooLong = isTooLong(now, sojourn, isLast);
        if (dropping) {
            if (!tooLong) {
                dropping = false;
            } else if (now >= dropNext) {
                count++;
                dropNext += gap();
                return true;
            }
            return false;
        }
        if (tooLong) {
            dropping = true;
            int recent = count - countBefore;
            count = recent > 1 && now - dropNext < 16 * INTERVAL ? recent : 1;
            dropNext = now + gap();
            countBefore = count;
            return true;
        }
        return false;
    }

    private boolean isTooLong(long now, long sojourn, boolean isLast) {
        if (sojourn < TARGET || isLast) {
            firstAbove = NONE;
            return false;
        }
        if (firstAbove == NONE) {
            firstAbove = now + INTERVAL;
            return false;
        }
        return now >= firstAbove;
    }

    private long gap() {
        return Math.round(INTERVAL / Math.sqrt(count));
    }
}
