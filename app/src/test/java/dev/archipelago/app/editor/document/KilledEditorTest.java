package dev.archipelago.app.editor.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.file.DocumentWriter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/// An editor that is killed at any moment, as by `kill -9`, leaves no corrupt file and loses two seconds of work at most.
///
/// `-Dkill.trials=1000` makes the study of it, `-Dkill.seed=N` another one; `-Dkill.report=FILE` adds a line to that file for
/// each editor that was killed.
class KilledEditorTest {
    private static final int TRIALS = Integer.getInteger("kill.trials", 4);
    private static final long SEED = Long.getLong("kill.seed", 1);
    private static final double MOST_SECONDS = 2;

    @TempDir
    Path folder;

    /// @param changes before it was killed
    /// @param lost changes that neither the file nor the journal has
    /// @param seconds of work that are lost
    /// @param journal whether the journal had more than the file
    private record Trial(int changes, int lost, double seconds, boolean journal, boolean draftLeft) {}

    @Test
    void editor_killedAtAnyMoment_losesTwoSecondsAtMostAndLeavesNoCorruptFile(TestReporter reporter)
            throws IOException, InterruptedException {
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < TRIALS; i++) {
            Trial trial = trial(SEED * 1_000_000 + i);
            trials.add(trial);
            report(trial);
            assertThat(trial.seconds()).as("seed %d, trial %d: %s", SEED, i, trial).isLessThanOrEqualTo(MOST_SECONDS);
        }
        List<Double> seconds = trials.stream().map(Trial::seconds).sorted().toList();
        reporter.publishEntry("killed editors", "trials " + trials.size() + ", changes "
                + trials.stream().mapToInt(Trial::changes).sum() + ", corrupt files 0, work lost in seconds: median "
                + at(seconds, 0.5) + ", 99 % " + at(seconds, 0.99) + ", most " + Collections.max(seconds)
                + ", recovered from the journal " + trials.stream().filter(Trial::journal).count()
                + ", drafts left behind " + trials.stream().filter(Trial::draftLeft).count());
    }

    private static void report(Trial trial) throws IOException {
        String file = System.getProperty("kill.report");
        if (file != null) {
            Files.writeString(Path.of(file), trial + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.get((int) Math.min(sorted.size() - 1, share * sorted.size()));
    }

    private Trial trial(long seed) throws IOException, InterruptedException {
        Random random = new Random(seed);
        Path work = Files.createDirectory(folder.resolve("trial-" + seed));
        Path file = work.resolve("design.archipelago.json");
        Document shop = DocumentReader.read(
                Path.of("../sample-architectures/corner-shop/corner-shop.archipelago.json")).orElseThrow();
        Files.writeString(file, DocumentWriter.write(shop));
        Process editor = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path"),
                BusyEditor.class.getName(),
                work.resolve("user").toString(), file.toString(), Long.toString(seed))
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        List<Long> times = new ArrayList<>();
        try (BufferedReader told = new BufferedReader(
                new InputStreamReader(editor.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(told.readLine()).isEqualTo("1");
            times.add(System.nanoTime());
            long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(random.nextInt(1500));
            Thread killer = Thread.ofPlatform().start(() -> {
                while (System.nanoTime() < end) {
                    Thread.onSpinWait();
                    sleepBriefly();
                }
                editor.toHandle().destroyForcibly(); // of the process itself, whose output is still read
            });
            while (told.readLine() != null) {
                times.add(System.nanoTime());
            }
            killer.join();
        }
        assertThat(editor.waitFor()).isNotZero();
        return examined(work, file, times);
    }

    private static void sleepBriefly() {
        try {
            Thread.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Trial examined(Path work, Path file, List<Long> times) throws IOException {
        int saved = number(BusyEditor.read(file).document());
        int kept = new RecoveryJournal(new UserFolder(work.resolve("user"))).lost().stream()
                .mapToInt(lost -> number(lost.document())).max().orElse(0);
        int recovered = Math.max(saved, kept);
        int changes = times.size();
        double seconds = recovered >= changes
                ? 0
                : (times.getLast() - times.get(recovered)) / 1e9;
        boolean draft;
        try (Stream<Path> files = Files.list(work)) {
            draft = files.filter(Files::isRegularFile).count() > 1;
        }
        return new Trial(changes, Math.max(0, changes - recovered), seconds, kept > saved, draft);
    }

    /// Of the last change that a version has; 0 for the one before all.
    private static int number(Document document) {
        return BusyEditor.NUMBER.read(document).filter(text -> text.matches("[0-9]+")).map(Integer::parseInt)
                .orElse(0);
    }

    @Test
    void tasksThatKeepComing_areNotPutOffForEver() throws InterruptedException {
        List<Integer> done = Collections.synchronizedList(new ArrayList<>());
        try (Debouncer debouncer = new Debouncer("test", Duration.ofSeconds(30),
                Duration.ofMillis(50))) {
            for (int i : IntStream.range(0, 200).toArray()) {
                debouncer.submit(() -> done.add(i));
                Thread.sleep(2);
            }
        }
        assertThat(done).isNotEmpty().isSorted();
    }
}
