package dev.archipelago.app.editor;

import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.look.Styles;
import dev.archipelago.app.workbench.LineDiff;
import dev.archipelago.model.edit.Consequence;
import dev.archipelago.model.merge.Difference;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// What would change or has changed: a heading for each kind, under it what it is about with the values before and after.
final class ChangeList {
    private static final int MOST = 500;
    private static final int MOST_TYPED = 60;
    private static final int LONGEST = 400;

    private final Messages messages;
    private final VBox lines = new VBox(2);
    private final ScrollPane node = new ScrollPane(lines);

    ChangeList(Messages messages) {
        this.messages = messages;
        lines.getStyleClass().add("file-problems");
        lines.setId("change-list");
        node.setFitToWidth(true);
        node.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        node.setPrefSize(680, 320);
    }

    ScrollPane node() {
        return node;
    }

    void showConsequences(List<Consequence> consequences) {
        lines.getChildren().clear();
        Consequence.@Nullable Kind kind = null;
        for (Consequence consequence : consequences) {
            if (consequence.kind() != kind) {
                kind = consequence.kind();
                heading(messages.text("consequence." + kind));
            }
            line(consequence.subject(), consequence.before(), consequence.after());
        }
    }

    void showDifferences(List<Difference> differences) {
        lines.getChildren().clear();
        if (differences.isEmpty()) {
            message(messages.text("difference.none"));
        }
        for (Difference.Kind kind : Difference.Kind.values()) {
            List<Difference> some = differences.stream().filter(d -> d.kind() == kind).toList();
            if (!some.isEmpty()) {
                heading(messages.text("difference." + kind, some.size()));
            }
            some.stream().limit(MOST).forEach(d -> line(d.path().toString(), d.before(), d.after()));
        }
    }

    /// What lost work has that the file does not: changes, and lines that went and came in a text that is no part of it.
    void showLost(List<Difference> differences, Optional<List<LineDiff.Line>> typed) {
        showDifferences(differences);
        typed.ifPresent(changed -> {
            if (differences.isEmpty()) {
                lines.getChildren().clear();
            }
            heading(messages.text("recovery.typed-lines", changed.size()));
            changed.stream().limit(MOST_TYPED).forEach(this::typed);
            if (changed.size() > MOST_TYPED) {
                message(messages.text("recovery.more-lines", changed.size() - MOST_TYPED));
            }
        });
    }

    private void typed(LineDiff.Line line) {
        boolean gone = line.change() == LineDiff.Change.REMOVED;
        String sign = gone ? "− " + line.before() : "+ " + line.after();
        Label label = new Label(sign + "  " + shortened(line.text()));
        label.getStyleClass().add(Styles.MONOSPACE);
        if (gone) {
            label.getStyleClass().add(Styles.MUTED);
        }
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        lines.getChildren().add(label);
    }

    private static String shortened(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) + " …" : text;
    }

    /// A sentence in the place of a list.
    void showMessage(String text) {
        lines.getChildren().clear();
        message(text);
    }

    private void message(String text) {
        Label label = new Label(text);
        label.setId("change-message");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        lines.getChildren().add(label);
    }

    private void heading(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("change-heading");
        label.setWrapText(true);
        lines.getChildren().add(label);
    }

    private void line(String subject, @Nullable String before, @Nullable String after) {
        String values = before != null && after != null
                ? before + "  →  " + after
                : Stream.of(before, after).filter(v -> v != null).findFirst().map(String::valueOf).orElse("");
        Label what = new Label(subject);
        what.getStyleClass().add(Styles.MONOSPACE);
        what.setWrapText(true);
        what.setMinHeight(Region.USE_PREF_SIZE);
        VBox line = new VBox(what);
        if (!values.isEmpty()) {
            Label value = new Label(shortened(values));
            value.getStyleClass().add(Styles.MUTED);
            value.setWrapText(true);
            value.setMinHeight(Region.USE_PREF_SIZE);
            line.getChildren().add(value);
        }
        line.getStyleClass().add("change-line");
        lines.getChildren().add(line);
    }
}
