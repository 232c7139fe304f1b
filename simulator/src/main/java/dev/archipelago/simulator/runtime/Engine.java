package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.kernel.EventQueue;
import dev.archipelago.simulator.plan.CallPlan;
import dev.archipelago.simulator.plan.Draw;
import dev.archipelago.simulator.plan.Failure;
import dev.archipelago.simulator.plan.LinkPlan;
import dev.archipelago.simulator.plan.OpCode;
import dev.archipelago.simulator.plan.OperationPlan;
import dev.archipelago.simulator.plan.Plan;
import dev.archipelago.simulator.plan.RetryPlan;
import dev.archipelago.simulator.plan.SourcePlan;
import dev.archipelago.simulator.plan.StationPlan;
import dev.archipelago.simulator.random.RandomStream;
import dev.archipelago.simulator.random.Sampler;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// One run of a plan: takes events in order and lets requests, replicas and callers act on them.
///
/// The life of a request follows the order of checks of a real one: the caller picks a replica, the network takes its
/// time, the replica takes the request in work, lets it wait or rejects it, the program runs, the answer travels back,
/// timers decide whether anybody still waits for it.
public final class Engine {

    static final int COMPLETION = 0;
    static final int ARRIVAL = 1;
    static final int TIMER = 2;

    static final int CPU_DONE = 0;
    static final int WAIT_DONE = 1;
    static final int REQUEST_ARRIVES = 2;
    static final int RESPONSE_ARRIVES = 3;
    static final int TIMEOUT = 4;
    static final int DEADLINE = 5;
    static final int RETRY = 6;
    static final int SESSION = 7;
    static final int NEXT_REQUEST = 8;
    static final int PATIENCE = 9;

    private static final int MOST_AT_ONE_INSTANT = 50_000_000;

    final Plan plan;
    private final EventQueue events = new EventQueue();
    private final ArrayDeque<Frame> ready = new ArrayDeque<>();
    private final Sampler[] samplers;
    private final RandomStream[] streams;
    private final double[] probabilities;
    private final long[] turns;
    final Station[] stations;
    final Source[] sources;
    final LinkMeter[] linkMeters;
    final OperationMeter[] operationMeters;
    final Map<String, OperationMeter> metersByOperation = new LinkedHashMap<>();
    final Map<String, LinkMeter> metersByLink = new LinkedHashMap<>();
    private long start;
    private long scheduleStart;
    private long taken;

    public Engine(Plan plan, long seed, int replication) {
        this.plan = plan;
        List<Draw> draws = plan.draws();
        samplers = draws.stream().map(Draw::sampler).toArray(Sampler[]::new);
        streams = draws.stream().map(d -> RandomStream.of(seed, replication, d.stream())).toArray(RandomStream[]::new);
        probabilities = plan.probabilities().stream().mapToDouble(Double::doubleValue).toArray();
        stations = plan.stations().stream().map(Station::new).toArray(Station[]::new);
        sources = plan.sources().stream().map(s -> new Source(s, RandomStream.of(seed, replication, s.stream())))
                .toArray(Source[]::new);
        turns = new long[plan.links().size()];
        linkMeters = plan.links().stream().map(l -> metersByLink.computeIfAbsent(l.id(), _ -> new LinkMeter()))
                .toArray(LinkMeter[]::new);
        operationMeters = plan.operations().stream()
                .map(o -> metersByOperation.computeIfAbsent(o.id(), _ -> new OperationMeter()))
                .toArray(OperationMeter[]::new);
    }

    EventQueue events() {
        return events;
    }

    long now() {
        return events.now();
    }

    long taken() {
        return taken;
    }

    /// Puts the first arrivals into the event list.
    ///
    /// @param measured when the measurement will start, in nanoseconds
    /// @param scheduled when the clock of time-dependent arrivals will start, in nanoseconds
    void open(long measured, long scheduled) {
        start = measured;
        scheduleStart = scheduled;
        for (Source source : sources) {
            for (int user = 0; user < source.plan.users(); user++) {
                Session session = new Session(source, source.plan.journeys().getFirst());
                choose(session);
                long wait = source.plan.think() < 0 ? 0 : (long) draw(source.plan.think());
                events.schedule(events.now() + wait, ARRIVAL, NEXT_REQUEST, session);
            }
            scheduleSession(source);
        }
    }

