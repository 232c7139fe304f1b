package dev.archipelago.simulator.resilience;

import java.util.Arrays;

/// The calls of the last seconds, in one bucket for each second of the clock; whole buckets expire.
final class TimeWindow implements CallWindow {

    private static final long SECOND = 1_000_000_000;

    private final int[] calls;
    private final int[] failed;
    private final int[] slow;
    private long second;
    private int allCalls;
    private int allFailed;
    private int allSlow;

    TimeWindow(int seconds) {
        this.calls = new int[seconds];
        this.failed = new int[seconds];
        this.slow = new int[seconds];
    }

    @Override
    public void add(long now, boolean hasFailed, boolean wasSlow) {
        advance(now);
        int at = (int) (second % calls.length);
        calls[at]++;
        allCalls++;
        if (hasFailed) {
            failed[at]++;
            allFailed++;
        }
        if (wasSlow) {
            slow[at]++;
            allSlow++;
        }
    }

    @Override
    public void advance(long now) {
        long current = now / SECOND;
        if (current - second >= calls.length) {
            clear();
        } else {
            for (long passed = second + 1; passed <= current; passed++) {
                expire((int) (passed % calls.length));
            }
        }
        second = current;
    }

    private void expire(int at) {
        allCalls -= calls[at];
        allFailed -= failed[at];
        allSlow -= slow[at];
        calls[at] = 0;
        failed[at] = 0;
        slow[at] = 0;
    }

    @Override
    public int calls() {
        return allCalls;
    }

    @Override
    public int failed() {
        return allFailed;
    }

    @Override
    public int slow() {
        return allSlow;
    }

    @Override
    public void clear() {
        Arrays.fill(calls, 0);
        Arrays.fill(failed, 0);
        Arrays.fill(slow, 0);
        allCalls = 0;
        allFailed = 0;
        allSlow = 0;
    }
}
