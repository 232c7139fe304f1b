package dev.archipelago.app.editor.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// Names to tick, which may come and go; below them what is wrong when none is ticked.
public final class TickList {
    private final String id;
    private final Predicate<String> ticked;
    private final String whenNone;
    private final VBox boxes = new VBox(4);
    private final Label error = new Label();
    private final VBox node;
    private final Map<String, CheckBox> known = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<List<String>> chosen = new ReadOnlyObjectWrapper<>(List.of());

    /// @param id of the list; that of a box is it with "-" and the name
    /// @param ticked whether a new name is
    /// @param whenNone what is said while none is ticked; empty for nothing
    public TickList(String id, Predicate<String> ticked, String whenNone) {
        this.id = id;
        this.ticked = ticked;
        this.whenNone = whenNone;
        node = new VBox(2, boxes, Entry.below(error, id + "-error"));
        node.setId(id);
        read();
    }

    public Node node() {
        return node;
    }

    /// Those that are ticked, in order.
    public ReadOnlyObjectProperty<List<String>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    public List<String> chosen() {
        return chosen.get();
    }

    /// Shows these names; those that were there stay as they are.
    ///
    /// @param names texts of the boxes by name
    public void show(Map<String, String> names) {
        known.keySet().retainAll(names.keySet());
        List<CheckBox> shown = new ArrayList<>();
        names.forEach((name, text) -> {
            CheckBox box = known.computeIfAbsent(name, this::box);
            box.setText(text);
            shown.add(box);
        });
        if (!shown.equals(boxes.getChildren())) {
            boxes.getChildren().setAll(shown);
        }
        read();
    }

    private CheckBox box(String name) {
        CheckBox box = new CheckBox();
        box.setId(id + "-" + name);
        box.setSelected(ticked.test(name));
        box.setMnemonicParsing(false);
        box.setUserData(name);
        box.selectedProperty().addListener((_, _, _) -> read());
        return box;
    }

    private void read() {
        chosen.set(boxes.getChildren().stream().map(CheckBox.class::cast).filter(CheckBox::isSelected)
                .map(box -> (String) box.getUserData()).toList());
        error.setText(chosen.get().isEmpty() ? whenNone : "");
    }
}
