package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.kernel.EventQueue;
import dev.archipelago.simulator.plan.ChangePlan;
import dev.archipelago.simulator.plan.Detail;
import dev.archipelago.simulator.plan.Island;
import dev.archipelago.simulator.plan.LinkPlan;
import dev.archipelago.simulator.plan.Plan;
import dev.archipelago.simulator.plan.ScalingPlan;
import dev.archipelago.simulator.plan.SourcePlan;
import dev.archipelago.simulator.plan.StationPlan;
import dev.archipelago.simulator.random.Dice;
import dev.archipelago.simulator.random.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// One run of an island of a plan: takes events in order and lets users, callers, replicas and programs act on them.
///
/// The life of a request follows the order of checks of a real one: a user or a program calls ([Calls]), the caller picks a
/// replica, the network takes its time, the replica takes the request in work, lets it wait or rejects it ([Service]), its
/// program runs ([Programs]), the answer travels back, timers decide whether anybody still waits for it.
public final class Engine {

    static final int COMPLETION = 0;
    static final int ARRIVAL = 1;
    static final int TIMER = 2;
    static final int CONTROL = 3;

    /// A computation with a core for itself is done; the two behind it say what comes next, where that is known.
    static final int COMPUTED = 0;
    static final int COMPUTED_CALLS = 1;
    static final int COMPUTED_ENDS = 2;
    static final int WAITED = 3;
    static final int WAITED_CALLS = 4;
    static final int WAITED_ENDS = 5;
    static final int CPU_DONE = 6;
    static final int REQUEST_ARRIVES = 7;
    static final int RESPONSE_ARRIVES = 8;
    static final int TIMEOUT = 9;
    static final int DEADLINE = 10;
    static final int RETRY = 11;
    static final int SESSION = 12;
    static final int NEXT_REQUEST = 13;
    static final int PATIENCE = 14;
    static final int AGENDA = 15;
    static final int HAND_OUT = 16;
    static final int LIMIT_PASSED = 32;
    static final int BULKHEAD_PATIENCE = 33;
    static final int POOL_PATIENCE = 34;
    static final int CONNECTED = 35;
    static final int HEDGE = 36;

    /// After so many steps of a run somebody looks whether it was cancelled and whether time moves on.
    private static final int ROUND = 0x10000;
    private static final int MOST_ROUNDS_AT_ONE_INSTANT = 300;

    final Plan plan;
    final long seed;
    final int replication;
    /// Whether replicas come, go or change during the run; nothing looks after that otherwise.
    final boolean eventful;
    final Tables tables;
    final Island island;
    final EventQueue events = new EventQueue();
    final Agenda agenda = new Agenda(events);
    final Requests requests = new Requests();
    final Ready ready = new Ready();
    final Dice dice;
    final Replica[] replicas;
    /// The replicas of each station of the island.
    final Replica[][] stations;
    /// For each station the one that stands for none.
    final Replica[] nobody;
    final Population[] populations;
    final Link[] links;
    final OperationMeter[] operationMeters;
    final Map<String, OperationMeter> metersByOperation = new LinkedHashMap<>();
    final Map<String, LinkMeter> metersByLink = new LinkedHashMap<>();
    /// Null where there are always enough nodes.
    final @Nullable Cluster cluster;
    /// Null where replicas may ask for as much as they want.
    final @Nullable Quota quota;
    final Health health;
    final Standstill standstill;
    final Faults faults;
    /// Null where nothing is changed on purpose.
    final @Nullable Changes changes;
    /// Of stations that have more than one version.
    final @Nullable Rollout[] rollouts;
    /// How many values have been set.
    int stage;
    /// Tries that failed because who was to answer was being ended.
    long terminated;
    final List<Scaler> scalers = new ArrayList<>();
    /// Of runs with faults.
    final @Nullable Watch watch;
    final Admissions admissions = new Admissions(this);
    /// Null where nothing is published.
    final @Nullable Brokers brokers;
    /// Null where nothing is kept.
    final @Nullable Storage storage;
    final Couriers couriers = new Couriers(this);
    /// Null where nothing is written to one.
    final @Nullable Outboxes outboxes;
    /// Null where all changes and messages are one.
    final @Nullable DualWrites dualWrites;
    /// Null where no operation does any.
    final @Nullable Transactions transactions;
    final Degradation degradation;
    final Guards guards;
    final Leaks leaks;
    /// Null where no link propagates deadlines.
    final @Nullable Expiry expiry;
    /// Whether callers that give up may end the work of their callees.
    final boolean cancels;
    final Cancellation cancellation;
    final Hedges hedges;
    final Abandonment abandonment;
    final Service service;
    final Programs programs;
    final Calls calls;
    final Sessions sessions;
    /// Null where something takes part in every step.
    final @Nullable ShortWay shortWay;
    final Tracer tracer;
    /// Null where single requests are followed.
    final @Nullable Flow flow;
    private int steps;
    private long roundBegan;
    private int roundsAtOnce;

