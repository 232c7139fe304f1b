package dev.archipelago.app.editor.playback;

import dev.archipelago.app.editor.look.Figures;
import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.seeing.Moment;
import dev.archipelago.simulator.result.Mark;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/// Moves the time of a run: play, step, scrub, how fast, until when.
public final class TransportStrip {
    private final Messages messages;
    private final Playback playback;
    private final Button play;
    private final Button whole;
    private final Label time = new Label();
    private final Slider speed = new Slider(SpeedScale.SLOWEST, SpeedScale.FASTEST, SpeedScale.NORMAL);
    private final Label speedText = new Label();
    private final SpeedScale scale;
    private final HBox node;

    /// @param say shows a line in the status bar
    /// @param tip puts the key of a command, by its id, behind a text
    public TransportStrip(Messages messages, Playback playback, Consumer<String> say, BinaryOperator<String> tip) {
        this.messages = messages;
        this.playback = playback;
        scale = new SpeedScale(messages);
        MarkWording wording = new MarkWording(messages);
        Consumer<Mark> told = mark -> say.accept(wording.of(mark));
        play = button("playback-play", MaterialDesignP.PLAY, "playback.play", playback::toggle);
        whole = button("playback-whole", MaterialDesignC.CHART_BOX_OUTLINE, "playback.whole", playback::showWhole);
        Button back = button("playback-back", MaterialDesignS.STEP_BACKWARD, "playback.step-back",
                () -> playback.step(-1));
        Button forward = button("playback-forward", MaterialDesignS.STEP_FORWARD, "playback.step",
                () -> playback.step(1));
        Button before = button("playback-previous", MaterialDesignS.SKIP_PREVIOUS, "playback.previous-event",
                () -> playback.stepToMark(false).ifPresent(told));
        Button next = button("playback-next", MaterialDesignS.SKIP_NEXT, "playback.next-event",
                () -> playback.stepToMark(true).ifPresent(told));
        Node scrubber = new Scrubber(messages, playback, told).node();
        HBox.setHgrow(scrubber, Priority.ALWAYS);
        time.setId("playback-time");
        time.getStyleClass().add("playback-time");
        speed();
        node = new HBox(before, back, play, forward, next, whole, scrubber, time, speed, speedText,
                new UntilChoice(messages, playback).node());
        node.setId("playback");
        node.getStyleClass().add("playback-strip");
        follow(say, tip);
        tips(tip);
    }

    private void tips(BinaryOperator<String> tip) {
        Map.of("playback-play", "play", "playback-whole", "whole-run", "playback-back", "step-back",
                "playback-forward", "step", "playback-previous", "previous-event", "playback-next", "next-event")
                .forEach((id, command) -> {
                    if (node.lookup("#" + id) instanceof Button button) {
                        Tooltip shown = Objects.requireNonNull(button.getTooltip());
                        shown.setText(tip.apply(command, shown.getText()));
                    }
                });
    }

    public Node node() {
        return node;
    }

    private Button button(String id, Ikon icon, String text, Runnable action) {
        Button button = new Button(null, Icons.of(icon, 16));
        button.setId(id);
        button.getStyleClass().addAll("flat", "button-icon");
        button.setTooltip(new Tooltip(messages.text(text)));
        button.setAccessibleText(messages.text(text));
        button.setOnAction(_ -> action.run());
        return button;
    }

    private void speed() {
        speed.setId("playback-speed");
        speed.setAccessibleText(messages.text("playback.speed"));
        speed.setTooltip(new Tooltip(messages.text("playback.speed")));
        speed.setPrefWidth(110);
        speed.setMinWidth(70);
        speed.setBlockIncrement(0.25);
        speed.valueProperty().addListener((_, _, place) -> playback.speedProperty()
                .set(SpeedScale.speed(place.doubleValue())));
        playback.speedProperty().addListener((_, _, now) -> speedText.setText(scale.spelled(now.doubleValue())));
        speedText.setText(scale.spelled(playback.speedProperty().get()));
        speedText.setId("playback-speed-text");
        speedText.getStyleClass().add("playback-speed-text");
    }

    private void follow(Consumer<String> say, BinaryOperator<String> tip) {
        playback.playingProperty().addListener((_, _, now) -> {
            play.setGraphic(Icons.of(now ? MaterialDesignP.PAUSE : MaterialDesignP.PLAY, 16));
            String text = messages.text(now ? "playback.pause" : "playback.play");
            play.setAccessibleText(text);
            Objects.requireNonNull(play.getTooltip()).setText(tip.apply("play", text));
        });
        playback.resultProperty().addListener((_, _, _) -> refresh());
        playback.headProperty().addListener((_, _, _) -> refresh());
        playback.momentProperty().addListener((_, _, _) -> refresh());
        playback.preparingProperty().addListener((_, _, _) -> refresh());
        playback.problemProperty().addListener((_, _, problem) -> problem
                .ifPresent(why -> say.accept(messages.text("playback.failed", why))));
        refresh();
    }

    private void refresh() {
        node.setDisable(playback.resultProperty().get().isEmpty());
        whole.setDisable(playback.isWhole());
        time.setText(text());
    }

    private String text() {
        double preparing = playback.preparingProperty().get();
        if (!Double.isNaN(preparing)) {
            return messages.text("playback.preparing", Math.round(100 * preparing));
        }
        if (playback.isWhole()) {
            return messages.text("playback.whole");
        }
        boolean exact = playback.momentProperty().get().map(Moment::exact).orElse(false);
        String at = Figures.clock(playback.headProperty().get());
        return exact || playback.playingProperty().get() ? at : messages.text("playback.about", at);
    }
}
