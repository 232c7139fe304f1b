package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.kernel.EventQueue;
import dev.archipelago.simulator.plan.Failure;
import dev.archipelago.simulator.plan.RetryPlan;
import dev.archipelago.simulator.plan.WayPlan;
import dev.archipelago.simulator.random.Dice;
import dev.archipelago.simulator.resilience.HashRing;
import org.jspecify.annotations.Nullable;

/// The side of the caller: starts calls, waits for answers, times out, tries again, goes on.
final class Calls {

    private static final Failure[] FAILURES = Failure.values();

    private final Engine engine;
    private final Requests requests;
    private final EventQueue events;
    private final Dice dice;
    private final Guards guards;
    private final Hedges hedges;
    private final Admissions admissions;
    private final Abandonment abandonment;
    private final Link[] linkOfCall;
    private final int[] operationOfCall;
    private final int[] entries;
    /// The wait before the last try, where the next depends on it.
    private final LongTable waits = new LongTable(0);

    Calls(Engine engine) {
        this.engine = engine;
        this.requests = engine.requests;
        this.events = engine.events;
        this.dice = engine.dice;
        this.guards = engine.guards;
        this.hedges = engine.hedges;
        this.abandonment = engine.abandonment;
        this.admissions = engine.admissions;
        Tables tables = engine.tables;
        this.linkOfCall = new Link[tables.linkOfCall.length];
        for (int call : tables.callsTo(engine.island.stations())) {
            linkOfCall[call] = engine.links[tables.linkOfCall[call]];
        }
        this.operationOfCall = tables.operationOfCall;
        this.entries = tables.entries;
    }

    /// By call; null for those of other islands.
    Link[] links() {
        return linkOfCall;
    }

    /// The link of the call that is under way.
    Link linkOf(int caller) {
        return linkOfCall[requests.call(caller)];
    }

    /// Begins a call of a user or program; it is told by [#finish] how it went.
    void start(int caller, int call) {
        requests.beginCall(caller, call, events.now());
        Link link = linkOfCall[call];
        link.meter.call();
        if (link.isPlain) {
            Replica replica = link.pick(dice);
            travel(newTry(caller, call, link, replica, entries), link, replica);
            return;
        }
        int r = first(caller, link);
        if (r != Requests.NONE) {
            travel(r, link);
        }
    }

    /// Makes the first try of a call on a link with policies.
    ///
    /// @return none when it has to wait or has failed
    int first(int caller, Link link) {
        if (link.callersExpire && engine.expiry != null && engine.expiry.isOver(caller)) {
            link.meter.expired++;
            finish(caller, Failure.TIMEOUT);
            return Requests.NONE;
        }
        if (link.deadlineLane != Requests.NONE && !link.timesOutFirst) {
            requests.deadline(caller, events.scheduleOn(link.deadlineLane, Engine.TIMER, Engine.DEADLINE, caller));
        }
        return make(caller, link);
    }

    /// The call of a caller goes on beyond a first try that was sent at once.
    void prolong(int caller, Link link) {
        if (link.timesOutFirst && requests.deadline(caller) == EventQueue.NONE) {
            requests.deadline(caller, events.schedule(requests.callBegan(caller) + link.deadline, Engine.TIMER,
                    Engine.DEADLINE, caller));
        }
    }

    /// Begins a call that nobody waits for.
    ///
    /// @param from who sends it
    void send(int from, int call) {
        start(courier(from), call);
    }

    /// One that carries what nobody waits for.
    int courier(int from) {
        int courier = requests.allocate(Requests.COURIER, requests.replica(from), Requests.NONE, 0);
        if (requests.is(from, Requests.TRACED)) {
            requests.trace(courier, requests.span(from));
        }
        if (engine.brokers != null) {
            Chains.Chain chain = engine.brokers.chains.of(from);
            engine.brokers.chains.follow(courier, chain);
            engine.brokers.chains.send(chain);
            engine.brokers.chains.release(chain, false);
        }
        return courier;
    }

    void tryOnce(int caller) {
        Link link = linkOf(caller);
        int r = make(caller, link);
        if (r != Requests.NONE) {
            travel(r, link);
        }
    }

