package dev.archipelago.simulator.runtime;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/// Which replicas callers believe to be ready: what becomes of a replica reaches them with a lag.
///
/// Where none is ready, requests go to nobody, who refuses them.
///
/// Source: Kubernetes EndpointSlices and kube-proxy, whose lag is about a second; here it is the same for all callers but those of
/// links where each looks for itself, [Views].
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
        if (ready) {
            renew(replica);
        }
        if (listed[replica.number] != ready) {
            listed[replica.number] = ready;
            replica.condition.listedSince = engine.now();
            show(replica.station);
        }
    }

    private void renew(Replica replica) {
        boolean isNews = false;
        for (Link link : linksTo(replica.station)) {
            isNews |= link.views != null && link.views.isBack(replica);
        }
        if (isNews && listed[replica.number]) {
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

    /// A replica has ended without saying so: some registries know it by its lease only.
    void lost(Replica replica) {
        if (listed[replica.number] && !replica.condition.retired) {
            for (Link link : linksTo(replica.station)) {
                if (link.views != null) {
                    link.views.lost(replica);
                }
            }
        }
    }

    /// A process begins: it looks at once who is there.
    void begins(Replica caller) {
        if (engine.plan.looks()) {
            for (Link link : engine.links) {
                if (link != null && link.views != null
                        && engine.plan.links().get(link.number).from() == caller.station) {
                    link.views.begins(caller);
                }
            }
        }
    }

    /// Gives all callers of a station its listed replicas.
    void show(int station) {
        for (Link link : linksTo(station)) {
            if (link.views == null) {
                link.lead(known(station, replica -> listed[replica.number]));
            } else {
                Views views = link.views;
                views.learn(known(station, replica -> views.knows(replica, listed[replica.number])));
            }
        }
    }

    private Known known(int station, Predicate<Replica> isListed) {
        int version = candidates[station];
        Replica[] all = those(station, isListed.and(replica -> version < 0 || replica.version != version));
        Replica[] others = those(station, isListed.and(replica -> replica.version == version));
        boolean onlyOthers = shares[station] >= 1 && others.length > 0;
        Replica[] ready = onlyOthers ? others : all.length > 0 ? all : new Replica[]{engine.nobody[station]};
        double share = onlyOthers || others.length == 0 ? 0 : shares[station];
        return new Known(ready, share > 0 ? others : ready, share, onlyOthers ? -1 : version);
    }

    private Replica[] those(int station, Predicate<Replica> which) {
        return Arrays.stream(engine.stations[station]).filter(which).toArray(Replica[]::new);
    }

    private List<Link> linksTo(int station) {
        return Arrays.stream(engine.tables.linksTo(List.of(station))).mapToObj(i -> engine.links[i]).toList();
    }
}
