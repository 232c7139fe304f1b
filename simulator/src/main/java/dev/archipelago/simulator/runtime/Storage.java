package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.measure.StorageUse;
import dev.archipelago.simulator.plan.OpCode;
import dev.archipelago.simulator.plan.StoragePlan;
import java.util.LinkedHashMap;
import java.util.Map;

/// What caches and databases do beside working on requests: they keep keys and records.
final class Storage {

    /// The request does not go on.
    static final int STOPS = -1;

    private final Engine engine;
    private final Caches caches;
    private final Databases databases;
    private final int[] code;

    Storage(Engine engine, StoragePlan plan) {
        this.engine = engine;
        this.caches = new Caches(engine, plan);
        this.databases = new Databases(engine, plan);
        this.code = engine.tables.code;
    }

    Caches caches() {
        return caches;
    }

    Databases databases() {
        return databases;
    }

    /// Looks which replicas run from the start on: not those that wait for a node.
    void open() {
        for (int station : engine.island.stations()) {
            for (Replica replica : engine.stations[station]) {
                if (!replica.condition.up) {
                    caches.clear(replica);
                }
            }
        }
        databases.all().forEach(Database::open);
    }

    /// Does an instruction; where to go on, or [#STOPS].
    int run(int r, int at) {
        int on = at + OpCode.length(code, at);
        int first = code[at + 1];
        switch (code[at]) {
            case OpCode.KEY -> caches.choose(r, first, code[at + 2], code[at + 3]);
            case OpCode.FOUND -> {
                engine.requests.place(r, on);
                return caches.find(r, first, code[at + 2], on, code[at + 3]);
            }
            case OpCode.FILL -> caches.fill(r, first, code[at + 2]);
            case OpCode.PROBE -> caches.probe(r, first, code[at + 2]);
            case OpCode.DROP -> caches.change(r, first, code[at + 2], false);
            case OpCode.KEEP -> caches.change(r, first, code[at + 2], true);
            case OpCode.BEGIN -> databases.begin(r, first, code[at + 2] == 1);
            case OpCode.DONE -> databases.done(r, first);
            case OpCode.COPY -> databases.copy(r, code[at + 2]);
            case OpCode.READ -> databases.read(r, first);
            case OpCode.REPLICATE -> {
                engine.requests.place(r, on);
                return databases.replicate(r, first) ? on : STOPS;
            }
            case OpCode.COMMIT -> databases.commit(r, first);
            case OpCode.APPLY -> databases.apply(r, first);
            case OpCode.TOLD -> databases.told(r, first);
            default -> throw new IllegalStateException("unknown instruction " + code[at]);
        }
        return on;
    }

    /// Nothing of a request or branch goes on any more.
    void ended(int r) {
        caches.ended(r);
    }

    /// A request no longer waits for another one to fetch a key.
    void leave(int r) {
        caches.leave(r);
    }

    void flush(int station) {
        caches.flush(station);
    }

    /// A process has ended.
    void down(Replica replica) {
        caches.clear(replica);
        databases.down(replica);
    }

    /// A process takes requests.
    void up(Replica replica) {
        databases.up(replica);
    }

    /// A replica takes no new requests soon.
    void leaves(Replica replica) {
        databases.leaves(replica);
    }

    // ---- measuring ---------------------------------------------------------------------------------------------------

    void restart() {
        caches.restart();
        databases.restart();
    }

    /// Closes an interval of the time line.
    void mark() {
        caches.mark();
        databases.mark();
    }

    StorageUse use() {
        Map<String, StorageUse.Cache> kept = new LinkedHashMap<>();
        caches.all().forEach(cache -> kept.put(cache.plan.id(), cache.use()));
        Map<String, StorageUse.Database> held = new LinkedHashMap<>();
        databases.all().forEach(database -> held.put(database.plan.id(), database.use()));
        return new StorageUse(kept, held, Map.of());
    }

    /// @throws UnbalancedBooksException when somebody waits for nobody
    void prove() {
        caches.prove();
        databases.all().forEach(Database::prove);
    }
}
