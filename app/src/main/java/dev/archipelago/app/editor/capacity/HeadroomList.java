package dev.archipelago.app.editor.capacity;

import dev.archipelago.app.editor.look.Figures;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.look.Styles;
import dev.archipelago.simulator.result.LoadLimitResult;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// How busy each component is at the highest load that holds, as bars, and which load it would bear by itself.
final class HeadroomList {
    private static final int MOST = 40;
    private static final double WIDTH = 220;

    private final Messages messages;
    private final CapacityWording wording;
    private final Consumer<String> show;
    private final GridPane node = new GridPane(14, 4);

    /// @param show is told of a component that is clicked
    HeadroomList(Messages messages, CapacityWording wording, Consumer<String> show) {
        this.messages = messages;
        this.wording = wording;
        this.show = show;
        node.setId("capacity-headroom");
    }

    Node node() {
        return node;
    }

    HeadroomList of(LoadLimitResult found) {
        List<Map.Entry<String, Double>> loads = found.loads().entrySet().stream().filter(entry -> entry.getValue() > 0)
                .sorted(Comparator.comparingDouble((Map.Entry<String, Double> entry) -> -entry.getValue()))
                .limit(MOST).toList();
        loads.forEach(entry -> add(entry.getKey(), entry.getValue(), found));
        return this;
    }

    private void add(String id, double busy, LoadLimitResult found) {
        Hyperlink name = new Hyperlink(id);
        name.setId("capacity-show-" + id);
        name.setOnAction(_ -> show.accept(id));
        Region fill = new Region();
        fill.getStyleClass().add(found.busiest().filter(id::equals).isPresent() ? "page-bar-most" : "page-bar");
        double width = Math.max(2, WIDTH * Math.min(1, busy));
        fill.setMinSize(width, 10);
        fill.setMaxSize(width, 10);
        StackPane track = new StackPane(fill);
        track.getStyleClass().add("page-track");
        track.setMinSize(WIDTH, 10);
        track.setMaxSize(WIDTH, 10);
        Label share = new Label(messages.text("capacity.busy", Figures.share(busy)));
        share.setMinWidth(Region.USE_PREF_SIZE);
        Label bears = new Label(messages.text("capacity.bears", wording.amount(found.holds() / busy)));
        bears.getStyleClass().add(Styles.MUTED);
        bears.setMinWidth(Region.USE_PREF_SIZE);
        node.addRow(node.getRowCount(), name, track, share, bears);
    }
}
