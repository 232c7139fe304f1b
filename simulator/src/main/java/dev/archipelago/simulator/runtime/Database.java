package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.measure.LatencyHistogram;
import dev.archipelago.simulator.measure.StorageUse;
import dev.archipelago.simulator.plan.StoragePlan.DatabasePlan;
import dev.archipelago.simulator.plan.StoragePlan.Mode;
import dev.archipelago.simulator.runtime.Databases.Query;
import dev.archipelago.simulator.runtime.Databases.Session;
import dev.archipelago.simulator.storage.CopiedRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A database that keeps records: which version of a record each replica has, and who leads each shard.
///
/// The leaders of the shards are spread over the replicas in turn. One that is lost is followed, after the time of a failover, by
/// the copy that lacks the fewest writes, unless it is back before.
final class Database {

    final DatabasePlan plan;
    private final Engine engine;
    private final Replica[] places;
    private final Map<Integer, CopiedRecord> records = new HashMap<>();
    private final Journal journal;
    private final Replica[] leaders;
    /// By shard when its leader was lost; [CopiedRecord#NEVER] while there is one.
    private final long[] lost;
    /// By shard whether the time of the failover is over and nobody was there to lead.
    private final boolean[] orphaned;
    /// By shard whether a new leader is being elected, so that a former one does not lead on.
    private final boolean[] electing;
    /// By shard when clients find its leader, and whom they ask until then.
    private final long[] known;
    private final Replica[] before;
    private int leaderless;
    private @Nullable Session[] sessions = new Session[0];
    private final List<Double> series = new ArrayList<>();
    private long reads;
    private long writes;
    private long stale;
    private LatencyHistogram ages = LatencyHistogram.fine();
    private long unread;
    private long backwards;
    private long lostWrites;
    private long failovers;
    private long leaderlessTime;
    private long leaderlessSince;
    private final long[] queries;
    private long readsBefore;
    private long staleBefore;

    Database(Engine engine, DatabasePlan plan) {
        this.engine = engine;
        this.plan = plan;
        this.places = engine.stations[plan.station()];
        this.leaders = new Replica[plan.shards()];
        this.lost = new long[leaders.length];
        this.orphaned = new boolean[leaders.length];
        this.queries = new long[leaders.length];
        this.electing = new boolean[leaders.length];
        this.known = new long[leaders.length];
        this.before = new Replica[leaders.length];
        this.journal = new Journal(engine, plan);
        Arrays.fill(lost, CopiedRecord.NEVER);
        for (int shard = 0; shard < leaders.length; shard++) {
            leaders[shard] = places[shard % plan.members()];
            before[shard] = leaders[shard];
        }
    }

    private int place(Replica replica) {
        return replica.number - places[0].number;
    }

    double chance() {
        return engine.dice.next(plan.draw());
    }

    // ---- who asks for what --------------------------------------------------------------------------------------------

    /// One of a request that nobody knows any more.
    Session session(long now) {
        double u = chance();
        int shard = 0;
        while (shard < plan.shards() - 1 && u >= plan.shares().get(shard)) {
            shard++;
        }
        int each = plan.keys() / plan.shards();
        return new Session(now, shard, shard + plan.shards() * (int) (chance() * each));
    }

    /// Of a user's request or a message, by its record and when it began to call.
    Session session(int top, long began) {
        if (top >= sessions.length) {
            sessions = Arrays.copyOf(sessions, Math.max(64, 2 * top));
        }
        Session known = sessions[top];
        if (known == null || known.began != began) {
            known = session(began);
            sessions[top] = known;
        }
        return known;
    }

    private CopiedRecord item(int key) {
        return records.computeIfAbsent(key, _ -> new CopiedRecord(places.length));
    }

    int committed(int key, long now) {
        CopiedRecord known = records.get(key);
        return known == null ? 0 : known.committed(now);
    }

    int seen(int key, Replica replica) {
        CopiedRecord known = records.get(key);
        return known == null ? 0 : known.seen(place(replica), engine.now());
    }