    /// Makes a try that goes on its way as soon as it is let.
    ///
    /// @return none when it has to wait or has failed
    private int make(int caller, Link link) {
        if (link.retry != null) {
            link.meter.retries += requests.tries(caller) > 0 ? 1 : 0;
            requests.tryBegan(caller, events.now());
            requests.countTry(caller);
        }
        Client client = link.protection == null ? null : guards.client(caller, link);
        return client == null || guards.admits(caller, client) ? prepare(caller, link, client) : Requests.NONE;
    }

    /// Sends a try, or a copy of it.
    ///
    /// @param client of a link with protection
    void attempt(int caller, Link link, @Nullable Client client) {
        int r = prepare(caller, link, client);
        if (r != Requests.NONE) {
            travel(r, link);
        }
    }

    /// Makes a try, or a copy of it, that is to go on its way.
    ///
    /// @param client of a link with protection
    /// @return none when it has to wait for a connection or has failed
    private int prepare(int caller, Link link, @Nullable Client client) {
        Replica replica = aim(caller, link, client);
        int r = newTry(caller, requests.call(caller), link, replica, replica.entries);
        if (link.tracks) {
            track(r, caller, link);
        }
        if (engine.expiry != null) {
            engine.expiry.inherit(r, caller, link);
        }
        if (link.timeoutLane != Requests.NONE && !(link.hedgesFirst && hedges.isFirst(caller))) {
            requests.timeout(r, events.scheduleOn(link.timeoutLane, Engine.TIMER, Engine.TIMEOUT, r));
        }
        return client == null || guards.connect(r, client) ? r : Requests.NONE;
    }

    private Replica aim(int caller, Link link, @Nullable Client client) {
        return link.handsOut && requests.is(caller, Requests.COURIER | Requests.DELIVERY)
                ? engine.brokers().target(caller)
                : link.database == null
                        ? balance(caller, link, client)
                        : atDatabase(caller, link, link.database, client);
    }

    private Replica balance(int caller, Link link, @Nullable Client client) {
        Replica pinned = client == null ? null : guards.pinned(client);
        if (pinned != null) {
            return pinned;
        }
        if (link.views == null) {
            return balanceAmongAll(caller, link, client);
        }
        View view = link.views.of(within(caller, link), caller);
        link.see(view);
        Replica replica = balanceAmongAll(caller, link, client);
        return view.isThere(replica) ? replica : link.views.nobody();
    }

    private Replica balanceAmongAll(int caller, Link link, @Nullable Client client) {
        return link.routing == null
                ? link.pickVersion(dice)
                : route(link.routeVersion(dice, link.routing), caller, link, client);
    }

    private Replica atDatabase(int caller, Link link, Database database, @Nullable Client client) {
        Databases databases = engine.storage().databases();
        Replica target = databases.target(caller, requests.call(caller), database);
        return target != null ? target : databases.recent(caller, database, balance(caller, link, client));
    }

    /// A try of a call that a replica is to answer.
    ///
    /// @param programs where the programs of the replica begin
    private int newTry(int caller, int call, Link link, Replica replica, int[] programs) {
        int operation = operationOfCall[call];
        int r = requests.attempt(replica.number, operation, programs[operation], caller, link.number);
        if (requests.is(caller, Requests.TRACED)) {
            trace(r, caller, link, replica);
        }
        return r;
    }

    /// Sends a try to another replica than it was meant for.
    void redirect(int r, Replica replica) {
        requests.replica(r, replica.number, replica.entries[requests.operation(r)]);
        if (requests.is(r, Requests.TRACED)) {
            engine.tracer.redirected(requests.span(r),
                    replica.number - engine.links[requests.link(r)].firstReplica());
        }
    }

    private void track(int r, int caller, Link link) {
        requests.branch(r, Requests.NONE, Requests.NONE);
        if (link.hedgeLane == Requests.NONE) {
            requests.current(caller, r);
        } else {
            hedges.sent(r, caller, link);
        }
    }

    private Replica route(Routing routing, int caller, Link link, @Nullable Client client) {
        long key = link.keyed
                ? HashRing.mix(engine.storage().caches().keyOf(caller))
                : HashRing.mix(requests.callBegan(caller)) + caller;
        return routing.pick(within(caller, link), key, client, events.now());
    }

    /// The number of the calling replica within its station; -1 from outside.
    private int within(int caller, Link link) {
        int first = engine.firstCaller(link);
        return first < 0 || requests.is(caller, Requests.SESSION) ? -1 : requests.replica(caller) - first;
    }

