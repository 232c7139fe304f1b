package dev.archipelago.simulator.plan;

import dev.archipelago.model.Acknowledgement;
import dev.archipelago.model.CacheSettings;
import dev.archipelago.model.CacheStrategy;
import dev.archipelago.model.CallMode;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.DatabaseSettings;
import dev.archipelago.model.ExternalSettings;
import dev.archipelago.model.Operation;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.Resource;
import dev.archipelago.model.ResourceKind;
import dev.archipelago.model.Step;
import dev.archipelago.model.graph.Channels;
import dev.archipelago.model.quantity.Count;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.Share;
import dev.archipelago.simulator.plan.StoragePlan.DatabasePlan;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// Turns the steps of one operation into code.
final class StepCompiler {
    private static final double NANOS = 1e9;

    private final PlanCompiler plan;
    private final ComponentId component;
    private final String name;
    private final Program program = new Program();
    private final DemandSum demand = new DemandSum();
    private int drawn;
    private int loops;
    private int mostLoops;
    private int transactions;
    /// By message the number of its dual write, and by change those of all that tell of it.
    private final Map<Step, Integer> sites = new IdentityHashMap<>();
    private final Map<Step, List<Integer>> told = new IdentityHashMap<>();
    /// Caches whose look-ups are around what is being compiled, in the same branch, the outermost first; -1 ends a branch.
    private final List<Integer> around = new ArrayList<>();

    StepCompiler(PlanCompiler plan, ComponentId component, String name) {
        this.plan = plan;
        this.component = component;
        this.name = name;
    }

    /// The program of an operation; of external systems with their latency and availability, of broker channels with
    /// the storing.
    int[] program(Component owner, String operationId, Operation operation) {
        ExternalSettings external = owner.external();
        if (owner.containerOrDefault().rateLimit() != null || external != null && external.rateLimit() != null) {
            program.emit(OpCode.LIMIT);
        }
        if (external != null) {
            emitExternal(external);
        }
        sequence(operation.steps());
        OperationRef own = new OperationRef(component, operationId);
        if (plan.isBroker(component) && plan.channels().find(own) != null) {
            program.emit(OpCode.STORE, plan.channels().indexOf(own));
            demand.store(plan.channels().indexOf(own));
        }
        return program.finished();
    }

    /// What it does on average, once it has been compiled.
    Demand demand() {
        return demand.demand();
    }

    /// Loops nested in one another in what was compiled, at the most.
    int loops() {
        return mostLoops;
    }

    private void emitExternal(ExternalSettings external) {
        if (external.latency() != null) {
            emitWait(external.latency());
        }
        if (external.availability() != null && external.availability().value() < 1) {
            fail(1 - external.availability().value());
        }
    }

    private void sequence(List<Step> steps) {
        for (Tidings.Pair pair : Tidings.of(steps, step -> step instanceof Step.Publish message && isApart(message))) {
            if (!sites.containsKey(pair.message())) {
                int site = plan.transactions().dualWrite(plan, component,
                        name + "->" + channel(pair.message().publish()), pair.out());
                sites.put(pair.message(), site);
                told.computeIfAbsent(pair.change(), _ -> new ArrayList<>(1)).add(site);
            }
        }
        steps.forEach(this::step);
    }

    /// Whether a message is sent for certain, and neither with a change of data nor with other messages.
    private boolean isApart(Step.Publish publish) {
        return publish.outbox() == null && !plan.channels().lingers(channel(publish.publish()))
                && (publish.probability() == null || publish.probability().value() == 1);
    }

    private void tell(Step.Publish publish, int site) {
        int call = publishing(publish);
        demand.call(call, waits(publish));
        program.emit(OpCode.TELLS, site, call, waits(publish) ? 1 : 0);
    }

    /// The call by which a message is published.
    private int publishing(Step.Publish publish) {
        int call = call(channel(publish.publish()));
        if (publish.acks() != null) {
            plan.channels().publishes(call, publish.acks());
        }
        return call;
    }

    /// Whether a publisher waits until its message counts as sent.
    private static boolean waits(Step.Publish publish) {
        return publish.mode() == CallMode.SYNC && publish.acks() != Acknowledgement.NONE;
    }

    private OperationRef channel(String named) {
        return Channels.resolve(plan.document().architecture(), named)
                .orElseThrow(() -> new IllegalArgumentException("no channel '" + named + "'"));
    }