    /// Nanoseconds by which a copy is behind with a record.
    long age(int key, Replica replica, long now) {
        CopiedRecord known = records.get(key);
        int place = place(replica);
        return known == null || place >= places.length ? 0 : known.age(known.seen(place, now), now);
    }

    // ---- writes --------------------------------------------------------------------------------------------------------

    long[] nowhere() {
        long[] arrivals = new long[places.length];
        Arrays.fill(arrivals, CopiedRecord.NEVER);
        return arrivals;
    }

    int write(int key, long[] arrivals) {
        return item(key).write(arrivals);
    }

    /// When each copy will have a write that the leader has now.
    private long[] send(Replica leader) {
        long[] arrivals = nowhere();
        for (int i = 0; i < arrivals.length; i++) {
            if (places[i].condition.up) {
                arrivals[i] = engine.now() + (places[i] == leader || plan.lagDraw() < 0
                        ? 0
                        : (long) engine.dice.next(plan.lagDraw()));
            }
        }
        return arrivals;
    }

    /// Sends a write of the leader to the copies, and knows when it counts as done.
    void replicate(Query query, Replica leader) {
        if (plan.mode() == Mode.CONSENSUS) {
            Journal.Entry entry = journal.append(query.shard, leader);
            query.arrivals = entry.arrivals();
            query.done = entry.done();
        } else {
            long[] arrivals = send(leader);
            query.arrivals = arrivals;
            query.done = plan.mode() == Mode.SYNCHRONOUS ? last(arrivals) : engine.now();
        }
    }

    /// The latest of the arrivals that are known.
    private long last(long[] arrivals) {
        return Arrays.stream(arrivals).filter(arrival -> arrival != CopiedRecord.NEVER).max().orElse(engine.now());
    }

    /// A write counts as done.
    void commit(Query query, long[] arrivals) {
        int leader = place(leaders[query.shard]);
        arrivals[leader] = Math.min(arrivals[leader], engine.now());
        for (int i = 0; i < arrivals.length; i++) {
            if (arrivals[i] == CopiedRecord.NEVER && places[i].condition.up) {
                arrivals[i] = caughtUp();
            }
        }
        query.version = write(query.key, arrivals);
        item(query.key).commit(query.version, engine.now());
    }

    void arrive(int key, int version, Replica replica) {
        item(key).arrive(version, place(replica), engine.now());
    }

    // ---- the end of a query -------------------------------------------------------------------------------------------

    void done(Query query) {
        queries[query.shard]++;
        Session session = query.session;
        if (query.write) {
            writes++;
            if (plan.mode() == Mode.QUORUM) {
                item(query.key).commit(query.version, engine.now());
            }
            session.written = Math.max(session.written, query.version);
            return;
        }
        reads++;
        CopiedRecord known = records.get(query.key);
        if (query.version < query.expected && known != null) {
            stale++;
            ages.add(known.age(query.version, query.began));
        }
        unread += query.version < session.written ? 1 : 0;
        backwards += query.version < session.seen ? 1 : 0;
        session.seen = Math.max(session.seen, query.version);
    }

    // ---- leaders and copies --------------------------------------------------------------------------------------------

    /// Who leads a shard; nobody where a leader has stepped down.
    Replica leader(int shard) {
        if (engine.now() < known[shard]) {
            return before[shard].condition.up ? engine.nobody[plan.station()] : before[shard];
        }
        boolean steppedDown = plan.mode() == Mode.CONSENSUS && lost[shard] != CopiedRecord.NEVER;
        return steppedDown || electing[shard] && leaders[shard].condition.up
                ? engine.nobody[plan.station()]
                : leaders[shard];
    }

    /// Whether so many of those who may lead run that they can decide.
    private boolean canDecide() {
        return plan.mode() != Mode.CONSENSUS || 2 * Arrays.stream(places)
                .filter(replica -> replica.condition.up && isVoter(replica)).count() > plan.members();
    }