    /// Hands a request on: another operation answers its caller, as if it had been called.
    void forward(int from, int call) {
        Link via = linkOfCall[call];
        via.meter.call();
        int operation = operationOfCall[call];
        Replica replica = balance(from, via, null);
        int r = requests.allocate(0, replica.number, operation, replica.entries[operation]);
        if (requests.is(from, Requests.TRACED)) {
            trace(r, from, via, replica);
        }
        int caller = requests.caller(from);
        Link link = engine.links[requests.link(from)];
        requests.caller(r, caller, link.number);
        requests.timeout(r, requests.timeout(from));
        requests.branch(r, Requests.NONE, Requests.NONE);
        if (engine.expiry != null) {
            engine.expiry.copy(r, from);
        }
        if (requests.is(from, Requests.ABANDONED)) {
            requests.mark(r, Requests.ABANDONED);
        } else {
            events.redirect(requests.timeout(from), r);
            if (link.tracks) {
                hedges.replace(from, r, caller, link);
            }
        }
        requests.mark(from, Requests.ANSWERED | Requests.REPLIED);
        requests.timeout(from, EventQueue.NONE);
        travel(r, via, replica);
    }

    /// Sends a try on its way to its replica.
    void travel(int r, Link link) {
        travel(r, link, engine.replicas[requests.replica(r)]);
    }

    private void travel(int r, Link link, Replica replica) {
        long delay = link.way == null ? link.requestTime(dice) : way(r, link, link.way, true);
        if (link.disturbed) {
            if (link.refuses(events.now())) {
                engine.service.refuse(r, Failure.UNAVAILABLE);
                return;
            }
            long extra = link.extra(dice, events.now(), false, zone(requests.caller(r)), zone(r));
            if (extra == Disturbance.NEVER) {
                abandonment.lose(r);
                return;
            }
            if (extra > 0) {
                requests.mark(r, Requests.DELAYED);
            }
            delay += extra;
        }
        if (delay > 0) {
            events.post(events.after(delay), Engine.ARRIVAL, Engine.REQUEST_ARRIVES, r);
        } else {
            engine.service.deliver(r, replica);
        }
    }

    private long way(int r, Link link, WayPlan way, boolean request) {
        int to = requests.replica(r) - link.firstReplica();
        boolean known = to >= 0 && to < link.mostHosts && !requests.is(r, Requests.ABANDONED);
        int from = known && !way.callerZones().isEmpty() ? within(requests.caller(r), link) : -1;
        boolean between = from >= 0
                && engine.replicas[engine.firstCaller(link) + from].zone != engine.replicas[requests.replica(r)].zone;
        if (between) {
            link.meter.passes(request);
        }
        return link.time(dice, way, request, between && way.far() >= 0);
    }

    private void trace(int r, int caller, Link link, Replica replica) {
        requests.trace(r, engine.tracer.attempt(requests.span(caller),
                engine.plan.operations().get(requests.operation(r)).id(), engine.plan.links().get(link.number).id(),
                replica.number - link.firstReplica(), events.now()));
    }

    /// The zone that a request or branch is in; -1 for none.
    private int zone(int r) {
        int replica = r == Requests.NONE || requests.isAny(r, Requests.SESSION | Requests.COURIER)
                ? Requests.NONE
                : requests.replica(r);
        return replica == Requests.NONE ? -1 : engine.replicas[replica].zone;
    }

    /// Sends the answer of a try on its way.
    void answer(int r) {
        answer(r, 0);
    }

    /// @param later nanoseconds before it goes on its way
    void answer(int r, long later) {
        Link link = engine.links[requests.link(r)];
        if (requests.is(r, Requests.ABANDONED)) {
            link.meter.late += requests.is(r, Requests.SERVED) ? 0 : 1;
            requests.mark(r, Requests.ANSWERED);
            return;
        }
        long delay = later + (link.way == null ? link.responseTime(dice) : way(r, link, link.way, false));
        if (link.disturbed) {
            long extra = link.extra(dice, events.now(), true, zone(r), zone(requests.caller(r)));
            if (extra == Disturbance.NEVER) {
                requests.mark(r, Requests.LOST);
                engine.abandonment.noteLoss(r);
                return;
            }
            delay += extra;
        }
        if (delay > 0) {
            requests.mark(r, Requests.ANSWERING);
            events.post(events.after(delay), Engine.COMPLETION, Engine.RESPONSE_ARRIVES, r);
        } else {
            requests.mark(r, Requests.ANSWERED);
            answered(r, link);
        }
    }

