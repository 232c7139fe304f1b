package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.plan.StationPlan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One running copy of a component: workers, waiting line, CPU, limited resources, and what is measured of them.
///
/// Integrals over time are in nanoseconds. Those of whole numbers are kept as moments: whoever comes takes the time off, whoever
/// goes adds it, and the integral up to now is the sum plus the number inside times now. One addition a change, and exact,
/// because sums of whole numbers wrap around and back. Whoever reads it lays it up, so that no sum grows too large.
final class Replica {

    final int number;
    final int station;
    /// Index of its zone, -1 for none; where there are nodes that of its node.
    int zone;
    /// Which version it runs, 0 being the first.
    final int version;
    StationPlan plan;
    /// Where its programs begin, by operation.
    int[] entries;
    final Condition condition;
    /// Requests that may be in work for another one to be taken in work; 0 when it takes none.
    int workers;
    int longestBacklog;
    /// Requests that it can work on.
    int width;
    private boolean closed;
    double cores;
    final Backlog backlog;
    final Permits[] permits;
    /// Null where computations never have to share: each has a core for itself.
    @Nullable
    Cpu cpu;

    /// Null where who is first in line is served next.
    @Nullable
    Shedder shedder;

    int busy;
    private int waiting;
    private int computing;
    private long busyMoment;
    private long waitingMoment;
    private long computingMoment;
    private double busyArea;
    private double waitingArea;
    private double used;
    private boolean throttled;
    private long since;
    /// Whether computations with a core for themselves stand still.
    private boolean stands;
    private double usedArea;
    private long throttledArea;

    /// Nanoseconds of computing and waiting for requests that nobody waited for any more.
    long wasted;
    long rejected;
    /// What passed through, counted elsewhere.
    private final List<Passages> passages = new ArrayList<>(0);
    /// Requests beside those that came in and that left, and the sum of the times they were inside.
    private long arrived;
    private long left;
    private double sojourn;
    long insideAtStart;
    /// Nanoseconds of CPU that computations asked for with a core for themselves, in a sum that may wrap around and back.
    long demandedAlone;
    /// Nanoseconds of CPU that those asked for which had to share, and how many there were.
    double demanded;
    long computations;
    /// When the measurement began.
    long start;

    /// Answers that it has given, and how many of them were failures; of runs in which replicas come and go.
    long answers;
    long failures;
    /// The most that it has ever had.
    int mostWorkers;
    double mostCores;
    private double workersBefore;
    private double coresBefore;
    private double upBefore;

