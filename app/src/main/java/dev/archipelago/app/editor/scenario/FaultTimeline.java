package dev.archipelago.app.editor.scenario;

import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.app.editor.document.Structure;
import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.look.Styles;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.scenario.Fault;
import dev.archipelago.model.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/// The faults of a scenario on a time axis: added, changed, moved and removed, each in one step that can be undone.
public final class FaultTimeline implements FaultClip.Wishes {
    private static final int NONE = -1;

    private final Messages messages;
    private final EditedDocument edited;
    private final Function<Pointer, FaultForm> forms;
    private final BorderPane node = new BorderPane();
    private final ComboBox<String> scenarios = new ComboBox<>();
    private final ComboBox<String> kinds = new ComboBox<>();
    private final Button remove;
    private final Label hint = new Label();
    private final VBox detail = new VBox();
    private final FaultLanes lanes;
    private @Nullable FaultForm form;
    private String formOf = "";
    private int selected = NONE;
    private List<Fault> shown = List.of();
    private boolean filling;

    /// @param forms makes the form of a fault at a place in the document
    public FaultTimeline(Messages messages, EditedDocument edited, Function<Pointer, FaultForm> forms) {
        this.messages = messages;
        this.edited = edited;
        this.forms = forms;
        lanes = new FaultLanes(messages, this);
        remove = new Button(messages.text("timeline.remove"), Icons.of(MaterialDesignD.DELETE_OUTLINE, 14));
        remove.setId("fault-remove");
        remove.getStyleClass().add("flat");
        remove.setOnAction(_ -> remove(selected));
        scenarios.setId("timeline-scenario");
        scenarios.setAccessibleText(messages.text("run.scenario"));
        scenarios.setPromptText(messages.text("timeline.no-scenario"));
        scenarios.valueProperty().addListener((_, _, _) -> {
            if (!filling) {
                selected = NONE;
                refresh();
            }
        });
        kinds.setId("fault-kind");
        kinds.setAccessibleText(messages.text("timeline.kind"));
        kinds.getItems().setAll(FaultKinds.all());
        kinds.setConverter(new Names());
        kinds.setMaxWidth(Double.MAX_VALUE);
        kinds.valueProperty().addListener((_, _, kind) -> {
            if (!filling && kind != null) {
                change(kind);
            }
        });
        hint.setWrapText(true);
        hint.getStyleClass().add(Styles.HINT);
        arrange();
        edited.documentProperty().addListener((_, _, _) -> refresh());
        refresh();
    }

    public Node node() {
        return node;
    }

    /// Marks the instant of a run that is looked at; NaN for none.
    public void point(double second) {
        lanes.point(second);
    }

    /// Tells the time under the pointer where the axis is pressed or dragged.
    public void onSeek(DoubleConsumer seek) {
        lanes.onSeek(seek);
    }

    /// Shows the faults of a scenario, if there is one of this name.
    public void show(String scenario) {
        if (scenarios.getItems().contains(scenario)) {
            scenarios.setValue(scenario);
        }
    }

    private void arrange() {
        Button fresh = new Button(messages.text("timeline.new-scenario"), Icons.of(MaterialDesignP.PLUS, 14));
        fresh.setId("scenario-new");
        fresh.getStyleClass().add("flat");
        fresh.setOnAction(_ -> addScenario());
        HBox bar = new HBox(scenarios, fresh, adder(), remove);
        bar.getStyleClass().add("timeline-bar");
        ScrollPane scroll = new ScrollPane(lanes.node());
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("edge-to-edge", Styles.SIDE_PANE);
        detail.getStyleClass().add("timeline-detail");
        ScrollPane details = new ScrollPane(detail);
        details.setFitToWidth(true);
        details.getStyleClass().addAll("edge-to-edge", Styles.SIDE_PANE);
        SplitPane split = new SplitPane(scroll, details);
        split.setOrientation(Orientation.HORIZONTAL);
        split.setDividerPositions(0.72);
        node.setTop(bar);
        node.setCenter(split);
        node.setId("timeline");
    }

    private MenuButton adder() {
        MenuButton button = new MenuButton(messages.text("timeline.add"), Icons.of(MaterialDesignP.PLUS, 14));
        button.setId("fault-add");
        button.getStyleClass().add("flat");
        for (String kind : FaultKinds.all()) {
            MenuItem item = new MenuItem(FaultKinds.name(kind, messages));
            item.setId("add-fault-" + kind);
            item.setOnAction(_ -> add(kind));
            button.getItems().add(item);
        }
        return button;
    }

