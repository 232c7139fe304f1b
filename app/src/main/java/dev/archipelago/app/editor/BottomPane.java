package dev.archipelago.app.editor;

import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.look.Styles;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Results, charts over time, the faults of a scenario, problems, what if, why, requests one by one and the reach of a
/// loss below the drawing, one of them seen, with the progress of a run beside their names.
final class BottomPane {
    private static final double SMALLEST_HEIGHT = 176; // a table with two rows

    private final BorderPane node = new BorderPane();
    private final ToggleGroup group = new ToggleGroup();
    private final ToggleButton results;
    private final ToggleButton problems;
    private final ToggleButton timeline;
    private final ToggleButton whatIf;
    private final ToggleButton why;
    private final ToggleButton traces;
    private final ToggleButton blast;
    private final ToggleButton charts;
    private final Map<Toggle, Node> views;

    /// @param views results, problems, faults, what if, why, traces, reach and charts
    /// @param playback shown above faults and charts
    BottomPane(Messages messages, List<Node> views, Node runStrip, Node playback) {
        results = tab(messages.text("results.title"), "tab-results");
        problems = tab(messages.text("results.problems"), "tab-problems");
        timeline = tab(messages.text("timeline.title"), "tab-timeline");
        whatIf = tab(messages.text("what-if.title"), "tab-what-if");
        why = tab(messages.text("why.title"), "tab-why");
        traces = tab(messages.text("traces.title"), "tab-traces");
        blast = tab(messages.text("blast.title"), "tab-blast");
        charts = tab(messages.text("charts.title"), "tab-charts");
        this.views = Map.of(results, views.get(0), problems, views.get(1), timeline, views.get(2), whatIf,
                views.get(3), why, views.get(4), traces, views.get(5), blast, views.get(6), charts, views.get(7));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox bar = new HBox(results, charts, timeline, problems, whatIf, why, traces, blast, gap, runStrip);
        bar.getStyleClass().add("bottom-bar");
        playback.managedProperty().bind(playback.visibleProperty());
        node.setTop(new VBox(bar, playback));
        node.setId("bottom");
        node.getStyleClass().add(Styles.BOTTOM_PANE);
        node.setMinHeight(SMALLEST_HEIGHT);
        group.selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null) {
                group.selectToggle(before);
            } else {
                node.setCenter(this.views.get(now));
                playback.setVisible(now == timeline || now == charts);
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
    }

    /// The results of a run that begins or is done; who looks at how it goes over time stays there.
    void showOutcome() {
        if (!charts.isSelected()) {
            showResults();
        }
    }

    void showTimeline() {
        group.selectToggle(timeline);
    }

    void showCharts() {
        group.selectToggle(charts);
    }

    void showWhy() {
        group.selectToggle(why);
    }

    void showBlast() {
        group.selectToggle(blast);
    }

    void showTraces() {
        group.selectToggle(traces);
    }

    /// Whether a view is the one that is seen.
    boolean shows(Node view) {
        return view.equals(node.getCenter());
    }

    /// Is told when another view is seen.
    void onChanged(Runnable action) {
        node.centerProperty().addListener((_, _, _) -> action.run());
    }

    void showWhatIf() {
        group.selectToggle(whatIf);
    }

    void showProblems() {
        group.selectToggle(problems);
    }

    void setProblems(String text, Node icon) {
        problems.setText(text);
        problems.setGraphic(icon);
    }
}