    private void step(Step step) {
        Integer site = sites.get(step);
        if (site != null) {
            tell((Step.Publish) step, site);
        } else {
            plain(step);
            told.getOrDefault(step, List.of()).forEach(added -> program.emit(OpCode.WRITES, added));
        }
    }

    private void plain(Step step) {
        switch (step) {
            case Step.Compute s -> {
                demand.compute(s.compute().expected() * NANOS);
                program.emit(OpCode.COMPUTE, duration(s.compute()));
            }
            case Step.Wait s -> emitWait(s.time());
            case Step.Call s -> withChance(s.probability(),
                    () -> times(s.times(), () -> emitCall(s.isAsync() ? OpCode.SEND : OpCode.CALL, s.call())));
            case Step.Query s -> times(s.times(), () -> emitQuery(s));
            case Step.CacheLookup s -> emitLookup(s);
            case Step.Parallel s -> emitParallel(s);
            case Step.Choice s -> emitChoice(s);
            case Step.Repeat s -> times(s.repeat(), () -> sequence(s.steps()));
            case Step.Sequence s -> sequence(s.steps());
            case Step.Degrade s -> emitDegrade(s);
            case Step.Publish s -> emitPublish(s);
            case Step.Acquire s -> program.emit(OpCode.ACQUIRE, resource(s.acquire()), permits(s),
                    s.maxWait() == null ? -1 : plan.time(s.maxWait().nanos()));
            case Step.Release s -> program.emit(OpCode.RELEASE, resource(s.release()),
                    isReadWriteLock(s.release()) ? StationPlan.WRITER : s.permits() == null ? 1 : s.permits());
            case Step.Reply _ -> program.emit(OpCode.REPLY);
            case Step.Fail s -> fail(s.fail().value());
            case Step.Saga s ->
                emitTransaction(plan.transactions().saga(plan, component, transaction(), stream(), s));
            case Step.TwoPhaseCommit s -> {
                if (s.log() != null) {
                    demand.await(s.log().expected() * NANOS);
                }
                emitTransaction(plan.transactions().twoPhaseCommit(plan, component, transaction(), stream(), s));
            }
            case Step.Forward s -> emitCall(OpCode.FORWARD, s.forward());
            case Step.Consume s -> emitConsume(s);
        }
    }

    /// A question to the broker, and its answer when there is a message or the time is over.
    private void emitConsume(Step.Consume step) {
        OperationRef channel = channel(step.consume());
        Distribution way = plan.links().latency(component, channel.component());
        if (way != null) {
            emitWait(way);
        }
        program.emit(OpCode.CONSUME, plan.channels().indexOf(channel),
                step.maxWait() == null ? -1 : plan.time(step.maxWait().nanos()));
        if (way != null) {
            emitWait(way);
        }
    }

    private void emitWait(Distribution time) {
        demand.await(time.expected() * NANOS);
        program.emit(OpCode.WAIT, duration(time));
    }

    private void emitCall(int opCode, OperationRef target) {
        emitCall(opCode, call(target));
    }

    private void emitCall(int opCode, int call) {
        demand.call(call, opCode != OpCode.SEND);
        program.emit(opCode, call);
    }

    private int call(OperationRef target) {
        return plan.links().call(component, target.component(), plan.operationOf(target));
    }

    private void emitQuery(Step.Query query) {
        OperationRef target = query.query();
        Map<OperationRef, CacheStrategy> caches = Boolean.TRUE.equals(query.write())
                ? cachesBefore(target.component())
                : Map.of();
        boolean later = caches.containsValue(CacheStrategy.WRITE_BEHIND);
        if (later) {
            caches.forEach(this::emitChange);
        }
        int database = plan.storage().database(target.component());
        if (database >= 0 && later && plan.storage().databasePlan(database).mode() != StoragePlan.Mode.QUORUM) {
            DatabasePlan records = plan.storage().databasePlan(database);
            emitQueryCall(OpCode.SEND, query.query(), atDatabase(query, written(records, database)));
        } else if (database >= 0 && !later) {
            emitRecords(query, database);
        } else {
            emitPlainQuery(query, later ? OpCode.SEND : OpCode.CALL);
        }
        if (!later) {
            caches.forEach(this::emitChange);
        }
    }

    private void emitPlainQuery(Step.Query query, int opCode) {
        OperationRef target = query.query();
        int operation = plan.operationOf(target);
        if (query.hold() != null || query.compute() != null || query.io() != null) {
            Component database = plan.component(target.component());
            StepCompiler inner = new StepCompiler(plan, target.component(), name + "." + stream());
            inner.emitIo(query, database);
            List<Step> steps = work(query);
            plan.document().architecture().operation(target).ifPresent(own -> steps.addAll(own.steps()));
            int[] code = inner.program(database, "query", Operation.of(steps.toArray(Step[]::new)));
            plan.countLoops(inner);
            operation = plan.synthetic(operation, code, inner.demand());
        }
        emitCall(opCode, plan.links().call(component, target.component(), operation));
    }

