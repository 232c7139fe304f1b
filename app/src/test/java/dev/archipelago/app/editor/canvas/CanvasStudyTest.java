package dev.archipelago.app.editor.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.exporters.layout.AutoLayout;
import dev.archipelago.exporters.layout.Layout;
import dev.archipelago.exporters.layout.Point;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.diagram.Diagram;
import dev.archipelago.model.document.Document;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// How fluid the drawing is; by hand, since figures depend on the machine and on what else it does. Writes a table to
/// target/canvas-study.md. The study says how to run it and what came out.
@ExtendWith(ApplicationExtension.class)
@EnabledIfSystemProperty(named = "canvas.study", matches = "true")
class CanvasStudyTest {

    private static final int SECONDS = 6;
    private static final int WARM_UP = 1500;

    private final StringBuilder table = new StringBuilder();
    private DiagramCanvas canvas;

    @Start
    void start(Stage stage) {
        canvas = new DiagramCanvas(new DiagramIntents() {});
        stage.setScene(new Scene(canvas, 1600, 1000));
        stage.show();
    }

    @Test
    void drawing_ofAThousandComponents_staysFluid() throws Exception {
        layouts();
        Document large = LargeDesign.of(1000, 2500);
        long before = System.nanoTime();
        Layout layout = AutoLayout.of(large);
        show(large.withDiagram(Diagram.UNSPECIFIED.withPositions(layout.positions())));
        row("1,000 components until they are seen", millis(before), "ms");
        frames("all of it, pan", () -> canvas.fit(), t -> pan(6 * Math.sin(t), 4 * Math.cos(t)));
        frames("40 %, pan", () -> canvas.zoomTo(0.4), t -> pan(9 * Math.sin(t), 6 * Math.cos(t)));
        frames("100 %, pan", () -> canvas.zoomTo(1), t -> pan(12 * Math.sin(t), 8 * Math.cos(t)));
        frames("zoom from 5 % to 800 % and back", () -> canvas.zoomTo(1), t -> zoom(Math.exp(
                Math.log(0.632) + Math.log(12.6) * Math.sin(2 * t))));
        drags(1000);
        show(LargeDesign.placed(100, 250));
        drags(100);
        before = System.nanoTime();
        request(LargeDesign.placed(5000, 12_500));
        WaitForAsyncUtils.waitFor(120, TimeUnit.SECONDS, () -> canvas.layoutShown().boxes().size() == 5000);
        row("5,000 components with places until they are seen", millis(before), "ms");
        settled(5000);
        row("5,000 components with places until connectors leave boxes alone", millis(before), "ms");
        frames("5,000 components, all of it, pan", () -> canvas.fit(), t -> pan(6 * Math.sin(t), 4 * Math.cos(t)));
        Path file = Path.of("target", "canvas-study.md");
        Files.writeString(file, table);
        assertThat(file).isNotEmptyFile();
    }

    private void layouts() {
        for (int components : new int[]{100, 1000}) {
            Document design = LargeDesign.of(components, components * 5 / 2);
            double[] times = new double[components == 100 ? 9 : 3];
            for (int i = 0; i < times.length; i++) {
                long before = System.nanoTime();
                AutoLayout.of(design);
                times[i] = millis(before);
            }
            row("layout of " + components + " components, first", times[0], "ms");
            Arrays.sort(times);
            row("layout of " + components + " components, median", times[times.length / 2], "ms");
        }
    }

    private void show(Document document) throws Exception {
        request(document);
        settled(document.architecture().components().size());
    }

    private void request(Document document) {
        Platform.runLater(() -> {
            canvas.documentProperty().set(document);
            canvas.reset();
        });
        WaitForAsyncUtils.waitForFxEvents();
    }

    private void settled(int components) throws Exception {
        WaitForAsyncUtils.waitFor(120, TimeUnit.SECONDS,
                () -> !canvas.arrangingProperty().get() && canvas.layoutShown().boxes().size() == components);
        nextFrames(3);
    }

    private void pan(double dx, double dy) {
        canvas.setCamera(canvas.camera().panned(dx, dy));
    }

    private void zoom(double scale) {
        canvas.setCamera(canvas.camera().zoomed(scale / canvas.camera().scale(), new Point(800, 500)));
    }

