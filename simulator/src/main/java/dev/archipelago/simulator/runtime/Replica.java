package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.plan.StationPlan;
import org.jspecify.annotations.Nullable;

/// One running copy of a component: workers, waiting line, CPU, limited resources, and what is measured of them.
///
/// Integrals over time are in nanoseconds and brought up to date before anything changes.
final class Replica {

    final int number;
    final int station;
    final StationPlan plan;
    final Condition condition;
    /// Requests that may be in work for another one to be taken in work; 0 when it takes none.
    int workers;
    int longestBacklog;
    /// Requests that it can work on.
    int width;
    private boolean closed;
    final double cores;
    final Backlog backlog;
    final Permits[] permits;
    /// Null where computations never have to share: each has a core for itself.
    @Nullable
    Cpu cpu;

    int busy;
    private int waiting;
    private int computing;
    private double used;
    private boolean throttled;
    private long since;

    long busyArea;
    long waitingArea;
    double usedArea;
    long throttledArea;
    /// Nanoseconds of computing and waiting for requests that nobody waited for any more.
    long wasted;
    long rejected;
    /// Requests that came in and that left, and the sum of the times they were inside since the measurement began.
    long arrived;
    long left;
    long sojourn;
    long insideAtStart;
    /// Nanoseconds of CPU that computations asked for, and how many there were.
    double demanded;
    long computations;
    /// When the measurement began.
    long start;

    /// @param isPresent whether it runs from the start on
    Replica(int number, int station, StationPlan plan, boolean isPresent, Requests requests) {
        this.number = number;
        this.station = station;
        this.plan = plan;
        this.condition = new Condition(isPresent);
        this.width = plan.workers();
        this.workers = width;
        this.longestBacklog = plan.backlog();
        if (!isPresent) {
            close();
        }
        this.cores = plan.cores();
        this.backlog = new Backlog(requests, plan.lastFirst(), plan.priorities());
        this.permits = plan.resources().stream()
                .map(resource -> new Permits(requests, resource.capacity(), resource.longestLine()))
                .toArray(Permits[]::new);
    }

    /// Takes no more requests.
    void close() {
        closed = true;
        workers = 0;
        longestBacklog = 0;
    }

    /// Takes requests.
    void open() {
        closed = false;
        workers = width;
        longestBacklog = plan.backlog();
    }

    boolean isClosed() {
        return closed;
    }

    /// Requests that it works on or that wait.
    int load() {
        return busy + waiting;
    }

    int waiting() {
        return waiting;
    }

    int computing() {
        return computing;
    }

    void queue(long now, int change) {
        touch(now);
        waiting += change;
    }

    void work(long now, int change) {
        touch(now);
        busy += change;
    }

    /// Notes that a computation asks for so much CPU.
    void demand(double nanos) {
        demanded += nanos;
        computations++;
    }

    /// A computation with a core for itself begins or ends.
    void compute(long now, int change) {
        touch(now);
        computing += change;
        used = computing;
    }

    /// So many computations now use so many cores.
    void computes(long now, int computations, double coresUsed, boolean isThrottled) {
        touch(now);
        computing = computations;
        used = coresUsed;
        throttled = isThrottled;
    }

    /// Nothing is computed for a while.
    void stand(long now) {
        touch(now);
        used = 0;
        if (cpu != null) {
            cpu.pause(now, true);
        }
    }

    /// What was being computed goes on.
    void goOn(long now) {
        touch(now);
        if (cpu != null) {
            cpu.pause(now, false);
        } else {
            used = computing;
        }
    }

    void touch(long now) {
        long passed = now - since;
        if (passed != 0) {
            busyArea += passed * busy;
            waitingArea += passed * waiting;
            if (computing != 0) {
                usedArea += passed * used;
                throttledArea += throttled ? passed : 0;
            }
            since = now;
        }
    }

    /// Forgets what was measured.
    ///
    /// @param outstanding nanoseconds of CPU that computations under way still need
    void restart(long now, double outstanding) {
        touch(now);
        start = now;
        condition.restart();
        insideAtStart = load();
        demanded = outstanding;
        computations = 0;
        busyArea = 0;
        waitingArea = 0;
        usedArea = 0;
        throttledArea = 0;
        wasted = 0;
        rejected = 0;
        arrived = 0;
        left = 0;
        sojourn = 0;
    }
}
