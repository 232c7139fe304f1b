package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.kernel.EventQueue;
import dev.archipelago.simulator.plan.LinkPlan;
import dev.archipelago.simulator.plan.Plan;
import dev.archipelago.simulator.plan.StationPlan;
import dev.archipelago.simulator.random.Dice;
import dev.archipelago.simulator.random.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;

/// One run of a plan: takes events in order and lets users, callers, replicas and programs act on them.
///
/// The life of a request follows the order of checks of a real one: a user or a program calls ([Calls]), the caller picks a
/// replica, the network takes its time, the replica takes the request in work, lets it wait or rejects it ([Service]), its
/// program runs ([Programs]), the answer travels back, timers decide whether anybody still waits for it.
public final class Engine {

    static final int COMPLETION = 0;
    static final int ARRIVAL = 1;
    static final int TIMER = 2;
    static final int CONTROL = 3;

    static final int CPU_DONE = 0;
    static final int COMPUTED = 1;
    static final int WAITED = 2;
    static final int REQUEST_ARRIVES = 3;
    static final int RESPONSE_ARRIVES = 4;
    static final int TIMEOUT = 5;
    static final int DEADLINE = 6;
    static final int RETRY = 7;
    static final int SESSION = 8;
    static final int NEXT_REQUEST = 9;
    static final int PATIENCE = 10;
    static final int AGENDA = 11;

    /// After so many steps of a run somebody looks whether it was cancelled and whether time moves on.
    private static final int ROUND = 0x10000;
    private static final int MOST_ROUNDS_AT_ONE_INSTANT = 300;

    final Plan plan;
    /// Whether replicas come, go or change during the run; nothing looks after that otherwise.
    final boolean eventful;
    final EventQueue events = new EventQueue();
    final Agenda agenda = new Agenda(events);
    final Requests requests = new Requests();
    final Ready ready = new Ready();
    final Dice dice;
    final Replica[] replicas;
    /// The replicas of each station.
    final Replica[][] stations;
    /// For each station the one that stands for none.
    final Replica[] nobody;
    final Population[] populations;
    final Link[] links;
    final OperationMeter[] operationMeters;
    final Map<String, OperationMeter> metersByOperation = new LinkedHashMap<>();
    final Map<String, LinkMeter> metersByLink = new LinkedHashMap<>();
    final Health health;
    final Faults faults;
    final Service service;
    final Programs programs;
    final Calls calls;
    final Sessions sessions;
    final Tracer tracer;
    private long taken;
    private int steps;
    private long roundBegan;
    private int roundsAtOnce;

    /// @param traces requests that are followed at the most
    public Engine(Plan plan, long seed, int replication, int traces) {
        this.plan = plan;
        this.eventful = plan.isEventful();
        this.tracer = new Tracer(traces);
        this.dice = new Dice(plan.draws(), seed, replication);
        this.stations = new Replica[plan.stations().size()][];
        List<Replica> all = new ArrayList<>();
        for (int i = 0; i < stations.length; i++) {
            stations[i] = replicasOf(plan.stations().get(i), i, all.size());
            all.addAll(List.of(stations[i]));
        }
        this.nobody = new Replica[stations.length];
        this.populations = new Population[stations.length];
        for (int i = 0; i < stations.length; i++) {
            populations[i] = new Population(plan.stations().get(i).replicas());
            nobody[i] = new Replica(all.size(), i, plan.stations().get(i), false, requests);
            if (eventful) {
                all.add(nobody[i]);
            }
        }
        this.replicas = all.toArray(Replica[]::new);
        this.health = new Health(this);
        this.faults = new Faults(this, seed, replication);
        this.links = new Link[plan.links().size()];
        for (int i = 0; i < links.length; i++) {
            LinkPlan link = plan.links().get(i);
            LinkMeter meter = metersByLink.computeIfAbsent(link.id(), _ -> new LinkMeter());
            links[i] = new Link(i, link, Arrays.copyOf(stations[link.to()], plan.stations().get(link.to()).replicas()),
                    meter,
                    events);
        }
        this.operationMeters = plan.operations().stream()
                .map(o -> metersByOperation.computeIfAbsent(o.id(), _ -> new OperationMeter()))
                .toArray(OperationMeter[]::new);
        this.service = new Service(this);
        this.programs = new Programs(this);
        this.calls = new Calls(this);
        Source[] sources = new Source[plan.sources().size()];
        for (int i = 0; i < sources.length; i++) {
            sources[i] = new Source(i, plan.sources().get(i),
                    RandomStream.of(seed, replication, plan.sources().get(i).stream()));
        }
        this.sessions = new Sessions(this, sources);
    }

