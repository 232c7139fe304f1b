package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.plan.LinkPlan;
import dev.archipelago.simulator.random.RandomStream;
import java.util.Arrays;

/// What each caller of a link knows where each looks for itself: the registry learns of changes from the platform, copies of it are
/// made now and then, and each caller looks at the last of them at its own moments.
///
/// A process looks when it begins, and a period after its last look; those that are there from the start on at moments drawn for
/// each of them. Users from outside are so many that thirty-two moments stand for all.
///
/// Sources: the time to live of answers from DNS in CoreDNS and in the JVM; Netflix Eureka, its response cache, client fetch
/// interval, lease expiration and eviction interval.
final class Views {

    private static final int OUTSIDE = 32;
    /// Under a number at which no replica is known.
    private static final long NONE = Long.MIN_VALUE;

    private final Engine engine;
    private final Link link;
    private final LinkPlan.Looking plan;
    private final View[] views;
    private final int firstCaller;
    private final int station;
    private final long cachePhase;
    private final long sweepPhase;
    /// Until when a lease keeps each replica listed, and since when there had been the one that it is of.
    private final long[] heldUntil;
    private final long[] heldPods;
    /// Replicas that only their leases tell from those that are there.
    private final boolean[] lost;
    /// What the registry knows, and what its copy says.
    private Known latest;
    private long[] latestPods;
    private Known copy;
    private long[] copyPods;
    private boolean isCopyDue;

    /// @param first replicas that are there from the start on
    Views(Engine engine, Link link, LinkPlan.Looking plan, Replica[] first) {
        this.engine = engine;
        this.link = link;
        this.plan = plan;
        LinkPlan way = engine.plan.links().get(link.number);
        this.station = way.to();
        this.firstCaller = engine.firstCaller(link);
        this.heldUntil = new long[link.mostHosts];
        this.heldPods = new long[link.mostHosts];
        this.lost = new boolean[link.mostHosts];
        this.latest = new Known(first, first, 0, -1);
        this.latestPods = pods(latest);
        this.copy = latest;
        this.copyPods = latestPods;
        String callee = "discovery." + engine.plan.stations().get(station).id();
        this.cachePhase = phase(callee + ".cache", plan.cache());
        this.sweepPhase = phase(callee + ".sweep", plan.sweep());
        this.views = new View[way.from() < 0 ? OUTSIDE : engine.stations[way.from()].length];
        for (int i = 0; i < views.length; i++) {
            views[i] = new View(link, latest, latestPods, phase("discovery." + way.id() + "." + i, plan.refresh()));
        }
    }

    private long phase(String stream, long period) {
        return (long) (RandomStream.of(engine.seed, engine.replication, stream).nextDouble() * period);
    }

    /// What a caller knows.
    ///
    /// @param within its number within its station, -1 from outside
    View of(int within, int caller) {
        return views[within < 0 ? caller % views.length : within];
    }

    /// Who stands for a replica that is not there any more.
    Replica nobody() {
        return engine.nobody[station];
    }

    /// Replicas that a caller knows.
    ///
    /// @param replica number of the caller, -1 from outside
    int hosts(int replica) {
        return views[replica < 0 || firstCaller < 0 ? 0 : replica - firstCaller].known.ready().length;
    }

    void rezone() {
        for (View view : views) {
            view.rezone();
        }
    }

    /// A replica has ended without saying so.
    void lost(Replica replica) {
        if (plan.lease() > 0) {
            int host = replica.number - link.firstReplica();
            long until = next(engine.events.after(plan.lease()), sweepPhase, plan.sweep());
            heldUntil[host] = until;
            heldPods[host] = replica.condition.presentSince;
            lost[host] = true;
            engine.agenda.at(until, () -> engine.health.show(station));
        }
    }

    /// Whether the registry knows a replica as ready.
    ///
    /// @param listed whether the platform does
    boolean knows(Replica replica, boolean listed) {
        int host = replica.number - link.firstReplica();
        return lost[host] ? heldUntil[host] > engine.now() : listed;
    }

    /// A replica is ready again, or another one in its place is; whether its lease had kept that from being known.
    boolean isBack(Replica replica) {
        int host = replica.number - link.firstReplica();
        boolean was = lost[host];
        lost[host] = false;
        return was;
    }

    /// The registry learns which replicas are ready.
    void learn(Known known) {
        latest = known;
        latestPods = pods(known);
        if (plan.cache() == 0) {
            copy();
        } else if (!isCopyDue) {
            isCopyDue = true;
            engine.agenda.at(next(engine.now(), cachePhase, plan.cache()), () -> {
                isCopyDue = false;
                copy();
            });
        }
    }

    private void copy() {
        copy = latest;
        copyPods = latestPods;
        for (View view : views) {
            if (!view.isLookDue) {
                view.isLookDue = true;
                int life = view.life;
                engine.agenda.at(next(engine.now(), view.phase, plan.refresh()), () -> {
                    if (view.life == life) {
                        view.isLookDue = false;
                        view.take(copy, copyPods);
                    }
                });
            }
        }
    }

    /// The process of a caller begins.
    void begins(Replica caller) {
        View view = views[caller.number - firstCaller];
        view.life++;
        view.isLookDue = false;
        view.phase = engine.now();
        view.take(copy, copyPods);
    }

    private long[] pods(Known known) {
        long[] pods = new long[link.mostHosts];
        Arrays.fill(pods, NONE);
        note(known.ready(), pods);
        note(known.others(), pods);
        return pods;
    }

    private void note(Replica[] replicas, long[] pods) {
        for (Replica replica : replicas) {
            int host = replica.number - link.firstReplica();
            if (host >= 0 && host < pods.length) {
                pods[host] = lost[host] ? heldPods[host] : replica.condition.presentSince;
            }
        }
    }

    /// The first moment after a time that lies whole periods from a phase; that time itself where there is no period.
    private static long next(long time, long phase, long period) {
        if (period == 0 || time == Long.MAX_VALUE) {
            return time;
        }
        long next = phase > time ? phase : phase + ((time - phase) / period + 1) * period;
        return next < 0 ? Long.MAX_VALUE : next;
    }
}
