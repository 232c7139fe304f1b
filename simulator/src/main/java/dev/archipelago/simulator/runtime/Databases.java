package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.plan.Failure;
import dev.archipelago.simulator.plan.StoragePlan;
import dev.archipelago.simulator.plan.StoragePlan.DatabasePlan;
import dev.archipelago.simulator.plan.StoragePlan.Mode;
import dev.archipelago.simulator.plan.StoragePlan.Reads;
import dev.archipelago.simulator.storage.CopiedRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The databases that keep records, and what requests have in mind while they query one.
final class Databases {

    private final Engine engine;
    private final Requests requests;
    private final Database[] databases;
    private final List<Database> all = new ArrayList<>();
    private final boolean[] isQuery;
    /// By record what it is querying.
    private @Nullable Query[] open = new Query[0];

    /// A read or a write that is under way.
    static final class Query {
        final Database database;
        final Session session;
        final boolean write;
        final int shard;
        final int key;
        /// Of the request that asks: when, and the newest version that counted as written then.
        final long began;
        final int expected;
        /// What it has read, or its own version.
        int version;
        /// Which of the copies a branch goes to.
        int copy;
        long @Nullable [] arrivals;
        /// When a write counts as done; never without a majority.
        long done;
        /// Of a branch the query that it is a part of.
        @Nullable
        Query parent;

        Query(Database database, Session session, boolean write, long began) {
            this.database = database;
            this.session = session;
            this.write = write;
            this.shard = session.shard;
            this.key = session.key;
            this.began = began;
            this.expected = database.committed(key, began);
        }
    }

    /// What the request of a user does with a database: all its queries are about the same record.
    static final class Session {
        final long began;
        final int shard;
        final int key;
        /// The newest version that it has written or read.
        int written;
        int seen;

        Session(long began, int shard, int key) {
            this.began = began;
            this.shard = shard;
            this.key = key;
        }
    }

    Databases(Engine engine, StoragePlan plan) {
        this.engine = engine;
        this.requests = engine.requests;
        this.databases = new Database[plan.databases().size()];
        this.isQuery = new boolean[engine.plan.calls().size()];
        plan.queries().forEach(call -> isQuery[call] = true);
        for (int i = 0; i < databases.length; i++) {
            DatabasePlan database = plan.databases().get(i);
            if (engine.island.stations().contains(database.station())) {
                databases[i] = new Database(engine, database);
                all.add(databases[i]);
            }
        }
    }

    List<Database> all() {
        return all;
    }

    /// The database that a station is; null for none that keeps records.
    @Nullable
    Database of(int station) {
        return all.stream().filter(database -> database.plan.station() == station).findFirst().orElse(null);
    }

    // ---- the side of who asks -----------------------------------------------------------------------------------------

    void begin(int r, int number, boolean write) {
        Database database = databases[number];
        Query query = new Query(database, session(r, database), write, engine.now());
        if (write && database.plan.mode() == Mode.QUORUM) {
            query.version = database.write(query.key, database.nowhere());
        }
        note(r, query);
    }

    private void note(int r, @Nullable Query query) {
        if (r >= open.length) {
            open = Arrays.copyOf(open, Math.max(64, 2 * r));
        }
        open[r] = query;
    }

    private @Nullable Query queryOf(int r, Database database) {
        Query query = r == Requests.NONE || r >= open.length ? null : open[r];
        return query != null && query.database == database ? query : null;
    }

    /// The request of the user, or the message, that a request is done for; all its queries are about one record.
    private Session session(int r, Database database) {
        int origin = requests.origin(r);
        return origin == Requests.NONE
                ? database.session(engine.now())
                : database.session(origin, requests.callBegan(origin));
    }

    /// A branch goes to a copy on behalf of who has begun the query.
    void copy(int r, int copy) {
        int parent = engine.service.parent(r);
        Query query = parent == Requests.NONE || parent >= open.length ? null : open[parent];
        note(r, query == null ? null : copied(query, copy));
    }

