package dev.archipelago.simulator.runtime;

import dev.archipelago.model.policy.Balancing;
import dev.archipelago.simulator.kernel.EventQueue;
import dev.archipelago.simulator.plan.LinkPlan;
import dev.archipelago.simulator.plan.ProtectionPlan;
import dev.archipelago.simulator.plan.RetryPlan;
import dev.archipelago.simulator.plan.WayPlan;
import dev.archipelago.simulator.random.Dice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A connection at run time: how its requests find a replica and travel, and what is counted of them.
final class Link {

    /// Nanoseconds that a message travels at the most: more than a century.
    private static final double LONGEST = 4e18;

    /// A lost message is sent again after so long, then after twice the time, and so on: the least that Linux waits.
    private static final long FIRST_RESEND = 200_000_000;
    private static final int MOST_RESENDS = 15;
    private static final long LONGEST_RESEND = 120_000_000_000L;

    final int number;
    final LinkMeter meter;
    final int timeoutLane;
    final int deadlineLane;
    final long timeout;
    final long deadline;
    final @Nullable RetryPlan retry;
    final boolean fallback;
    private Replica[] targets;
    /// Replicas that a share of the requests goes to.
    private Replica[] candidates;
    private double candidateShare;
    private final int firstReplica;
    private final List<Disturbance> disturbances = new ArrayList<>();
    /// What keeps connections from being given back.
    final List<Leak> leaks = new ArrayList<>(0);
    /// Whether anything delays or stops its messages.
    boolean disturbed;
    final int fallbackCall;
    final boolean cancels;
    final boolean propagates;
    /// Whether its callers may themselves be of use for a time only.
    boolean callersExpire;
    final @Nullable ProtectionPlan protection;
    final @Nullable WayPlan way;
    final Balancing balancing;
    final int balancingDraw;
    final int hedgeLane;
    /// Copies of a try that may be sent.
    final int copies;
    /// Whether another copy is due before the time-out of the first one is, which is set only then; most are never needed.
    final boolean hedgesFirst;
    /// Whether a try that is sent at once has timed out before the deadline, which is set only when the call goes on.
    final boolean timesOutFirst;
    /// Whether callers know their tries under way.
    boolean tracks;
    @Nullable
    Routing routing;
    /// Of the replicas that a share of the requests goes to.
    private @Nullable Routing candidateRouting;
    /// What each caller knows, where each looks for itself.
    @Nullable
    Views views;
    private @Nullable View seen;
    /// Whether a call is one try that is waited for as long as it takes.
    boolean isPlain;
    /// Whether transactions give calls over it up.
    boolean givesUp;
    /// Whether a broker hands messages out over it, to replicas that it chooses.
    boolean handsOut;
    /// The database that it leads to, if that keeps records.
    @Nullable
    Database database;
    /// Whether it leads to a cache that keeps keys.
    boolean keyed;
    /// Whether it takes no time and has nothing but a time-out, if that.
    boolean isShort;
    /// Whether a request is with its replica as soon as it is sent, and an answer with its caller as soon as it is given.
    boolean arrivesAtOnce;
    boolean answersAtOnce;
    private final int latency;
    private final long requestNanos;
    private final long responseNanos;
    private int turn;
    private @Nullable Ramp ramp;
    private final LinkPlan.@Nullable Sidecars sidecars;
    /// Replicas that there may be of the called component.
    final int mostHosts;

    /// @param targets the replicas of the called component that there are from the start on
    /// @param all that there may be of them
    Link(int number, LinkPlan plan, Replica[] targets, Replica[] all, LinkMeter meter, EventQueue events) {
        this.number = number;
        this.meter = meter;
        this.targets = targets;
        this.candidates = targets;
        this.firstReplica = all[0].number;
        this.mostHosts = all.length;
        this.ramp = plan.ramp() == null ? null : new Ramp(plan.ramp(), events, firstReplica);
        this.balancing = plan.balancing();
        this.balancingDraw = plan.balancingDraw();
        this.latency = plan.latency();
        this.sidecars = plan.sidecars();
        this.requestNanos = plan.requestNanos();
        this.responseNanos = plan.responseNanos();
        this.timeout = plan.timeout();
        this.deadline = plan.deadline();
        this.timeoutLane = plan.timeout() > 0 ? events.lane(plan.timeout()) : Requests.NONE;
        this.deadlineLane = plan.deadline() > 0 ? events.lane(plan.deadline()) : Requests.NONE;
        this.retry = plan.retry();
        this.fallback = plan.fallback();
        this.fallbackCall = plan.fallbackCall();
        this.cancels = plan.cancels();
        this.propagates = plan.propagates();
        this.protection = plan.protection();
        this.way = plan.way();
        this.tracks = deadlineLane != Requests.NONE || protection != null;
        ProtectionPlan.Hedging hedging = protection == null ? null : protection.hedging();
        this.hedgeLane = hedging == null ? Requests.NONE : events.lane(hedging.delay());
        this.copies = hedging == null ? 1 : hedging.copies();
        this.hedgesFirst = hedging != null && hedging.copies() > 1 && hedging.delay() < timeout;
        this.timesOutFirst = timeout > 0 && timeout < deadline;
    }