    /// One of the copies that take part in quorums.
    Replica member(int number) {
        int before = 0;
        for (Replica replica : places) {
            if (replica.condition.present && isVoter(replica) && before++ == number) {
                return replica;
            }
        }
        return engine.nobody[plan.station()];
    }

    /// Whether a replica may lead: it does more than read.
    private boolean isVoter(Replica replica) {
        return plan.isVoter(place(replica));
    }

    /// Shards whose leader does not run at the start are led by another one, at once or as soon as there is one.
    void open() {
        for (int shard = 0; shard < leaders.length; shard++) {
            if (plan.mode() != Mode.QUORUM && !(leaders[shard].condition.up && canDecide())) {
                Replica other = candidate(shard);
                if (other == null) {
                    lose(shard);
                    orphaned[shard] = true;
                } else {
                    leaders[shard] = other;
                }
            }
        }
    }

    /// Without a majority every leader steps down.
    void down(Replica replica) {
        boolean decides = canDecide();
        for (int shard = 0; shard < leaders.length; shard++) {
            if ((leaders[shard] == replica || !decides) && plan.mode() != Mode.QUORUM
                    && lost[shard] == CopiedRecord.NEVER) {
                lose(shard);
            }
        }
    }

    private void lose(int shard) {
        long now = engine.now();
        lost[shard] = now;
        if (leaderless++ == 0) {
            leaderlessSince = now;
        }
        if (plan.mode() != Mode.SINGLE) {
            engine.agenda.after(plan.failover(), () -> {
                if (lost[shard] == now) {
                    campaign(shard);
                }
            });
        }
    }

    /// The loss of a leader is noticed.
    private void campaign(int shard) {
        electing[shard] = true;
        engine.agenda.after(plan.election(), () -> {
            electing[shard] = false;
            orphaned[shard] = true;
            elect(shard);
        });
    }

    private void elect(int shard) {
        Replica candidate = candidate(shard);
        if (candidate != null) {
            int place = place(candidate);
            for (Map.Entry<Integer, CopiedRecord> entry : records.entrySet()) {
                if (entry.getKey() % plan.shards() == shard) {
                    lostWrites += entry.getValue().follow(place, lost[shard]);
                }
            }
            failovers++;
            lead(shard, candidate);
            regain(shard);
        }
    }

    /// Another replica leads, which clients find after a while.
    private void lead(int shard, Replica leader) {
        if (leaders[shard] != leader) {
            before[shard] = leaders[shard];
            known[shard] = engine.events.after(plan.resolution());
            leaders[shard] = leader;
        }
    }

    /// A shard has a leader again.
    private void regain(int shard) {
        lost[shard] = CopiedRecord.NEVER;
        orphaned[shard] = false;
        if (--leaderless == 0) {
            leaderlessTime += engine.now() - leaderlessSince;
        }
    }

    private int led(Replica replica) {
        return (int) Arrays.stream(leaders).filter(leader -> leader == replica).count();
    }

    /// Who lacks the fewest writes of those who may lead; of several who leads the fewest shards.
    private @Nullable Replica candidate(int shard) {
        if (!canDecide()) {
            return null;
        }
        Replica best = null;
        long fewest = Long.MAX_VALUE;
        for (Replica replica : places) {
            if (replica.condition.up && !replica.condition.leaving && isVoter(replica)) {
                long missing = 0;
                for (Map.Entry<Integer, CopiedRecord> entry : records.entrySet()) {
                    missing += entry.getKey() % plan.shards() == shard
                            ? entry.getValue().missing(place(replica), Math.min(lost[shard], engine.now()))
                            : 0;
                }
                if (missing < fewest || missing == fewest && best != null && led(replica) < led(best)) {
                    fewest = missing;
                    best = replica;
                }
            }
        }
        return best;
    }