    /// A query keeps the disk of its database.
    private void emitIo(Step.Query query, Component database) {
        DatabaseSettings settings = database.database();
        if (query.io() == null) {
            return;
        }
        boolean bounded = settings != null && settings.disks() != null;
        double factor = settings == null || settings.writeAmplification() == null
                || !Boolean.TRUE.equals(query.write()) ? 1 : settings.writeAmplification();
        int disk = database.resources().size();
        if (bounded) {
            program.emit(OpCode.ACQUIRE, disk, 1, -1);
        }
        demand.await(factor * query.io().expected() * NANOS);
        program.emit(OpCode.WAIT, plan.draws().duration(query.io(), factor, stream()));
        if (bounded) {
            program.emit(OpCode.RELEASE, disk, 1);
        }
    }

    /// What a query does at the database, before its operation.
    private static List<Step> work(Step.Query query) {
        List<Step> steps = new ArrayList<>();
        if (query.compute() != null) {
            steps.add(new Step.Compute(query.compute()));
        }
        if (query.hold() != null) {
            steps.add(new Step.Wait(query.hold()));
        }
        return steps;
    }

    /// A query of a database whose records are simulated, and of the caches before it that learn of a write.
    private void emitRecords(Step.Query query, int database) {
        boolean write = Boolean.TRUE.equals(query.write());
        DatabasePlan records = plan.storage().databasePlan(database);
        int operation = atDatabase(query, write ? written(records, database) : List.of(OpCode.READ, database));
        program.emit(OpCode.BEGIN, database, write ? 1 : 0);
        if (records.mode() == StoragePlan.Mode.QUORUM) {
            emitFork(records.members(), write ? records.write() : records.read(), copy -> {
                program.emit(OpCode.COPY, database, copy);
                emitQueryCall(OpCode.CALL, query.query(), operation);
                program.emit(OpCode.TOLD, database);
            });
        } else {
            emitQueryCall(OpCode.CALL, query.query(), operation);
        }
        program.emit(OpCode.DONE, database);
    }

    private void emitQueryCall(int opCode, OperationRef target, int operation) {
        int call = plan.links().call(component, target.component(), operation);
        plan.storage().queries(call);
        emitCall(opCode, call);
    }

    private List<Integer> written(DatabasePlan records, int database) {
        return records.mode() == StoragePlan.Mode.QUORUM
                ? List.of(OpCode.APPLY, database)
                : List.of(OpCode.REPLICATE, database, OpCode.COMMIT, database);
    }

    /// A program of a database: what a query does there, with instructions behind it.
    private int atDatabase(Step.Query query, List<Integer> behind) {
        OperationRef target = query.query();
        List<Step> steps = work(query);
        plan.document().architecture().operation(target).ifPresent(own -> steps.addAll(own.steps()));
        return synthetic(target, query, steps, behind);
    }

    /// @param query whose work at the disk comes first; null for none
    private int synthetic(OperationRef target, Step.@Nullable Query query, List<Step> steps, List<Integer> behind) {
        int operation = plan.operationOf(target);
        StepCompiler inner = new StepCompiler(plan, target.component(), name + "." + stream());
        if (query != null) {
            inner.emitIo(query, plan.component(target.component()));
        }
        inner.sequence(steps);
        behind.forEach(inner.program::append);
        int[] code = inner.program.finished();
        plan.countLoops(inner);
        return plan.synthetic(operation, code, inner.demand());
    }

    // ---- caches that keep keys ---------------------------------------------------------------------------------------

    private void emitKeys(Step.CacheLookup lookup, int cache) {
        int level = nested();
        emitKey(cache, level);
        emitAtCache(lookup.cache(), OpCode.PROBE, cache, level);
        int place = program.emit(OpCode.FOUND, cache, level, 0);
        around.add(cache);
        demand.times(1 - plan.storage().hitRatio(cache),
                () -> sequence(lookup.miss()));
        around.removeLast();
        program.emit(OpCode.FILL, cache, level);
        program.patch(place + 2, program.here());
    }

    private int nested() {
        return (int) around.stream().skip(around.lastIndexOf(-1) + 1L).count();
    }

