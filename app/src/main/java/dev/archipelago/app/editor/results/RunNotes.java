package dev.archipelago.app.editor.results;

import atlantafx.base.controls.Popover;
import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.model.finding.Finding;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

/// What a run has to say about itself: what stands in the design and was not simulated, figures with few samples. A
/// button says how many notes there are and opens them.
final class RunNotes {
    private static final double WIDTH = 460;

    private RunNotes() {}

    static Button of(List<Finding> notes, Messages messages) {
        Button button = new Button(messages.text("results.notes", notes.size()),
                Icons.of(MaterialDesignA.ALERT_OUTLINE, 14));
        button.setId("run-notes");
        button.getStyleClass().addAll("small", "flat");
        button.setAccessibleHelp(notes.stream().map(note -> text(note, messages)).collect(Collectors.joining("\n")));
        button.setOnAction(_ -> open(button, notes, messages));
        return button;
    }

    private static void open(Button button, List<Finding> notes, Messages messages) {
        VBox list = new VBox(8);
        list.setPrefWidth(WIDTH);
        notes.forEach(note -> {
            Label label = new Label(text(note, messages));
            label.setWrapText(true);
            label.setMinHeight(Label.USE_PREF_SIZE);
            list.getChildren().add(label);
        });
        Popover popover = new Popover(list);
        popover.setTitle(button.getText());
        popover.setHeaderAlwaysVisible(true);
        popover.setDetachable(false);
        popover.setArrowLocation(Popover.ArrowLocation.BOTTOM_CENTER);
        popover.show(button);
    }

    private static String text(Finding note, Messages messages) {
        String path = note.pointer().startsWith("/") ? note.pointer().substring(1).replace('/', '.') + ": " : "";
        return path + messages.text(note);
    }
}
