package dev.archipelago.app.editor.traces;

import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.look.Styles;
import dev.archipelago.simulator.analysis.TellingTraces;
import dev.archipelago.simulator.analysis.TellingTraces.Reason;
import dev.archipelago.simulator.analysis.Waterfall;
import dev.archipelago.simulator.analysis.Waterfall.Row;
import dev.archipelago.simulator.measure.RequestTrace;
import dev.archipelago.simulator.measure.RequestTrace.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;

/// Requests of a run one by one: the slowest, those that failed and typical ones in a list, and the waterfall of the chosen one.
public final class TracesView {
    /// Requests in the list at the most.
    private static final int MOST = 50;
    private static final double LIST_WIDTH = 220;
    private static final double DETAIL_WIDTH = 230;

    private final Messages messages;
    private final TraceWording wording;
    private final TraceIntents intents;
    private final WaterfallChart chart;
    private final ListView<RequestTrace> list = new ListView<>();
    private final ComboBox<String> operations = new ComboBox<>();
    private final ToggleGroup reasons = new ToggleGroup();
    private final Label origin = new Label();
    private final Label path = new Label();
    private final Label hint = new Label();
    private final VBox details = new VBox(2);
    private final MenuButton export;
    private final BorderPane node = new BorderPane();
    private final ReadOnlyObjectWrapper<Optional<Waterfall>> shown = new ReadOnlyObjectWrapper<>(Optional.empty());
    private List<RequestTrace> traces = List.of();

    /// @param intents what is wanted with spans and requests
    public TracesView(Messages messages, TraceIntents intents) {
        this.messages = messages;
        this.intents = intents;
        wording = new TraceWording(messages);
        chart = new WaterfallChart(wording);
        export = exports();
        node.setTop(bar());
        node.setCenter(body());
        node.getStyleClass().addAll("traces", Styles.SIDE_PANE);
        node.setId("traces");
        follow();
        show(List.of());
    }

    private Node bar() {
        HBox pills = new HBox(pill(Reason.SLOWEST, "left-pill"), pill(Reason.TYPICAL, "center-pill"),
                pill(Reason.FAILED, "right-pill"));
        pills.getStyleClass().add("result-sections");
        reasons.selectToggle(reasons.getToggles().getFirst());
        operations.setId("traces-operation");
        operations.setAccessibleText(messages.text("traces.operation"));
        operations.setPrefWidth(210);
        Stream.of(origin, path).forEach(label -> label.setMinWidth(0));
        origin.getStyleClass().add(Styles.MUTED);
        path.setId("traces-path");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox bar = new HBox(10, pills, operations, path, gap, origin, export);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("timeline-bar");
        return bar;
    }

    private ToggleButton pill(Reason reason, String shape) {
        ToggleButton pill = new ToggleButton(messages.text("traces." + reason));
        pill.setId("traces-" + reason.name().toLowerCase(Locale.ROOT));
        pill.setUserData(reason);
        pill.getStyleClass().addAll("small", shape);
        pill.setToggleGroup(reasons);
        pill.setMinWidth(Region.USE_PREF_SIZE);
        return pill;
    }

    private Node body() {
        list.setId("traces-list");
        list.setAccessibleText(messages.text("traces.title"));
        list.setCellFactory(_ -> new Cell());
        list.setPrefWidth(LIST_WIDTH);
        list.setMinWidth(110);
        list.setFixedCellSize(24);
        list.getStyleClass().add("trace-list");
        details.setPrefWidth(DETAIL_WIDTH);
        details.setMinWidth(150);
        details.setId("traces-details");
        details.getStyleClass().add("trace-details");
        hint.getStyleClass().add(Styles.HINT);
        hint.setWrapText(true);
        BorderPane drawn = new BorderPane(chart, null, null, new KindLegend(wording, chart.darkProperty()).node(),
                null);
        drawn.setMinWidth(0);
        HBox.setHgrow(drawn, Priority.ALWAYS);
        HBox body = new HBox(list, drawn, details);
        body.setMinHeight(0);
        return body;
    }

    private MenuButton exports() {
        MenuButton button = new MenuButton(messages.text("traces.export"),
                Icons.of(MaterialDesignE.EXPORT_VARIANT, 14));
        button.setId("traces-export");
        button.getStyleClass().addAll("small", "flat");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.getItems().addAll(export("otlp-one", () -> intents.exportOtlp(chosen())),
                export("jaeger-one", () -> intents.exportJaeger(chosen())),
                export("otlp-all", () -> intents.exportOtlp(List.copyOf(list.getItems()))),
                export("jaeger-all", () -> intents.exportJaeger(List.copyOf(list.getItems()))));
        return button;
    }

