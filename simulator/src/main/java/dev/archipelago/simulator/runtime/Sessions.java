package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.kernel.EventQueue;
import dev.archipelago.simulator.plan.Failure;
import dev.archipelago.simulator.plan.SourcePlan;
import dev.archipelago.simulator.plan.SourcePlan.JourneyCall;
import dev.archipelago.simulator.plan.SourcePlan.JourneyPlan;
import dev.archipelago.simulator.random.Dice;
import dev.archipelago.simulator.random.RandomStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Users from outside and scheduled jobs, on their way through their journeys.
final class Sessions {

    final Source[] sources;
    /// By arrival process, of which a source gets another when its arrivals change; null for those that are over.
    private @Nullable Source[] arriving;
    private final Engine engine;
    private final Requests requests;
    private final EventQueue events;
    private final Dice dice;
    private final JourneyPlan[][] journeys;
    /// The requests of each journey of each source.
    private final JourneyCall[][][] calls;
    private long start;
    private long scheduleStart;

    Sessions(Engine engine, Source[] sources) {
        this.engine = engine;
        this.requests = engine.requests;
        this.events = engine.events;
        this.dice = engine.dice;
        this.sources = sources;
        this.journeys = new JourneyPlan[sources.length][];
        this.calls = new JourneyCall[sources.length][][];
        this.arriving = sources.clone();
        for (Source source : sources) {
            read(source);
        }
    }

    private void read(Source source) {
        journeys[source.number] = source.plan.journeys().toArray(JourneyPlan[]::new);
        calls[source.number] = source.plan.journeys().stream()
                .map(journey -> journey.calls().toArray(JourneyCall[]::new)).toArray(JourneyCall[][]::new);
    }

    /// Lets a source do something else from now on.
    void adopt(Source source, SourcePlan plan, RandomStream stream) {
        boolean anew = source.adopt(plan, stream);
        read(source);
        if (anew) {
            arriving = Arrays.copyOf(arriving, arriving.length + 1);
            arriving[source.process] = null;
            source.process = arriving.length - 1;
            arriving[source.process] = source;
            scheduleNext(source);
        }
    }

    /// @param measured when the measurement will start, in nanoseconds
    /// @param scheduled when the clock of time-dependent arrivals will start, in nanoseconds
    void open(long measured, long scheduled) {
        start = measured;
        scheduleStart = scheduled;
        if (engine.flow != null) {
            engine.flow.open(scheduled);
            return;
        }
        for (Source source : sources) {
            for (int user = 0; user < source.plan.users(); user++) {
                long wait = source.plan.think() < 0 ? 0 : (long) dice.next(source.plan.think());
                events.post(events.after(wait), Engine.ARRIVAL, Engine.NEXT_REQUEST, enter(source));
            }
            scheduleNext(source);
        }
    }

    void scheduleNext(Source source) {
        if (engine.flow != null) {
            return;
        }
        long next = source.arrivals.next(events.now(), scheduleStart);
        if (next != Long.MAX_VALUE) {
            events.post(next, Engine.ARRIVAL, Engine.SESSION, source.process);
        }
    }

    private int enter(Source source) {
        int session = requests.allocate(Requests.SESSION, Requests.NONE, Requests.NONE, 0);
        choose(session, source);
        return session;
    }

    /// The session of an open source begins.
    void begin(int process) {
        Source from = arriving[process];
        if (from == null) {
            return;
        }
        scheduleNext(from);
        Strength surge = from.surge;
        if (surge != null && surge.full() < 1 && !surge.keeps(events.now())) {
            return;
        }
        if (from.onlyCall < 0) {
            request(enter(from));
        } else {
            engine.calls.start(enterOnce(from), from.onlyCall);
        }
    }

    /// A source whose sessions are one request and arrive as ever; null otherwise.
    @Nullable
    Source plain(int process) {
        Source source = arriving[process];
        return source != null && source.onlyCall >= 0 && source.surge == null ? source : null;
    }

    /// A session that is one request, which begins now.
    int enterOnce(Source source) {
        long now = events.now();
        int session = requests.session(source.number, now);
        source.enter(now);
        trace(session, source, now);
        return session;
    }

    private void trace(int session, Source source, long now) {
        if (now >= start && engine.tracer.isOn()) {
            requests.trace(session, engine.tracer.request(source, source.offered - 1, now));
        }
    }

    /// Lets a source grow, or shrink, for a while: more sessions arrive beside the usual ones, more users come, or some of
    /// them do not go on before it is over.
    void surge(Source source, Strength strength, long end) {
        source.surge = strength;
        if (engine.flow != null) {
            return;
        }
        if (source.plan.users() == 0) {
            if (strength.full() > 1) {
                nextExtra(source, strength);
            }
            return;
        }
        source.surgeEnd = end;
        long more = Math.round(source.plan.users() * (strength.full() - 1));
        for (long i = 0; i < more; i++) {
            long come = strength.ramp() * i / more;
            engine.agenda.after(come, () -> {
                if (source.surge == strength) {
                    int session = enter(source);
                    requests.mark(session, Requests.TEMPORARY);
                    request(session);
                }
            });
        }
    }