    /// An answer comes to its caller, who may no longer wait.
    void responseArrives(int r) {
        requests.change(r, Requests.ANSWERING, Requests.ANSWERED);
        if (requests.is(r, Requests.ABANDONED)) {
            engine.links[requests.link(r)].meter.late++;
            engine.service.freeWhenDone(r);
        } else {
            answered(r, engine.links[requests.link(r)]);
        }
    }

    /// The answer of a try is with its caller.
    void answered(int r, Link link) {
        if (requests.timeout(r) != EventQueue.NONE) {
            events.cancel(requests.timeout(r));
            requests.timeout(r, EventQueue.NONE);
        }
        if (requests.is(r, Requests.TRACED)) {
            engine.tracer.received(requests.span(r), events.now());
        }
        int caller = requests.caller(r);
        int failure = requests.failure(r);
        Failure cause = failure == 0 ? null : FAILURES[failure - 1];
        if (link.protection == null) {
            engine.service.freeWhenDone(r);
            tried(caller, null, cause);
            return;
        }
        Client client = guards.client(caller, link);
        admissions.hold();
        guards.answered(r, client, failure);
        boolean over = hedges.isOver(r, caller, client, cause);
        engine.service.freeWhenDone(r);
        conclude(caller, client, cause, over);
    }

    /// The only try of a call has succeeded and its caller goes on; false where more comes of it, which nobody has begun then.
    boolean settles(int r, int caller, Link link) {
        if (link.protection != null) {
            Client client = guards.client(caller, link);
            if (client.isAwaited() || !hedges.isFirst(caller)) {
                return false;
            }
            hedges.disarm(caller, link);
            long now = events.now();
            guards.settle(r, client, now - requests.callBegan(caller), now);
        }
        if (link.tracks) {
            requests.current(caller, Requests.NONE);
        }
        events.cancel(requests.timeout(r));
        requests.timeout(r, EventQueue.NONE);
        if (link.deadlineLane != Requests.NONE) {
            events.cancel(requests.deadline(caller));
            requests.deadline(caller, EventQueue.NONE);
        }
        return true;
    }

    /// A try or a copy has ended on a link with protection; others are let in.
    ///
    /// @param over whether no other copy is under way or to come
    private void conclude(int caller, Client client, @Nullable Failure failure, boolean over) {
        if (over) {
            guards.leave(caller, client, failure, failure != Failure.POOL);
            admissions.letGo();
            tried(caller, client, failure);
        } else if (failure != null) {
            admissions.letGo();
            client.link.meter.failures[failure.ordinal()]++;
            hedges.goOn(caller, client);
        }
    }

    void timeOut(int r) {
        int caller = requests.caller(r);
        Link link = engine.links[requests.link(r)];
        link.meter.timeouts++;
        if (link.protection == null) {
            abandonment.abandon(r, true);
            tried(caller, null, Failure.TIMEOUT);
            return;
        }
        Client client = guards.client(caller, link);
        if (!requests.is(r, Requests.UNSENT)) {
            guards.judge(r, client, true);
        }
        admissions.hold();
        boolean over = hedges.isOver(r, caller, client, Failure.TIMEOUT);
        abandonment.abandon(r, true);
        conclude(caller, client, Failure.TIMEOUT, over);
    }

    /// A try has failed before it was sent.
    void fail(int r, Failure failure) {
        int caller = requests.caller(r);
        Client client = guards.client(caller, engine.links[requests.link(r)]);
        events.cancel(requests.timeout(r));
        requests.timeout(r, EventQueue.NONE);
        if (requests.is(r, Requests.TRACED)) {
            engine.tracer.replied(requests.span(r), events.now(), failure);
            engine.tracer.received(requests.span(r), events.now());
        }
        admissions.hold();
        boolean over = hedges.isOver(r, caller, client, failure);
        requests.free(r);
        conclude(caller, client, failure, over);
    }

    /// It is time to send another copy.
    void hedge(int caller) {
        Link link = linkOf(caller);
        if (link.hedgesFirst && hedges.isFirst(caller)) {
            int r = requests.current(caller);
            requests.timeout(r, events.schedule(requests.tryBegan(caller) + link.timeout, Engine.TIMER,
                    Engine.TIMEOUT, r));
        }
        hedges.sendNext(caller, guards.client(caller, link));
    }