    private MenuItem export(String key, Runnable action) {
        MenuItem item = new MenuItem(messages.text("traces.export." + key));
        item.setId("traces-export-" + key);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private List<RequestTrace> chosen() {
        return shown.get().map(waterfall -> List.of(waterfall.trace())).orElse(List.of());
    }

    private void follow() {
        reasons.selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null) {
                reasons.selectToggle(before);
            } else {
                fill();
            }
        });
        operations.valueProperty().addListener((_, _, _) -> fill());
        list.getSelectionModel().selectedItemProperty().addListener((_, _, trace) -> draw(trace));
        chart.selectedProperty().addListener((_, _, row) -> {
            detail();
            component(row.intValue()).ifPresent(intents::select);
        });
        chart.hoveredProperty().addListener((_, _, _) -> detail());
        chart.onOpened(() -> component(chart.selectedProperty().get()).ifPresent(intents::open));
    }

    public Node node() {
        return node;
    }

    /// Whether it stands on a dark ground.
    public BooleanProperty darkProperty() {
        return chart.darkProperty();
    }

    /// The request that is looked at.
    public ReadOnlyObjectProperty<Optional<Waterfall>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// Shows what was followed of a run.
    public void show(List<RequestTrace> followed) {
        traces = List.copyOf(followed);
        String before = operations.getValue();
        List<String> all = Stream.concat(Stream.of(messages.text("traces.all")), traces.stream()
                .flatMap(trace -> trace.spans().stream().skip(1).map(Span::name)).distinct().sorted()).toList();
        operations.getItems().setAll(all);
        operations.setValue(before != null && all.contains(before) ? before : all.getFirst());
        fill();
    }

    /// The keys go to the list of requests.
    public void focus() {
        list.requestFocus();
    }

    private void fill() {
        String operation = operations.getSelectionModel().getSelectedIndex() <= 0 ? "" : operations.getValue();
        List<RequestTrace> fitting = operation.isEmpty()
                ? traces
                : traces.stream()
                        .filter(trace -> trace.spans().stream().anyMatch(span -> span.name().equals(operation)))
                        .toList();
        Reason reason = (Reason) reasons.getSelectedToggle().getUserData();
        list.getItems().setAll(TellingTraces.of(fitting, reason, MOST));
        if (list.getItems().isEmpty()) {
            draw(null);
        } else {
            list.getSelectionModel().selectFirst();
        }
        hint.setText(messages.text(traces.isEmpty()
                ? "traces.none"
                : list.getItems().isEmpty() ? "traces.none-such" : "traces.hint"));
        detail();
    }

    private void draw(@Nullable RequestTrace trace) {
        Optional<Waterfall> waterfall = Optional.ofNullable(trace).map(Waterfall::of);
        chart.show(waterfall);
        origin.setText(waterfall.map(one -> wording.origin(one.trace())).orElse(""));
        path.setText(waterfall.map(wording::path).orElse(""));
        export.setDisable(waterfall.isEmpty());
        shown.set(waterfall);
        detail();
    }

    private Optional<String> component(int row) {
        return shown.get().flatMap(waterfall -> chart.row(row)
                .map(one -> waterfall.trace().spans().get(one.span()).name()))
                .filter(name -> name.indexOf('.') > 0).map(name -> name.substring(0, name.indexOf('.')));
    }

    /// The figures of the row under the pointer, else of the selected one.
    private void detail() {
        details.getChildren().clear();
        Optional<Waterfall> waterfall = shown.get();
        Optional<Row> row = chart.row(chart.hoveredProperty().get())
                .or(() -> chart.row(chart.selectedProperty().get()));
        if (waterfall.isEmpty() || row.isEmpty()) {
            details.getChildren().add(hint);
            return;
        }
        Label name = new Label(wording.name(waterfall.get(), row.get()));
        name.getStyleClass().add("knob-title");
        details.getChildren().add(name);
        wording.figures(waterfall.get(), row.get()).forEach(text -> {
            Label line = new Label(text);
            line.setWrapText(true);
            details.getChildren().add(line);
        });
    }

    private final class Cell extends ListCell<RequestTrace> {
        @Override
        protected void updateItem(@Nullable RequestTrace trace, boolean empty) {
            super.updateItem(trace, empty);
            getStyleClass().remove("status-critical");
            if (empty || trace == null) {
                setText(null);
                return;
            }
            setText(wording.request(trace) + "   " + trace.workload());
            if (!trace.spans().getFirst().failure().isEmpty()) {
                getStyleClass().add("status-critical");
            }
        }
    }
}
