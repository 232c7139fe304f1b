package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.kernel.EventQueue;
import dev.archipelago.simulator.plan.LinkPlan;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Until when the answers of requests are of use, where their callers have told it.
///
/// A request whose time is over is not begun any more, and calls nobody.
final class Expiry {

    private final Requests requests;
    private final EventQueue events;
    private final LongTable ends = new LongTable(Long.MAX_VALUE);

    Expiry(Requests requests, EventQueue events) {
        this.requests = requests;
        this.events = events;
    }

    /// The stations whose requests may be of use for a time only: those behind links that tell it, and those that they hand
    /// requests on to.
    static Set<Integer> stations(List<LinkPlan> links) {
        Set<Integer> stations = links.stream().filter(LinkPlan::propagates).map(LinkPlan::to)
                .collect(Collectors.toCollection(HashSet::new));
        boolean more = !stations.isEmpty();
        while (more) {
            more = false;
            for (LinkPlan link : links) {
                more |= stations.contains(link.from()) && stations.add(link.to());
            }
        }
        return stations;
    }

    /// Notes until when a try is of use: its time-out, the deadline of its call, and what its caller knows of its own.
    void inherit(int r, int caller, Link link) {
        long end = Long.MAX_VALUE;
        if (link.propagates) {
            end = link.callersExpire ? of(caller) : end;
            if (link.timeout > 0) {
                end = Math.min(end, events.after(link.timeout));
            }
            if (link.deadline > 0) {
                end = Math.min(end, requests.callBegan(caller) + link.deadline);
            }
        }
        ends.set(r, end);
    }

    void copy(int r, int from) {
        ends.set(r, ends.get(from));
    }

    private long of(int caller) {
        return requests.isAny(caller, Requests.SESSION | Requests.COURIER)
                ? Long.MAX_VALUE
                : ends.get(requests.root(caller));
    }

    /// Whether an answer would come too late for the one that one works for.
    boolean isOver(int r) {
        return of(r) <= events.now();
    }
}
