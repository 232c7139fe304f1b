package dev.archipelago.app.editor.redesign;

import dev.archipelago.app.editor.asking.AskParts;
import dev.archipelago.app.editor.forest.ForestPlot;
import dev.archipelago.app.editor.forest.ForestRows;
import dev.archipelago.app.editor.look.Figures;
import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.look.Styles;
import dev.archipelago.app.editor.page.Choices;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.quantity.Share;
import dev.archipelago.simulator.boundaries.Design;
import dev.archipelago.simulator.boundaries.Trial;
import dev.archipelago.simulator.boundaries.TrialResult;
import dev.archipelago.simulator.boundaries.Untried;
import dev.archipelago.simulator.result.ComparisonResult.Change;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;

/// Designs that were simulated: a table of all, and of the one that is chosen why, every difference with its interval, how it looks, and a button
/// that makes it the present one.
final class TrialsView {
    private static final int MOST_UNTRIED = 40;
    private static final double MATTERS = 0.05;
    private static final double WORKLOAD_WIDTH = 380;
    private static final double DRAWING_HEIGHT = 340;

    private final Messages messages;
    private final Drawings drawings;
    private final Applying applying;
    private final DesignNames names;
    private final String id;

    /// What is looked at.
    ///
    /// @param askedAbout the document
    /// @param before what a trial is compared with, to be drawn
    private record Shown(Document askedAbout, TrialResult trials, Function<Trial, Document> before) {}

    /// @param id of the page
    TrialsView(AskParts parts, Drawings drawings, String id) {
        this.drawings = drawings;
        this.id = id;
        messages = parts.messages();
        applying = new Applying(parts);
        names = new DesignNames(messages);
    }

    /// @param isWay whether each design is compared with the one before it
    Node of(Document askedAbout, TrialResult trials, boolean isWay) {
        VBox node = new VBox(10);
        node.setId(id + "-trials");
        if (trials.trials().isEmpty()) {
            node.getChildren().add(line(messages.text("redesign.none-simulated")));
        } else {
            fill(node, new Shown(askedAbout, trials, isWay
                    ? trial -> stepBefore(trials, trial)
                    : _ -> trials.baseDocument()));
        }
        untried(node, trials.untried());
        return node;
    }

    /// The first step is one from what they all begin with, such as a monolith.
    static Document stepBefore(TrialResult trials, Trial trial) {
        int at = trials.trials().indexOf(trial);
        return at == 0 ? trials.baseDocument() : trials.trials().get(at - 1).design().document();
    }

    private void fill(VBox node, Shown shown) {
        TrialResult trials = shown.trials();
        Label how = line(messages.text("redesign.how", Figures.count(trials.replications()),
                Figures.time(trials.simulatedSeconds()), Figures.time(trials.warmUpSeconds()),
                Long.toString(trials.seed())));
        how.getStyleClass().add(Styles.MUTED);
        TrialTable table = new TrialTable(messages, id + "-table", spelling(trials),
                TrialRow.of(trials, names));
        VBox detail = new VBox(8);
        detail.setId(id + "-detail");
        detail.getStyleClass().add("redesign-detail");
        table.node().getSelectionModel().selectedItemProperty().addListener((_, _, row) -> {
            Trial trial = row == null ? null : row.trial();
            detail.getChildren().setAll(trial == null ? List.of() : detail(shown, trial));
        });
        node.getChildren().addAll(how, workloads(trials, table), table.node(), detail);
        table.node().getSelectionModel().select(1);
    }

    private ForestRows spelling(TrialResult trials) {
        return new ForestRows(messages, trials.replications(), MATTERS);
    }

