package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.kernel.EventQueue;
import dev.archipelago.simulator.plan.Failure;
import dev.archipelago.simulator.plan.ProtectionPlan;
import dev.archipelago.simulator.random.Dice;
import dev.archipelago.simulator.resilience.CircuitBreaker;
import dev.archipelago.simulator.resilience.ConnectionPool;
import dev.archipelago.simulator.resilience.RateLimiter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What stands between a caller and the network on links with protection: circuit breaker, rate limit and bulkhead before a
/// try, a connection for each copy of it.
///
/// The order is that of resilience4j: a try that is repeated goes through all of them again. A try that a breaker has let
/// through, but a limit has not, says nothing about the callee.
final class Guards {

    private final Engine engine;
    private final Requests requests;
    private final EventQueue events;
    private final Dice dice;
    private static final Client[] NOBODY = {};

    final List<Client> clients = new ArrayList<>();
    /// By link and caller replica; the first of each link is for callers from outside.
    private final Client[][] byLink;

    final Breakers breakers;

    /// When the connections were opened that tries are on, where that matters.
    private final Map<Integer, Long> births = new HashMap<>();

    Guards(Engine engine) {
        this.engine = engine;
        this.requests = engine.requests;
        this.events = engine.events;
        this.dice = engine.dice;
        this.byLink = new Client[engine.links.length][];
        Arrays.fill(byLink, NOBODY);
        this.breakers = new Breakers(engine.plan.links());
    }

    /// The side of the replica of a caller.
    Client client(int caller, Link link) {
        int replica = requests.replica(caller) + 1;
        Client[] known = byLink[link.number];
        if (replica < known.length && known[replica] != null) {
            return known[replica];
        }
        return add(replica, link);
    }

    /// The clients of a link that there have been so far.
    List<Client> clients(Link link) {
        return Arrays.stream(byLink[link.number]).filter(Objects::nonNull).toList();
    }

    /// The side of a replica on a link; null where it has not called yet, or is no caller there.
    @Nullable
    Client clientOf(Replica replica, Link link) {
        Client[] known = byLink[link.number];
        return replica.number + 1 < known.length ? known[replica.number + 1] : null;
    }

    private Client add(int replica, Link link) {
        ProtectionPlan plan = link.protection;
        if (plan == null) {
            throw new IllegalStateException("link " + link.number + " has no protection");
        }
        if (replica >= byLink[link.number].length) {
            byLink[link.number] = Arrays.copyOf(byLink[link.number], replica + 1);
        }
        Client client = new Client(clients.size(), replica - 1, link, plan, requests, this::isThere);
        clients.add(client);
        byLink[link.number][replica] = client;
        return client;
    }

    // ---- before a try ----------------------------------------------------------------------------------------------

    /// Whether a caller may send a try at once; otherwise it waits or has been refused.
    boolean admits(int caller, Client client) {
        long now = events.now();
        if (client.breaker != null && !client.breaker.admits(now)) {
            refuse(caller, client, Failure.SHORT_CIRCUITED);
            return false;
        }
        if (client.throttle != null && client.throttle.refuses(dice.next(client.throttleDraw), now)) {
            release(client);
            refuse(caller, client, Failure.THROTTLED);
            return false;
        }
        long wait = client.limiter == null ? 0 : client.limiter.ask(now);
        if (wait == 0) {
            return hasPlace(caller, client);
        }
        if (wait == RateLimiter.REFUSED) {
            release(client);
            refuse(caller, client, Failure.RATE_LIMITED);
        } else {
            requests.mark(caller, Requests.SPACED);
            client.spaced++;
            engine.calls.prolong(caller, client.link);
            requests.timer(caller, events.schedule(events.after(wait), Engine.TIMER, Engine.LIMIT_PASSED, caller));
        }
        return false;
    }

    /// The rate limit lets a caller go on.
    void passed(int caller) {
        Client client = client(caller, engine.calls.linkOf(caller));
        requests.unmark(caller, Requests.SPACED);
        client.spaced--;
        if (hasPlace(caller, client)) {
            engine.calls.attempt(caller, client.link, client);
        }
    }

    /// Whether a caller has got a place in the bulkhead; otherwise it waits or has been refused.
    private boolean hasPlace(int caller, Client client) {
        if (client.waiting.size() == 0 && client.active < client.places) {
            begin(caller, client);
            return true;
        }
        standInLine(caller, client);
        return false;
    }

