package dev.archipelago.simulator.runtime;

import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Stream;

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
    /// By station: the version that gets another share of the requests than its replicas would, -1 for none.
    private final int[] candidates;
    private final double[] shares;

    Endpoints(Engine engine) {
        this.engine = engine;
        this.listed = new boolean[engine.replicas.length];
        this.candidates = new int[engine.stations.length];
        this.shares = new double[engine.stations.length];
        Arrays.fill(candidates, -1);
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

    /// Lets a share of the requests go to a version, once callers know; none to it for 0, and all for 1.
    ///
    /// @param version -1 for all versions alike
    void split(int station, int version, double share) {
        engine.agenda.after(engine.plan.stations().get(station).life().lag(), () -> {
            candidates[station] = version;
            shares[station] = share;
            show(station);
        });
    }

    /// Keeps a version out of the balancing from now on.
    void hide(int station, int version) {
        candidates[station] = version;
        shares[station] = 0;
    }

    /// Gives all callers of a station its listed replicas.
    void show(int station) {
        int version = candidates[station];
        Replica[] all = listed(station, replica -> version < 0 || replica.version != version);
        Replica[] others = listed(station, replica -> replica.version == version);
        boolean onlyOthers = shares[station] >= 1 && others.length > 0;
        Replica[] ready = onlyOthers ? others : all.length > 0 ? all : new Replica[]{engine.nobody[station]};
        double share = onlyOthers || others.length == 0 ? 0 : shares[station];
        for (Link link : engine.links) {
            if (engine.plan.links().get(link.number).to() == station) {
                link.lead(ready, share > 0 ? others : ready, share);
                if (link.routing != null) {
                    link.routing.lead(share > 0
                            ? Stream.of(ready, others).flatMap(Stream::of).toArray(Replica[]::new)
                            : ready);
                }
            }
        }
    }

    private Replica[] listed(int station, Predicate<Replica> which) {
        return Arrays.stream(engine.stations[station]).filter(replica -> listed[replica.number]).filter(which)
                .toArray(Replica[]::new);
    }
}