    /// When a copy that has just come has what it has missed.
    private long caughtUp() {
        return engine.now() + (plan.mode() == Mode.ASYNCHRONOUS ? plan.lag() : 0);
    }

    /// A replica is there again: it gets what it has missed, before it takes reads where writes wait for it, and leads again
    /// what nobody else leads by now.
    void up(Replica replica) {
        long there = caughtUp();
        records.values().forEach(known -> known.catchUp(place(replica), there));
        for (int shard = 0; shard < leaders.length; shard++) {
            if (lost[shard] != CopiedRecord.NEVER && !electing[shard]) {
                if (canDecide() && leaders[shard].condition.up
                        && (leaders[shard] == replica || plan.mode() == Mode.CONSENSUS)) {
                    regain(shard);
                } else if (orphaned[shard]) {
                    elect(shard);
                }
            }
        }
    }

    /// A leader that is ended on purpose hands over first, with all that it has; so does the only copy of a shard.
    void leaves(Replica replica) {
        for (int shard = 0; shard < leaders.length; shard++) {
            Replica next = leaders[shard] == replica && plan.mode() != Mode.QUORUM
                    && lost[shard] == CopiedRecord.NEVER ? candidate(shard) : null;
            if (next != null) {
                for (Map.Entry<Integer, CopiedRecord> entry : records.entrySet()) {
                    if (entry.getKey() % plan.shards() == shard) {
                        entry.getValue().complete(place(next), engine.now());
                    }
                }
                lead(shard, next);
            }
        }
    }

    // ---- measuring -----------------------------------------------------------------------------------------------------

    long stale() {
        return stale;
    }

    long unread() {
        return unread;
    }

    long backwards() {
        return backwards;
    }

    long lostWrites() {
        return lostWrites;
    }

    void restart() {
        reads = 0;
        writes = 0;
        stale = 0;
        ages = LatencyHistogram.fine();
        unread = 0;
        backwards = 0;
        lostWrites = 0;
        failovers = 0;
        leaderlessTime = 0;
        leaderlessSince = engine.now();
        Arrays.fill(queries, 0);
        readsBefore = 0;
        staleBefore = 0;
        series.clear();
    }

    void mark() {
        series.add(reads == readsBefore ? Double.NaN : (double) (stale - staleBefore) / (reads - readsBefore));
        readsBefore = reads;
        staleBefore = stale;
    }

    StorageUse.Database use() {
        long now = engine.now();
        double hottest = Double.NaN;
        for (Replica replica : places) {
            double time = replica.workerTime(now);
            if (replica.plan.boundsWorkers() && time > 0) {
                double utilization = replica.busyArea(now) / time;
                hottest = utilization > hottest || Double.isNaN(hottest) ? utilization : hottest;
            }
        }
        long without = leaderlessTime + (leaderless > 0 ? now - leaderlessSince : 0);
        return new StorageUse.Database(reads, writes, stale, ages, unread, backwards, lostWrites, failovers,
                without / 1e9, Arrays.stream(queries).boxed().toList(), hottest, List.copyOf(series));
    }

    /// @throws UnbalancedBooksException when a shard is led by somebody who does not run, and nobody notices
    void prove() {
        int without = 0;
        for (int shard = 0; shard < leaders.length; shard++) {
            without += lost[shard] == CopiedRecord.NEVER ? 0 : 1;
            if (plan.mode() != Mode.QUORUM && lost[shard] == CopiedRecord.NEVER && !leaders[shard].condition.up) {
                throw new UnbalancedBooksException(plan.id() + ": the leader of shard " + shard + " does not run");
            }
        }
        if (without != leaderless) {
            throw new UnbalancedBooksException(
                    plan.id() + ": " + without + " shards have no leader, but " + leaderless + " are known");
        }
        long asked = Arrays.stream(queries).sum();
        if (asked != reads + writes) {
            throw new UnbalancedBooksException(
                    plan.id() + ": " + reads + " reads and " + writes + " writes, but " + asked + " queries by shard");
        }
    }
}
