package dev.archipelago.app.editor.results;

import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.app.editor.look.Figures;
import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.look.Styles;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.scenario.Workload;
import dev.archipelago.simulator.result.ComponentResult;
import dev.archipelago.simulator.result.ConnectionResult;
import dev.archipelago.simulator.result.SimulationResult;
import dev.archipelago.simulator.result.WorkloadResult;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/// What a run said: objectives, workloads, components and connections, each number with its error bar.
public final class ResultsView {
    private final Messages messages;
    private final Label line = new Label();
    private final Label stale = new Label();
    private final FlowPane verdicts = new FlowPane(8, 6);
    private final ResultTable<Tables.Row<WorkloadResult>> workloads;
    private final ResultTable<Tables.Row<ComponentResult>> components;
    private final ResultTable<Tables.Row<ConnectionResult>> connections;
    private final LatencyChart chart;
    private final VBox results = new VBox();
    private final ScrollPane scroll = new ScrollPane(results);
    private final StackPane node = new StackPane();
    private Optional<Shown> shown = Optional.empty();

    /// What of a run is shown.
    ///
    /// @param document the design that was simulated
    public record Shown(Document document, SimulationResult result) {}

    /// @param select is asked to select what a row is about
    public ResultsView(Messages messages, Consumer<Selection> select) {
        this.messages = messages;
        workloads = new ResultTable<>("workload-results", messages, Tables.workloads(messages),
                row -> select.accept(sender(row.id())));
        components = new ResultTable<>("component-results", messages, Tables.components(),
                row -> select.accept(Selection.of(new ComponentId(row.id()))));
        connections = new ResultTable<>("connection-results", messages, Tables.connections(),
                row -> select.accept(Selection.of(ConnectionId.parse(row.id()))));
        chart = new LatencyChart(messages);
        arrange();
        show(Optional.empty());
    }

    private void arrange() {
        line.getStyleClass().add("results-line");
        stale.setText(messages.text("results.stale"));
        stale.getStyleClass().add("stale-line");
        VBox tables = new VBox(8, heading("results.components"), components.node());
        HBox.setHgrow(tables, Priority.ALWAYS);
        VBox charts = new VBox(8, heading("results.latency-chart"), chart.node());
        HBox beside = new HBox(16, tables, charts);
        results.getStyleClass().add("results");
        results.getChildren().addAll(line, stale, verdicts, heading("results.workloads"), workloads.node(), beside,
                heading("results.connections"), connections.node());
        scroll.setFitToWidth(true);
        scroll.getStyleClass().addAll("edge-to-edge", Styles.SIDE_PANE);
        scroll.setId("results");
    }

    private Label heading(String key) {
        Label heading = new Label(messages.text(key));
        heading.getStyleClass().add("results-heading");
        return heading;
    }

    public Node node() {
        return node;
    }

    /// Shows a run; empty for none yet.
    public void show(Optional<Shown> wanted) {
        shown = wanted;
        node.getChildren().setAll(wanted.isPresent() ? scroll : nothing());
        wanted.ifPresent(run -> fill(run.result()));
    }

    /// Says whether the design has changed since the run.
    public void setStale(boolean old) {
        stale.setVisible(old);
        stale.setManaged(old);
        results.getStyleClass().remove(Styles.STALE);
        if (old) {
            results.getStyleClass().add(Styles.STALE);
        }
    }

    private void fill(SimulationResult result) {
        String scenario = result.scenario().isEmpty() ? messages.text("run.baseline") : result.scenario();
        line.setText(messages.text("results.run-line", scenario, String.valueOf(result.replications()),
                Figures.time(result.simulatedSeconds()), Figures.time(result.warmUpSeconds()),
                String.valueOf(result.seed()), Figures.count(result.events()), Figures.time(result.wallSeconds())));
        verdicts.getChildren().clear();
        result.objectives().forEach((id, objective) -> verdicts.getChildren()
                .add(VerdictChip.of(id, objective, messages)));
        if (result.objectives().isEmpty()) {
            Label none = new Label(messages.text("results.no-objectives"));
            none.getStyleClass().add(Styles.MUTED);
            verdicts.getChildren().add(none);
        }
        workloads.show(Tables.Row.of(result.requests()));
        components.show(Tables.Row.of(result.components()));
        connections.show(Tables.Row.of(result.connections()));
        chart.show(result);
    }

    private VBox nothing() {
        Label title = new Label(messages.text("results.none"));
        title.getStyleClass().add("title");
        Label hint = new Label(messages.text("results.none-hint"));
        hint.getStyleClass().add(Styles.MUTED);
        VBox box = new VBox(Icons.of(MaterialDesignP.PLAY_CIRCLE_OUTLINE, 30), title, hint);
        box.getStyleClass().add("empty-results");
        return box;
    }

    /// The client that sends a workload, if it is drawn; else what it enters.
    private Selection sender(String workload) {
        Optional<Workload> found = shown.map(run -> run.document().workloads().get(workload));
        return found.flatMap(w -> Stream.concat(Stream.ofNullable(w.from()),
                w.targets().stream().map(target -> target.component())).findFirst()).map(Selection::of)
                .orElse(Selection.NONE);
    }
}
