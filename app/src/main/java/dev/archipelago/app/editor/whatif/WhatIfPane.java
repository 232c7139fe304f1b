package dev.archipelago.app.editor.whatif;

import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.app.editor.look.Figures;
import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.look.Styles;
import dev.archipelago.model.document.Document;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;

/// Sliders for the load and for what is selected, and beside them what would come of it.
public final class WhatIfPane {
    private final Messages messages;
    private final EditedDocument edited;
    private final WhatIf whatIf;
    private final BorderPane node = new BorderPane();
    private final VBox sliders = new VBox();
    private final Label state = new Label();
    private final Button apply;
    private final Button reset;
    private final OutcomeList outcome;
    private final Map<Knob, KnobRow> rows = new LinkedHashMap<>();
    private List<Knob> shown = List.of();

    public WhatIfPane(Messages messages, EditedDocument edited, WhatIf whatIf) {
        this.messages = messages;
        this.edited = edited;
        this.whatIf = whatIf;
        outcome = new OutcomeList(messages);
        apply = button("what-if.apply", "what-if-apply");
        apply.setGraphic(Icons.of(MaterialDesignC.CHECK, 14));
        apply.setOnAction(_ -> whatIf.apply(messages));
        reset = button("what-if.reset", "what-if-reset");
        reset.setGraphic(Icons.of(MaterialDesignR.RESTORE, 14));
        reset.setOnAction(_ -> whatIf.reset());
        arrange();
        follow();
    }

    private Button button(String key, String id) {
        Button button = new Button(messages.text(key));
        button.setId(id);
        button.getStyleClass().add("flat");
        return button;
    }

    private void arrange() {
        state.setId("what-if-state");
        state.getStyleClass().add(Styles.MUTED);
        state.setMinWidth(0);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox bar = new HBox(apply, reset, gap, state);
        bar.getStyleClass().add("timeline-bar");
        sliders.getStyleClass().add("knobs");
        SplitPane split = new SplitPane(scrolled(sliders), scrolled(outcome.node()));
        split.setDividerPositions(0.56);
        node.setTop(bar);
        node.setCenter(split);
        node.setId("what-if");
        node.sceneProperty().addListener((_, _, scene) -> whatIf.setActive(scene != null));
    }

    private static ScrollPane scrolled(Node content) {
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().addAll("edge-to-edge", Styles.SIDE_PANE);
        return scroll;
    }

    private void follow() {
        edited.documentProperty().addListener((_, before, now) -> {
            if (!before.withDiagram(null).equals(now.withDiagram(null))) {
                rebuild();
            }
        });
        edited.selectionProperty().addListener((_, _, _) -> refresh());
        whatIf.scenarioProperty().addListener((_, _, _) -> rebuild());
        whatIf.turnedProperty().addListener((_, _, _) -> refresh());
        whatIf.answerProperty().addListener((_, _, answer) -> {
            outcome.show(answer);
            say();
        });
        whatIf.simulatingProperty().addListener((_, _, _) -> say());
        whatIf.problemProperty().addListener((_, _, _) -> say());
        node.sceneProperty().addListener((_, _, scene) -> {
            if (scene != null) {
                refresh();
            }
        });
        refresh();
    }

    public Node node() {
        return node;
    }

    /// Puts the focus on the first slider.
    public void focus() {
        node.applyCss(); // what has never been shown has no sliders in the scene yet
        node.layout();
        rows.values().stream().findFirst().ifPresent(row -> row.slider().requestFocus());
    }

    private void rebuild() {
        shown = List.of();
        refresh();
    }

    /// The load of all workloads, what is turned, and what is selected. Nothing is done before it is seen: that would look through the
    /// whole document with every change.
    private void refresh() {
        if (node.getScene() == null) {
            return;
        }
        Document setting = whatIf.setting();
        List<Knob> loads = Knobs.ofLoad(setting);
        List<Knob> wanted = new ArrayList<>(loads);
        List<Knob> selected = Knobs.of(setting, edited.selection());
        Turned turned = whatIf.turnedProperty().get();
        Stream.concat(turned.values().keySet().stream(), selected.stream()).filter(knob -> !wanted.contains(knob))
                .filter(knob -> turned.values().containsKey(knob) || selected.contains(knob)).forEach(wanted::add);
        List<Knob> ordered = wanted.equals(shown) || sameButOrder(wanted) ? shown : wanted;
        if (!ordered.equals(shown) || rows.isEmpty()) {
            shown = ordered;
            fill(setting);
        }
        rows.forEach((knob, row) -> row.show(turned.value(knob).orElse(knob.current(setting))));
        apply.setDisable(turned.isEmpty());
        reset.setDisable(turned.isEmpty());
        say();
    }

    /// Rows stay where they are while one of them is dragged.
    private boolean sameButOrder(List<Knob> wanted) {
        return wanted.size() == shown.size() && shown.containsAll(wanted);
    }

    private void fill(Document setting) {
        rows.clear();
        sliders.getChildren().clear();
        String heading = "";
        for (Knob knob : shown) {
            String subject = knob.subject().replace("->", " → ");
            if (!subject.equals(heading)) {
                Label title = new Label(subject);
                title.getStyleClass().add("knob-title");
                sliders.getChildren().add(title);
                heading = subject;
            }
            KnobRow row = new KnobRow(knob, knob.scale(setting), knob.current(setting), messages,
                    value -> whatIf.turn(knob, value));
            rows.put(knob, row);
            sliders.getChildren().add(row.node());
        }
        if (edited.selection().isEmpty()) {
            Label hint = new Label(messages.text("what-if.hint"));
            hint.setWrapText(true);
            hint.getStyleClass().add(Styles.HINT);
            sliders.getChildren().add(hint);
        }
    }

    /// Where the figures come from that are shown just now.
    public String state() {
        return messages.text("what-if.status", text());
    }

    private void say() {
        state.setText(text());
    }

    private String text() {
        if (whatIf.problemProperty().get().isPresent()) {
            return whatIf.problemProperty().get().get().text(messages);
        }
        if (whatIf.answerProperty().get().isEmpty()) {
            return "";
        }
        return switch (whatIf.answerProperty().get().get()) {
            case WhatIfAnswer.Simulated done -> messages.text("what-if.simulated",
                    String.valueOf(done.result().replications()),
                    Figures.time(done.result().simulatedSeconds()));
            case WhatIfAnswer.Estimated _ -> messages.text(whatIf.simulatingProperty().get()
                    ? "what-if.simulating"
                    : "what-if.estimated");
        };
    }
}
