package dev.archipelago.app.editor.canvas;

import dev.archipelago.exporters.layout.Box;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Paints large drawings on a thread of its own, so that moving about stays fluid: the whole from afar, and what the
/// camera sees with some room around it. Meanwhile the last ones are there to be stretched.
///
/// While the camera rests and only what is drawn changes, as when a knob is turned, no more than what is seen is painted, and at
/// once where that is little: on another thread it would be seen a frame later. The rest follows when nothing changes any more.
final class Snapshots {

    private static final double ROOM = 0.35;
    private static final double MOST_PIXELS = 4096;
    private static final double WHOLE = 1400;
    private static final int AT_ONCE = 800;
    private static final Duration REST = Duration.millis(250);
    private static final long KEPT_SECONDS = 5;

    private final Runnable ready;
    private final Executor painter = painter();
    private final PauseTransition rest = new PauseTransition(REST);
    private @Nullable Snapshot whole;
    private @Nullable Snapshot near;
    private @Nullable Look last;
    private boolean painting;

    /// What is looked at, and how.
    private record Look(Shown shown, Camera camera, Box seen, double density) {
        boolean isFrom(Look other) {
            return camera.equals(other.camera) && seen.equals(other.seen) && density == other.density;
        }
    }

    /// @param ready told on the interface thread when there is something new
    Snapshots(Runnable ready) {
        this.ready = ready;
    }

    private static Executor painter() {
        ThreadPoolExecutor one = new ThreadPoolExecutor(1, 1, KEPT_SECONDS, TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(), Thread.ofPlatform().daemon().name("painter").factory());
        one.allowCoreThreadTimeOut(true);
        return one;
    }

    /// The whole from afar, of this drawing or the one before.
    @Nullable
    Snapshot whole() {
        return whole;
    }

    /// What the camera saw when it was painted last.
    @Nullable
    Snapshot near() {
        return near;
    }

    /// Sees to it that there will be snapshots of what the camera sees.
    void want(Shown shown, Camera camera, Box seen, double density) {
        Look look = new Look(shown, camera, seen, density);
        Look before = last;
        last = look;
        Snapshot now = near;
        if (now != null && now.isGoodFor(shown, seen, camera.scale())) {
            return;
        }
        boolean resting = now != null && before != null && look.isFrom(before) && before.shown() != shown;
        if (resting && !shown.hasMoreThan(AT_ONCE, seen)) {
            near = Snapshot.paint(shown, seen, camera.scale(), density);
            rest.setOnFinished(_ -> paint(look));
            rest.playFromStart();
        } else {
            paint(look);
        }
    }

    @SuppressWarnings("ReferenceEquality") // the last look itself, not one like it
    private void paint(Look look) {
        if (painting || last != look) {
            return;
        }
        rest.stop();
        painting = true;
        Snapshot overview = whole;
        boolean fresh = overview != null && overview.shown() == look.shown();
        painter.execute(() -> {
            try {
                Snapshot detail = Snapshot.paint(look.shown(), region(look), look.camera().scale(), look.density());
                Platform.runLater(() -> near = newer(detail));
                Shown shown = look.shown();
                Box all = shown.drawing().bounds();
                if (!fresh && all.width() > 0 && all.height() > 0) {
                    double fit = Math.min(1, WHOLE / Math.max(all.width(), all.height()));
                    Snapshot far = Snapshot.paint(shown, all.grown(1), fit, 1);
                    Platform.runLater(() -> whole = far);
                }
            } finally {
                Platform.runLater(() -> {
                    painting = false;
                    ready.run();
                });
            }
        });
    }

    /// What another thread has painted, unless what is there shows a drawing that came later.
    private Snapshot newer(Snapshot painted) {
        Snapshot now = near;
        Look look = last;
        return now != null && look != null && now.shown() == look.shown() && painted.shown() != look.shown()
                ? now
                : painted;
    }

    /// With room around it of whole pixels, so that nothing moves when it takes the place of one without.
    private static Box region(Look look) {
        double pixels = look.camera().scale() * look.density();
        double most = MOST_PIXELS / pixels;
        Box seen = look.seen();
        double across = Math.max(0, Math.min(ROOM * seen.width(), (most - seen.width()) / 2));
        double down = Math.max(0, Math.min(ROOM * seen.height(), (most - seen.height()) / 2));
        double left = Math.floor(across * pixels) / pixels;
        double above = Math.floor(down * pixels) / pixels;
        return new Box(seen.x() - left, seen.y() - above, seen.width() + 2 * left, seen.height() + 2 * above);
    }
}
