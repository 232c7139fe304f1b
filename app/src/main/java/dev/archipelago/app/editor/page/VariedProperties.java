package dev.archipelago.app.editor.page;

import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.app.editor.form.FormValues;
import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.look.Styles;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/// Properties of the document with the values that they take, one below the other, and a button for another.
public final class VariedProperties implements FormValues.Taking {
    private final Messages messages;
    private final EditedDocument edited;
    private final String id;
    private final VBox list = new VBox(10);
    private final Label error = new Label();
    private final Label hint = new Label();
    /// Whether anything was ever typed: nobody has done anything wrong before.
    private boolean begun;
    private final VBox node;
    private final List<VariedRow> rows = new ArrayList<>();
    private final ReadOnlyObjectWrapper<List<String>> spelled = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyBooleanWrapper right = new ReadOnlyBooleanWrapper(false);
    private boolean isGrid = true;
    private int made;

    /// @param id that those of the rows begin with: "ID-1-path", "ID-1-values" and so on
    public VariedProperties(Messages messages, EditedDocument edited, String id) {
        this.messages = messages;
        this.edited = edited;
        this.id = id;
        Button more = new Button(messages.text("page.add-property"), Icons.of(MaterialDesignP.PLUS, 14));
        more.setId(id + "-add");
        more.getStyleClass().addAll("flat", "small");
        more.setOnAction(_ -> add().focus());
        Entry.below(hint, id + "-hint").getStyleClass().setAll("label", Styles.HINT);
        node = new VBox(8, list, Entry.below(error, id + "-error"), hint, more);
        node.setId(id);
        node.setUserData(this);
        edited.documentProperty().addListener((_, _, _) -> read());
        add();
    }

    public Node node() {
        return node;
    }

    /// Each as on the command line, such as `components.orders.replicas=1 to 4`; only what is right.
    public ReadOnlyObjectProperty<List<String>> spelledProperty() {
        return spelled.getReadOnlyProperty();
    }

    /// Whether there is one, and nothing is wrong with any.
    public ReadOnlyBooleanProperty rightProperty() {
        return right.getReadOnlyProperty();
    }

    /// Whether every value must be known, so that ranges need a step.
    public void setGrid(boolean on) {
        isGrid = on;
        read();
    }

    /// Puts the keyboard into the first one.
    public void focus() {
        rows.getFirst().focus();
    }

    @Override
    public void takeOver(FormValues.Taking like) {
        if (like instanceof VariedProperties other) {
            while (rows.size() < other.rows.size()) {
                add();
            }
            for (int i = 0; i < other.rows.size(); i++) {
                rows.get(i).takeOver(other.rows.get(i));
            }
        }
    }

    private VariedRow add() {
        made++;
        VariedRow row = new VariedRow(messages, edited::document, id + "-" + made, () -> isGrid, this::read);
        row.onRemove(() -> remove(row));
        rows.add(row);
        list.getChildren().add(row.node());
        read();
        return row;
    }

    private void remove(VariedRow row) {
        rows.remove(row);
        list.getChildren().remove(row.node());
        if (rows.isEmpty()) {
            add();
        }
        read();
    }

    private void read() {
        rows.forEach(VariedRow::read);
        List<VariedRow> filled = rows.stream().filter(row -> !row.isBlank()).toList();
        boolean twice = filled.stream().map(row -> row.spelled().split("=", 2)[0].strip()).distinct().count() < filled
                .size();
        begun |= !filled.isEmpty();
        String none = filled.isEmpty() ? messages.text("page.no-property") : "";
        error.setText(twice ? messages.text("page.property-twice") : begun ? none : "");
        hint.setText(begun ? "" : none);
        spelled.set(filled.stream().filter(VariedRow::isRight).map(VariedRow::spelled).toList());
        right.set(!twice && !filled.isEmpty() && filled.stream().allMatch(VariedRow::isRight));
    }
}