    /// Starts measuring: forgets what was counted, keeps all state.
    void restartMeters() {
        long now = events.now();
        for (Station station : stations) {
            station.busy.restart(now);
            station.waiting.restart(now);
            station.cores.restart(now);
            station.throttled.restart(now);
            station.work = 0;
            station.wasted = 0;
            station.rejected = 0;
        }
        metersByLink.values().forEach(LinkMeter::restart);
        metersByOperation.values().forEach(OperationMeter::restart);
        for (Source source : sources) {
            source.restart(now);
        }
    }

    /// Takes all events up to a time, which is then now.
    ///
    /// @throws CancellationException when the run has been cancelled meanwhile
    void runUntil(long end, CancelSignal cancel) {
        int atOnce = 0;
        long before = -1;
        while (events.nextTime() <= end) {
            events.next();
            if ((++taken & 0xFFFF) == 0 && cancel.isCancelled()) {
                throw new CancellationException("the simulation was cancelled");
            }
            atOnce = events.now() == before ? atOnce + 1 : 0;
            before = events.now();
            if (atOnce > MOST_AT_ONE_INSTANT) {
                throw new IllegalStateException("time stands still at " + before / 1e9
                        + " s: requests follow one another"
                        + " without any time passing; give a step, a network path or the users' think time some");
            }
            take();
        }
        events.advanceTo(end);
    }

    private void take() {
        Object target = events.target();
        switch (events.kind()) {
            case CPU_DONE -> computed((Cpu) require(target));
            case WAIT_DONE -> waited((Frame) require(target));
            case REQUEST_ARRIVES -> deliver((Attempt) require(target));
            case RESPONSE_ARRIVES -> answered((Attempt) require(target));
            case TIMEOUT -> timeOut((Attempt) require(target));
            case DEADLINE -> miss((Call) require(target));
            case RETRY -> tryOnce((Call) require(target));
            case SESSION -> begin((Source) require(target));
            case NEXT_REQUEST -> request((Session) require(target));
            case PATIENCE -> giveUp((Frame) require(target));
            default -> throw new IllegalStateException("unknown event " + events.kind());
        }
        for (Frame frame = ready.poll(); frame != null; frame = ready.poll()) {
            run(frame);
        }
    }

    private static Object require(@Nullable Object target) {
        if (target == null) {
            throw new IllegalStateException("an event without a target");
        }
        return target;
    }

    // ---- sessions ----------------------------------------------------------------------------------------------

    private void scheduleSession(Source source) {
        long next = source.arrivals.next(events.now(), scheduleStart);
        if (next != Long.MAX_VALUE) {
            events.schedule(next, ARRIVAL, SESSION, source);
        }
    }

    private void begin(Source source) {
        scheduleSession(source);
        Session session = new Session(source, source.plan.journeys().getFirst());
        choose(session);
        request(session);
    }

    private void choose(Session session) {
        SourcePlan source = session.source.plan;
        session.position = -1;
        session.left = 0;
        if (source.pick() >= 0) {
            double u = draw(source.pick());
            for (SourcePlan.JourneyPlan journey : source.journeys()) {
                session.journey = journey;
                if (u < journey.until()) {
                    break;
                }
            }
        }
    }

    /// The next request of a session, or its end.
    private void request(Session session) {
        if (session.left > 0) {
            session.left--;
            send(session);
            return;
        }
        while (++session.position < session.journey.calls().size()) {
            SourcePlan.JourneyCall call = session.journey.calls().get(session.position);
            if (call.chance() >= 0 && draw(call.chance()) >= call.probability()) {
                continue;
            }
            session.left = call.times() < 0 ? 1 : (int) draw(call.times());
            if (session.left > 0) {
                session.left--;
                send(session);
                return;
            }
        }
        if (session.source.plan.users() > 0) {
            choose(session);
            events.schedule(events.now(), ARRIVAL, NEXT_REQUEST, session);
        }
    }

    private void send(Session session) {
        session.source.enter(events.now(), start);
        start(null, session, session.journey.calls().get(session.position).call());
    }

    private void finishRequest(Call call, Session session, @Nullable Failure failure) {
        Source source = session.source;
        long now = events.now();
        source.leave(now, call.began, start);
        if (failure == null) {
            source.completed(now - call.began);
        } else {
            source.failed(failure);
        }
        boolean more = session.left > 0 || session.position + 1 < session.journey.calls().size();
        if (more || source.plan.users() > 0) {
            int own = session.journey.calls().get(session.position).think();
            int draw = own >= 0 ? own : source.plan.think();
            long wait = draw < 0 ? 0 : (long) draw(draw);
            events.schedule(now + wait, ARRIVAL, NEXT_REQUEST, session);
        }
    }

