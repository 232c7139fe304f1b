package dev.archipelago.app.editor.canvas;

import dev.archipelago.exporters.layout.Box;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/// Paints large drawings on a thread of its own, so that moving about stays fluid: the whole from afar, and what the
/// camera sees with some room around it. Meanwhile the last ones are there to be stretched.
final class Snapshots {

    private static final double ROOM = 0.35;
    private static final double MOST_PIXELS = 4096;
    private static final double WHOLE = 1400;

    private final Runnable ready;
    private @Nullable Snapshot whole;
    private @Nullable Snapshot near;
    private boolean painting;

    /// @param ready told on the interface thread when there is something new
    Snapshots(Runnable ready) {
        this.ready = ready;
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
        Snapshot now = near;
        if (painting || now != null && now.isGoodFor(shown, seen, camera.scale())) {
            return;
        }
        Snapshot overview = whole;
        boolean fresh = overview != null && overview.shown() == shown;
        Box all = shown.drawing().bounds();
        double most = MOST_PIXELS / camera.scale() / density;
        double across = Math.max(0, Math.min(ROOM * seen.width(), (most - seen.width()) / 2));
        double down = Math.max(0, Math.min(ROOM * seen.height(), (most - seen.height()) / 2));
        Box region = new Box(seen.x() - across, seen.y() - down, seen.width() + 2 * across,
                seen.height() + 2 * down);
        painting = true;
        Thread.ofPlatform().daemon().name("painter").start(() -> {
            try {
                Snapshot detail = Snapshot.paint(shown, region, camera.scale(), density);
                Platform.runLater(() -> near = detail);
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
}