    private void standInLine(int caller, Client client) {
        ProtectionPlan.Bulkhead bulkhead = bulkhead(client);
        if (bulkhead != null && client.waiting.size() < bulkhead.longestLine() && bulkhead.patience() != 0) {
            requests.mark(caller, Requests.IN_LINE);
            client.waiting.addLast(caller);
            engine.calls.prolong(caller, client.link);
            requests.timer(caller, bulkhead.patience() < 0
                    ? EventQueue.NONE
                    : events.schedule(events.after(bulkhead.patience()), Engine.TIMER, Engine.BULKHEAD_PATIENCE,
                            caller));
        } else {
            release(client);
            refuse(caller, client, Failure.BULKHEAD);
        }
    }

    private static ProtectionPlan.@Nullable Bulkhead bulkhead(Client client) {
        return client.link.protection == null ? null : client.link.protection.bulkhead();
    }

    private void begin(int caller, Client client) {
        client.active++;
        requests.tryBegan(caller, events.now());
    }

    private void refuse(int caller, Client client, Failure failure) {
        requests.tryBegan(caller, events.now());
        client.link.meter.refused++;
        engine.calls.tried(caller, client, failure);
    }

    private static void release(Client client) {
        if (client.breaker != null) {
            client.breaker.release();
        }
    }

    /// A caller has waited long enough for a place in the bulkhead.
    void giveUp(int caller) {
        Client client = client(caller, engine.calls.linkOf(caller));
        requests.timer(caller, EventQueue.NONE);
        withdraw(caller, client);
        refuse(caller, client, Failure.BULKHEAD);
    }

    /// Takes a caller out of where it waits.
    void withdraw(int caller, Client client) {
        events.cancel(requests.timer(caller));
        if (requests.is(caller, Requests.SPACED)) {
            client.spaced--;
        } else {
            client.waiting.remove(caller);
        }
        requests.unmark(caller, Requests.SPACED | Requests.IN_LINE);
        requests.tryBegan(caller, events.now());
        release(client);
    }

    /// The try of a caller is over.
    ///
    /// @param failure null for none
    /// @param counts whether it says something about the callee
    void leave(int caller, Client client, @Nullable Failure failure, boolean counts) {
        long now = events.now();
        account(client, failure, counts, now - requests.tryBegan(caller), now);
        if (client.waiting.size() > 0) {
            engine.admissions.of(client);
        }
    }

    /// A try that took so many nanoseconds leaves its place, and all that look back on tries hear of it.
    private void account(Client client, @Nullable Failure failure, boolean counts, long time, long now) {
        client.active--;
        boolean overload = failure == Failure.TIMEOUT || failure == Failure.REJECTED;
        if (client.limit != null && counts && (failure == null || overload)) {
            client.learn(client.limit, time, overload, now);
        }
        if (client.throttle != null && counts) {
            client.throttle.record(failure == null || failure == Failure.ERROR || failure == Failure.DEPENDENCY, now);
        }
        if (client.breaker != null) {
            if (counts) {
                record(client, client.breaker, failure != null, time, now);
            } else {
                client.breaker.release();
            }
        }
    }

    private void record(Client client, CircuitBreaker breaker, boolean failed, long time, long now) {
        boolean wasClosed = breaker.isClosed();
        boolean opened = breaker.record(failed, time, now);
        client.link.meter.openings += opened ? 1 : 0;
        breakers.turned(client.link, wasClosed, breaker.isClosed(), now);
    }

    /// Lets those that wait have what is free: places in the bulkhead, connections.
    void letIn(Client client) {
        while (client.waiting.size() > 0 && client.active < client.places) {
            int next = client.waiting.first();
            client.waiting.remove(next);
            events.cancel(requests.timer(next));
            requests.unmark(next, Requests.IN_LINE);
            begin(next, client);
            engine.calls.attempt(next, client.link, client);
        }
        serve(client);
    }

    // ---- retries ---------------------------------------------------------------------------------------------------

    /// Whether the budget allows a caller to try again.
    boolean mayRetry(int caller, Client client) {
        if (client.budget == null) {
            return true;
        }
        if (!client.budget.begins(client.inFlight(), events.now())) {
            client.link.meter.unaffordable++;
            return false;
        }
        requests.mark(caller, Requests.RETRYING);
        return true;
    }

    /// A retry of a caller, if it was one, is over.
    void endRetry(int caller, Client client) {
        if (client.budget != null && requests.is(caller, Requests.RETRYING)) {
            requests.unmark(caller, Requests.RETRYING);
            client.budget.ends();
        }
    }

    // ---- connections -----------------------------------------------------------------------------------------------