    /// @param dice of the whole plan
    Engine(Plan plan, Tables tables, Island island, Dice dice, long seed, int replication, Tracer tracer) {
        this.plan = plan;
        this.seed = seed;
        this.replication = replication;
        this.eventful = tables.eventful;
        this.tables = tables;
        this.island = island;
        this.dice = dice;
        this.tracer = tracer;
        this.stations = new Replica[plan.stations().size()][];
        List<Replica> all = new ArrayList<>();
        for (int i : island.stations()) {
            stations[i] = replicasOf(plan.stations().get(i), i, all.size());
            all.addAll(List.of(stations[i]));
        }
        this.nobody = new Replica[stations.length];
        this.populations = new Population[stations.length];
        for (int i : island.stations()) {
            populations[i] = new Population(plan.stations().get(i).replicas());
            nobody[i] = new Replica(all.size(), i, -1, 0, plan.stations().get(i), tables.entries, false, requests);
            if (eventful) {
                all.add(nobody[i]);
            }
        }
        this.replicas = all.toArray(Replica[]::new);
        this.rollouts = new Rollout[stations.length];
        this.cluster = plan.cluster() == null ? null : new Cluster(this, plan.cluster());
        this.quota = plan.quota() == null ? null : new Quota(this, plan.quota());
        this.health = new Health(this);
        this.standstill = new Standstill(this);
        this.changes = plan.changes().isEmpty() ? null : new Changes(this);
        for (int i : island.stations()) {
            if (replicasBy(i, 1).length > 0) {
                rollouts[i] = new Rollout(this, i);
            }
        }
        this.faults = new Faults(this, seed, replication);
        for (int i : island.stations()) {
            ScalingPlan scaling = plan.stations().get(i).life().scaling();
            if (scaling != null) {
                scalers.add(new Scaler(this, i, scaling));
            }
        }
        this.links = new Link[plan.links().size()];
        int[] links = tables.linksTo(island.stations());
        for (int i : links) {
            LinkPlan link = plan.links().get(i);
            LinkMeter meter = metersByLink.computeIfAbsent(link.id(), _ -> new LinkMeter());
            this.links[i] = new Link(i, link, atFirst(link.to()), stations[link.to()], meter, events);
        }
        this.operationMeters = new OperationMeter[plan.operations().size()];
        for (int i : tables.operationsOf(island.stations())) {
            operationMeters[i] = metersByOperation.computeIfAbsent(plan.operations().get(i).id(),
                    _ -> new OperationMeter());
        }
        this.brokers = plan.channels().isEmpty() ? null : new Brokers(this);
        this.storage = plan.storage().isEmpty() ? null : new Storage(this, plan.storage());
        this.outboxes = plan.outboxes().isEmpty() ? null : new Outboxes(this);
        this.dualWrites = plan.dualWrites().isEmpty() ? null : new DualWrites(this);
        this.transactions = plan.transactions().isEmpty() ? null : new Transactions(this);
        this.guards = new Guards(this);
        this.leaks = new Leaks(this);
        boolean expires = IntStream.of(links).anyMatch(i -> plan.links().get(i).propagates());
        this.expiry = expires ? new Expiry(requests, events) : null;
        this.cancels = IntStream.of(links).anyMatch(i -> plan.links().get(i).cancels());
        for (Replica replica : replicas) {
            if (replica.plan.overload().sheds()) {
                replica.shedder = new Shedder(this, replica);
            }
        }
        this.service = new Service(this);
        this.degradation = new Degradation(this);
        this.programs = new Programs(this);
        this.cancellation = new Cancellation(this);
        this.hedges = new Hedges(this);
        this.abandonment = new Abandonment(this);
        this.calls = new Calls(this);
        Set<Integer> expiring = Expiry.stations(IntStream.of(links).mapToObj(plan.links()::get).toList());
        for (int i : links) {
            if (storage != null) {
                this.links[i].leadsTo(storage, plan.links().get(i).to());
            }
            this.links[i].complete(routing(this.links[i]), cancels, expires, eventful);
            this.links[i].callersExpire = expiring.contains(plan.links().get(i).from());
            LinkPlan.Looking looking = plan.links().get(i).looking();
            if (looking != null && eventful) {
                this.links[i].views = new Views(this, this.links[i], looking, atFirst(plan.links().get(i).to()));
            }
        }
        Source[] sources = new Source[island.sources().size()];
        for (int i = 0; i < sources.length; i++) {
            SourcePlan source = plan.sources().get(island.sources().get(i));
            sources[i] = new Source(i, source, RandomStream.of(seed, replication, source.stream()));
        }
        this.sessions = new Sessions(this, sources);
        this.shortWay = ShortWay.isOpen(this) ? new ShortWay(this) : null;
        this.flow = plan.detail() == Detail.FLUID ? new Flow(this) : null;
        this.watch = plan.faults().isEmpty() ? null : new Watch(this);
    }

