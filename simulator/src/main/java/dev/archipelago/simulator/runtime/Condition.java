package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.plan.LifePlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a replica is: whether its process runs, stands still or is slow, and what it will have to do when it goes on.
final class Condition {

    /// When replicas that are there from the start on were started.
    static final long LONG_AGO = -3_600_000_000_000L;

    static final long NOT_READY = Long.MAX_VALUE;

    /// There is such a replica at all.
    boolean present;
    /// Its process takes requests.
    boolean up;
    /// Its machine is gone: nobody even refuses.
    boolean silent;
    /// It ends what it has and takes no more.
    boolean leaving;
    /// It has been told to leave, and has not come again since.
    boolean retired;
    /// Since when it has been ready without a break; [#NOT_READY] when it is not.
    long readySince;
    /// All its work stands still, since when.
    boolean frozen;
    long frozenSince;
    /// Pauses that have not ended.
    private int pauses;
    /// Faults that keep it from coming up.
    int holds;
    /// Starts that have failed in a row.
    int failedStarts;
    long upSince;
    /// Since when this process has run; those that are there from the start on have long been warm.
    private long warmingSince = LONG_AGO;
    /// Since when callers know it as ready.
    long listedSince = LONG_AGO;
    /// Since when its process does not take requests; the past when it has not ended yet.
    long downSince = LONG_AGO;
    /// Since when there is such a replica.
    long presentSince = LONG_AGO;
    /// Nanoseconds that it has been up since the measurement began, up to the last change.
    private long upTime;
    /// Which life of the process this is; what was planned for an earlier one is void.
    int life;
    final List<Strength> slow = new ArrayList<>();
    final List<Strength> starved = new ArrayList<>();
    final List<Strength> failing = new ArrayList<>();
    private int[] parked = new int[8];
    private int parkedCount;

    Condition(boolean present) {
        this.present = present;
        this.readySince = present ? LONG_AGO : NOT_READY;
        this.up = present;
    }

    /// There is such a replica from now on.
    void enter(long now) {
        present = true;
        presentSince = now;
        retired = false;
    }

    /// It has become ready or has stopped being so.
    void ready(boolean isReady, long now) {
        readySince = isReady ? now : NOT_READY;
    }

    /// Whether it has been ready for so many nanoseconds and stays.
    boolean isAvailable(long now, long minReady) {
        return isStaying() && readySince != NOT_READY && now - readySince >= minReady;
    }

    /// Whether it is there and is to be.
    boolean isStaying() {
        return present && !leaving;
    }

    /// One more pause; whether it is the first.
    boolean pause() {
        return pauses++ == 0;
    }

    /// One pause fewer; whether it was the last.
    boolean endPause() {
        return --pauses == 0;
    }

    /// The share of its CPU that it has.
    double cpu(long now) {
        double share = 1;
        for (Strength strength : starved) {
            share *= 1 - Math.min(0.9999, strength.share(now));
        }
        return share;
    }

    void comeUp(long now) {
        up = true;
        upSince = now;
        warmingSince = now;
    }

    void goDown(long now, long start) {
        upTime += now - Math.max(upSince, start);
        up = false;
        readySince = NOT_READY;
        downSince = now;
        pauses = 0;
        life++;
    }

    /// Starts counting the time anew.
    void restart() {
        upTime = 0;
    }

    /// Nanoseconds that it has been up since the measurement began.
    long upTime(long now, long start) {
        return up ? upTime + now - Math.max(upSince, start) : upTime;
    }

    /// So many times as long everything takes.
    double slowness(long now) {
        double factor = 1;
        for (Strength strength : slow) {
            factor *= strength.factor(now);
        }
        return factor;
    }

    /// So many times as much CPU as a warm process needs.
    double freshness(LifePlan.@Nullable Fresh fresh, long now) {
        return fresh == null ? 1 : fresh.at(now - warmingSince);
    }

    /// The share of its requests that faults let fail.
    double failing(long now) {
        double fine = 1;
        for (Strength strength : failing) {
            fine *= 1 - strength.share(now);
        }
        return 1 - fine;
    }

    /// @param r a request, with the highest bit set when it waits to send its next try
    void park(int r) {
        if (parkedCount == parked.length) {
            parked = Arrays.copyOf(parked, 2 * parkedCount);
        }
        parked[parkedCount++] = r;
    }

    /// Forgets one of those that wait.
    void unpark(int r) {
        int kept = 0;
        for (int i = 0; i < parkedCount; i++) {
            if ((parked[i] & Integer.MAX_VALUE) != r) {
                parked[kept++] = parked[i];
            }
        }
        parkedCount = kept;
    }

    /// What waited for it to go on, in order; forgotten then.
    int[] unpark() {
        int[] all = Arrays.copyOf(parked, parkedCount);
        parkedCount = 0;
        return all;
    }
}
