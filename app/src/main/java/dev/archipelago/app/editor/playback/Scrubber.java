package dev.archipelago.app.editor.playback;

import dev.archipelago.app.editor.look.Figures;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.simulator.result.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The time of a run from left to right with signs for what happened: pressed or dragged it shows the instant under the pointer,
/// a press on a sign the instant of that. Keys do the same.
final class Scrubber {
    private static final double INSET = 8;
    private static final double HEIGHT = 40;
    private static final double TRACK = 6;
    private static final double TRACK_AT = 26;
    private static final double SIGN = 15;
    private static final double THUMB = 12;
    private static final double LEAST = 3;

    private final Messages messages;
    private final MarkWording wording;
    private final Playback playback;
    private final Consumer<Mark> told;
    private final Pane node = new Pane();
    private final Region track = part("scrubber-track");
    private final Region thumb = part("scrubber-thumb");
    private final List<Sign> signs = new ArrayList<>();

    private record Sign(Mark mark, Label label, Region span) {}

    /// @param told hears of what was pressed
    Scrubber(Messages messages, Playback playback, Consumer<Mark> told) {
        this.messages = messages;
        this.wording = new MarkWording(messages);
        this.playback = playback;
        this.told = told;
        node.setId("scrubber");
        node.getStyleClass().add("scrubber");
        node.setMinSize(160, HEIGHT);
        node.setPrefHeight(HEIGHT);
        node.setMaxWidth(Double.MAX_VALUE);
        node.setFocusTraversable(true);
        node.setCursor(Cursor.HAND);
        node.setAccessibleRole(AccessibleRole.SLIDER);
        node.setAccessibleHelp(messages.text("playback.keys"));
        node.addEventHandler(MouseEvent.MOUSE_PRESSED, this::go);
        node.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::go);
        node.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
        node.widthProperty().addListener((_, _, _) -> lay());
        playback.headProperty().addListener((_, _, _) -> lay());
        playback.resultProperty().addListener((_, _, _) -> fill());
        fill();
    }

    private static Region part(String style) {
        Region part = new Region();
        part.getStyleClass().add(style);
        part.setMouseTransparent(true);
        part.setManaged(false);
        return part;
    }

    Node node() {
        return node;
    }

    private void go(MouseEvent event) {
        node.requestFocus();
        playback.stopAt(second(event.getX()));
        event.consume();
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case SPACE -> playback.toggle();
            case LEFT -> move(false, event.isShiftDown());
            case RIGHT -> move(true, event.isShiftDown());
            case HOME -> playback.stopAt(0);
            case END -> playback.stopAt(playback.seconds());
            case ESCAPE -> playback.showWhole();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(boolean forward, boolean toMark) {
        if (toMark) {
            playback.stepToMark(forward).ifPresent(told);
        } else {
            playback.step(forward ? 1 : -1);
        }
    }

    private void fill() {
        signs.clear();
        for (Mark mark : playback.marks()) {
            String kind = "mark-" + mark.kind().id();
            Label label = new Label(MarkWording.sign(mark.kind()));
            label.getStyleClass().addAll("scrubber-sign", kind);
            label.setId("mark-" + signs.size());
            label.setTooltip(new Tooltip(wording.of(mark)));
            label.setManaged(false);
            label.setOnMousePressed(event -> {
                playback.stopAt(mark.from());
                told.accept(mark);
                event.consume();
            });
            Region span = part("scrubber-span");
            span.getStyleClass().add(kind);
            signs.add(new Sign(mark, label, span));
        }
        List<Node> children = new ArrayList<>(List.of(track));
        signs.forEach(sign -> children.add(sign.span()));
        signs.forEach(sign -> children.add(sign.label()));
        children.add(thumb);
        node.getChildren().setAll(children);
        lay();
    }

    private double length() {
        return Math.max(1, node.getWidth() - 2 * INSET);
    }

    private double second(double x) {
        return Math.clamp((x - INSET) / length(), 0, 1) * playback.seconds();
    }

    private double x(double second) {
        double all = playback.seconds();
        return INSET + (all <= 0 ? 0 : Math.min(1, second / all) * length());
    }

    /// Signs that would lie over another one are not shown; their spans are, and keys go to them.
    private void lay() {
        track.resizeRelocate(INSET, TRACK_AT, length(), TRACK);
        double free = Double.NEGATIVE_INFINITY;
        for (Sign sign : signs) {
            double from = x(sign.mark().from());
            double to = Double.isNaN(sign.mark().to())
                    ? sign.mark().kind() == Mark.Kind.SCALING ? from : x(playback.seconds())
                    : x(sign.mark().to());
            sign.span().resizeRelocate(from, TRACK_AT, Math.max(LEAST, to - from), TRACK);
            sign.label().setVisible(from - SIGN / 2 >= free);
            if (sign.label().isVisible()) {
                sign.label().resizeRelocate(from - SIGN / 2, 3, SIGN, 20);
                free = from + SIGN / 2;
            }
        }
        boolean whole = playback.isWhole();
        thumb.setVisible(!whole);
        if (!whole) {
            thumb.resizeRelocate(Math.round(x(playback.headProperty().get()) - THUMB / 2),
                    TRACK_AT + TRACK / 2 - THUMB / 2, THUMB, THUMB);
        }
        node.setAccessibleText(messages.text("playback.time") + " " + spelled());
    }

    private @Nullable String spelled() {
        return playback.isWhole()
                ? messages.text("playback.whole")
                : Figures.time(playback.headProperty().get());
    }
}
