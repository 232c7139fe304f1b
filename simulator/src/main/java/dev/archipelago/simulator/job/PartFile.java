package dev.archipelago.simulator.job;

import dev.archipelago.model.file.AtomicWrite;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collection;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A file of finished parts of a job, in JSON lines: the first says which job, each other is a part.
///
/// Parts are added as they are finished, so that at most those under way are lost with the process; at the end the file is
/// written anew in the order of their numbers. A line that was not written to its end does not count. While one process adds
/// parts no other can: a file beside it is locked, which ends with the process.
///
/// @param <T> what is computed of a part
public final class PartFile<T> implements AutoCloseable {

    /// A longer line is none of ours; so much may be read into memory at a time.
    private static final int LONGEST_LINE = 1 << 28;

    private final Path file;
    private final KeptJob<T> job;
    private @Nullable Writer writer;
    private @Nullable FileChannel lock;

    public PartFile(Path file, KeptJob<T> job) {
        this.file = file;
        this.job = job;
    }

    /// The parts that a file has of this job; none when there is no such file.
    ///
    /// @throws OtherJobException when it has something else
    /// @throws IOException when it cannot be read
    public SortedMap<Integer, T> finished() throws IOException, OtherJobException {
        SortedMap<Integer, T> parts = new TreeMap<>();
        if (!Files.exists(file) || Files.size(file) == 0) {
            return parts;
        }
        // What is no UTF-8 is no line of ours, and no failure.
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(Files.newInputStream(file),
                StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE)))) {
            Line first = line(reader, job.head().length() + 1);
            if (!first.isWhole() && job.head().startsWith(first.text())) {
                return parts;
            }
            if (!first.text().equals(job.head())) {
                throw new OtherJobException(file + " does not hold " + job.whose());
            }
            for (Line line = line(reader, LONGEST_LINE); line.isWhole(); line = line(reader, LONGEST_LINE)) {
                job.read(line.text()).ifPresent(part -> parts.put(job.numberOf(part), part));
            }
        }
        return parts;
    }

    /// A line of the file; one that is too long has only its beginning, and is none.
    private record Line(String text, boolean isWhole) {}

    private static Line line(BufferedReader reader, int longest) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int c = reader.read(); c >= 0; c = reader.read()) {
            if (c == '\n') {
                return new Line(text.toString(), true);
            }
            if (text.length() == longest) {
                return new Line(text.toString(), false);
            }
            text.append((char) c);
        }
        return new Line(text.toString(), false);
    }

    /// Begins to add parts behind those that are there already.
    ///
    /// @throws IOException when it cannot be written, or another process adds parts to it
    public void open(Collection<T> already) throws IOException {
        claim();
        write(already);
        writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    }

    /// Adds a part.
    public void add(T part) throws IOException {
        if (writer != null) {
            writer.write(line(part));
            writer.flush();
        }
    }

    private String line(T part) throws IOException {
        String line = job.line(part);
        if (line.length() > LONGEST_LINE) {
            throw new IOException("number " + job.numberOf(part) + " of the " + job.noun() + " has " + line.length()
                    + " characters, and at most " + LONGEST_LINE + " are possible; a coarser time line is shorter");
        }
        return line + "\n";
    }

    /// Ends the adding and writes the file anew with these parts.
    public void write(Collection<T> parts) throws IOException {
        end();
        createFolder();
        AtomicWrite.write(file, out -> {
            Writer all = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            all.write(job.head() + "\n");
            for (T part : parts) {
                all.write(line(part));
            }
            all.flush();
        });
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
        while (!isClaimed()) {
            // what was locked is not there any more: whoever had it has just ended
        }
    }

    /// Whoever ends takes the file away that is locked; somebody who had opened it before may lock what nobody else
    /// sees any more. So a sign is written into what was locked, and looked for where others look.
    private boolean isClaimed() throws IOException {
        FileChannel channel = FileChannel.open(lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                byte[] sign = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
                channel.truncate(0).write(ByteBuffer.wrap(sign), 0);
                if (isThere(sign)) {
                    lock = channel;
                    return true;
                }
                channel.close();
                return false;
            }
        } catch (OverlappingFileLockException _) {
            // another job of this very process
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        throw new IOException("another process is adding " + job.noun() + " to it");
    }

    private boolean isThere(byte[] sign) throws IOException {
        try {
            return Arrays.equals(Files.readAllBytes(lockFile()), sign);
        } catch (NoSuchFileException _) {
            return false;
        }
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

    /// A file that holds parts of another job, or none at all.
    public static final class OtherJobException extends Exception {
        private static final long serialVersionUID = 1L;

        OtherJobException(String message) {
            super(message);
        }
    }
}