    // ---- edits ------------------------------------------------------------------------------------------------------

    private void addScenario() {
        String id = freeId();
        edited.apply(messages.text("edit.add", id), document -> Structure.with(document, Pointer.of("scenarios", id),
                new Scenario(null, null, null, Map.of(), List.of(), List.of())));
        show(id);
    }

    private String freeId() {
        Map<String, Scenario> there = edited.document().scenarios();
        int number = 1;
        while (there.containsKey("scenario-" + number)) {
            number++;
        }
        return "scenario-" + number;
    }

    private void add(String kind) {
        if (scenarios.getValue() == null) {
            addScenario();
        }
        double all = lanes.seconds();
        Fault fault = FaultKinds.fresh(kind, edited.document(), lanes.scale().snapped(all / 4),
                lanes.scale().snapped(all / 4));
        selected = shown.size();
        put(selected, fault, messages.text("edit.add", named(fault)));
        lanes.focus(selected);
    }

    private void change(String kind) {
        if (selected >= 0 && selected < shown.size() && !FaultKinds.of(shown.get(selected)).equals(kind)) {
            Fault changed = FaultKinds.changed(shown.get(selected), kind, edited.document());
            put(selected, changed, messages.text("edit.set", named(changed)));
        }
    }

    @Override
    public void replace(int index, Fault fault, String name) {
        put(index, fault, name);
        lanes.focus(index);
    }

    private void put(int index, Fault fault, String name) {
        Pointer at = faults().child(index);
        edited.apply(name, document -> Structure.with(document, at, fault));
        refresh();
    }

    @Override
    public void remove(int index) {
        if (index < 0 || index >= shown.size()) {
            return;
        }
        Pointer at = faults().child(index);
        String name = messages.text("edit.remove", named(shown.get(index)));
        selected = Math.min(index, shown.size() - 2);
        edited.apply(name, document -> Structure.with(document, at, null));
        lanes.focus(selected);
    }

    private String named(Fault fault) {
        return FaultKinds.name(FaultKinds.of(fault), messages) + " " + FaultKinds.target(fault);
    }

    private Pointer faults() {
        return Pointer.of("scenarios", String.valueOf(scenarios.getValue()), "faults");
    }

    // ---- showing ----------------------------------------------------------------------------------------------------

    @Override
    public void select(int index) {
        if (selected != index) {
            selected = index;
            lanes.select(index);
            showDetail();
        }
    }

    private void refresh() {
        Document document = edited.document();
        filling = true;
        List<String> ids = new ArrayList<>(document.scenarios().keySet());
        String wanted = scenarios.getValue();
        if (!ids.equals(scenarios.getItems())) {
            scenarios.getItems().setAll(ids);
        }
        scenarios.setValue(wanted != null && ids.contains(wanted) ? wanted : ids.isEmpty() ? null : ids.getFirst());
        filling = false;
        Scenario scenario = scenarios.getValue() == null ? null : document.scenarios().get(scenarios.getValue());
        shown = scenario == null ? List.of() : scenario.faults();
        if (selected >= shown.size()) {
            selected = shown.size() - 1;
        }
        lanes.show(shown, TimeScale.secondsOf(scenario), selected);
        showDetail();
    }

    private void showDetail() {
        boolean any = selected >= 0 && selected < shown.size();
        remove.setDisable(!any);
        if (!any) {
            form = null;
            formOf = "";
            hint.setText(messages.text(shown.isEmpty() ? "timeline.empty" : "timeline.keys"));
            detail.getChildren().setAll(hint);
            return;
        }
        String kind = FaultKinds.of(shown.get(selected));
        String of = faults().child(selected) + " " + kind;
        if (form == null || !formOf.equals(of)) {
            FaultForm made = forms.apply(faults().child(selected));
            form = made;
            formOf = of;
            detail.getChildren().setAll(kinds, made.node());
        } else {
            form.refresh();
        }
        filling = true;
        kinds.setValue(kind);
        filling = false;
    }

    private final class Names extends StringConverter<String> {
        @Override
        public String toString(@Nullable String kind) {
            return kind == null ? "" : FaultKinds.name(kind, messages);
        }

        @Override
        public String fromString(String text) {
            throw new UnsupportedOperationException("The field is not editable");
        }
    }
}