    /// Takes a connection for a try; false when it has to wait or fails.
    boolean connect(int r, Client client) {
        ConnectionPool pool = client.pool;
        if (pool == null) {
            return true;
        }
        long now = events.now();
        boolean first = client.pending.size() == 0;
        if (first && pool.take(now)) {
            taken(r, client, pool);
            return true;
        }
        ProtectionPlan.Pool plan = pool(client);
        if (plan == null || open(client, pool, plan, client.pending.size() + 1) && first
                && pool.take(now)) {
            taken(r, client, pool);
            return true;
        }
        long streams = plan.settings().shared() ? ConnectionPool.STREAMS : 1;
        if (client.pending.size() + 1L - pool.opening() * streams > plan.pending()
                || plan.patience() == 0 && pool.opening() == 0) {
            client.link.meter.refused++;
            engine.calls.fail(r, Failure.POOL);
            return false;
        }
        requests.mark(r, Requests.UNSENT);
        client.pending.addLast(r);
        requests.timer(r, plan.patience() < 0
                ? EventQueue.NONE
                : events.schedule(events.after(plan.patience()), Engine.TIMER, Engine.POOL_PATIENCE, r));
        return false;
    }

    private static ProtectionPlan.@Nullable Pool pool(Client client) {
        return client.link.protection == null ? null : client.link.protection.pool();
    }

    /// Opens connections for so many that wait; true as soon as one is open at once.
    private boolean open(Client client, ConnectionPool pool, ProtectionPlan.Pool plan, int waiting) {
        while (pool.shouldOpen(waiting)) {
            pool.opens();
            client.link.meter.connections++;
            long setup = plan.setup() < 0 ? 0 : Math.max(0, Math.round(dice.next(plan.setup())));
            for (int i = 0; i < plan.roundTrips(); i++) {
                setup += client.link.roundTrip(dice);
            }
            if (setup == 0) {
                pool.opened(events.now());
                return true;
            }
            events.post(events.after(setup), Engine.TIMER, Engine.CONNECTED, client.number);
        }
        return false;
    }

    /// A connection of a client has been opened.
    void connected(Client client) {
        if (client.pool != null) {
            client.pool.opened(events.now());
        }
        engine.admissions.of(client);
    }

    private void serve(Client client) {
        ConnectionPool pool = client.pool;
        ProtectionPlan.Pool plan = client.pending.size() == 0 ? null : pool(client);
        if (pool == null || plan == null) {
            return;
        }
        long now = events.now();
        while (client.pending.size() > 0
                && (pool.take(now) || open(client, pool, plan, client.pending.size()) && pool.take(now))) {
            int r = client.pending.first();
            leaveLine(r, client);
            taken(r, client, pool);
            engine.calls.travel(r, client.link);
        }
    }

    /// The replica that the connection leads to which the next try takes; null where it may be any.
    @Nullable
    Replica pinned(Client client) {
        long peer = !client.pins() || client.pool == null || client.pending.size() > 0
                ? ConnectionPool.NOBODY
                : client.pool.peer(events.now());
        return peer == ConnectionPool.NOBODY ? null : engine.replicas[(int) peer];
    }

    /// A try has got a connection, and goes where that leads, or makes it lead there.
    private void taken(int r, Client client, ConnectionPool pool) {
        if (!client.tellsApart) {
            return;
        }
        ProtectionPlan.Pool plan = pool(client);
        if (plan != null && !plan.settings().shared() && plan.settings().maxAge() < Long.MAX_VALUE) {
            births.put(r, pool.born());
        }
        if (!client.pins()) {
            return;
        }
        if (pool.taken() == ConnectionPool.NOBODY) {
            pool.lead(peer(requests.replica(r)));
        } else if ((int) pool.taken() != requests.replica(r)) {
            engine.calls.redirect(r, engine.replicas[(int) pool.taken()]);
        }
    }

    /// A process by the number of its replica and by which life of it this is.
    private long peer(int replica) {
        return (long) engine.replicas[replica].condition.life << 32 | replica;
    }

    /// Whether a process runs, or is gone without a word together with its machine.
    private boolean isThere(long peer) {
        Condition condition = engine.replicas[(int) peer].condition;
        long livesSince = condition.life - (peer >>> 32);
        return !condition.leaving && (condition.up ? livesSince == 0 : condition.silent && livesSince == 1);
    }

    private void giveBack(int r, Client client, ConnectionPool pool, boolean broken) {
        if (!client.tellsApart && client.link.leaks.isEmpty()) {
            returned(client, pool, broken, ConnectionPool.NOBODY, 0);
            return;
        }
        Long born = births.isEmpty() ? null : births.remove(r);
        if (!client.link.leaks.isEmpty() && engine.leaks.keep(client, events.now())) {
            return;
        }
        returned(client, pool, broken, client.pins() ? peer(requests.replica(r)) : ConnectionPool.NOBODY,
                born == null ? events.now() : born);
    }

