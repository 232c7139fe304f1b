package dev.archipelago.app.editor;

import dev.archipelago.app.editor.canvas.Marking;
import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.app.editor.run.RunOutcome;
import dev.archipelago.app.editor.traces.TraceIntents;
import dev.archipelago.app.editor.traces.TracesView;
import dev.archipelago.app.workbench.OutputFile;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.scenario.Workload;
import dev.archipelago.simulator.analysis.Attribution.Stretch;
import dev.archipelago.simulator.analysis.Waterfall;
import dev.archipelago.simulator.measure.RequestTrace;
import dev.archipelago.simulator.measure.RequestTrace.Span;
import dev.archipelago.simulator.report.JaegerReport;
import dev.archipelago.simulator.report.TraceReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// Requests of the last run in the window: their waterfalls, and the way of the shown one on the drawing.
final class Tracing {
    private final WorkspaceParts parts;
    private final TracesView view;
    private final Consumer<Selection> reveal;
    private final Consumer<String> say;
    private Marking marking = Marking.NONE;

    /// @param reveal selects, and shows what is selected
    /// @param repaint is called when there is something else to be marked
    /// @param say shows a line in the status bar
    Tracing(WorkspaceParts parts, Consumer<Selection> reveal, Runnable repaint, Consumer<String> say) {
        this.parts = parts;
        this.reveal = reveal;
        this.say = say;
        view = new TracesView(parts.messages(), new Intents());
        parts.run().outcomeProperty().addListener((_, _, outcome) -> view.show(
                outcome.map(done -> done.result().traces()).orElse(List.of())));
        view.shownProperty().addListener((_, _, shown) -> {
            marking = shown.map(this::marking).orElse(Marking.NONE);
            repaint.run();
        });
    }

    Node node() {
        return view.node();
    }

    void focus() {
        view.focus();
    }

    void setDark(boolean dark) {
        view.darkProperty().set(dark);
    }

    /// The way of the request that is shown.
    Marking marking() {
        return marking;
    }

    private Marking marking(Waterfall waterfall) {
        Document document = parts.run().outcomeProperty().get().map(RunOutcome::document)
                .orElseGet(() -> parts.edited().document());
        Set<Integer> critical = waterfall.path().stream().map(Stretch::span).collect(Collectors.toSet());
        Map<ConnectionId, Marking.Line> lines = new LinkedHashMap<>();
        Map<ComponentId, Marking.Ring> rings = new LinkedHashMap<>();
        List<Span> spans = waterfall.trace().spans();
        Workload workload = document.workloads().get(waterfall.trace().workload());
        for (int i = 1; i < spans.size(); i++) {
            Span span = spans.get(i);
            line(span, workload).ifPresent(id -> lines.putIfAbsent(id, Marking.Line.PASSED));
            rings.put(new ComponentId(span.name().substring(0, span.name().indexOf('.'))),
                    new Marking.Ring(1, Marking.Tone.WAY, ""));
        }
        critical.stream().filter(index -> index > 0)
                .forEach(index -> line(spans.get(index), workload)
                        .ifPresent(id -> lines.put(id, Marking.Line.CRITICAL)));
        return new Marking(lines, rings);
    }

    /// The line on the drawing; none for what comes from users that are not drawn.
    private static Optional<ConnectionId> line(Span span, @Nullable Workload workload) {
        ConnectionId id = ConnectionId.parse(span.connection());
        return span.parent() > 0
                ? Optional.of(id)
                : Optional.ofNullable(workload == null ? null : workload.from())
                        .map(from -> new ConnectionId(from, id.to()));
    }

    private final class Intents implements TraceIntents {
        @Override
        public void select(String component) {
            ComponentId id = new ComponentId(component);
            if (parts.edited().document().architecture().components().containsKey(id)) {
                reveal.accept(Selection.of(id));
            }
        }

        @Override
        public void open(String component) {
            select(component);
            parts.canvas().requestFocus();
        }

        @Override
        public void exportOtlp(List<RequestTrace> requests) {
            write("otlp", TraceReport.of(requests, seed()), requests.size());
        }

        @Override
        public void exportJaeger(List<RequestTrace> requests) {
            write("jaeger", JaegerReport.of(requests, seed()), requests.size());
        }

        private long seed() {
            return parts.run().outcomeProperty().get().map(done -> done.result().seed()).orElse(0L);
        }

        private void write(String format, String text, int count) {
            String name = DocumentActions.fileName(parts.edited().document().name()).replaceFirst("\\..*",
                    "." + format + ".json");
            parts.dialogs().chooseFileToExport(name, "file.filter-traces", "*.json")
                    .ifPresent(file -> writeTo(file, text, count));
        }

        private void writeTo(Path file, String text, int count) {
            try {
                OutputFile.write(file, text);
                say.accept(parts.messages().text("traces.written", count, file.getFileName()));
            } catch (IOException e) {
                parts.dialogs().complain(parts.messages().text("file.export-failed"),
                        Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName()));
            }
        }
    }
}