    // ---- calls -------------------------------------------------------------------------------------------------

    private void start(@Nullable Frame caller, @Nullable Session session, int index) {
        CallPlan callPlan = plan.calls().get(index);
        LinkPlan link = plan.links().get(callPlan.link());
        Call call = new Call(caller, session, callPlan.link(), link, callPlan.operation(), events.now());
        linkMeters[call.link].calls++;
        if (link.deadline() > 0) {
            call.deadline = events.schedule(call.began + link.deadline(), TIMER, DEADLINE, call);
        }
        tryOnce(call);
    }

    private void tryOnce(Call call) {
        LinkPlan link = call.linkPlan;
        call.retry = EventQueue.NONE;
        call.tries++;
        linkMeters[call.link].attempts++;
        Station station = stations[link.to()];
        Attempt attempt = new Attempt(call, station.pick(link, streams[link.balancingDraw()], turns[call.link]++));
        call.current = attempt;
        if (link.timeout() > 0) {
            attempt.timeout = events.schedule(events.now() + link.timeout(), TIMER, TIMEOUT, attempt);
        }
        long delay = latency(link) + link.requestNanos();
        if (delay > 0) {
            events.schedule(events.now() + delay, ARRIVAL, REQUEST_ARRIVES, attempt);
        } else {
            deliver(attempt);
        }
    }

    private long latency(LinkPlan link) {
        return link.latency() < 0 ? 0 : Math.round(draw(link.latency()));
    }

    private void deliver(Attempt attempt) {
        Replica replica = attempt.replica;
        StationPlan limits = replica.station.plan;
        attempt.arrived = events.now();
        operationMeters[attempt.call.operation].calls++;
        if (replica.busy < limits.workers()) {
            begin(attempt);
        } else if (replica.backlog.size() < limits.backlog()) {
            replica.backlog.add(attempt);
            replica.station.waiting.add(events.now(), 1);
        } else {
            replica.station.rejected++;
            linkMeters[attempt.call.link].rejected++;
            answer(attempt, Failure.REJECTED);
        }
    }

    private void begin(Attempt attempt) {
        Replica replica = attempt.replica;
        replica.busy++;
        replica.station.busy.add(events.now(), 1);
        OperationPlan operation = plan.operations().get(attempt.call.operation);
        ready.add(new Frame(replica, attempt.call.operation, operation.code(), attempt, attempt.arrived));
    }

    private void answer(Attempt attempt, @Nullable Failure failure) {
        attempt.failure = failure;
        long delay = latency(attempt.call.linkPlan) + attempt.call.linkPlan.responseNanos();
        if (delay > 0) {
            events.schedule(events.now() + delay, COMPLETION, RESPONSE_ARRIVES, attempt);
        } else {
            answered(attempt);
        }
    }

    private void answered(Attempt attempt) {
        if (!attempt.abandoned) {
            events.cancel(attempt.timeout);
            tried(attempt.call, attempt.failure);
        }
    }

    private void timeOut(Attempt attempt) {
        attempt.abandoned = true;
        linkMeters[attempt.call.link].timeouts++;
        tried(attempt.call, Failure.TIMEOUT);
    }

    private void miss(Call call) {
        call.deadline = EventQueue.NONE;
        Attempt attempt = call.current;
        if (attempt != null) {
            attempt.abandoned = true;
            events.cancel(attempt.timeout);
        }
        events.cancel(call.retry);
        linkMeters[call.link].timeouts++;
        finish(call, Failure.TIMEOUT);
    }

    private void tried(Call call, @Nullable Failure failure) {
        RetryPlan retry = call.linkPlan.retry();
        if (failure == null || retry == null || call.tries >= retry.attempts() || !isRetried(retry, failure)) {
            finish(call, failure);
            return;
        }
        int doublings = Math.min(call.tries - 1, 40);
        double backoff = Math.min((double) retry.max(), (double) retry.base() * (1L << doublings));
        double wait = backoff * (1 - retry.jitter() + retry.jitter() * draw(retry.draw()));
        call.retry = events.schedule(events.now() + (long) wait, TIMER, RETRY, call);
    }

