package dev.archipelago.exporters.skeleton;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.exporters.Samples;
import dev.archipelago.model.Architecture;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.Runtime;
import dev.archipelago.model.Step;
import dev.archipelago.model.document.Document;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The skeletons of the Online Boutique as ten processes of up to five languages on this machine.
///
/// A language that is not here is replaced by Java.
class OnlineBoutiqueTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void requestsAtTheFrontend_reachEveryOperationAsOftenAsTheDesignSays_inOneTrace() throws Exception {
        Document document = runnable(Samples.named("online-boutique"));
        Architecture boutique = document.architecture();
        Workshop workshop = Workshop.of(document, folder);
        Map<String, Integer> expected = new TreeMap<>();
        Map<String, Running> running = new LinkedHashMap<>();
        try {
            start(workshop, running);
            for (String operation : boutique.components().get(new ComponentId("frontend")).operations().keySet()) {
                count(boutique, OperationRef.parse("frontend." + operation), 1, expected);
                assertThat(running.get("frontend").post("/" + operation, "traceparent",
                        "00-" + TRACE + "-b7ad6b7169203331-01").get().statusCode()).isEqualTo(200);
            }

            assertThat(answered(running)).isEqualTo(expected);
            for (Running program : running.values()) {
                assertThat(program.log()).contains(TRACE);
                program.terminate();
            }
            for (Running program : running.values()) {
                assertThat(program.status()).isZero();
            }
        } finally {
            running.values().forEach(Running::close);
        }
    }

    private static void start(Workshop workshop, Map<String, Running> running) throws Exception {
        Map<String, String> environment = new HashMap<>(Map.of("ARCHIPELAGO_WORK", "0"));
        Map<String, Integer> ports = new TreeMap<>();
        for (String name : workshop.languages().keySet()) {
            ports.put(name, Running.freePort());
            environment.put(name.toUpperCase(Locale.ROOT) + "_URL", "http://127.0.0.1:" + ports.get(name));
        }
        for (Map.Entry<String, Integer> port : ports.entrySet()) {
            running.put(port.getKey(), Running.start(workshop, port.getKey(), port.getValue(), environment));
        }
        for (Running program : running.values()) {
            program.ready();
        }
    }

    private static Map<String, Integer> answered(Map<String, Running> running) throws Exception {
        Map<String, Integer> answered = new TreeMap<>();
        for (Map.Entry<String, Running> program : running.entrySet()) {
            program.getValue().answered().forEach(
                    (operation, count) -> answered.put(program.getKey() + "." + operation, count));
        }
        return answered;
    }

    /// Counts what an operation does, and all that it calls.
    private static void count(Architecture architecture, OperationRef ref, int times, Map<String, Integer> counts) {
        counts.merge(ref.toString(), times, Integer::sum);
        architecture.operation(ref).orElseThrow().steps()
                .forEach(step -> count(architecture, step, times, counts));
    }

    private static void count(Architecture architecture, Step step, int times, Map<String, Integer> counts) {
        if (step instanceof Step.Call call) {
            int each = call.times() == null ? 1 : (int) call.times().expected();
            count(architecture, call.call(), times * each, counts);
        }
        int inside = step instanceof Step.Repeat repeat ? times * (int) repeat.repeat().expected() : times;
        step.children().forEach(child -> count(architecture, child, inside, counts));
    }

    /// The same system in languages that can be run here, without time-outs: the machine may be slow.
    private static Document runnable(Document document) {
        Architecture architecture = document.architecture().withConnections(Map.of());
        for (Map.Entry<ComponentId, Component> entry : document.architecture().components().entrySet()) {
            Component component = entry.getValue();
            Runtime runtime = component.containerOrDefault().runtime();
            boolean fits = Language.of(component).filter(Tools::have).isPresent();
            if (runtime != null && runtime != Runtime.IMAGE && !fits) {
                architecture = architecture.withComponent(entry.getKey(), Programs.in(Runtime.JAVA, component));
            }
        }
        return Document.of(document.name(), architecture);
    }
}