    private Replica[] replicasOf(StationPlan station, int number, int first) {
        Replica[] made = new Replica[Math.max(station.replicas(), station.life().most())];
        for (int i = 0; i < made.length; i++) {
            made[i] = new Replica(first + i, number, station, i < station.replicas(), requests);
            made[i].cpu = switch (station.sharing()) {
                case NONE -> null;
                case AVERAGED -> new Cpu(made[i], events);
                case QUOTA -> new QuotaCpu(made[i], events);
            };
        }
        return made;
    }

    long now() {
        return events.now();
    }

    /// The time of a replica, which stands still with its work.
    long clock(Replica replica) {
        return replica.condition.frozen ? replica.condition.frozenSince : events.now();
    }

    /// Nanoseconds of computing and waiting of the finished requests of a station.
    long work(int station) {
        long sum = 0;
        Set<OperationMeter> counted = new HashSet<>();
        for (int i = 0; i < operationMeters.length; i++) {
            if (plan.operations().get(i).station() == station && counted.add(operationMeters[i])) {
                sum += operationMeters[i].selfTime;
            }
        }
        return sum;
    }

    long taken() {
        return taken;
    }

    /// Puts the first arrivals into the event list.
    ///
    /// @param measured when the measurement will start, in nanoseconds
    /// @param scheduled when the clock of time-dependent arrivals will start, in nanoseconds
    void open(long measured, long scheduled) {
        sessions.open(measured, scheduled);
        faults.open(scheduled);
    }

    /// Starts measuring: forgets what was counted, keeps all state.
    void restartMeters() {
        long now = events.now();
        Holdings holdings = Holdings.of(this);
        for (Replica replica : replicas) {
            replica.restart(now, holdings.of(replica).outstanding());
        }
        for (Population population : populations) {
            population.restart();
        }
        metersByLink.values().forEach(LinkMeter::restart);
        metersByOperation.values().forEach(OperationMeter::restart);
        for (Source source : sessions.sources) {
            source.restart(now);
        }
    }

    /// Takes all events up to a time, which is then now.
    ///
    /// @throws CancellationException when the run has been cancelled meanwhile
    void runUntil(long end, CancelSignal cancel) {
        while (events.nextUntil(end)) {
            taken++;
            count(cancel);
            take(events.kind(), events.target());
            for (int r = ready.poll(); r != Requests.NONE; r = ready.poll()) {
                count(cancel);
                programs.run(r);
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

    private void take(int kind, int target) {
        switch (kind) {
            case COMPUTED -> programs.computed(target);
            case CPU_DONE -> programs.sharedCpuDone(replicas[target]);
            case WAITED -> programs.waited(target);
            case REQUEST_ARRIVES -> service.deliver(target);
            case RESPONSE_ARRIVES -> calls.responseArrives(target);
            case TIMEOUT -> calls.timeOut(target);
            case DEADLINE -> calls.miss(target);
            case RETRY -> {
                if (!eventful || !health.holdsBack(target)) {
                    calls.tryOnce(target);
                }
            }
            case SESSION -> sessions.begin(target);
            case NEXT_REQUEST -> sessions.request(target);
            case PATIENCE -> service.giveUp(target);
            case AGENDA -> agenda.run(target);
            default -> throw new IllegalStateException("unknown event " + kind);
        }
    }
}
