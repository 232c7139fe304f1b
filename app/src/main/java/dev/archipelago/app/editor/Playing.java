package dev.archipelago.app.editor;

import dev.archipelago.app.editor.canvas.DiagramCanvas;
import dev.archipelago.app.editor.playback.Playback;
import dev.archipelago.app.editor.playback.TimeCharts;
import dev.archipelago.app.editor.playback.TransportStrip;
import dev.archipelago.app.editor.run.RunOutcome;
import dev.archipelago.app.editor.scenario.FaultTimeline;
import dev.archipelago.app.seeing.Moment;
import dev.archipelago.app.seeing.MomentOverlay;
import dev.archipelago.app.seeing.OverlayChoice;
import dev.archipelago.exporters.picture.Overlay;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.simulator.Replay;
import dev.archipelago.simulator.measure.Frame;
import dev.archipelago.simulator.result.ConnectionResult;
import dev.archipelago.simulator.result.Estimate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// A run played again in the window: its strip and charts, what is seen of the instant on the drawing, and the dots.
final class Playing {
    private static final double NANOS = 1e9;
    private static final double LONGEST_TICK = 0.1;
    private static final double REPAINT = 0.1;
    private static final double LEAST_SPEED = 1e-6;

    private final WorkspaceParts parts;
    private final Playback playback = new Playback(Platform::runLater);
    private final Node strip;
    private final Node charts;
    private final Runnable repaint;
    private final Clock clock = new Clock();
    private double unpainted;
    private @Nullable Frame flowing;
    private double flowingAt;

    /// @param repaint is called when there is something else to be seen
    /// @param say shows a line in the status bar
    Playing(WorkspaceParts parts, FaultTimeline faults, Runnable repaint, Consumer<String> say) {
        this.parts = parts;
        this.repaint = repaint;
        strip = new TransportStrip(parts.messages(), playback, say,
                (id, text) -> parts.commands().get(id).tip(text)).node();
        charts = new TimeCharts(parts.messages(), playback).node();
        parts.run().outcomeProperty().addListener((_, _, outcome) -> outcome.ifPresentOrElse(this::load,
                playback::clear));
        playback.headProperty().addListener((_, _, head) -> faults.point(head.doubleValue()));
        playback.momentProperty().addListener((_, before, now) -> see(before, now));
        playback.playingProperty().addListener((_, _, now) -> turn(now));
        faults.onSeek(playback::stopAt);
        parts.canvas().onTap(playback::toggle);
    }

    private void load(RunOutcome outcome) {
        playback.load(outcome.result(), () -> Replay.of(outcome.document(), outcome.settings().options(),
                outcome.result().warmUpSeconds()));
    }

    Playback playback() {
        return playback;
    }

    Node strip() {
        return strip;
    }

    Node charts() {
        return charts;
    }

    /// What the drawing shows of the instant that is looked at; the whole run where none is.
    Overlay overlay(Overlay whole, OverlayChoice choice) {
        return playback.momentProperty().get().map(moment -> MomentOverlay.of(moment, whole, choice)).orElse(whole);
    }

    void close() {
        clock.stop();
        playback.clear();
    }

    /// While time passes, boxes are painted anew ten times a second at most.
    private void see(Optional<Moment> before, Optional<Moment> now) {
        if (now.isEmpty() || !playback.playingProperty().get() || before.isEmpty() || unpainted >= REPAINT) {
            unpainted = 0;
            repaint.run();
        }
        if (now.isEmpty()) {
            parts.canvas().showTraffic(Map.of());
        }
    }

    private void turn(boolean on) {
        if (on) {
            clock.begin();
        } else {
            clock.stop();
            repaint.run();
        }
    }

    private void pass(double seconds) {
        unpainted += seconds;
        playback.pass(seconds);
        if (!Platform.getPreferences().isReducedMotion() && Double.isFinite(playback.speedProperty().get())) {
            playback.momentProperty().get().ifPresent(this::flow);
            parts.canvas().passTraffic(seconds);
        }
    }

    /// Rates are those between two frames, and change with these only.
    @SuppressWarnings("ReferenceEquality") // the very frame
    private void flow(Moment moment) {
        double speed = playback.speedProperty().get();
        if (moment.after() != flowing || speed != flowingAt || parts.canvas().dots() == 0) {
            flowing = moment.after();
            flowingAt = speed;
            parts.canvas().showTraffic(traffic(moment));
        }
    }

    /// Dots come as fast as time passes.
    private Map<ConnectionId, DiagramCanvas.Calls> traffic(Moment moment) {
        double speed = Math.max(LEAST_SPEED, playback.speedProperty().get());
        Map<ConnectionId, DiagramCanvas.Calls> calls = new LinkedHashMap<>();
        playback.resultProperty().get().ifPresent(run -> run.connections().forEach((id, connection) -> calls
                .put(ConnectionId.parse(id), new DiagramCanvas.Calls(moment.rate(id) * speed, moment.failed(id),
                        latency(connection)))));
        return calls;
    }

    private static double latency(ConnectionResult connection) {
        Estimate mean = connection.latency().mean();
        return mean.isMeasured() ? mean.value() : 0;
    }

    private final class Clock extends AnimationTimer {
        private long before;

        void begin() {
            before = 0;
            start();
        }

        @Override
        public void handle(long now) {
            double passed = before == 0 ? 0 : Math.min(LONGEST_TICK, (now - before) / NANOS);
            before = now;
            pass(passed);
        }
    }
}
