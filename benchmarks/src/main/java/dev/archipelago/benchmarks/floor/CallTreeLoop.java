package dev.archipelago.benchmarks.floor;

import dev.archipelago.benchmarks.contest.Contestant;
import dev.archipelago.benchmarks.contest.Round;
import dev.archipelago.benchmarks.contest.Stopwatch;
import java.util.Arrays;

/// Case C as a hard-coded state machine: requests come at 0.8 per millisecond to a gateway (8 threads, 0.5 ms), which
/// calls three services one after the other (3 threads each, 1 ms), each of which calls a database (2 threads, 0.5 ms);
/// the thread of the caller stays held. All times are exponential.
///
/// A request in the gateway is named by its thread there, its phase is 0 for the work of the gateway and then, for each
/// service in turn, odd for its own work and even for that of the database. At most eight services and one arrival are
/// pending, in an array sorted by time, the earliest last.
public final class CallTreeLoop implements Contestant {

    private static final double GAP = 1 / 0.8;
    private static final double GATEWAY = 0.5;
    private static final double DATABASE = 0.5;
    private static final int THREADS = 8;
    private static final int SERVICES = 3;
    private static final int SERVICE_THREADS = 3;
    private static final int DATABASE_THREADS = 2;
    private static final int ARRIVAL = THREADS;
    private static final int RING = 1 << 16;
    private static final int MASK = THREADS - 1;

    private final double[] times = new double[THREADS + 1];
    private final int[] who = new int[THREADS + 1];
    private final int[] phase = new int[THREADS];
    private final double[] began = new double[THREADS];
    private final int[] idle = new int[THREADS];
    private final int[] free = new int[SERVICES];
    private final int[] queue = new int[SERVICES * THREADS];
    private final int[] head = new int[SERVICES];
    private final int[] tail = new int[SERVICES];
    private final int[] databaseQueue = new int[THREADS];
    private final double[] waiting = new double[RING];

    private Exponentials random = new Exponentials(0);
    private Histogram latency = new Histogram();
    private int pending;
    private int idleCount;
    private int databaseFree;
    private int databaseHead;
    private int databaseTail;
    private long waitingHead;
    private long waitingTail;
    private double databaseBusy;
    private double now;

    @Override
    public Round run(long seed, long requests) {
        start(seed);
        Stopwatch watch = new Stopwatch();
        simulate(requests);
        return watch.stop(requests, latency.mean());
    }

    /// Mean share of the database threads that worked in the last run.
    public double databaseUtilization() {
        return databaseBusy / now / DATABASE_THREADS;
    }

    /// 99th percentile of the latencies of the last run in milliseconds.
    public double p99() {
        return latency.quantile(0.99);
    }

    private void start(long seed) {
        random = new Exponentials(seed);
        latency = new Histogram();
        Arrays.fill(free, SERVICE_THREADS);
        Arrays.fill(head, 0);
        Arrays.fill(tail, 0);
        databaseFree = DATABASE_THREADS;
        databaseHead = 0;
        databaseTail = 0;
        waitingHead = 0;
        waitingTail = 0;
        databaseBusy = 0;
        pending = 0;
        idleCount = THREADS;
        for (int i = 0; i < THREADS; i++) {
            idle[i] = i;
        }
        schedule(random.next() * GAP, ARRIVAL);
    }

    private void simulate(long requests) {
        long left = requests;
        while (left > 0) {
            int thread = who[--pending];
            now = times[pending];
            if (thread == ARRIVAL) {
                arrive();
            } else {
                int done = phase[thread];
                if (done == 0) {
                    enter(0, thread);
                } else if ((done & 1) == 1) {
                    query(done, thread);
                } else {
                    answer((done >> 1) - 1);
                    if (done == 2 * SERVICES) {
                        left--;
                        reply(thread);
                    } else {
                        enter(done >> 1, thread);
                    }
                }
            }
        }
    }

    private void arrive() {
        double time = now;
        if (idleCount > 0) {
            work(idle[--idleCount], time);
        } else {
            waiting[(int) waitingTail++ & (RING - 1)] = time;
            if (waitingTail - waitingHead == RING) {
                throw new IllegalStateException("more than " + RING + " waiting requests");
            }
        }
        schedule(time + random.next() * GAP, ARRIVAL);
    }

    private void work(int thread, double since) {
        began[thread] = since;
        phase[thread] = 0;
        schedule(now + random.next() * GATEWAY, thread);
    }

    private void enter(int service, int thread) {
        if (free[service] > 0) {
            free[service]--;
            serve(service, thread);
        } else {
            queue[service * THREADS + (tail[service]++ & MASK)] = thread;
        }
    }

    private void serve(int service, int thread) {
        phase[thread] = 2 * service + 1;
        schedule(now + random.next(), thread);
    }

    private void query(int done, int thread) {
        phase[thread] = done + 1;
        if (databaseFree > 0) {
            databaseFree--;
            read(thread);
        } else {
            databaseQueue[databaseTail++ & MASK] = thread;
        }
    }

    private void read(int thread) {
        double time = random.next() * DATABASE;
        databaseBusy += time;
        schedule(now + time, thread);
    }

    private void answer(int service) {
        if (databaseHead == databaseTail) {
            databaseFree++;
        } else {
            read(databaseQueue[databaseHead++ & MASK]);
        }
        if (head[service] == tail[service]) {
            free[service]++;
        } else {
            serve(service, queue[service * THREADS + (head[service]++ & MASK)]);
        }
    }

    private void reply(int thread) {
        latency.add(now - began[thread]);
        if (waitingHead == waitingTail) {
            idle[idleCount++] = thread;
        } else {
            work(thread, waiting[(int) waitingHead++ & (RING - 1)]);
        }
    }

    private void schedule(double time, int thread) {
        int place = pending++;
        while (place > 0 && times[place - 1] < time) {
            times[place] = times[place - 1];
            who[place] = who[place - 1];
            place--;
        }
        times[place] = time;
        who[place] = thread;
    }
}