    /// @param isPresent whether it runs from the start on
    Replica(int number, int station, int zone, int version, StationPlan plan, int[] entries, boolean isPresent,
            Requests requests) {
        this.number = number;
        this.version = version;
        this.entries = entries;
        this.mostWorkers = plan.workers();
        this.mostCores = plan.cores();
        this.station = station;
        this.zone = zone;
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

    /// Runs another edition of its version from now on.
    void adopt(StationPlan edition, int[] programs, long now) {
        workersBefore = workerTime(now);
        coresBefore = coreTime(now);
        upBefore = condition.upTime(now, start);
        plan = edition;
        entries = programs;
        width = plan.workers();
        cores = plan.cores();
        mostWorkers = Math.max(mostWorkers, width);
        mostCores = Math.max(mostCores, cores);
        if (!closed) {
            open();
        }
    }

    /// Nanoseconds since the measurement began in which it was up, times workers.
    double workerTime(long now) {
        return workersBefore + (condition.upTime(now, start) - upBefore) * plan.workers();
    }

    /// Nanoseconds since the measurement began in which it was up, times cores; without those in which it had no limit.
    double coreTime(long now) {
        return coresBefore
                + (Double.isInfinite(plan.cores()) ? 0 : (condition.upTime(now, start) - upBefore) * plan.cores());
    }

    /// Nanoseconds since the measurement began in which it was up.
    long upTime(long now) {
        return condition.upTime(now, start);
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

    /// Whether a worker that becomes free goes to the first in line, whoever it is.
    boolean handsOver() {
        return waiting > 0 && busy <= width && shedder == null;
    }

    /// Whether one more may wait, whoever it is.
    boolean mayQueue() {
        return waiting < longestBacklog && shedder == null;
    }

    int computing() {
        return computing;
    }

    void queue(long now) {
        waiting++;
        waitingMoment -= now;
    }

    void unqueue(long now) {
        waiting--;
        waitingMoment += now;
    }

    void beginWork(long now) {
        busy++;
        busyMoment -= now;
    }

    void endWork(long now) {
        busy--;
        busyMoment += now;
    }

    /// These are its requests too.
    void share(Passages others) {
        passages.add(others);
    }

    void arrive() {
        arrived++;
    }

    /// A request is gone that was inside for so many nanoseconds.
    void leave(long time) {
        left++;
        sojourn += time;
    }

    /// Requests that came in since the measurement began.
    long arrived() {
        long sum = arrived;
        for (Passages each : passages) {
            sum += each.taken;
        }
        return sum;
    }

    /// Requests that left since the measurement began.
    long left() {
        long sum = left;
        for (Passages each : passages) {
            sum += each.ended.count();
        }
        return sum;
    }

    /// Sum of the nanoseconds that requests which left were inside since the measurement began, where that of requests that are still inside
    /// is counted from their arrival.
    double sojourn() {
        double sum = sojourn;
        for (Passages each : passages) {
            sum += each.ended.sum();
        }
        return sum;
    }

    /// Notes that a computation which shares a CPU asks for so much of it.
    void demand(double nanos) {
        demanded += nanos;
        computations++;
    }

    /// A computation that asks for so much CPU begins, with a core for itself.
    void compute(long now, long nanos) {
        demandedAlone += nanos;
        computing++;
        computingMoment -= stands ? 0 : now;
    }

    void endComputing(long now) {
        computing--;
        computingMoment += stands ? 0 : now;
    }

    /// So many computations now use so many of the shared cores.
    void computes(long now, int computations, double coresUsed, boolean isThrottled) {
        touch(now);
        computing = computations;
        used = coresUsed;
        throttled = isThrottled;
    }

    /// Where only rates are followed: what a step has added.
    ///
    /// @param busyTime nanoseconds of workers
    /// @param waitingTime nanoseconds of requests in line
    /// @param cpuTime core-nanoseconds
    void flow(double busyTime, double waitingTime, double cpuTime, long requests) {
        busyArea += busyTime;
        waitingArea += waitingTime;
        usedArea += cpuTime;
        demanded += cpuTime;
        sojourn += busyTime + waitingTime;
        arrived += requests;
        left += requests;
    }

    /// Nothing is computed for a while.
    void stand(long now) {
        if (cpu != null) {
            cpu.pause(now, true);
        } else if (!stands) {
            stands = true;
            computingMoment += computing * now;
        }
    }

    /// What was being computed goes on.
    void goOn(long now) {
        if (cpu != null) {
            cpu.pause(now, false);
        } else if (stands) {
            stands = false;
            computingMoment -= computing * now;
        }
    }

    private void touch(long now) {
        long passed = now - since;
        if (passed != 0) {
            usedArea += passed * used;
            throttledArea += throttled ? passed : 0;
            since = now;
        }
    }

    /// Nanoseconds that workers have been busy since the measurement began.
    double busyArea(long now) {
        busyArea += busyMoment + busy * now;
        busyMoment = -busy * now;
        return busyArea;
    }

    /// Nanoseconds that requests have waited for a worker since the measurement began.
    double waitingArea(long now) {
        waitingArea += waitingMoment + waiting * now;
        waitingMoment = -waiting * now;
        return waitingArea;
    }

    /// Core-nanoseconds used since the measurement began.
    double usedArea(long now) {
        if (cpu == null) {
            long running = stands ? 0 : computing * now;
            usedArea += computingMoment + running;
            computingMoment = -running;
            return usedArea;
        }
        touch(now);
        return usedArea;
    }

    /// Nanoseconds since the measurement began in which more was to be computed than there are cores.
    long throttledArea(long now) {
        touch(now);
        return throttledArea;
    }

    /// Forgets what was measured.
    ///
    /// @param held by those inside
    void restart(long now, Holdings.Held held) {
        for (Permits each : permits) {
            each.restart(now);
        }
        touch(now);
        start = now;
        condition.restart();
        workersBefore = 0;
        coresBefore = 0;
        upBefore = 0;
        busyMoment = -busy * now;
        waitingMoment = -waiting * now;
        computingMoment = stands ? 0 : -computing * now;
        busyArea = 0;
        waitingArea = 0;
        insideAtStart = load();
        demandedAlone = held.outstandingAlone();
        demanded = held.outstanding();
        computations = cpu == null ? 0 : computing;
        usedArea = 0;
        throttledArea = 0;
        wasted = 0;
        rejected = 0;
        arrived = 0;
        left = 0;
        sojourn = -held.sojourn();
    }
}
