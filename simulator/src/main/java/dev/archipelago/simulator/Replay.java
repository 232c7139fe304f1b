package dev.archipelago.simulator;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.control.CancelSignal;
import dev.archipelago.simulator.control.Progress;
import dev.archipelago.simulator.measure.Frame;
import dev.archipelago.simulator.measure.SystemState;
import dev.archipelago.simulator.plan.Plan;
import dev.archipelago.simulator.plan.PlanCompiler;
import dev.archipelago.simulator.plan.Setting;
import dev.archipelago.simulator.runtime.Replication;
import dev.archipelago.simulator.runtime.Rerun;
import java.util.List;

/// Shows the first replication of a simulation again: exactly how everything was, at any instant.
///
/// Nothing of a run is kept for that. The same document, options and warm-up give the same events, so that the replication is
/// simulated again up to the instant; from one instant to a later one it goes on. Not for several threads at a time.
public final class Replay {

    private static final double SHORTEST_FRAME = 0.25;
    private static final int FEWEST = 60;
    private static final int MOST = 1000;
    /// States of components, of their replicas at the start and of connections in all frames together, so that they fit into
    /// memory.
    private static final int MOST_STATES = 200_000;

    private final Rerun rerun;
    private final Replication.Window window;
    private final int frames;

    private Replay(Plan plan, long seed, Replication.Window window) {
        this.rerun = new Rerun(plan, seed, window, 0);
        this.window = window;
        int states = plan.stations().stream().mapToInt(station -> 1 + station.replicas()).sum() + plan.links().size();
        int affordable = Math.max(FEWEST, MOST_STATES / Math.max(1, states));
        this.frames = (int) Math.clamp(window.duration() / 1e9 / SHORTEST_FRAME, FEWEST, Math.min(MOST, affordable));
    }

    /// Of a document that has passed the checks.
    ///
    /// @param options that it was simulated with
    /// @param warmUpSeconds as in the result
    /// @throws IllegalArgumentException when the options do not fit the document, or follow only rates
    public static Replay of(Document document, SimulationOptions options, double warmUpSeconds) {
        Setting setting = Setting.of(document, options.scenario());
        String scenario = options.scenario() == null ? "" : options.scenario();
        Plan plan = PlanCompiler.compile(setting.document(), scenario, options.detail());
        TimeSpan duration = setting.duration(options.duration());
        long warmUp = Math.round(warmUpSeconds * 1e9);
        return new Replay(plan, options.seed(), Replication.Window.of(warmUp, duration.nanos(), 1, warmUp));
    }

    /// Measured time of the replication.
    public double seconds() {
        return window.duration() / 1e9;
    }

    /// Time before it.
    public double warmUpSeconds() {
        return window.warmUp() / 1e9;
    }

    /// How everything is at an instant, after all that happens at it.
    ///
    /// @param seconds after the end of the warm-up, negative before it
    /// @throws IllegalArgumentException when that is not within the run
    /// @throws java.util.concurrent.CancellationException when cancelled
    public SystemState at(double seconds, CancelSignal cancel) {
        return rerun.at(Math.round(seconds * 1e9), cancel);
    }

    /// Everything at instants at equal distances, from the end of the warm-up to the end.
    ///
    /// @throws java.util.concurrent.CancellationException when cancelled
    public List<Frame> frames(Progress progress, CancelSignal cancel) {
        return rerun.record(frames, progress, cancel);
    }
}
