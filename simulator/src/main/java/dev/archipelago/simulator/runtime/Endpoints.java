package dev.archipelago.simulator.runtime;

/// Which replicas callers believe to be ready: what becomes of a replica reaches them with a lag.
///
/// Where none is ready, requests go to nobody, who refuses them.
///
/// Source: Kubernetes EndpointSlices and kube-proxy, whose lag is about a second; here it is the same for all callers.
final class Endpoints {

    /// Until the platform knows that a machine is gone: the grace of 50 s, less half of the 10 s lease renewal, and half of
    /// the 5 s between looks.
    static final long DETECTION = 47_500_000_000L;

    private final Engine engine;
    private final boolean[] listed;

    Endpoints(Engine engine) {
        this.engine = engine;
        this.listed = new boolean[engine.replicas.length];
        for (Replica replica : engine.replicas) {
            listed[replica.number] = replica.condition.up;
        }
    }

    /// Lets callers know after the lag whether a replica is ready.
    void tell(Replica replica, boolean ready) {
        tell(replica, ready, 0);
    }

    /// @param after nanoseconds until the platform itself knows
    void tell(Replica replica, boolean ready, long after) {
        if (replica.plan.life().managed()) {
            engine.agenda.after(after + replica.plan.life().lag(), () -> list(replica, ready));
        }
    }

    private void list(Replica replica, boolean isReady) {
        boolean ready = isReady && !replica.condition.retired;
        if (listed[replica.number] != ready) {
            listed[replica.number] = ready;
            replica.condition.listedSince = engine.now();
            show(replica.station);
        }
    }

    /// Gives all callers of a station its listed replicas.
    void show(int station) {
        Replica[] all = engine.stations[station];
        int n = 0;
        for (Replica replica : all) {
            n += listed[replica.number] ? 1 : 0;
        }
        Replica[] ready = new Replica[Math.max(1, n)];
        ready[0] = engine.nobody[station];
        int next = 0;
        for (Replica replica : all) {
            if (listed[replica.number]) {
                ready[next++] = replica;
            }
        }
        for (Link link : engine.links) {
            if (engine.plan.links().get(link.number).to() == station) {
                link.lead(ready);
                if (link.routing != null) {
                    link.routing.lead(ready);
                }
            }
        }
    }
}
