package dev.archipelago.simulator.runtime;

import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.measure.Frame;
import dev.archipelago.simulator.measure.Observation;
import dev.archipelago.simulator.measure.SystemState;
import dev.archipelago.simulator.plan.ChannelPlan;
import dev.archipelago.simulator.plan.Detail;
import dev.archipelago.simulator.plan.LinkPlan;
import dev.archipelago.simulator.plan.Plan;
import dev.archipelago.simulator.plan.SourcePlan;
import dev.archipelago.simulator.plan.StationPlan;
import dev.archipelago.simulator.random.Dice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/// Runs a replication again up to any instant and tells how everything was then.
///
/// The same plan, seed and number take the same events, so that the state is exactly that of the replication. Time goes forward
/// from where it stands; to go back it begins anew. Not for several threads at a time.
public final class Rerun {

    private final Plan plan;
    private final List<Part> parts;
    private final long seed;
    private final Replication.Window window;
    private final int number;
    private final List<String> order;
    private List<Engine> engines = List.of();
    private long passed;

    /// @param number of the replication
    /// @throws IllegalArgumentException when only rates are followed, since there are no single requests then
    public Rerun(Plan plan, long seed, Replication.Window window, int number) {
        if (plan.detail() == Detail.FLUID) {
            throw new IllegalArgumentException("a run that follows only rates has no single requests to look at");
        }
        this.plan = plan;
        this.parts = Part.of(plan);
        this.seed = seed;
        this.window = window;
        this.number = number;
        this.order = Stream.of(plan.sources().stream().map(SourcePlan::id),
                plan.stations().stream().map(StationPlan::id), plan.links().stream().map(LinkPlan::id),
                plan.channels().stream().flatMap(channel -> channel.groups().stream()).map(ChannelPlan.Group::id))
                .flatMap(ids -> ids).distinct().toList();
    }

    private void begin() {
        Dice dice = new Dice(plan.draws(), seed, number);
        List<Engine> made = new ArrayList<>();
        for (Part part : parts) {
            Engine engine = part.engine(dice, seed, number, new Tracer(0));
            engine.open(window.warmUp(), window.scheduleFrom());
            made.add(engine);
        }
        engines = made;
        passed = 0;
    }

    /// How everything is at an instant, after all that happens at it.
    ///
    /// @param time nanoseconds after the end of the warm-up; negative before it
    /// @throws java.util.concurrent.CancellationException when cancelled; the next call begins anew then
    public SystemState at(long time, CancelSignal cancel) {
        long wanted = window.warmUp() + time;
        if (wanted < 0 || time > window.duration()) {
            throw new IllegalArgumentException("an instant " + time + " ns after the end of the warm-up: between "
                    + -window.warmUp() + " and " + window.duration() + " is possible");
        }
        if (engines.isEmpty() || wanted < passed) {
            begin();
        }
        advance(wanted, cancel);
        return state();
    }

    private void advance(long wanted, CancelSignal cancel) {
        List<Engine> moving = engines;
        engines = List.of();
        for (Engine engine : moving) {
            if (passed < window.warmUp() && wanted >= window.warmUp()) {
                engine.runUntil(window.warmUp(), cancel);
                engine.restartMeters();
            }
            engine.runUntil(wanted, cancel);
        }
        engines = moving;
        passed = wanted;
    }

    private SystemState state() {
        List<SystemState> parts = engines.stream().map(engine -> new Stocktaking(engine).at(window.warmUp())).toList();
        return new SystemState(parts.getFirst().at(), join(parts, SystemState::workloads),
                join(parts, SystemState::components), join(parts, SystemState::connections),
                join(parts, SystemState::channels));
    }

    private <P, T> Map<String, T> join(List<P> parts, Function<P, Map<String, T>> of) {
        Map<String, T> found = new LinkedHashMap<>();
        parts.forEach(part -> found.putAll(of.apply(part)));
        Map<String, T> joined = new LinkedHashMap<>();
        order.stream().filter(found::containsKey).forEach(id -> joined.put(id, found.get(id)));
        return joined;
    }

    /// Everything at so many instants at equal distances, the last of them the end, with what happened between them.
    ///
    /// @throws java.util.concurrent.CancellationException when cancelled
    public List<Frame> record(int frames, Progress progress, CancelSignal cancel) {
        begin();
        for (Engine engine : engines) {
            engine.runUntil(window.warmUp(), cancel);
        }
        passed = window.warmUp();
        List<Observer> observers = engines.stream().map(Observer::new).toList();
        observers.forEach(Observer::begin);
        List<Frame> recorded = new ArrayList<>();
        recorded.add(new Frame(state(), Map.of()));
        for (int i = 1; i <= frames; i++) {
            advance(window.warmUp() + window.duration() / frames * i + window.duration() % frames * i / frames, cancel);
            observers.forEach(Observer::mark);
            List<Observation.Interval> last = observers.stream().map(observer -> observer.series().getLast()).toList();
            recorded.add(new Frame(state(), join(last, Observation.Interval::components)));
            progress.at(i / (double) frames);
        }
        return recorded;
    }
}