    /// Completes what depends on others.
    ///
    /// @param cancels whether any caller ends the work of its callees
    /// @param expires whether any callee knows a deadline
    void complete(@Nullable Routing route, boolean cancels, boolean expires, boolean eventful) {
        routing = route;
        tracks |= cancels;
        boolean simple = !eventful && !tracks && !expires && routing == null && protection == null && retry == null
                && !fallback && fallbackCall < 0 && deadlineLane == Requests.NONE;
        isPlain = simple && timeoutLane == Requests.NONE;
        answersAtOnce = !eventful && way == null && latency < 0 && responseNanos == 0;
        arrivesAtOnce = answersAtOnce && sidecars == null && requestNanos == 0;
        isShort = simple && arrivesAtOnce;
    }

    /// Lets callers choose a replica by what they ask for.
    void leadsTo(Storage storage, int station) {
        database = storage.databases().of(station);
        keyed = storage.caches().isKept(station);
        tracks |= database != null;
    }

    /// A broker hands messages out over it.
    void handsOut() {
        handsOut = true;
        tracks = true;
    }

    /// Nanoseconds that a request travels.
    long requestTime(Dice dice) {
        return travel(dice, requestNanos, latency) + proxied(dice);
    }

    /// Nanoseconds that a call spends in proxies, all of them on the way there.
    private long proxied(Dice dice) {
        if (sidecars == null) {
            return 0;
        }
        long time = 0;
        for (int i = 0; i < sidecars.count(); i++) {
            time += latency(dice, sidecars.draw());
        }
        meter.network += time;
        return time;
    }

    /// Nanoseconds that an answer travels.
    long responseTime(Dice dice) {
        return travel(dice, responseNanos, latency);
    }

    /// Nanoseconds that a request or an answer travels.
    ///
    /// @param far whether between two zones whose distance counts
    long time(Dice dice, WayPlan along, boolean request, boolean far) {
        long time = travel(dice, request ? requestNanos : responseNanos, far ? along.far() : latency);
        if (request) {
            time += proxied(dice);
        }
        if (along.lossDraw() >= 0) {
            long resend = FIRST_RESEND;
            for (int i = 0; i < MOST_RESENDS && dice.next(along.lossDraw()) < along.loss(); i++) {
                time += resend;
                meter.network += resend;
                resend = Math.min(2 * resend, LONGEST_RESEND);
            }
        }
        return time;
    }

    private long travel(Dice dice, long transfer, int draw) {
        long time = draw < 0 ? transfer : transfer + latency(dice, draw);
        meter.network += time;
        return time;
    }

    private static long latency(Dice dice, int draw) {
        return Math.round(Math.min(dice.next(draw), LONGEST));
    }

    /// Nanoseconds of a message without content there and one back.
    long roundTrip(Dice dice) {
        return latency < 0 ? 0 : latency(dice, latency) + latency(dice, latency);
    }

    /// The number of the first replica of the called component.
    int firstReplica() {
        return firstReplica;
    }

    /// Lets a share of its requests go to other replicas than the rest.
    void lead(Known known) {
        targets = known.ready();
        turn = turn < targets.length ? turn : 0;
        if (ramp != null) {
            ramp.lead(targets);
        }
        candidates = known.others();
        candidateShare = known.share();
        if (routing != null) {
            routing.lead(targets, known.version(), false);
            candidateRouting = candidates(candidateRouting, routing, known);
        }
    }

    /// What finds a replica among those that a share goes to.
    static @Nullable Routing candidates(@Nullable Routing before, Routing routing, Known known) {
        if (known.share() <= 0) {
            return before;
        }
        Routing others = before == null ? routing.twin() : before;
        others.lead(known.others(), known.version(), true);
        return others;
    }

