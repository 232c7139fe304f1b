package dev.archipelago.app.editor.results;

import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.app.editor.look.Figures;
import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.look.Styles;
import dev.archipelago.app.editor.page.ValueTable;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.scenario.Objective;
import dev.archipelago.model.scenario.Workload;
import dev.archipelago.simulator.analysis.Criticality;
import dev.archipelago.simulator.diagnosis.DiagnosisResult.Question;
import dev.archipelago.simulator.diagnosis.Questions;
import dev.archipelago.simulator.result.ComparisonResult.Metric;
import dev.archipelago.simulator.result.ComponentResult;
import dev.archipelago.simulator.result.ConnectionResult;
import dev.archipelago.simulator.result.ObjectiveResult;
import dev.archipelago.simulator.result.SimulationResult;
import dev.archipelago.simulator.result.WorkloadResult;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.event.ActionEvent;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/// What a run said: objectives, workloads, components and connections, each number with its error bar.
public final class ResultsView {
    private static final double CHART_WIDTH = 380;
    private static final double WIDE_ENOUGH = 1150;

    private final Messages messages;
    private final Consumer<Question> why;
    private final Label line = new Label();
    private final Label stale = new Label();
    private final FlowPane verdicts = new FlowPane(8, 6);
    private final ValueTable<Tables.Row<WorkloadResult>> workloads;
    private final ValueTable<Tables.Row<ComponentResult>> components;
    private final ValueTable<Tables.Row<ConnectionResult>> connections;
    private final LatencyChart chart;
    private final WarmUpChart warmUp;
    private final ToggleButton warmUpPill;
    private final VBox results = new VBox();
    private final VBox charts = new VBox(4);
    private final ToggleGroup sections = new ToggleGroup();
    private final ToggleGroup drawings = new ToggleGroup();
    private final ToggleButton latencyPill;
    private final StackPane node = new StackPane();
    private Optional<Shown> shown = Optional.empty();
    private Map<String, Criticality> criticality = Map.of();

    /// What of a run is shown.
    ///
    /// @param document the design that was simulated
    public record Shown(Document document, SimulationResult result) {

        /// What a component is called on the drawing.
        String name(String id) {
            Component component = document.architecture().components().get(new ComponentId(id));
            return component == null ? id : Objects.requireNonNullElse(component.name(), id);
        }
    }

    /// @param select is asked to select what a row is about
    /// @param why is asked about the number that was clicked twice
    public ResultsView(Messages messages, Consumer<Selection> select, Consumer<Question> why) {
        this.messages = messages;
        this.why = why;
        workloads = new ValueTable<>("workload-results", Tables.workloads(messages),
                List.<Tables.Row<WorkloadResult>>of())
                .lastWidest().onChosen(row -> select.accept(sender(row.id())));
        components = new ValueTable<>("component-results", Tables.components(messages, this::criticality),
                List.<Tables.Row<ComponentResult>>of()).lastWidest()
                .onChosen(row -> select.accept(Selection.of(new ComponentId(row.id()))));
        connections = new ValueTable<>("connection-results", Tables.connections(messages),
                List.<Tables.Row<ConnectionResult>>of()).lastWidest()
                .onChosen(row -> select.accept(Selection.of(ConnectionId.parse(row.id()))));
        workloads.onTwice(row -> why.accept(new Question(row.id(), Metric.P99, "")));
        components.onTwice(row -> why.accept(new Question(row.id(), Metric.LOAD, "")));
        chart = new LatencyChart(messages);
        warmUp = new WarmUpChart(messages);
        latencyPill = section("results.latency-chart", chart.node(), "left-pill", drawings);
        warmUpPill = section("results.warm-up-chart", warmUp.node(), "right-pill", drawings);
        arrange();
        show(Optional.empty());
    }