    private void emitKey(int cache, int level) {
        int from = -1;
        for (int i = around.size() - 1; i > around.lastIndexOf(-1) && from < 0; i--) {
            from = plan.storage().shareKeys(around.get(i), cache) ? i - around.lastIndexOf(-1) - 1 : -1;
        }
        program.emit(OpCode.KEY, cache, level, from);
        plan.storage().deepens(level + 1);
    }

    private void emitAtCache(OperationRef target, int opCode, int cache, int level) {
        List<Step> steps = plan.document().architecture().operation(target).map(Operation::steps).orElse(List.of());
        int operation = synthetic(target, null, steps, List.of(opCode, cache, level));
        emitCall(OpCode.CALL, plan.links().call(component, target.component(), operation));
    }

    /// The caches that this component asks before it reads a database, by the look-ups of all its operations.
    private Map<OperationRef, CacheStrategy> cachesBefore(ComponentId database) {
        Map<ComponentId, OperationRef> found = new LinkedHashMap<>();
        plan.component(component).operations().values().stream().flatMap(own -> own.steps().stream())
                .flatMap(Step::all).filter(Step.CacheLookup.class::isInstance).map(Step.CacheLookup.class::cast)
                .filter(lookup -> lookup.hit() == null && plan.storage().cache(lookup.cache().component()) >= 0)
                .filter(lookup -> lookup.miss().stream().flatMap(Step::all)
                        .anyMatch(step -> step instanceof Step.Query read && read.query().component().equals(database)))
                .forEach(lookup -> found.putIfAbsent(lookup.cache().component(), lookup.cache()));
        Map<OperationRef, CacheStrategy> caches = new LinkedHashMap<>();
        found.forEach((id, operation) -> {
            CacheSettings settings = plan.component(id).cache();
            caches.put(operation, settings == null || settings.strategy() == null
                    ? CacheStrategy.LOOK_ASIDE
                    : settings.strategy());
        });
        return caches;
    }

    /// Lets a cache know of a write: it drops the key, or keeps the new value where writes go through it.
    private void emitChange(OperationRef lookup, CacheStrategy strategy) {
        int cache = plan.storage().cache(lookup.component());
        int level = nested();
        emitKey(cache, level);
        emitAtCache(lookup, strategy == CacheStrategy.LOOK_ASIDE || strategy == CacheStrategy.READ_THROUGH
                ? OpCode.DROP
                : OpCode.KEEP, cache, level);
    }

    private void emitLookup(Step.CacheLookup lookup) {
        int keys = lookup.hit() == null ? plan.storage().cache(lookup.cache().component()) : -1;
        if (keys >= 0) {
            emitKeys(lookup, keys);
            return;
        }
        emitCall(OpCode.CALL, lookup.cache());
        CacheSettings settings = plan.component(lookup.cache().component()).cache();
        Share given = lookup.hit() != null ? lookup.hit() : settings == null ? null : settings.hitRatio();
        Share hit = given != null ? given : new Share(StorageCompiler.hitRatio(settings));
        if (plan.isFlushed(lookup.cache().component())) {
            int chance = plan.probability(hit.value());
            int cache = plan.stationOf(lookup.cache().component());
            int place = program.emit(OpCode.LOOKUP, uniform(), chance, cache, 0);
            demand.times(1 - hit.value(), () -> sequence(lookup.miss()));
            program.emit(OpCode.FILLED, chance, cache);
            program.patch(place + 3, program.here());
            return;
        }
        withChance(new Share(1 - hit.value()), () -> sequence(lookup.miss()));
    }

    private void emitParallel(Step.Parallel parallel) {
        int n = parallel.parallel().size();
        emitFork(n, parallel.join() == null ? n : parallel.join(), i -> step(parallel.parallel().get(i)));
    }

    private void emitFork(int branches, int needed, IntConsumer branch) {
        int[] operands = new int[3 + branches];
        operands[0] = branches;
        operands[1] = needed;
        int fork = program.emit(OpCode.FORK, operands);
        around.add(-1);
        for (int i = 0; i < branches; i++) {
            program.patch(fork + 3 + i, program.here());
            branch.accept(i);
            program.emit(OpCode.END);
        }
        around.removeLast();
        program.patch(fork + 2, program.here());
    }

    private void emitDegrade(Step.Degrade degrade) {
        int below = degrade.below() == null ? degrade.above() : Math.min(degrade.below(), degrade.above());
        int place = program.emit(OpCode.DEGRADE, degrade.above(), below, 0);
        demand.times(0, () -> sequence(degrade.degrade()));
        int exit = program.emit(OpCode.JUMP, 0);
        program.patch(place + 2, program.here());
        sequence(degrade.full());
        program.patch(exit, program.here());
    }