    /// A ramp of its own for a caller; null where there is none.
    @Nullable
    Ramp rampOfOne() {
        return ramp == null ? null : ramp.ofOne(mostHosts);
    }

    /// Lets the requests that follow go where a caller believes that there is somebody.
    void see(View view) {
        if (seen != view) {
            forget(seen);
            seen = view;
            targets = view.known.ready();
            candidates = view.known.others();
            candidateShare = view.known.share();
            turn = view.turn < targets.length ? view.turn : 0;
            ramp = view.ramp;
            routing = view.routing;
            candidateRouting = view.candidateRouting;
        }
    }

    /// What a caller knows is about to change.
    void forget(@Nullable View view) {
        if (view != null && seen == view) {
            view.turn = turn;
            seen = null;
        }
    }

    /// Replicas may be in other zones now.
    void rezone() {
        if (views != null) {
            views.rezone();
        } else if (routing != null) {
            routing.rezone();
            if (candidateRouting != null) {
                candidateRouting.rezone();
            }
        }
    }

    /// The replica that the next request goes to, of the version that is its turn.
    Replica pickVersion(Dice dice) {
        return isForCandidates(dice)
                ? pick(dice, candidates, candidates.length)
                : pick(dice, targets, targets.length);
    }

    /// What finds a replica for the next request, of the version that is its turn.
    ///
    /// @param all what finds one of those that all requests go to
    Routing routeVersion(Dice dice, Routing all) {
        return candidateRouting != null && isForCandidates(dice) ? candidateRouting : all;
    }

    private boolean isForCandidates(Dice dice) {
        return candidateShare > 0 && dice.next(balancingDraw) < candidateShare;
    }

    void disturb(Disturbance disturbance) {
        disturbances.add(disturbance);
        disturbed = true;
    }

    void calm(Disturbance disturbance) {
        disturbances.remove(disturbance);
        disturbed = !disturbances.isEmpty();
    }

    /// Whether a call cannot even begin now.
    boolean refuses(long now) {
        boolean refuses = false;
        for (Disturbance disturbance : disturbances) {
            refuses |= disturbance.refuses(now);
        }
        return refuses;
    }

    /// Nanoseconds by which disturbances delay a message sent now; [Disturbance#NEVER] when it never arrives.
    ///
    /// @param from zone of its sender, -1 for none
    /// @param to zone of its receiver, -1 for none
    long extra(Dice dice, long now, boolean isAnswer, int from, int to) {
        long sum = 0;
        for (Disturbance disturbance : disturbances) {
            long extra = disturbance.extra(dice, now, isAnswer, from, to);
            if (extra == Disturbance.NEVER) {
                return extra;
            }
            sum += extra;
        }
        return sum;
    }

    int hosts() {
        return targets.length;
    }

    /// The one that all requests go to; null where there are several.
    @Nullable
    Replica only() {
        return targets.length == 1 ? targets[0] : null;
    }

    /// The replica that the next request goes to.
    Replica pick(Dice dice) {
        return pick(dice, targets, targets.length);
    }

    /// One of the first so many of these replicas.
    Replica pick(Dice dice, Replica[] from, int n) {
        if (n == 1) {
            return from[0];
        }
        if (ramp != null && !ramp.isOver()) {
            return ramp.pick(balancing, balancingDraw, dice, from, n);
        }
        return switch (balancing) {
            case ROUND_ROBIN, ZONE_AWARE, ZONE_FAILOVER -> from[nextTurn(n)];
            case RANDOM, CONSISTENT_HASH, MAGLEV -> from[dice.nextInt(balancingDraw, n)];
            case LEAST_REQUEST -> {
                Replica first = from[dice.nextInt(balancingDraw, n)];
                Replica second = from[dice.nextInt(balancingDraw, n)];
                yield second.load() < first.load() ? second : first;
            }
            case LEAST_CONNECTIONS -> leastLoaded(from, n, nextTurn(n));
        };
    }

    private int nextTurn(int n) {
        int next = turn < n ? turn : 0;
        turn = next + 1 == n ? 0 : next + 1;
        return next;
    }

    private static Replica leastLoaded(Replica[] all, int n, int from) {
        Replica least = all[from];
        for (int i = 1; i < n; i++) {
            Replica other = all[(from + i) % n];
            if (other.load() < least.load()) {
                least = other;
            }
        }
        return least;
    }
}