    private static boolean isRetried(RetryPlan retry, Failure failure) {
        int bit = failure == Failure.DEPENDENCY ? Failure.ERROR.bit() : failure.bit();
        return (retry.causes() & bit) != 0;
    }

    private void finish(Call call, @Nullable Failure failure) {
        call.done = true;
        events.cancel(call.deadline);
        LinkMeter meter = linkMeters[call.link];
        if (failure == null) {
            meter.latency.add(events.now() - call.began);
        } else {
            meter.failed++;
        }
        Failure outcome = call.linkPlan.fallback() ? null : failure;
        Frame caller = call.caller;
        if (call.session != null) {
            finishRequest(call, call.session, outcome);
        } else if (caller != null) {
            if (outcome == null) {
                ready.add(caller);
            } else {
                fail(caller, Failure.DEPENDENCY);
            }
        }
    }

    // ---- programs ----------------------------------------------------------------------------------------------

    private void run(Frame frame) {
        int[] code = frame.code;
        while (true) {
            int at = frame.place;
            switch (code[at]) {
                case OpCode.COMPUTE -> {
                    frame.place = at + 2;
                    double demand = draw(code[at + 1]);
                    if (demand > 0) {
                        frame.stepBegan = events.now();
                        Replica replica = frame.replica;
                        double before = replica.cpu.used();
                        boolean throttled = replica.cpu.isThrottled();
                        replica.cpu.begin(this, frame, demand);
                        replica.station.cpuChanged(events.now(), replica.cpu, before, throttled);
                        return;
                    }
                }
                case OpCode.WAIT -> {
                    frame.place = at + 2;
                    long time = Math.round(draw(code[at + 1]));
                    if (time > 0) {
                        frame.stepBegan = events.now();
                        events.schedule(events.now() + time, COMPLETION, WAIT_DONE, frame);
                        return;
                    }
                }
                case OpCode.CALL -> {
                    frame.place = at + 2;
                    start(frame, null, code[at + 1]);
                    return;
                }
                case OpCode.SEND -> {
                    frame.place = at + 2;
                    start(null, null, code[at + 1]);
                }
                case OpCode.FORK -> {
                    fork(frame, at);
                    return;
                }
                case OpCode.CHANCE -> frame.place = draw(code[at + 1]) < probabilities[code[at + 2]]
                        ? at + 4
                        : code[at + 3];
                case OpCode.CHOOSE -> frame.place = chosen(code, at);
                case OpCode.LOOP -> {
                    int passes = (int) draw(code[at + 1]);
                    frame.place = passes > 0 ? at + 3 : code[at + 2];
                    if (passes > 0) {
                        frame.pushLoop(passes);
                    }
                }
                case OpCode.AGAIN -> {
                    boolean more = --frame.loops[frame.depth - 1] > 0;
                    frame.depth -= more ? 0 : 1;
                    frame.place = more ? code[at + 1] : code[at + 2];
                }
                case OpCode.JUMP -> frame.place = code[at + 1];
                case OpCode.REPLY -> {
                    frame.place = at + 1;
                    reply(frame.request, null);
                }
                case OpCode.FAIL -> {
                    frame.place = at + 3;
                    if (draw(code[at + 1]) < probabilities[code[at + 2]]) {
                        fail(frame, Failure.ERROR);
                        return;
                    }
                }
                case OpCode.ACQUIRE -> {
                    frame.place = at + 4;
                    if (frame.request.ended) {
                        end(frame, Failure.DEPENDENCY);
                        return;
                    }
                    if (!acquire(frame, code[at + 1], code[at + 2], code[at + 3])) {
                        return;
                    }
                }
                case OpCode.RELEASE -> {
                    frame.place = at + 3;
                    release(frame.request, code[at + 1], code[at + 2]);
                }
                case OpCode.END -> {
                    end(frame, null);
                    return;
                }
                default -> throw new IllegalStateException("unknown instruction " + code[at]);
            }
        }
    }

    private int chosen(int[] code, int at) {
        double u = draw(code[at + 1]);
        int n = code[at + 2];
        for (int i = 0; i < n; i++) {
            if (u < probabilities[code[at + 3 + 2 * i]]) {
                return code[at + 4 + 2 * i];
            }
        }
        return code[at + 3 + 2 * n];
    }