    /// Sessions of an open source begin at the same instant.
    void burst(int source, int number) {
        if (engine.flow != null) {
            engine.flow.burst(source, number);
            return;
        }
        for (int i = 0; i < number && sources[source].plan.users() == 0; i++) {
            request(enter(sources[source]));
        }
    }

    /// The next session that arrives because of a surge, by thinning from its highest rate.
    private void nextExtra(Source source, Strength strength) {
        double mean = 1e9 / source.arrivals.highest() / (strength.full() - 1);
        double gap = source.arrivals.isEven() ? mean : mean * strength.stream().nextExponential();
        if (!(gap < 4e18)) {
            return;
        }
        engine.agenda.after((long) gap, () -> {
            if (source.surge == strength) {
                nextExtra(source, strength);
                double share = strength.grown(events.now()) * source.arrivals.share(events.now(), scheduleStart);
                if (share >= 1 || strength.stream().nextDouble() < share) {
                    request(enter(source));
                }
            }
        });
    }

    private void send(int session, Source source, int call) {
        source.enter(events.now());
        requests.requestBegan(session, events.now());
        requests.mark(session, Requests.CALLING);
        trace(session, source, events.now());
        engine.calls.start(session, call);
    }

    private void choose(int session, Source source) {
        int chosen = 0;
        if (source.plan.pick() >= 0) {
            double u = dice.next(source.plan.pick());
            JourneyPlan[] all = journeys[source.number];
            while (chosen < all.length - 1 && u >= all[chosen].until()) {
                chosen++;
            }
        }
        requests.journey(session, source.number, chosen);
        requests.position(session, -1, 0);
    }

    private JourneyCall[] journey(int session) {
        return calls[requests.source(session)][requests.journey(session)];
    }

    /// The next request of a session, or its end.
    void request(int session) {
        if (engine.eventful && staysAway(session)) {
            return;
        }
        int position = requests.position(session);
        int repetitions = requests.repetitions(session);
        JourneyCall[] journey = journey(session);
        while (repetitions == 0 && ++position < journey.length) {
            JourneyCall call = journey[position];
            if (call.chance() < 0 || dice.next(call.chance()) < call.probability()) {
                repetitions = call.times() < 0 ? 1 : (int) dice.next(call.times());
            }
        }
        Source source = sources[requests.source(session)];
        if (repetitions > 0) {
            requests.position(session, position, repetitions - 1);
            send(session, source, journey[position].call());
        } else if (source.plan.users() > 0) {
            choose(session, source);
            events.post(events.now(), Engine.ARRIVAL, Engine.NEXT_REQUEST, session);
        } else {
            requests.free(session);
        }
    }

    /// Whether a user of a closed source leaves after a surge, or does not go on before the end of a slump.
    private boolean staysAway(int session) {
        Source source = sources[requests.source(session)];
        Strength surge = source.surge;
        if (requests.is(session, Requests.TEMPORARY) && surge == null) {
            requests.free(session);
            return true;
        }
        if (surge == null || surge.full() >= 1 || source.plan.users() == 0 || surge.keeps(events.now())) {
            return false;
        }
        if (source.surgeEnd < Long.MAX_VALUE) {
            events.post(source.surgeEnd + 1, Engine.ARRIVAL, Engine.NEXT_REQUEST, session);
        }
        return true;
    }

    /// The request of a session has been answered, where no messages follow from it.
    ///
    /// @param time nanoseconds that it took
    void answered(int session, long time) {
        Source source = sources[requests.source(session)];
        if (source.onlyCall < 0 || requests.is(session, Requests.TRACED)) {
            finish(session, null);
            return;
        }
        source.leave(events.now());
        source.recent.add(time);
        requests.free(session);
    }

    /// The request of a session has been answered or has failed.
    void finish(int session, @Nullable Failure failure) {
        Source source = sources[requests.source(session)];
        long now = events.now();
        long began = requests.requestBegan(session);
        source.leave(now);
        if (engine.brokers != null) {
            engine.brokers.chains.answered(session);
        }
        requests.unmark(session, Requests.CALLING);
        if (requests.is(session, Requests.TRACED)) {
            engine.tracer.replied(requests.span(session), now, failure);
            engine.tracer.received(requests.span(session), now);
            requests.trace(session, Requests.NONE);
        }
        if (failure == null) {
            source.recent.add(now - began);
        } else {
            source.failed(failure, now - began);
        }
        if (source.onlyCall >= 0) {
            requests.free(session);
            return;
        }
        JourneyCall[] journey = journey(session);
        int position = requests.position(session);
        boolean more = requests.repetitions(session) > 0 || position + 1 < journey.length;
        if (more || source.plan.users() > 0) {
            events.post(events.after(think(source.plan, journey[position])), Engine.ARRIVAL,
                    Engine.NEXT_REQUEST, session);
        } else {
            requests.free(session);
        }
    }

    private long think(SourcePlan source, JourneyCall call) {
        int draw = call.think() >= 0 ? call.think() : source.think();
        return draw < 0 ? 0 : (long) dice.next(draw);
    }
}