    private static Query copied(Query query, int copy) {
        Query branch = new Query(query.database, query.session, query.write, query.began);
        branch.version = query.version;
        branch.copy = copy;
        branch.parent = query;
        return branch;
    }

    /// The replica that a try of a query goes to; null where it is not one, or any will do.
    @Nullable
    Replica target(int caller, int call, Database database) {
        if (!isQuery[call]) {
            return null;
        }
        Query query = requests.is(caller, Requests.COURIER) ? null : queryOf(caller, database);
        if (database.plan.mode() == Mode.QUORUM) {
            return query == null ? null : database.member(query.copy);
        }
        if (query == null) {
            Session alone = database.session(engine.now());
            return database.leader(alone.shard);
        }
        boolean leader = query.write || database.plan.mode() == Mode.SINGLE || database.plan.reads() == Reads.LEADER;
        return leader ? database.leader(query.shard) : null;
    }

    /// The leader where a copy that was chosen for a read is too far behind.
    Replica recent(int caller, Database database, Replica chosen) {
        Query query = queryOf(caller, database);
        return query != null && database.plan.reads() == Reads.RECENT
                && database.age(query.key, chosen, engine.now()) > database.plan.lag()
                        ? database.leader(query.shard)
                        : chosen;
    }

    void done(int r, int number) {
        Query query = queryOf(r, databases[number]);
        if (query != null) {
            databases[number].done(query);
        }
    }

    // ---- the side of the copies ----------------------------------------------------------------------------------------

    private @Nullable Query asked(int r, Database database) {
        return requests.isAny(r, Requests.ABANDONED | Requests.REPLIED) ? null : queryOf(requests.caller(r), database);
    }

    void read(int r, int number) {
        Query query = asked(r, databases[number]);
        if (query != null) {
            query.version = Math.max(query.version,
                    databases[number].seen(query.key, engine.replicas[requests.replica(r)]));
        }
    }

    /// The answer of a copy counts once it is back at who has asked.
    void told(int r, int number) {
        Query branch = queryOf(r, databases[number]);
        Query whole = branch == null ? null : branch.parent;
        if (branch != null && whole != null) {
            whole.version = Math.max(whole.version, branch.version);
        }
    }

    /// Sends a write to the copies; false when it has to wait for them.
    boolean replicate(int r, int number) {
        Database database = databases[number];
        Query query = asked(r, database);
        Query own = query == null
                ? new Query(database, database.session(engine.now()), true, engine.now())
                : query;
        database.replicate(own, engine.replicas[requests.replica(r)]);
        note(r, own);
        if (own.done == CopiedRecord.NEVER) {
            engine.service.end(r, Failure.UNAVAILABLE);
            return false;
        }
        long wait = own.done - engine.now();
        if (wait <= 0) {
            return true;
        }
        requests.stepBegan(r, engine.now());
        engine.events.post(engine.events.after(wait), Engine.COMPLETION, Engine.WAITED, r);
        return false;
    }

    void commit(int r, int number) {
        Query query = queryOf(r, databases[number]);
        if (query != null && query.arrivals != null) {
            databases[number].commit(query, query.arrivals);
        }
    }

    void apply(int r, int number) {
        Query query = asked(r, databases[number]);
        if (query != null) {
            databases[number].arrive(query.key, query.version, engine.replicas[requests.replica(r)]);
        }
    }

    // ---- replicas that come and go -------------------------------------------------------------------------------------

    void down(Replica replica) {
        Database database = of(replica.station);
        if (database != null) {
            database.down(replica);
        }
    }

    void up(Replica replica) {
        Database database = of(replica.station);
        if (database != null) {
            database.up(replica);
        }
    }

    void leaves(Replica replica) {
        Database database = of(replica.station);
        if (database != null) {
            database.leaves(replica);
        }
    }

    void restart() {
        all.forEach(Database::restart);
    }

    void mark() {
        all.forEach(Database::mark);
    }
}