    /// The replicas of a station that there are from the start on; nobody where there are none.
    private Replica[] atFirst(int station) {
        int replicas = plan.stations().get(station).replicas();
        return replicas == 0 ? new Replica[]{nobody[station]} : Arrays.copyOf(stations[station], replicas);
    }

    private @Nullable Routing routing(Link link) {
        boolean judges = link.protection != null && link.protection.outliers() != null;
        boolean knowsZones = link.way != null && !link.way.callerZones().isEmpty();
        boolean chooses = switch (link.balancing) {
            case CONSISTENT_HASH, MAGLEV -> true;
            case ZONE_AWARE, ZONE_FAILOVER -> knowsZones;
            case ROUND_ROBIN, RANDOM, LEAST_REQUEST, LEAST_CONNECTIONS -> false;
        };
        LinkPlan from = plan.links().get(link.number);
        Replica[] all = stations[from.to()];
        return all.length > 1 && (judges || chooses)
                ? new Routing(link, all, atFirst(from.to()), from.from() < 0 ? new Replica[0] : stations[from.from()],
                        dice)
                : null;
    }

    /// The number of the first replica that calls over a link; -1 from outside.
    int firstCaller(Link link) {
        int from = plan.links().get(link.number).from();
        return from < 0 ? -1 : stations[from][0].number;
    }

    /// A place for each replica that there may be at a time: of each version twice as many as are wanted at the most, and
    /// of drained stations too, as those that leave need theirs for a while.
    private Replica[] replicasOf(StationPlan station, int number, int first) {
        List<Replica> made = new ArrayList<>();
        int most = Math.max(station.replicas(), station.life().most());
        for (int version = 0; version < versions(number); version++) {
            int places = version > 0 || drains(number) ? 2 * most : most;
            for (int i = 0; i < places; i++) {
                made.add(replica(station, number, first, version, made.size()));
            }
        }
        return made.toArray(Replica[]::new);
    }

    private Replica replica(StationPlan station, int number, int first, int version, int place) {
        StationPlan edition = plan.editions().of(0, version).stations().get(number);
        boolean isPresent = version == 0 && place < station.replicas();
        Replica made = new Replica(first + place, number, station.life().zone(place), version, edition,
                tables.entriesOf[plan.editions().number(0, version)], isPresent, requests);
        made.cpu = switch (sharing(number, version)) {
            case NONE -> null;
            case AVERAGED -> new Cpu(made, events);
            case QUOTA -> new QuotaCpu(made, events);
            case NODE -> new FreeCpu(made, events);
        };
        return made;
    }