    /// Whose figures are seen; those of the busiest at first.
    private Node workloads(TrialResult trials, TrialTable table) {
        var all = trials.trials().getFirst().comparison().workloads();
        List<String> ids = all.entrySet().stream()
                .sorted((a, b) -> Double.compare(rate(b), rate(a))).map(Map.Entry::getKey).toList();
        ComboBox<String> box = Choices.box(id + "-workload", messages.text("column.workload"), workload -> workload);
        box.valueProperty().addListener((_, _, workload) -> table.show(workload));
        Choices.fill(box, ids);
        HBox row = Choices.row(messages.text("column.workload"), box);
        row.setMaxWidth(WORKLOAD_WIDTH);
        row.setVisible(ids.size() > 1);
        row.setManaged(ids.size() > 1);
        return row;
    }

    private static double rate(Map.Entry<String, List<Change>> of) {
        return of.getValue().getFirst().before().value();
    }

    private List<Node> detail(Shown shown, Trial trial) {
        Design design = trial.design();
        Label title = new Label(names.of(design.name()));
        title.getStyleClass().add("page-title");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(title, Priority.ALWAYS);
        title.setMaxWidth(Double.MAX_VALUE);
        BorderPane drawing = new BorderPane();
        HBox head = new HBox(10, title, Verdicts.of(trial.verdict(), messages), look(shown, trial, drawing),
                apply(shown, design));
        head.setAlignment(Pos.CENTER_LEFT);
        VBox texts = new VBox(2);
        if (!design.reason().isEmpty()) {
            texts.getChildren().add(line(design.reason()));
        }
        texts.getChildren().add(muted(messages.text("redesign.beside", names.of(trial.comparison().before()))));
        Node forest = ForestPlot.of(messages, id + "-forest", spelling(shown.trials()).of(trial.comparison()),
                new Share(MATTERS).toString());
        return List.of(head, texts, drawing, forest);
    }

    /// Draws the design when that is asked for, with what is different marked.
    private ToggleButton look(Shown shown, Trial trial, BorderPane drawing) {
        ToggleButton look = new ToggleButton(messages.text("redesign.look"), Icons.of(MaterialDesignE.EYE_OUTLINE, 14));
        look.setId(id + "-look");
        look.getStyleClass().add("small");
        look.setMinWidth(Region.USE_PREF_SIZE);
        drawing.setId(id + "-drawing");
        drawing.visibleProperty().bind(look.selectedProperty());
        drawing.managedProperty().bind(look.selectedProperty());
        look.selectedProperty().addListener((_, _, on) -> {
            if (on && drawing.getCenter() == null) {
                drawing.setPrefHeight(DRAWING_HEIGHT);
                drawing.setMinHeight(DRAWING_HEIGHT);
                drawing.setCenter(drawings.between(shown.before().apply(trial), trial.design().document()));
            }
        });
        return look;
    }

    private Button apply(Shown shown, Design design) {
        Button apply = new Button(messages.text("what-if.apply"), Icons.of(MaterialDesignC.CHECK, 14));
        apply.setId(id + "-apply");
        apply.getStyleClass().add("small");
        apply.setMinWidth(Region.USE_PREF_SIZE);
        apply.disableProperty().bind(applying.possible(shown.askedAbout()).not());
        apply.setOnAction(_ -> applying.apply(shown.askedAbout(), design.document(), names.of(design.name())));
        return apply;
    }

    private void untried(VBox node, List<Untried> untried) {
        if (untried.isEmpty()) {
            return;
        }
        Label title = new Label(messages.text("redesign.untried"));
        title.getStyleClass().add("results-heading");
        node.getChildren().add(title);
        untried.stream().limit(MOST_UNTRIED)
                .forEach(one -> node.getChildren().add(muted(names.of(one.name()) + ": " + one.reason())));
        if (untried.size() > MOST_UNTRIED) {
            node.getChildren().add(muted(messages.text("what-if.more", untried.size() - MOST_UNTRIED)));
        }
    }

    static Label muted(String text) {
        Label label = line(text);
        label.getStyleClass().add(Styles.MUTED);
        return label;
    }

    static Label line(String text) {
        Label line = new Label(text);
        line.setWrapText(true);
        line.setMinHeight(Region.USE_PREF_SIZE);
        return line;
    }
}