    /// Changes the view in every frame.
    private void frames(String what, Runnable first, DoubleConsumer step) throws InterruptedException {
        List<Long> pulses = new ArrayList<>();
        CountDownLatch done = new CountDownLatch(1);
        Platform.runLater(first);
        Thread.sleep(WARM_UP);
        Map<String, Long> before = processorTimes();
        Platform.runLater(() -> {
            new AnimationTimer() {
                private long begun;

                @Override
                public void handle(long now) {
                    long time = System.nanoTime();
                    begun = begun == 0 ? time : begun;
                    pulses.add(time);
                    double seconds = (time - begun) / 1e9;
                    step.accept(seconds);
                    if (seconds > SECONDS) {
                        stop();
                        done.countDown();
                    }
                }
            }.start();
        });
        assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
        double[] intervals = new double[pulses.size() - 1];
        for (int i = 0; i < intervals.length; i++) {
            intervals[i] = (pulses.get(i + 1) - pulses.get(i)) / 1e6;
        }
        double mean = Arrays.stream(intervals).average().orElseThrow();
        Arrays.sort(intervals);
        row(what, 1000 / mean, "frames per second");
        row(what + ", 95th percentile", intervals[(int) (intervals.length * 0.95)], "ms between frames");
        processorTimes().forEach((thread, time) -> row(what + ", " + thread,
                (time - before.getOrDefault(thread, 0L)) / 1e6 / pulses.size(), "ms of processor per frame"));
    }

    /// What the two threads that each frame passes through have used, whatever else the machine does.
    private static Map<String, Long> processorTimes() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        Map<String, Long> times = new TreeMap<>();
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().startsWith("QuantumRenderer")) {
                times.put("renderer", threads.getThreadCpuTime(thread.getThreadId()));
            } else if (thread != null && thread.getThreadName().equals("JavaFX Application Thread")) {
                times.put("interface", threads.getThreadCpuTime(thread.getThreadId()));
            }
        }
        return times;
    }

    /// From the event of the mouse until the frame after the one that shows it has begun.
    private void drags(int components) throws Exception {
        ComponentId grabbed = LargeDesign.id(components / 2 + 5);
        Platform.runLater(() -> {
            canvas.zoomTo(1);
            canvas.setCamera(centred(grabbed));
        });
        nextFrames(3);
        Point seen = canvas.camera().toView(canvas.layoutShown().box(grabbed).orElseThrow().middle());
        List<Double> times = new ArrayList<>();
        fire(MouseEvent.MOUSE_PRESSED, seen);
        for (int i = 1; i <= 120; i++) {
            long before = System.nanoTime();
            fire(MouseEvent.MOUSE_DRAGGED, seen.translated(8 + 3 * i % 200, 2 * i % 160));
            nextFrames(2);
            times.add(millis(before));
        }
        fire(MouseEvent.MOUSE_RELEASED, seen);
        nextFrames(2);
        double[] sorted = times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        row("drag among " + components + " components until it is seen, median", sorted[60], "ms");
        row("drag among " + components + " components until it is seen, 95th percentile", sorted[114], "ms");
    }

    private Camera centred(ComponentId id) {
        Point middle = canvas.layoutShown().box(id).orElseThrow().middle();
        return new Camera(1, 800 - middle.x(), 500 - middle.y());
    }

    private void fire(javafx.event.EventType<MouseEvent> type, Point at) {
        Platform.runLater(() -> canvas.fireEvent(new MouseEvent(type, at.x(), at.y(), at.x(), at.y(),
                MouseButton.PRIMARY, 1, false, false, false, false, true, false, false, false, false, false, null)));
    }

    private static void nextFrames(int count) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(count);
        Platform.runLater(() -> new AnimationTimer() {
            @Override
            public void handle(long now) {
                done.countDown();
                if (done.getCount() == 0) {
                    stop();
                }
            }
        }.start());
        assertThat(done.await(60, TimeUnit.SECONDS)).isTrue();
    }

    private static double millis(long before) {
        return (System.nanoTime() - before) / 1e6;
    }

    private void row(String what, double figure, String unit) {
        table.append(String.format(Locale.ROOT, "| %s | %.1f %s |%n", what, figure, unit));
    }
}
