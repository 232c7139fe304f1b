package dev.archipelago.app.editor.blast;

import dev.archipelago.app.editor.asking.CardBar;
import dev.archipelago.app.editor.asking.Inquiry;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.look.Styles;
import dev.archipelago.simulator.result.ReachResult;
import dev.archipelago.simulator.result.ReachResult.Reach;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;

/// The card: what was lost and what that costs each workload, and which components it reaches, ring by ring, with what they lose and
/// when that shows.
public final class BlastCard {
    private final Messages messages;
    private final BlastWording wording;
    private final Inquiry<BlastRun.Reached> run;
    private final Consumer<String> select;
    private final BorderPane node = new BorderPane();
    private final Label title = new Label();
    private final HBox body = new HBox(28);
    private final ScrollPane scroll = new ScrollPane(body);
    private Optional<String> outdated = Optional.empty();

    /// @param ask asks about what is selected
    /// @param select is told which component was clicked
    public BlastCard(Messages messages, BlastRun run, Runnable ask, Consumer<String> select) {
        this.messages = messages;
        this.wording = new BlastWording(messages);
        this.run = run.inquiry();
        this.select = select;
        title.setId("blast-title");
        title.getStyleClass().add("knob-value");
        title.setMinWidth(0);
        body.getStyleClass().add("why");
        scroll.setFitToWidth(true);
        scroll.getStyleClass().addAll("edge-to-edge", Styles.SIDE_PANE);
        node.setTop(CardBar.of(messages, "blast", MaterialDesignR.RADIUS_OUTLINE, title, ask, this.run));
        node.setCenter(scroll);
        node.setId("blast");
        this.run.answerProperty().addListener((_, _, _) -> show());
        this.run.problemProperty().addListener((_, _, _) -> show());
        this.run.runningProperty().addListener((_, _, _) -> show());
        show();
    }

    public Node node() {
        return node;
    }

    /// Says that the answer was about another design than the one that is there now, until the next question.
    ///
    /// @param what was lost in it
    public void outdate(String what) {
        outdated = Optional.of(what);
        show();
    }

    private void show() {
        if (run.runningProperty().get() || run.answerProperty().get().isPresent()) {
            outdated = Optional.empty();
        }
        body.getChildren().clear();
        Optional<Inquiry.Answer<BlastRun.Reached>> answer = run.answerProperty().get();
        if (run.problemProperty().get().isPresent()) {
            title.setText(run.problemProperty().get().get().text(messages));
        } else if (run.runningProperty().get()) {
            title.setText(messages.text("blast.running"));
        } else if (answer.isPresent()) {
            fill(answer.get().found().result());
        } else if (outdated.isPresent()) {
            title.setText(messages.text("blast.stale", outdated.get()));
            body.getChildren().add(hint(messages.text("blast.hint")));
        } else {
            title.setText("");
            body.getChildren().add(hint(messages.text("blast.hint")));
        }
    }

    private void fill(ReachResult result) {
        title.setText(wording.head(result));
        VBox workloads = column("blast.workloads", table(result.workloads().entrySet().stream()
                .sorted(worstFirst()).toList(), false), hint(wording.source(result)));
        List<Map.Entry<String, Reach>> reached = result.components().entrySet().stream()
                .filter(entry -> entry.getValue().isReached())
                .sorted(Comparator.comparingInt((Map.Entry<String, Reach> entry) -> far(entry.getValue()))
                        .thenComparing(worstFirst()))
                .toList();
        VBox components = column("blast.components", table(reached, true),
                hint(messages.text("blast.others", result.components().size() - reached.size())));
        body.getChildren().addAll(workloads, RingDiagram.of(result, wording, select, scroll.viewportBoundsProperty()),
                components,
                column("blast.legend", legend()));
    }

    private static Comparator<Map.Entry<String, Reach>> worstFirst() {
        return Comparator.comparingDouble(entry -> -entry.getValue().lost().value());
    }

    private static int far(Reach reach) {
        return reach.ring() < 0 ? Integer.MAX_VALUE : reach.ring();
    }

    private GridPane table(List<Map.Entry<String, Reach>> rows, boolean ringed) {
        GridPane grid = new GridPane(14, 3);
        grid.setMinWidth(Region.USE_PREF_SIZE);
        Stream.of(HPos.LEFT, HPos.RIGHT, HPos.RIGHT, HPos.RIGHT, HPos.RIGHT).forEach(side -> {
            ColumnConstraints column = new ColumnConstraints();
            column.setHalignment(side);
            grid.getColumnConstraints().add(column);
        });
        grid.addRow(0, line(""), heading(ringed ? messages.text("blast.ring") : ""),
                heading(messages.text("blast.lost")), heading(messages.text("blast.shows")),
                heading(messages.text(ringed ? "blast.pressure" : "blast.slower")));
        rows.forEach(entry -> {
            Reach reach = entry.getValue();
            grid.addRow(grid.getRowCount(), name(entry.getKey(), ringed), line(ringed ? wording.ring(reach) : ""),
                    lost(reach), line(wording.after(reach)), line(wording.pressure(reach)));
        });
        return grid;
    }

    private Node name(String id, boolean component) {
        if (!component) {
            return line(id);
        }
        Hyperlink link = new Hyperlink(id);
        link.setId("blast-" + id);
        link.setOnAction(_ -> select.accept(id));
        link.setMinWidth(Region.USE_PREF_SIZE);
        return link;
    }

    private Label lost(Reach reach) {
        Label label = line(wording.lost(reach));
        label.getStyleClass().addAll("verdict-sign",
                !reach.isReached() ? "met" : reach.lost().value() >= BlastWording.MOST ? "missed" : "inconclusive");
        return label;
    }

    private Node legend() {
        VBox lines = new VBox(3);
        lines.setMinWidth(200);
        Stream.of("blast.legend.ripples", "blast.legend.lost", "blast.legend.harm", "blast.legend.light",
                "blast.legend.note").forEach(key -> lines.getChildren().add(hint(messages.text(key))));
        return lines;
    }

    private VBox column(String key, Node... parts) {
        Label heading = new Label(messages.text(key));
        heading.getStyleClass().add("knob-title");
        VBox column = new VBox(4, heading);
        column.getChildren().addAll(parts);
        HBox.setHgrow(column, Priority.SOMETIMES);
        return column;
    }

    private static Label line(String text) {
        Label label = new Label(text);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static Label heading(String text) {
        Label label = line(text);
        label.getStyleClass().add(Styles.HINT);
        return label;
    }

    private static Label hint(String text) {
        Label label = new Label(text);
        label.getStyleClass().add(Styles.HINT);
        label.setWrapText(true);
        return label;
    }
}
