package dev.archipelago.simulator.resilience;

import java.util.Arrays;

/// The last calls, up to a number.
final class CountWindow implements CallWindow {

    private static final byte FAILED = 1;
    private static final byte SLOW = 2;

    private final byte[] ring;
    private int next;
    private int calls;
    private int failed;
    private int slow;

    CountWindow(int size) {
        this.ring = new byte[size];
    }

    @Override
    public void add(long now, boolean hasFailed, boolean wasSlow) {
        byte oldest = ring[next];
        byte newest = (byte) ((hasFailed ? FAILED : 0) | (wasSlow ? SLOW : 0));
        failed += (newest & FAILED) - (oldest & FAILED);
        slow += (newest & SLOW) / SLOW - (oldest & SLOW) / SLOW;
        calls = Math.min(calls + 1, ring.length);
        ring[next] = newest;
        next = next + 1 == ring.length ? 0 : next + 1;
    }

    @Override
    public void advance(long now) {}

    @Override
    public int calls() {
        return calls;
    }

    @Override
    public int failed() {
        return failed;
    }

    @Override
    public int slow() {
        return slow;
    }

    @Override
    public void clear() {
        Arrays.fill(ring, (byte) 0);
        calls = 0;
        failed = 0;
        slow = 0;
    }
}
