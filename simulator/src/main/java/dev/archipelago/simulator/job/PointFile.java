package dev.archipelago.simulator.job;

import dev.archipelago.model.file.AtomicWrite;
import dev.archipelago.simulator.report.SweepLines;
import dev.archipelago.simulator.result.SweepResult.Point;
import java.io.IOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A file of finished points of a sweep, in JSON lines: the first says which sweep, each other is a point.
///
/// Points are added as they are finished, so that at most those under way are lost with the process; at the end the file is
/// written anew in the order of their numbers. A line that was not written to its end does not count. While one process adds
/// points no other can: a file beside it is locked, which ends with the process.
public final class PointFile implements AutoCloseable {

    private final Path file;
    private final PlannedSweep sweep;
    private @Nullable Writer writer;
    private @Nullable FileChannel lock;

    public PointFile(Path file, PlannedSweep sweep) {
        this.file = file;
        this.sweep = sweep;
    }

    /// The points that a file has of this sweep; none when there is no such file.
    ///
    /// @throws OtherSweepException when it has something else
    /// @throws IOException when it cannot be read
    public SortedMap<Integer, Point> finished() throws IOException, OtherSweepException {
        SortedMap<Integer, Point> points = new TreeMap<>();
        if (!Files.exists(file) || Files.size(file) == 0) {
            return points;
        }
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        String[] lines = text.split("\n", -1);
        if (lines.length == 1 && sweep.head().startsWith(lines[0])) {
            return points;
        }
        if (!lines[0].equals(sweep.head())) {
            throw new OtherSweepException(
                    file + " does not hold points of this sweep: the design, the values or the options"
                            + " were others");
        }
        for (int i = 1; i < lines.length - 1; i++) {
            SweepLines.read(lines[i]).filter(this::isOfSweep).ifPresent(point -> points.put(point.number(), point));
        }
        return points;
    }

    /// A line that somebody else has changed does not count either.
    private boolean isOfSweep(Point point) {
        return point.number() >= 0 && point.number() < sweep.points()
                && point.values().size() == sweep.paths().size();
    }

    /// Begins to add points behind those that are there already.
    ///
    /// @throws IOException when it cannot be written, or another process adds points to it
    public void open(Collection<Point> already) throws IOException {
        claim();
        write(already);
        writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    }

    /// Adds a point.
    public void add(Point point) throws IOException {
        if (writer != null) {
            writer.write(SweepLines.of(point, sweep.paths()) + "\n");
            writer.flush();
        }
    }

    /// Ends the adding and writes the file anew with these points.
    public void write(Collection<Point> points) throws IOException {
        end();
        StringBuilder text = new StringBuilder(sweep.head()).append('\n');
        points.forEach(point -> text.append(SweepLines.of(point, sweep.paths())).append('\n'));
        createFolder();
        AtomicWrite.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void createFolder() throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
    }

    private Path lockFile() {
        return file.toAbsolutePath().resolveSibling("." + file.getFileName() + ".lock");
    }

    private void claim() throws IOException {
        createFolder();
        FileChannel channel = FileChannel.open(lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                lock = channel;
                return;
            }
        } catch (OverlappingFileLockException _) {
            // another sweep of this very process
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw new IOException("another sweep is adding points to it");
    }

    private void end() throws IOException {
        if (writer != null) {
            writer.close();
            writer = null;
        }
    }

    @Override
    public void close() throws IOException {
        end();
        if (lock != null) {
            Files.deleteIfExists(lockFile());
            lock.close();
            lock = null;
        }
    }

    /// A file that holds points of another sweep, or none at all.
    public static final class OtherSweepException extends Exception {
        private static final long serialVersionUID = 1L;

        OtherSweepException(String message) {
            super(message);
        }
    }
}