    /// The deadline of all tries has passed.
    void miss(int caller) {
        requests.deadline(caller, EventQueue.NONE);
        Link link = linkOf(caller);
        abandonment.stop(caller, link, true);
        link.meter.timeouts++;
        link.meter.failures[Failure.TIMEOUT.ordinal()]++;
        finish(caller, Failure.TIMEOUT);
    }

    /// A try is over: the call goes on or is over too.
    ///
    /// @param client null on a link without protection
    void tried(int caller, @Nullable Client client, @Nullable Failure failure) {
        Link link = client == null ? linkOf(caller) : client.link;
        if (link.tracks) {
            requests.current(caller, Requests.NONE);
        }
        if (client != null) {
            guards.endRetry(caller, client);
        }
        if (failure == null) {
            if (client != null) {
                client.count(false, requests.tries(caller) > 1);
            }
            finish(caller, link, null);
        } else {
            failed(caller, link, client, failure);
        }
    }

    private void failed(int caller, Link link, @Nullable Client client, Failure failure) {
        link.meter.failures[failure.ordinal()]++;
        RetryPlan retry = link.retry;
        if (retry == null || !isRetried(retry, failure)) {
            finish(caller, link, failure);
            return;
        }
        if (client != null) {
            client.count(true, requests.tries(caller) > 1);
        }
        if (requests.tries(caller) >= retry.attempts() || client != null && !guards.mayRetry(caller, client)) {
            finish(caller, link, failure);
            return;
        }
        int retries = requests.tries(caller) - 1;
        long wait = retry.waits().of(retries, retries == 0 ? 0 : waits.get(caller), dice.next(retry.draw()));
        if (retry.waits().looksBack()) {
            waits.set(caller, wait);
        }
        requests.timer(caller, events.schedule(events.after(wait), Engine.TIMER, Engine.RETRY, caller));
        prolong(caller, link);
    }

    private static boolean isRetried(RetryPlan retry, Failure failure) {
        int bit = failure == Failure.DEPENDENCY ? Failure.ERROR.bit() : failure.bit();
        return (retry.causes() & bit) != 0;
    }

    void finish(int caller, @Nullable Failure failure) {
        finish(caller, linkOf(caller), failure);
    }

    private void finish(int caller, Link link, @Nullable Failure failure) {
        if (requests.tries(caller) > 1) {
            link.meter.retrying += requests.tryBegan(caller) - requests.callBegan(caller);
        }
        if (link.deadlineLane != Requests.NONE && requests.deadline(caller) != EventQueue.NONE) {
            events.cancel(requests.deadline(caller));
            requests.deadline(caller, EventQueue.NONE);
        }
        if (failure == null) {
            link.meter.latency.add(events.now() - requests.callBegan(caller));
            if (requests.isAny(caller, Requests.FALLBACK | Requests.SESSION | Requests.COURIER)) {
                tell(caller, null);
            } else {
                engine.ready.add(caller);
            }
            return;
        }
        link.meter.failed++;
        if (link.fallbackCall >= 0 && !requests.is(caller, Requests.FALLBACK)) {
            requests.mark(caller, link.fallback
                    ? Requests.FALLBACK | Requests.FALLBACK_ANSWERS
                    : Requests.FALLBACK);
            start(caller, link.fallbackCall);
        } else {
            tell(caller, link.fallback ? null : failure);
        }
    }

    /// Tells a caller how its call went.
    private void tell(int caller, @Nullable Failure failure) {
        Failure outcome = failure;
        if (requests.is(caller, Requests.FALLBACK)) {
            outcome = requests.is(caller, Requests.FALLBACK_ANSWERS) ? null : outcome;
            requests.unmark(caller, Requests.FALLBACK | Requests.FALLBACK_ANSWERS);
        }
        if (requests.is(caller, Requests.SESSION)) {
            engine.sessions.finish(caller, outcome);
        } else if (requests.is(caller, Requests.COURIER)) {
            if (requests.is(caller, Requests.DELIVERY)) {
                engine.brokers().ended(caller, outcome);
            } else if (requests.is(caller, Requests.REPORTING)) {
                engine.couriers.back(caller, outcome);
            } else if (engine.brokers != null) {
                engine.brokers.chains.back(caller, outcome != null);
            }
            requests.free(caller);
        } else if (outcome == null) {
            engine.ready.add(caller);
        } else {
            engine.service.end(caller, Failure.DEPENDENCY);
        }
    }
}
