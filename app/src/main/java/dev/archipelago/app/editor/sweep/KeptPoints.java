package dev.archipelago.app.editor.sweep;

import dev.archipelago.simulator.job.PartFile;
import dev.archipelago.simulator.job.PlannedSweep;
import dev.archipelago.simulator.result.SweepResult.Point;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The finished points of one sweep, so that it goes on where it was ended. May be used by several threads.
final class KeptPoints {
    private final PlannedSweep planned;
    private final SortedMap<Integer, Point> points = new TreeMap<>();

    KeptPoints(PlannedSweep planned) {
        this.planned = planned;
    }

    /// Whether they are points of this sweep too.
    boolean isOf(PlannedSweep other) {
        return planned.head().equals(other.head());
    }

    synchronized void add(Point point) {
        points.put(point.number(), point);
    }

    synchronized boolean has(int number) {
        return points.containsKey(number);
    }

    synchronized int size() {
        return points.size();
    }

    synchronized List<Point> inOrder() {
        return List.copyOf(points.values());
    }

    /// How many there are altogether when all are finished.
    int all() {
        return planned.points();
    }

    /// Adds those of a file.
    ///
    /// @throws PartFile.OtherJobException when it is about another sweep
    void read(Path file) throws IOException, PartFile.OtherJobException {
        try (PartFile<Point> kept = new PartFile<>(file, planned)) {
            kept.finished().values().forEach(this::add);
        }
    }
}
