package dev.archipelago.simulator.runtime;

import org.jspecify.annotations.Nullable;

/// A call as the short way sees it: all that it needs of a link, of the operation and of who works on it in one place.
///
/// Where a link takes no time, its caller waits exactly as long as the operation takes. Such calls are counted once, here, for all.
final class Hop {

    final int call;
    final Link link;
    /// Whether the link takes no time and has nothing but a time-out, if that.
    final boolean isShort;
    /// Whether it takes no time, whatever its policies.
    final boolean isNear;
    /// Number of the link whose answers are with the caller at once and are counted here; none where it is not near.
    final int answers;
    final int timeoutLane;
    final OperationMeter work;
    final int operation;
    /// Priority of its requests.
    final int level;
    /// Where the program of the operation begins.
    final int entry;
    /// The replica that all its requests go to; null where there are several.
    final @Nullable Replica only;
    final Passages passages = new Passages();

    Hop(int call, Link link, int operation, Tables tables, OperationMeter work) {
        this.call = call;
        this.link = link;
        this.isShort = link.isShort;
        this.isNear = link.arrivesAtOnce;
        this.answers = isNear ? link.number : Requests.NONE;
        this.timeoutLane = link.timeoutLane;
        this.work = work;
        this.operation = operation;
        this.level = tables.levels[operation];
        this.entry = tables.entries[operation];
        this.only = link.only();
        link.meter.latency.share(passages);
        work.latency.share(passages);
        if (only != null) {
            only.share(passages);
        }
    }
}