    /// A connection that had leaked is closed.
    void discard(Client client) {
        if (client.pool != null) {
            returned(client, client.pool, true, ConnectionPool.NOBODY, 0);
        }
    }

    private void returned(Client client, ConnectionPool pool, boolean broken, long peer, long born) {
        pool.giveBack(broken, events.now(), peer, born);
        if (client.pending.size() > 0) {
            engine.admissions.of(client);
        }
    }

    private void leaveLine(int r, Client client) {
        client.pending.remove(r);
        events.cancel(requests.timer(r));
        requests.timer(r, EventQueue.NONE);
        requests.unmark(r, Requests.UNSENT);
    }

    /// A try has waited long enough for a connection.
    void giveUpConnection(int r) {
        Client client = client(requests.caller(r), engine.links[requests.link(r)]);
        requests.timer(r, EventQueue.NONE);
        leaveLine(r, client);
        client.link.meter.refused++;
        engine.calls.fail(r, Failure.POOL);
    }

    /// The caller of a try waits for it no longer; true when it was never sent.
    boolean hangUp(int r, Client client) {
        if (requests.is(r, Requests.UNSENT)) {
            leaveLine(r, client);
            return true;
        }
        if (client.pool != null) {
            giveBack(r, client, client.pool, true);
        }
        return false;
    }

    /// The answer of a try has come.
    void answered(int r, Client client, int failure) {
        if (client.pool != null) {
            giveBack(r, client, client.pool, client.pins() && (failure - 1 == Failure.UNAVAILABLE.ordinal()
                    || failure - 1 == Failure.TERMINATED.ordinal()));
        }
        judge(r, client, failure != 0 && failure != Failure.RATE_LIMITED.ordinal() + 1);
    }

    /// The only try of a caller has been answered well, while nobody waits for its place or its connection.
    void settle(int r, Client client, long time, long now) {
        answered(r, client, 0);
        account(client, null, true, time, now);
        client.count(false, false);
    }

    /// Notes how a try went at its replica.
    void judge(int r, Client client, boolean failed) {
        if (client.outliers != null) {
            client.judge(requests.replica(r) - client.link.firstReplica(), failed, events.now());
        }
    }

    // ---- the proof ---------------------------------------------------------------------------------------------------

    /// Proves that every client has as many callers, lines and connections as there are requests that hold them.
    void prove() {
        int n = clients.size();
        int[] active = new int[n];
        int[] held = new int[n];
        int[] connected = new int[n];
        int[] pending = new int[n];
        int[] retrying = new int[n];
        for (int r = 0; r < requests.used(); r++) {
            if (requests.isAny(r, Requests.SPACED | Requests.IN_LINE)) {
                held[client(r, engine.calls.linkOf(r)).number]++;
            }
            if (requests.is(r, Requests.RETRYING)) {
                retrying[client(r, engine.calls.linkOf(r)).number]++;
            }
            if (isTry(r)) {
                Client client = client(requests.caller(r), engine.links[requests.link(r)]);
                active[client.number] += requests.current(requests.caller(r)) == r ? 1 : 0;
                boolean waits = requests.is(r, Requests.UNSENT);
                pending[client.number] += waits ? 1 : 0;
                connected[client.number] += waits ? 0 : 1;
            }
        }
        for (Client client : clients) {
            int i = client.number;
            require(client, client.active == active[i] && client.spaced + client.waiting.size() == held[i],
                    client.active + " active and " + client.inFlight() + " in flight", active[i], held[i]);
            require(client, client.pending.size() == pending[i]
                    && (client.pool == null || client.pool.inUse() == connected[i] + Leaks.missing(client)),
                    client.pending.size() + " wait for a connection", connected[i], pending[i]);
            require(client, client.budget == null || client.budget.retrying() == retrying[i], "retries of the budget",
                    retrying[i], 0);
        }
    }

    /// Whether somebody on a link with protection waits for it.
    private boolean isTry(int r) {
        return requests.is(r, Requests.ALIVE)
                && !requests.isAny(r, Requests.SESSION | Requests.COURIER | Requests.BRANCH | Requests.ABANDONED
                        | Requests.ANSWERED | Requests.CANCELLED)
                && engine.links[requests.link(r)].protection != null;
    }

    private void require(Client client, boolean holds, String counted, int first, int second) {
        if (!holds) {
            throw new UnbalancedBooksException(String.format(Locale.ROOT, "%s: %s, but found %d and %d",
                    engine.plan.links().get(client.link.number).id(), counted, first, second));
        }
    }
}