    /// How computations share a CPU that may get another limit during the run.
    private StationPlan.Sharing sharing(int station, int version) {
        List<StationPlan> stages = IntStream.range(0, plan.editions().stages())
                .mapToObj(stage -> plan.editions().of(stage, version).stations().get(station)).toList();
        boolean unlimited = stages.stream().anyMatch(stage -> Double.isInfinite(stage.cores()));
        StationPlan.Sharing most = stages.stream().map(StationPlan::sharing).max(Comparator.naturalOrder())
                .orElseThrow();
        return unlimited && most == StationPlan.Sharing.QUOTA ? StationPlan.Sharing.AVERAGED : most;
    }

    private int versions(int station) {
        return 1 + (int) plan.changes().stream()
                .filter(change -> change instanceof ChangePlan.NewVersion version && version.station() == station)
                .count();
    }

    private boolean drains(int station) {
        return plan.changes().stream().anyMatch(change -> change instanceof ChangePlan.Drain drain
                && drain.stations().contains(station));
    }

    /// The places of a version of a station.
    Replica[] replicasBy(int station, int version) {
        return Arrays.stream(stations[station]).filter(replica -> replica.version == version)
                .toArray(Replica[]::new);
    }

    long now() {
        return events.now();
    }

    /// Of a plan with channels.
    Brokers brokers() {
        if (brokers == null) {
            throw new IllegalStateException("there is no channel in this plan");
        }
        return brokers;
    }

    /// Of a plan with caches or databases that keep something.
    Storage storage() {
        if (storage == null) {
            throw new IllegalStateException("nothing is kept in this plan");
        }
        return storage;
    }

    /// Of a plan with transactions.
    Transactions transactions() {
        return Objects.requireNonNull(transactions, "there is no transaction in this plan");
    }

    /// Of a plan with outboxes.
    Outboxes outboxes() {
        return Objects.requireNonNull(outboxes, "there is no outbox in this plan");
    }

    /// Of a plan with dual writes.
    DualWrites dualWrites() {
        return Objects.requireNonNull(dualWrites, "there is no dual write in this plan");
    }

    /// The time of a replica, which stands still with its work.
    long clock(Replica replica) {
        return replica.condition.frozen ? replica.condition.frozenSince : events.now();
    }

    /// Nanoseconds of computing and waiting of the finished requests of a station.
    long work(int station) {
        long work = 0;
        Set<OperationMeter> counted = new HashSet<>();
        for (int i : tables.operationsOf(List.of(station))) {
            if (counted.add(operationMeters[i])) {
                work += operationMeters[i].selfTime;
            }
        }
        return work;
    }

    long taken() {
        return events.taken();
    }

    /// Puts the first arrivals into the event list.
    ///
    /// @param measured when the measurement will start, in nanoseconds
    /// @param scheduled when the clock of time-dependent arrivals will start, in nanoseconds
    void open(long measured, long scheduled) {
        sessions.open(measured, scheduled);
        faults.open(scheduled);
        if (changes != null) {
            changes.open(measured, scheduled);
        }
        if (eventful) {
            health.open();
        }
        if (cluster != null) {
            cluster.open(measured);
        }
        if (quota != null) {
            quota.open();
        }
        if (storage != null) {
            storage.open();
        }
        if (watch != null) {
            watch.open(measured);
        }
        scalers.forEach(scaler -> scaler.open(measured, scheduled));
    }

    /// Starts measuring: forgets what was counted, keeps all state.
    void restartMeters() {
        long now = events.now();
        Holdings holdings = Holdings.of(this);
        scalers.forEach(Scaler::keep);
        if (cluster != null) {
            cluster.meter.restart();
        }
        if (quota != null) {
            quota.restart();
        }
        for (Replica replica : replicas) {
            replica.restart(now, holdings.of(replica));
        }
        for (int station : island.stations()) {
            populations[station].restart();
        }
        metersByLink.values().forEach(LinkMeter::restart);
        metersByOperation.values().forEach(OperationMeter::restart);
        for (Source source : sessions.sources) {
            source.restart(now, holdings.inFlight(source.number).sojourn());
        }
        if (brokers != null) {
            brokers.restart();
        }
        if (storage != null) {
            storage.restart();
        }
        if (transactions != null) {
            transactions.restart();
        }
        if (outboxes != null) {
            outboxes.restart();
        }
        if (dualWrites != null) {
            dualWrites.restart();
        }
    }