    private void emitChoice(Step.Choice choice) {
        int n = choice.choice().size();
        int[] operands = new int[2 + 2 * n + 1];
        operands[0] = uniform();
        operands[1] = n;
        int place = program.emit(OpCode.CHOOSE, operands);
        List<Integer> exits = new ArrayList<>();
        double cumulated = 0;
        for (int i = 0; i < n; i++) {
            Step.Branch branch = choice.choice().get(i);
            cumulated += branch.probability().value();
            program.patch(place + 2 + 2 * i, plan.probability(cumulated));
            program.patch(place + 3 + 2 * i, program.here());
            demand.times(branch.probability().value(), () -> sequence(branch.steps()));
            exits.add(program.emit(OpCode.JUMP, 0));
        }
        program.patch(place + 2 + 2 * n, program.here());
        exits.forEach(exit -> program.patch(exit, program.here()));
    }

    private void emitPublish(Step.Publish publish) {
        OperationRef channel = channel(publish.publish());
        withChance(publish.probability(), () -> {
            int call = publishing(publish);
            boolean waits = publish.outbox() == null && waits(publish);
            if (waits && publish.acks() != Acknowledgement.LEADER) {
                demand.await(plan.channels().copying(channel) * NANOS);
            }
            demand.call(call, waits);
            if (publish.outbox() != null) {
                program.emit(OpCode.OUTBOX, plan.transactions().outbox(plan, component, name + "->" + channel, call,
                        publish));
            } else if (plan.channels().lingers(channel)) {
                program.emit(OpCode.PUBLISH, call, plan.channels().indexOf(channel), waits ? 1 : 0);
            } else {
                program.emit(waits ? OpCode.CALL : OpCode.SEND, call);
            }
        });
    }

    /// On average nothing is undone.
    private void emitTransaction(int index) {
        for (TransactionPlan.Part part : plan.transactions().all().get(index).parts()) {
            demand.call(part.call(), true);
            if (part.settle() >= 0) {
                demand.call(part.settle(), true);
            }
        }
        program.emit(OpCode.TRANSACT, index);
    }

    /// The name of the next transaction of this operation.
    private String transaction() {
        return transactions++ == 0 ? name : name + "#" + transactions;
    }

    /// Of a read-write lock a reader takes one permit and a writer all.
    private int permits(Step.Acquire acquire) {
        if (isReadWriteLock(acquire.acquire())) {
            return Boolean.TRUE.equals(acquire.shared()) ? 1 : StationPlan.WRITER;
        }
        return acquire.permits() == null ? 1 : acquire.permits();
    }

    private boolean isReadWriteLock(String id) {
        Resource found = plan.component(component).resources().get(id);
        return found != null && found.kind() == ResourceKind.READ_WRITE_LOCK;
    }

    private void fail(double probability) {
        demand.fail(probability);
        program.emit(OpCode.FAIL, uniform(), plan.probability(probability));
    }

    private void withChance(@Nullable Share probability, Runnable body) {
        if (probability == null || probability.value() == 1) {
            body.run();
        } else if (probability.value() > 0) {
            int chance = program.emit(OpCode.CHANCE, uniform(), plan.probability(probability.value()), 0);
            demand.times(probability.value(), body);
            program.patch(chance + 2, program.here());
        }
    }

    private void times(@Nullable Count count, Runnable body) {
        if (count == null || count.equals(Count.ONCE)) {
            body.run();
            return;
        }
        int loop = program.emit(OpCode.LOOP, plan.draws().count(count, stream()), 0);
        int first = program.here();
        mostLoops = Math.max(mostLoops, ++loops);
        demand.times(count.expected(), body);
        loops--;
        program.emit(OpCode.AGAIN, first, program.here() + 3);
        program.patch(loop + 1, program.here());
    }

    private int resource(String id) {
        Map<String, ?> resources = plan.component(component).resources();
        int index = 0;
        for (String known : resources.keySet()) {
            if (known.equals(id)) {
                return index;
            }
            index++;
        }
        throw new IllegalArgumentException("no resource '" + id + "' in " + component);
    }

    private int duration(Distribution distribution) {
        return plan.draws().duration(distribution, stream());
    }

    private int uniform() {
        return plan.draws().uniform(stream());
    }

    private String stream() {
        return "operations." + name + "." + drawn++;
    }
}