    private void fork(Frame frame, int at) {
        int n = frame.code[at + 1];
        Fork fork = new Fork(frame, n, frame.code[at + 2], frame.code[at + 3]);
        frame.place = fork.behind;
        if (n == 0) {
            ready.add(frame);
        }
        for (int i = 0; i < n; i++) {
            ready.add(new Frame(fork, frame.code[at + 4 + i]));
        }
    }

    private void computed(Cpu cpu) {
        long now = events.now();
        double before = cpu.used();
        boolean throttled = cpu.isThrottled();
        Station station = null;
        for (Frame frame = cpu.takeDone(now); frame != null; frame = cpu.takeDone(now)) {
            station = frame.replica.station;
            resume(frame);
        }
        if (station != null) {
            station.cpuChanged(now, cpu, before, throttled);
        }
        cpu.reschedule(this, now);
    }

    private void waited(Frame frame) {
        resume(frame);
    }

    private void resume(Frame frame) {
        frame.request.selfTime += events.now() - frame.stepBegan;
        ready.add(frame);
    }

    private void fail(Frame frame, Failure failure) {
        end(frame, failure);
    }

    private void end(Frame frame, @Nullable Failure failure) {
        frame.ended = true;
        Fork fork = frame.fork;
        if (fork != null) {
            join(fork, failure);
            return;
        }
        reply(frame, failure);
        for (int resource = 0; resource < frame.permits.length; resource++) {
            release(frame, resource, frame.permits[resource]);
        }
        Replica replica = frame.replica;
        Station station = replica.station;
        station.work += frame.selfTime;
        station.wasted += frame.isWasted() ? frame.selfTime : 0;
        operationMeters[frame.operation].selfTime.add(frame.selfTime);
        replica.busy--;
        station.busy.add(events.now(), -1);
        Attempt next = replica.backlog.poll();
        if (next != null) {
            station.waiting.add(events.now(), -1);
            begin(next);
        }
    }

    private void join(Fork fork, @Nullable Failure failure) {
        fork.running--;
        if (fork.joined) {
            return;
        }
        fork.succeeded += failure == null ? 1 : 0;
        if (fork.succeeded >= fork.needed) {
            fork.joined = true;
            ready.add(fork.parent);
        } else if (failure != null && fork.succeeded + fork.running < fork.needed) {
            fork.joined = true;
            fail(fork.parent, failure);
        }
    }

    private void reply(Frame request, @Nullable Failure failure) {
        if (!request.replied) {
            request.replied = true;
            operationMeters[request.operation].latency.add(events.now() - request.arrived);
            answer(request.origin, failure);
        }
    }

    // ---- limited resources ---------------------------------------------------------------------------------------

    private boolean acquire(Frame frame, int resource, int wanted, int patience) {
        Permits permits = frame.replica.permits[resource];
        if (permits.waiting.isEmpty() && permits.free >= wanted) {
            grant(frame, permits, resource, wanted);
            return true;
        }
        frame.wanted = wanted;
        frame.wantedResource = resource;
        frame.patience = patience < 0
                ? EventQueue.NONE
                : events.schedule(events.now() + plan.times().get(patience), TIMER, PATIENCE, frame);
        permits.waiting.add(frame);
        return false;
    }

    private static void grant(Frame frame, Permits permits, int resource, int wanted) {
        permits.free -= wanted;
        Frame request = frame.request;
        if (request.permits.length == 0) {
            request.permits = new int[frame.replica.permits.length];
        }
        request.permits[resource] += wanted;
    }

    private void release(Frame request, int resource, int number) {
        int held = request.permits.length == 0 ? 0 : request.permits[resource];
        int given = Math.min(number, held);
        if (given == 0) {
            return;
        }
        request.permits[resource] -= given;
        Permits permits = request.replica.permits[resource];
        permits.free += given;
        for (Frame next = permits.waiting.peek(); next != null
                && permits.free >= next.wanted; next = permits.waiting.peek()) {
            permits.waiting.poll();
            events.cancel(next.patience);
            if (!next.request.ended) {
                grant(next, permits, resource, next.wanted);
                ready.add(next);
            }
        }
    }

    private void giveUp(Frame frame) {
        frame.replica.permits[frame.wantedResource].waiting.remove(frame);
        fail(frame, Failure.TIMEOUT);
    }

    private double draw(int index) {
        return samplers[index].next(streams[index]);
    }
}
