package dev.archipelago.app.editor.sweep;

import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.look.Styles;
import dev.archipelago.simulator.result.Estimate;
import dev.archipelago.simulator.result.SwingResult;
import dev.archipelago.simulator.result.VarianceResult;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Which property matters most for a figure: bars to both sides of what it is, or shares of its variance.
final class WhatMatters {
    private static final double WIDTH = 240;
    private static final double HEIGHT = 16;

    /// A share of a figure; smaller swings do not look like large ones.
    private static final double LEAST_SWING = 0.02;

    private final SweepWording wording;
    private final Messages messages;
    private final ComboBox<String> figure = new ComboBox<>();
    private final GridPane grid = new GridPane(14, 6);
    private final Label sentence = new Label();
    private final VBox node;

    private WhatMatters(SweepWording wording, List<String> names, String note, Consumer<String> show) {
        this.wording = wording;
        this.messages = wording.messages();
        figure.setId("sweep-figure");
        figure.getItems().setAll(names);
        grid.setId("sweep-matters");
        sentence.setId("sweep-matters-sentence");
        sentence.setWrapText(true);
        Label label = new Label(messages.text("sweep.figure"));
        label.setLabelFor(figure);
        HBox choice = new HBox(6, label, figure);
        choice.setAlignment(Pos.CENTER_LEFT);
        choice.getStyleClass().add("page-choices");
        Label muted = new Label(note);
        muted.getStyleClass().add(Styles.MUTED);
        muted.setWrapText(true);
        node = new VBox(10, choice, sentence, grid, muted);
        figure.valueProperty().addListener((_, _, name) -> {
            if (name != null) {
                grid.getChildren().clear();
                show.accept(name);
            }
        });
    }

    Node node() {
        return node;
    }

    private void begin() {
        if (!figure.getItems().isEmpty()) {
            figure.setValue(figure.getItems().stream().filter(name -> name.endsWith(".p99")).findFirst()
                    .orElse(figure.getItems().getFirst()));
        }
    }

    // ---- one at a time ---------------------------------------------------------------------------------------------

    static WhatMatters of(SweepWording wording, SwingResult result) {
        List<String> names = result.figures().stream()
                .filter(each -> each.bars().stream().anyMatch(bar -> bar.swing() != 0))
                .map(SwingResult.Figure::name).toList();
        WhatMatters[] made = new WhatMatters[1];
        made[0] = new WhatMatters(wording, names, wording.messages().text("sweep.swings-note"),
                name -> made[0].show(result.figures().stream().filter(each -> each.name().equals(name)).findFirst()
                        .orElseThrow()));
        made[0].begin();
        return made[0];
    }

    private void show(SwingResult.Figure shown) {
        SwingResult.Bar most = shown.bars().getFirst();
        String name = shown.name();
        sentence.setText(messages.text("sweep.depends", name, most.path()) + " "
                + messages.text("sweep.as-it-is-figure", wording.figure(name, shown.asItIs()))
                + (most.isClear() ? "" : " " + messages.text("sweep.overlap")));
        double middle = shown.asItIs().value();
        double longest = Math.max(LEAST_SWING * Math.abs(middle), shown.bars().stream()
                .mapToDouble(bar -> Math.max(away(bar.atFirst(), middle), away(bar.atLast(), middle))).max().orElse(1));
        shown.bars().forEach(bar -> {
            Pane room = room();
            room.getChildren().addAll(side(bar.atFirst(), middle, longest, "swing-first"),
                    side(bar.atLast(), middle, longest, "swing-last"), upright(WIDTH / 2));
            grid.addRow(grid.getRowCount(), new Label(bar.path()),
                    end(bar.from() + ": " + wording.figure(name, bar.atFirst())), room,
                    end(bar.to() + ": " + wording.figure(name, bar.atLast())));
        });
    }

    private static double away(Estimate estimate, double middle) {
        double distance = Math.abs(estimate.value() - middle);
        return Double.isFinite(distance) ? distance : 0;
    }

    private static Region side(Estimate end, double middle, double longest, String style) {
        double length = longest == 0 ? 0 : WIDTH / 2 * away(end, middle) / longest;
        Region bar = new Region();
        bar.getStyleClass().add(style);
        bar.resizeRelocate(end.value() < middle ? WIDTH / 2 - length : WIDTH / 2, 2, length, HEIGHT - 4);
        bar.setManaged(false);
        return bar;
    }

    // ---- variance --------------------------------------------------------------------------------------------------

    static WhatMatters of(SweepWording wording, VarianceResult result) {
        List<String> names = result.figures().stream().filter(each -> !each.shares().isEmpty())
                .map(VarianceResult.Figure::name).toList();
        WhatMatters[] made = new WhatMatters[1];
        made[0] = new WhatMatters(wording, names,
                wording.messages().text("sweep.shares-note", result.samples()),
                name -> made[0].show(result.figures().stream().filter(each -> each.name().equals(name)).findFirst()
                        .orElseThrow()));
        made[0].begin();
        return made[0];
    }

    private void show(VarianceResult.Figure shown) {
        VarianceResult.Share most = shown.shares().getFirst();
        boolean rivals = shown.shares().stream().skip(1).anyMatch(share -> share.total().high() >= most.total().low());
        sentence.setText(messages.text("sweep.depends", shown.name(), most.path())
                + (rivals ? " " + messages.text("sweep.more-samples") : ""));
        shown.shares().forEach(share -> {
            Pane room = room();
            room.getChildren().addAll(part(share.total().value(), 2, HEIGHT - 4, "share-total"),
                    part(share.first().value(), 5, HEIGHT - 10, "share-first"),
                    interval(share.total()));
            grid.addRow(grid.getRowCount(), new Label(share.path()), room,
                    end(messages.text("sweep.share", percent(share.first()), percent(share.total()))));
        });
    }

    private static String percent(Estimate share) {
        return dev.archipelago.app.editor.look.Figures.share(share.value(), share.halfWidth());
    }

    private static double place(double share) {
        return WIDTH * Math.clamp(Double.isNaN(share) ? 0 : share, 0, 1);
    }

    private static Region part(double share, double y, double height, String style) {
        Region bar = new Region();
        bar.getStyleClass().add(style);
        bar.resizeRelocate(0, y, place(share), height);
        bar.setManaged(false);
        return bar;
    }

    private static Region interval(Estimate share) {
        Region line = new Region();
        line.getStyleClass().add("swing-middle");
        line.resizeRelocate(place(share.low()), HEIGHT / 2, Math.max(1, place(share.high()) - place(share.low())), 1);
        line.setManaged(false);
        return line;
    }

    // ---- common ----------------------------------------------------------------------------------------------------

    private static Pane room() {
        Pane room = new Pane();
        room.setMinSize(WIDTH, HEIGHT);
        room.setPrefSize(WIDTH, HEIGHT);
        room.setMaxSize(WIDTH, HEIGHT);
        room.getStyleClass().add("swing-room");
        return room;
    }

    private static Region upright(double x) {
        Region line = new Region();
        line.getStyleClass().add("swing-middle");
        line.resizeRelocate(x, 0, 1, HEIGHT);
        line.setManaged(false);
        return line;
    }

    private static Label end(String text) {
        Label end = new Label(text);
        end.getStyleClass().add(Styles.MUTED);
        end.setMinWidth(Region.USE_PREF_SIZE);
        return end;
    }
}
