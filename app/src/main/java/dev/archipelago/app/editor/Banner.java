package dev.archipelago.app.editor;

import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.look.Styles;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

/// Says that another program has changed the file, and asks which version counts, without standing in the way.
final class Banner {
    private final HBox node;
    private Runnable onReload = () -> {};
    private Runnable onMerge = () -> {};

    Banner(Messages messages) {
        Label text = new Label(messages.text("file.changed"), Icons.of(MaterialDesignA.ALERT_OUTLINE, 16));
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        Button again = new Button(messages.text("file.reload"));
        again.setId("banner-reload");
        again.setOnAction(_ -> {
            setShown(false);
            onReload.run();
        });
        Button merge = new Button(messages.text("file.merge"));
        merge.setId("banner-merge");
        merge.setOnAction(_ -> {
            setShown(false);
            onMerge.run();
        });
        Button keep = new Button(messages.text("file.keep"));
        keep.setId("banner-keep");
        keep.getStyleClass().add("flat");
        keep.setOnAction(_ -> setShown(false));
        node = new HBox(text, merge, again, keep);
        node.getStyleClass().add(Styles.BANNER);
        setShown(false);
    }

    void onReload(Runnable action) {
        onReload = action;
    }

    void onMerge(Runnable action) {
        onMerge = action;
    }

    Node node() {
        return node;
    }

    void setShown(boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