    /// Takes all events up to a time, which is then now.
    ///
    /// @throws CancellationException when the run has been cancelled meanwhile
    void runUntil(long end, CancelSignal cancel) {
        if (shortWay != null) {
            runShort(shortWay, end, cancel);
            return;
        }
        while (events.nextUntil(end)) {
            count(cancel);
            take(events.kind(), events.target());
            for (int r = ready.poll(); r != Requests.NONE; r = ready.poll()) {
                count(cancel);
                if (cancels && requests.is(r, Requests.CANCELLED)) {
                    cancellation.bury(r);
                } else {
                    programs.run(r);
                }
            }
        }
        events.advanceTo(end);
    }

    private void runShort(ShortWay way, long end, CancelSignal cancel) {
        while (events.nextUntil(end)) {
            count(cancel);
            int kind = events.kind();
            int target = events.target();
            if (kind > WAITED_ENDS || requests.isAny(target, Requests.BRANCH | Requests.CANCELLED)) {
                take(kind, target);
            } else {
                way.goOn(kind, target);
            }
            for (int r = ready.poll(); r != Requests.NONE; r = ready.poll()) {
                count(cancel);
                if (cancels && requests.is(r, Requests.CANCELLED)) {
                    cancellation.bury(r);
                } else {
                    way.run(r);
                }
            }
        }
        events.advanceTo(end);
    }

    /// Counts an event or a request that goes on.
    private void count(CancelSignal cancel) {
        if (++steps == ROUND) {
            steps = 0;
            endRound(cancel);
        }
    }

    private void endRound(CancelSignal cancel) {
        if (cancel.isCancelled()) {
            throw new CancellationException("the simulation was cancelled");
        }
        long now = events.now();
        roundsAtOnce = now == roundBegan ? roundsAtOnce + 1 : 0;
        roundBegan = now;
        if (roundsAtOnce > MOST_ROUNDS_AT_ONE_INSTANT) {
            throw new IllegalStateException("time stands still at " + now / 1e9 + " s: requests follow one another"
                    + " without any time passing; give a step, a network path or the users' think time some");
        }
    }

    private void begin(int process) {
        if (shortWay == null) {
            sessions.begin(process);
        } else {
            shortWay.begin(process);
        }
    }

    /// Large, so that the compiler keeps it, and what it leads to, out of the loops that call it: the ends of steps that come next there are
    /// a tenth faster without the code of arrivals among them.
    private void take(int kind, int target) {
        switch (kind) {
            case COMPUTED, COMPUTED_CALLS, COMPUTED_ENDS -> programs.computed(target);
            case CPU_DONE -> programs.sharedCpuDone(replicas[target]);
            case WAITED, WAITED_CALLS, WAITED_ENDS -> programs.waited(target);
            case REQUEST_ARRIVES -> service.deliver(target);
            case RESPONSE_ARRIVES -> calls.responseArrives(target);
            case TIMEOUT -> calls.timeOut(target);
            case DEADLINE -> calls.miss(target);
            case RETRY -> {
                if (!eventful || !standstill.holdsBack(target)) {
                    calls.tryOnce(target);
                }
            }
            case SESSION -> begin(target);
            case NEXT_REQUEST -> sessions.request(target);
            case PATIENCE -> service.giveUp(target);
            case AGENDA -> agenda.run(target);
            case HAND_OUT -> brokers().handOut(target);
            case LIMIT_PASSED -> guards.passed(target);
            case BULKHEAD_PATIENCE -> guards.giveUp(target);
            case POOL_PATIENCE -> guards.giveUpConnection(target);
            case CONNECTED -> guards.connected(guards.clients.get(target));
            case HEDGE -> calls.hedge(target);
            default -> throw new IllegalStateException("unknown event " + kind);
        }
    }
}
