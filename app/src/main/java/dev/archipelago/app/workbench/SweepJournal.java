package dev.archipelago.app.workbench;

import dev.archipelago.exporters.text.Sha256;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.file.DocumentWriter;
import dev.archipelago.simulator.report.SweepLines;
import dev.archipelago.simulator.result.SweepResult.Point;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A file of finished points of a sweep, in JSON lines: the first says which sweep, each other is a point.
///
/// Points are added as they are finished, so that at most those under way are lost with the process; at the end the file is
/// written anew in the order of their numbers. A line that was not written to its end does not count.
public final class SweepJournal implements AutoCloseable {

    private final Path file;
    private final String head;
    private @Nullable Writer writer;

    /// @param head names the sweep
    public SweepJournal(Path file, String head) {
        this.file = file;
        this.head = head;
    }

    /// The first line of the points of a sweep; another design, other values, points or options give another.
    ///
    /// @param opened with the values that hold at all points
    /// @param sampling how the points were chosen
    /// @param options how points are evaluated
    public static String head(OpenedFile opened, List<String> paths, List<List<String>> points, String sampling,
            String options) {
        String design = DocumentWriter.write(opened.document());
        Path folder = Objects.requireNonNullElse(opened.path().toAbsolutePath().getParent(), opened.path());
        return "{\"sweep\":1,\"sampling\":\"" + sampling + "\",\"points\":" + points.size() + ",\"design\":\""
                + Sha256.of(design + DocumentReader.sideFiles(design, folder)) + "\",\"plan\":\""
                + Sha256.of(options + "\n" + paths + "\n" + points) + "\"}";
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
        if (lines.length == 1 && head.startsWith(lines[0])) {
            return points;
        }
        if (!lines[0].equals(head)) {
            throw new OtherSweepException(
                    file + " does not hold points of this sweep: the design, the values or the options"
                            + " were others");
        }
        for (int i = 1; i < lines.length - 1; i++) {
            SweepLines.read(lines[i]).ifPresent(point -> points.put(point.number(), point));
        }
        return points;
    }

    /// Begins to add points behind those that are there already.
    public void open(Collection<Point> already, List<String> paths) throws IOException {
        write(already, paths);
        writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    }

    /// Adds a point.
    public void add(Point point, List<String> paths) throws IOException {
        if (writer != null) {
            writer.write(SweepLines.of(point, paths) + "\n");
            writer.flush();
        }
    }

    /// Ends the adding and writes the file anew with these points.
    public void write(Collection<Point> points, List<String> paths) throws IOException {
        close();
        StringBuilder text = new StringBuilder(head).append('\n');
        points.forEach(point -> text.append(SweepLines.of(point, paths)).append('\n'));
        OutputFile.write(file, text.toString());
    }

    @Override
    public void close() throws IOException {
        if (writer != null) {
            writer.close();
            writer = null;
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
