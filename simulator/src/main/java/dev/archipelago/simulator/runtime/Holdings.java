package dev.archipelago.simulator.runtime;

import java.util.Arrays;

/// Who holds what at an instant, counted from the records of the requests themselves and not from any meter.
final class Holdings {

    private final Held[] held;
    private final Flying[] inFlight;

    /// What the requests of a replica hold.
    ///
    /// @param sojourn nanoseconds that those inside have been inside
    /// @param outstandingAlone nanoseconds of CPU that computations under way still need which have a core for themselves; may have
    ///   wrapped around
    /// @param outstanding nanoseconds of CPU that those still need which share
    /// @param permits by resource
    record Held(int working, int waiting, double sojourn, long outstandingAlone, double outstanding,
            int[] permits) {}

    /// The requests of a source that are under way.
    ///
    /// @param sojourn nanoseconds since they were sent
    record Flying(long number, double sojourn) {

        private Flying with(long time) {
            return new Flying(number + 1, sojourn + time);
        }
    }

    private Holdings(int replicas, int sources) {
        this.held = new Held[replicas];
        this.inFlight = new Flying[sources];
        Arrays.fill(inFlight, new Flying(0, 0));
    }

    Held of(Replica replica) {
        return held[replica.number];
    }

    Flying inFlight(int source) {
        return inFlight[source];
    }

    static Holdings of(Engine engine) {
        Holdings holdings = new Holdings(engine.replicas.length, engine.sessions.sources.length);
        Count[] counts = new Count[engine.replicas.length];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = new Count(engine.replicas[i].permits.length);
        }
        Requests requests = engine.requests;
        for (int r = 0; r < requests.used(); r++) {
            if (requests.is(r, Requests.SESSION)) {
                if (requests.is(r, Requests.CALLING)) {
                    int source = requests.source(r);
                    holdings.inFlight[source] = holdings.inFlight[source].with(engine.now() - requests.requestBegan(r));
                }
            } else if (requests.is(r, Requests.ALIVE) && !requests.is(r, Requests.COURIER)) {
                counts[requests.replica(r)].add(engine, r);
            }
        }
        for (int i = 0; i < counts.length; i++) {
            Count count = counts[i];
            Cpu cpu = engine.replicas[i].cpu;
            if (engine.transactions != null) {
                engine.transactions.locks.addTo(engine.replicas[i], count.permits);
            }
            double outstanding = cpu == null ? 0 : cpu.outstanding(engine.now());
            holdings.held[i] = new Held(count.working, count.waiting, count.sojourn, count.outstanding, outstanding,
                    count.permits);
        }
        return holdings;
    }

    private static final class Count {
        private int working;
        private int waiting;
        private double sojourn;
        private long outstanding;
        private final int[] permits;

        Count(int resources) {
            this.permits = new int[resources];
        }

        void add(Engine engine, int r) {
            Requests requests = engine.requests;
            long now = engine.now();
            Replica replica = engine.replicas[requests.replica(r)];
            if (requests.is(r, Requests.COMPUTING)) {
                outstanding += (long) Math.ceil(requests.demand(r)) - (engine.clock(replica) - requests.stepBegan(r));
            }
            boolean works = requests.is(r, Requests.WORKING);
            boolean waits = requests.is(r, Requests.QUEUED);
            working += works ? 1 : 0;
            waiting += waits ? 1 : 0;
            if (works || waits) {
                sojourn += now - requests.arrived(r);
            }
            if (works && requests.scratch(r) != Requests.NONE) {
                for (int i = 0; i < permits.length; i++) {
                    permits[i] += engine.service.scratch().permits(requests.scratch(r), i);
                }
            }
        }
    }
}
