package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.plan.Failure;
import dev.archipelago.simulator.plan.SourcePlan;
import dev.archipelago.simulator.plan.SourcePlan.JourneyCall;
import java.util.ArrayList;
import java.util.List;

/// Users from outside and scheduled jobs where only rates are followed: as many requests as they send on average.
final class FlowUsers {

    /// Nanoseconds that a user takes for a session at the least.
    private static final double SHORTEST_CYCLE = 1e6;

    private final Engine engine;
    private final Flow flow;
    private final List<Stream> streams = new ArrayList<>();
    private long scheduleStart;

    /// What a source sends.
    private static final class Stream {
        private final Source source;
        private final Rounded offered = new Rounded();
        private final Rounded completed = new Rounded();
        private final Rounded failed = new Rounded();
        private double extra;
        private int stage;
        private List<Part> parts;
        /// By part.
        private final double[] sent;
        private final double[] inside;

        private Stream(Source source, List<Part> parts) {
            this.source = source;
            this.parts = parts;
            this.sent = new double[parts.size()];
            this.inside = new double[parts.size()];
        }

        /// Its users arrive, think or wait otherwise now; what they call stays.
        void adopt(int begun, List<Part> others) {
            stage = begun;
            parts = others;
        }
    }

    /// A call of a journey.
    ///
    /// @param share how often it is made in a session
    private record Part(JourneyCall call, double share) {}

    FlowUsers(Engine engine, Flow flow) {
        this.engine = engine;
        this.flow = flow;
        for (Source source : engine.sessions.sources) {
            streams.add(new Stream(source, parts(source.plan)));
        }
    }

    /// @param scheduled when the clock of time-dependent arrivals will start, in nanoseconds
    void open(long scheduled) {
        scheduleStart = scheduled;
    }

    /// So many sessions of a source begin at once.
    void burst(int source, double number) {
        streams.get(source).extra += number;
    }

    /// The calls of all journeys of a source.
    private List<Part> parts(SourcePlan source) {
        List<Part> parts = new ArrayList<>();
        double before = 0;
        for (SourcePlan.JourneyPlan journey : source.journeys()) {
            for (JourneyCall call : journey.calls()) {
                double times = call.probability() * (call.times() < 0 ? 1 : flow.mean(call.times()));
                parts.add(new Part(call, (journey.until() - before) * times));
            }
            before = journey.until();
        }
        return parts;
    }

    /// @param step nanoseconds
    void send(long step) {
        for (Stream stream : streams) {
            if (stream.stage != engine.stage) {
                stream.adopt(engine.stage, parts(stream.source.plan));
            }
            double sessions = sessions(stream.source, stream.parts, step) * step / 1e9 + stream.extra;
            stream.extra = 0;
            for (int i = 0; i < stream.parts.size(); i++) {
                stream.sent[i] = sessions * stream.parts.get(i).share;
                flow.ask(stream.parts.get(i).call.call(), stream.sent[i]);
                long whole = stream.offered.add(stream.sent[i]);
                stream.source.offered += whole;
                stream.source.inFlight += whole;
            }
        }
    }

    /// Sessions that begin in a second.
    private double sessions(Source source, List<Part> parts, long step) {
        long now = engine.now();
        double factor = source.surge == null ? 1 : source.surge.factor(now);
        if (source.plan.users() == 0) {
            return factor * source.arrivals.highest() * source.arrivals.share(now - step / 2, scheduleStart);
        }
        double cycle = 0;
        for (Part part : parts) {
            int think = part.call.think() >= 0 ? part.call.think() : source.plan.think();
            cycle += part.share * (flow.answer(part.call.call()) + flow.mean(think));
        }
        return factor * source.plan.users() * 1e9 / Math.max(SHORTEST_CYCLE, cycle);
    }

    /// Counts what was answered and what failed in this step.
    void finish() {
        for (Stream stream : streams) {
            for (int i = 0; i < stream.parts.size(); i++) {
                int call = stream.parts.get(i).call.call();
                double inside = stream.inside[i] + stream.sent[i];
                double finished = flow.finished(call, inside, stream.sent[i]);
                stream.inside[i] = inside - finished;
                finish(stream, call, finished);
            }
        }
    }

    private void finish(Stream stream, int call, double finished) {
        Source source = stream.source;
        boolean late = flow.isLate(call);
        double failed = late ? finished : finished * flow.failing(call);
        long completed = Math.min(source.inFlight, stream.completed.add(finished - failed));
        source.inFlight -= completed;
        source.recent.add(Math.round(flow.answer(call)), completed);
        long lost = Math.min(source.inFlight, stream.failed.add(failed));
        source.failures[(late ? Failure.TIMEOUT : flow.cause(call)).ordinal()] += lost;
        source.inFlight -= lost;
    }

    /// @throws UnbalancedBooksException when a request that was sent neither ended nor is under way
    void prove() {
        for (Stream stream : streams) {
            Source source = stream.source;
            long left = source.completed() + source.failed() + source.inFlight;
            Flow.require(source.offered + source.inFlightAtStart == left && source.inFlight >= 0,
                    "%s: offered %d and %d before, but completed, failed and in flight %d", source.plan.id(),
                    source.offered, source.inFlightAtStart, left);
        }
    }
}
