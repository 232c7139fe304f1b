package dev.archipelago.app.editor;

import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.look.Styles;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Results and problems below the drawing, one of them seen, with the progress of a run beside their names.
final class BottomPane {
    private static final double SMALLEST_HEIGHT = 176; // a table with two rows

    private final BorderPane node = new BorderPane();
    private final ToggleGroup group = new ToggleGroup();
    private final ToggleButton results;
    private final ToggleButton problems;
    private final Node resultsView;
    private final Node problemsView;

    BottomPane(Messages messages, Node resultsView, Node problemsView, Node runStrip) {
        this.resultsView = resultsView;
        this.problemsView = problemsView;
        results = tab(messages.text("results.title"), "tab-results");
        problems = tab(messages.text("results.problems"), "tab-problems");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox bar = new HBox(results, problems, gap, runStrip);
        bar.getStyleClass().add("bottom-bar");
        node.setTop(bar);
        node.getStyleClass().add(Styles.BOTTOM_PANE);
        node.setMinHeight(SMALLEST_HEIGHT);
        group.selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null) {
                group.selectToggle(before);
            } else {
                node.setCenter(now == results ? resultsView : problemsView);
            }
        });
        showResults();
    }

    private ToggleButton tab(String text, String id) {
        ToggleButton tab = new ToggleButton(text);
        tab.getStyleClass().setAll("bottom-tab");
        tab.setId(id);
        tab.setToggleGroup(group);
        return tab;
    }

    Node node() {
        return node;
    }

    void showResults() {
        group.selectToggle(results);
        node.setCenter(resultsView);
    }

    void showProblems() {
        group.selectToggle(problems);
        node.setCenter(problemsView);
    }

    void setProblems(String text, Node icon) {
        problems.setText(text);
        problems.setGraphic(icon);
    }
}
