package dev.archipelago.simulator.runtime;

import org.jspecify.annotations.Nullable;

/// What one caller knows of the replicas of a link, and whose turn it is with it.
final class View {

    private final Link link;
    final @Nullable Ramp ramp;
    final @Nullable Routing routing;
    @Nullable
    Routing candidateRouting;
    Known known;
    /// Since when there has been the replica that it knows under each number; another one in its place is not known.
    private final long[] pods;
    int turn;
    /// A moment at which it looks; the others lie whole periods from it.
    long phase;
    /// How often it has begun anew; looks planned before are void.
    int life;
    /// Whether its next look is planned.
    boolean isLookDue;

    View(Link link, Known known, long[] pods, long phase) {
        this.link = link;
        this.ramp = link.rampOfOne();
        this.routing = link.routing == null ? null : link.routing.twin();
        this.known = known;
        this.pods = pods.clone();
        this.phase = phase;
    }

    /// The caller looks.
    ///
    /// @param now what it sees
    /// @param there since when there has been each of the replicas that it sees, by number
    void take(Known now, long[] there) {
        link.forget(this);
        if (ramp != null) {
            meet(now.ready(), there);
            meet(now.others(), there);
            ramp.lead(now.ready());
        }
        known = now;
        System.arraycopy(there, 0, pods, 0, pods.length);
        if (routing != null) {
            routing.lead(now.ready(), now.version(), false);
            candidateRouting = Link.candidates(candidateRouting, routing, now);
        }
    }

    private void meet(Replica[] replicas, long[] there) {
        for (Replica replica : replicas) {
            int host = host(replica);
            if (ramp != null && host < pods.length && pods[host] != there[host]) {
                ramp.meets(replica);
            }
        }
    }

    /// Whether the replica that is there is the one that the caller knows.
    boolean isThere(Replica replica) {
        int host = host(replica);
        return host >= pods.length || host < 0 || pods[host] == replica.condition.presentSince;
    }

    void rezone() {
        if (routing != null) {
            routing.rezone();
        }
        if (candidateRouting != null) {
            candidateRouting.rezone();
        }
    }

    private int host(Replica replica) {
        return replica.number - link.firstReplica();
    }
}