    private void arrange() {
        line.getStyleClass().add("results-line");
        stale.setText(messages.text("results.stale"));
        stale.getStyleClass().add("stale-line");
        HBox tablePills = new HBox(section("results.components", components.node(), "left-pill", sections),
                section("results.workloads", workloads.node(), "center-pill", sections),
                section("results.connections", connections.node(), "right-pill", sections));
        tablePills.getStyleClass().add("result-sections");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        line.setMinWidth(0);
        HBox bar = new HBox(12, tablePills, gap, line);
        bar.setAlignment(Pos.CENTER_LEFT);
        StackPane tables = new StackPane(components.node(), workloads.node(), connections.node());
        tables.setMinSize(0, 0);
        BorderPane left = new BorderPane(tables, bar, null, null, null);
        BorderPane.setMargin(bar, new Insets(0, 0, 8, 0));
        HBox.setHgrow(left, Priority.ALWAYS);
        left.setMinWidth(0);
        HBox chartPills = new HBox(latencyPill, warmUpPill);
        chartPills.getStyleClass().add("result-sections");
        StackPane drawn = new StackPane(chart.node(), warmUp.node());
        drawn.setMinSize(0, 0);
        charts.getChildren().setAll(chartPills, drawn);
        VBox.setVgrow(drawn, Priority.ALWAYS);
        charts.setMinWidth(CHART_WIDTH);
        charts.setPrefWidth(CHART_WIDTH);
        charts.setMinHeight(0);
        HBox beside = new HBox(16, left, charts);
        beside.setMinHeight(0);
        VBox.setVgrow(beside, Priority.ALWAYS);
        results.getStyleClass().addAll("results", Styles.SIDE_PANE);
        results.getChildren().addAll(stale, verdicts, beside);
        results.setId("results");
        results.setMinHeight(0);
        results.widthProperty().addListener((_, _, width) -> showChart(width.doubleValue() >= WIDE_ENOUGH));
    }

    /// A table at a time, and a chart beside it where there is room.
    private ToggleButton section(String key, Node table, String shape, ToggleGroup group) {
        ToggleButton button = new ToggleButton(messages.text(key));
        button.setId(key.replace('.', '-'));
        button.getStyleClass().addAll("small", shape);
        button.setToggleGroup(group);
        button.addEventFilter(ActionEvent.ACTION, _ -> button.setSelected(true));
        table.visibleProperty().bind(button.selectedProperty());
        button.setSelected(group.getToggles().size() == 1);
        return button;
    }

    private void showChart(boolean shownNow) {
        charts.setVisible(shownNow);
        charts.setManaged(shownNow);
    }

    public Node node() {
        return node;
    }

    /// Shows a run; empty for none yet.
    public void show(Optional<Shown> wanted) {
        shown = wanted;
        criticality = wanted.map(run -> Criticality.of(run.document(), run.result())).orElse(Map.of());
        node.getChildren().setAll(wanted.isPresent() ? results : nothing());
        wanted.ifPresent(this::fill);
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

    private void fill(Shown run) {
        SimulationResult result = run.result();
        String scenario = result.scenario().isEmpty() ? messages.text("run.baseline") : result.scenario();
        line.setText(messages.text("results.run-line", scenario, String.valueOf(result.replications()),
                Figures.time(result.simulatedSeconds()), Figures.time(result.warmUpSeconds()),
                String.valueOf(result.seed()), Figures.count(result.events()), Figures.time(result.wallSeconds())));
        verdicts.getChildren().clear();
        result.objectives().forEach((id, objective) -> verdicts.getChildren()
                .add(asking(VerdictChip.of(id, objective, messages), objective)));
        boolean idle = result.requests().isEmpty();
        if (idle || result.objectives().isEmpty()) {
            Label none = new Label(messages.text(idle ? "results.no-workloads" : "results.no-objectives"));
            none.getStyleClass().add(Styles.MUTED);
            verdicts.getChildren().add(none);
        }
        if (!result.findings().isEmpty()) {
            verdicts.getChildren().add(RunNotes.of(result.findings(), messages));
        }
        workloads.show(Tables.Row.of(result.requests(), id -> id));
        components.show(Tables.busiestFirst(Tables.Row.of(result.components(), run::name)));
        connections.show(Tables.Row.of(result.connections(), id -> {
            ConnectionId ends = ConnectionId.parse(id);
            return run.name(ends.from().value()) + " → " + run.name(ends.to().value());
        }));
        chart.show(result);
        result.warmUp().ifPresent(warmUp::show);
        warmUpPill.setDisable(result.warmUp().isEmpty());
        if (result.warmUp().isEmpty()) {
            latencyPill.setSelected(true);
        }
        charts.setOpacity(idle ? 0 : 1); // there is no latency to show
    }

    private Criticality criticality(String id) {
        return criticality.getOrDefault(id, new Criticality(Double.NaN, Double.NaN));
    }

    private Label asking(Label chip, ObjectiveResult objective) {
        chip.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                why.accept(Questions.of(Objective.parse(objective.target())));
            }
        });
        return chip;
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
