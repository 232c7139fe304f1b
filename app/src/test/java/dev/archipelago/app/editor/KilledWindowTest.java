package dev.archipelago.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A real window, in which text is typed that is not understood, is killed as by `kill -9`; the program that is started next
/// offers the text and puts it back, byte for byte, with two seconds of typing lost at most.
///
/// `-Dkill.windows=50` makes the study of it, `-Dkill.seed=N` another one; `-Dkill.report=FILE` adds a line to that file for
/// each window.
class KilledWindowTest {
    private static final int TRIALS = Integer.getInteger("kill.windows", 1);
    private static final long SEED = Long.getLong("kill.seed", 1);
    private static final double MOST_SECONDS = 2;
    private static final int LEAST_MILLIS = 2000; // who is killed sooner may have lost all of it
    private static final int MORE_MILLIS = 2500;

    @TempDir
    Path folder;

    /// @param texts that were typed one after the other before it was killed
    /// @param lost how many of the last ones
    /// @param seconds from the text that came back to the last one
    private record Trial(int texts, int lost, double seconds) {}

    /// A text, and when it was there.
    private record Typed(String text, long nanos) {}

    @Test
    @Timeout(value = 120 + 60L * 50, unit = TimeUnit.SECONDS)
    void window_killedWhileATextIsTyped_givesItBackByteForByte(TestReporter reporter)
            throws IOException, InterruptedException {
        for (int i = 0; i < TRIALS; i++) {
            long seed = SEED * 1_000_000 + i;
            Trial trial = trial(seed);
            reporter.publishEntry("killed window, seed " + seed, trial.toString());
            report(trial);
            assertThat(trial.seconds()).as("seed %d: %s", seed, trial).isLessThanOrEqualTo(MOST_SECONDS);
        }
    }

    private static void report(Trial trial) throws IOException {
        String file = System.getProperty("kill.report");
        if (file != null) {
            Files.writeString(Path.of(file), trial + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    private Trial trial(long seed) throws IOException, InterruptedException {
        Path work = Files.createDirectory(folder.resolve("trial-" + seed));
        Path file = work.resolve("design.archipelago.json");
        String design = OpenedWindow.sample("corner-shop");
        Files.writeString(file, design);
        List<Typed> typed = typedUntilKilled(work, file, seed);
        assertThat(file).as("seed %d", seed).hasContent(design);
        String back = recovered(work, file, seed);
        int at = typed.size() - 1;
        while (at >= 0 && !typed.get(at).text().equals(back)) {
            at--;
        }
        assertThat(at).as("seed %d: what came back was typed", seed).isNotNegative();
        return new Trial(typed.size(), typed.size() - 1 - at,
                (typed.getLast().nanos() - typed.get(at).nanos()) / 1e9);
    }

    private static List<Typed> typedUntilKilled(Path work, Path file, long seed)
            throws IOException, InterruptedException {
        Process editor = start("type", work, file, seed);
        long life = TimeUnit.MILLISECONDS.toNanos(LEAST_MILLIS + new Random(seed).nextInt(MORE_MILLIS));
        List<Typed> typed = new ArrayList<>();
        try (BufferedReader told = told(editor)) {
            for (String line = told.readLine(); line != null; line = told.readLine()) {
                typed.add(new Typed(decoded(line), System.nanoTime()));
                if (typed.size() == 1) {
                    Thread.ofPlatform().daemon(true).start(() -> killAfter(editor, life));
                }
            }
        }
        assertThat(editor.waitFor()).isNotZero();
        assertThat(typed).as("seed %d", seed).hasSizeGreaterThan(1);
        return typed;
    }

    private static void killAfter(Process editor, long nanos) {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        editor.toHandle().destroyForcibly(); // of the process itself, whose output is still read
    }

    private static String recovered(Path work, Path file, long seed) throws IOException, InterruptedException {
        Process editor = start("recover", work, file, seed);
        try (BufferedReader told = told(editor)) {
            assertThat(told.readLine()).isEqualTo("Recover work that was not saved?");
            String preview = decoded(told.readLine());
            String back = decoded(told.readLine());
            assertThat(preview).as("seed %d", seed).contains("of the text",
                    "+ 1  " + back.lines().findFirst().orElseThrow());
            return back;
        } finally {
            editor.destroyForcibly().waitFor();
        }
    }

    private static Process start(String what, Path work, Path file, long seed) throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED",
                "-Dglass.platform=Headless", "-Dprism.order=sw", "-Darchipelago.userdata=" + work.resolve("user"),
                "-cp", System.getProperty("java.class.path"), TypingWindow.class.getName(), what, file.toString(),
                Long.toString(seed)).redirectError(work.resolve(what + ".log").toFile()).start();
    }

    private static BufferedReader told(Process editor) {
        return new BufferedReader(new InputStreamReader(editor.getInputStream(), StandardCharsets.UTF_8));
    }

    private static String decoded(String line) {
        return new String(Base64.getDecoder().decode(line), StandardCharsets.UTF_8);
    }
}
