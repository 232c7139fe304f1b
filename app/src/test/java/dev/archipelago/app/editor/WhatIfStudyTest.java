package dev.archipelago.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.javafx.tk.RenderJob;
import com.sun.javafx.tk.Toolkit;
import dev.archipelago.exporters.picture.Overlay;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.scene.control.Slider;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// How soon a turned knob is seen on a drawing of a hundred components; by hand, since figures depend on the machine. Writes a
/// table to target/what-if-study.md. The study says how to run it and what came out.
@ExtendWith(ApplicationExtension.class)
@EnabledIfSystemProperty(named = "what-if.study", matches = "true")
class WhatIfStudyTest {
    private static final int LAYERS = 10;
    private static final int WIDE = 10;
    private static final int TURNS = 150;

    @TempDir
    private static Path folder;

    private final StringBuilder table = new StringBuilder();
    private OpenedWindow opened;
    private EditorWindow window;

    @Start
    void start(Stage stage) throws IOException {
        opened = OpenedWindow.of(stage, folder, hundred());
        window = opened.window();
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void turn_ofAKnob_isSeenWithinTheBlinkOfAnEye(FxRobot robot) throws Exception {
        assertThat(opened.document().architecture().components()).hasSize(LAYERS * WIDE);
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> !window.canvas().arrangingProperty().get()
                && window.canvas().layoutShown().boxes().size() == LAYERS * WIDE);
        robot.interact(() -> window.commands().get("what-if").run());
        robot.interact(() -> window.canvas().fit());
        measure("all of it", robot);
        robot.interact(() -> window.canvas().zoomTo(1));
        measure("at 100 %", robot);
        Path file = Path.of("target", "what-if-study.md");
        Files.createDirectories(file.getParent());
        Files.writeString(file, table);
        assertThat(file).isNotEmptyFile();
    }

    private void measure(String what, FxRobot robot) throws Exception {
        Slider load = robot.lookup("#knob-LOAD-people").queryAs(Slider.class);
        List<Double> estimated = new ArrayList<>();
        List<Double> seen = new ArrayList<>();
        Map<String, Long> before = Map.of();
        for (int i = 0; i < TURNS; i++) {
            if (i == TURNS / 3) {
                before = processorTimes();
            }
            double to = 0.55 + 0.2 * ((i * 37) % 100) / 100;
            CountDownLatch shown = new CountDownLatch(1);
            CountDownLatch rendered = new CountDownLatch(1);
            ChangeListener<Overlay> listener = (_, _, _) -> shown.countDown();
            Runnable look = () -> tellOnceRendered(shown, rendered);
            robot.interact(() -> {
                window.canvas().overlayProperty().addListener(listener);
                window.canvas().getScene().addPostLayoutPulseListener(look);
            });
            long begun = System.nanoTime();
            Platform.runLater(() -> load.setValue(to));
            assertThat(shown.await(30, TimeUnit.SECONDS)).isTrue();
            double overlay = (System.nanoTime() - begun) / 1e6;
            assertThat(rendered.await(30, TimeUnit.SECONDS)).isTrue();
            double painted = (System.nanoTime() - begun) / 1e6;
            robot.interact(() -> {
                window.canvas().overlayProperty().removeListener(listener);
                window.canvas().getScene().removePostLayoutPulseListener(look);
            });
            if (i >= TURNS / 3) {
                estimated.add(overlay);
                seen.add(painted);
            }
        }
        row(what + ", from the turn until the estimate is there", estimated);
        row(what + ", from the turn until it is painted", seen);
        Map<String, Long> first = before;
        processorTimes().forEach((thread, time) -> table.append(String.format(Locale.ROOT,
                "| %s, processor time of the %s for each turn | %.1f ms | | |%n", what, thread,
                (time - first.getOrDefault(thread, 0L)) / 1e6 / estimated.size())));
    }

    private void row(String what, List<Double> times) {
        List<Double> sorted = times.stream().sorted().toList();
        table.append(String.format(Locale.ROOT, "| %s | %.1f ms | %.1f ms | %.1f ms |%n", what,
                sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 95 / 100), sorted.getLast()));
    }

    /// What the threads that a turn passes through have used, whatever else the machine does.
    private static Map<String, Long> processorTimes() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Map<String, Long> times = new TreeMap<>();
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            String name = thread == null ? "" : thread.getThreadName();
            String known = name.equals("what-if")
                    ? "estimate"
                    : name.equals("JavaFX Application Thread")
                            ? "window"
                            : name.startsWith("QuantumRenderer")
                                    ? "renderer"
                                    : name.startsWith("painter") ? "painter" : "";
            if (!known.isEmpty() && thread != null) {
                times.put(known, threads.getThreadCpuTime(thread.getThreadId()));
            }
        }
        return times;
    }

    /// The painter of the toolkit does one thing after the other: what it is given once a pulse has ended it does behind the
    /// frame of that pulse.
    @SuppressWarnings("FutureReturnValueIgnored") // it only counts down
    private void tellOnceRendered(CountDownLatch shown, CountDownLatch rendered) {
        if (shown.getCount() == 0 && window.canvas().isUpToDate()) {
            Platform.runLater(() -> Toolkit.getToolkit().addRenderJob(new RenderJob(rendered::countDown)));
        }
    }

    /// Ten layers of ten services; each calls three of the next layer, with workers that stay held meanwhile.
    private static String hundred() {
        StringJoiner components = new StringJoiner(",\n");
        StringJoiner connections = new StringJoiner(",\n");
        for (int layer = 0; layer < LAYERS; layer++) {
            for (int i = 0; i < WIDE; i++) {
                StringJoiner steps = new StringJoiner(", ");
                steps.add("{ \"compute\": \"lognormal(mean=2ms, cv=1.2)\" }");
                for (int k = 0; k < 3 && layer + 1 < LAYERS; k++) {
                    String callee = id(layer + 1, (i + k * 3) % WIDE);
                    steps.add("{ \"call\": \"" + callee + ".do\", \"probability\": \"33%\" }");
                    connections.add("\"" + id(layer, i) + "->" + callee
                            + "\": { \"timeout\": \"2s\", \"retry\": { \"attempts\": 2 } }");
                }
                components.add("\"" + id(layer, i) + "\": { \"kind\": \"service\", \"replicas\": 2, \"container\": "
                        + "{ \"cpu\": \"1\", \"cpuLimit\": \"1\", \"workers\": 32 }, \"operations\": { \"do\": "
                        + "{ \"steps\": [ " + steps + " ] } } }");
            }
        }
        StringJoiner mix = new StringJoiner(", ");
        for (int i = 0; i < WIDE; i++) {
            mix.add("\"" + id(0, i) + ".do\": 1");
        }
        return "{ \"format\": 1, \"name\": \"Hundred\", \"components\": {\n" + components + "\n}, \"connections\": {\n"
                + connections + "\n}, \"workloads\": { \"people\": { \"mix\": { " + mix
                + " }, \"arrivals\": \"poisson(800/s)\" } }, \"objectives\": { \"fast\": \"people p99 < 400ms\" } }";
    }

    private static String id(int layer, int i) {
        return "s" + layer + "-" + i;
    }
}
