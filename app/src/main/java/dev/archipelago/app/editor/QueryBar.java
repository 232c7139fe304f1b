package dev.archipelago.app.editor;

import dev.archipelago.app.editor.canvas.DiagramCanvas;
import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.look.Styles;
import dev.archipelago.app.editor.run.RunOutcome;
import dev.archipelago.app.editor.run.SimulationRun;
import dev.archipelago.app.query.Query;
import dev.archipelago.app.query.QueryCompletion;
import dev.archipelago.app.query.QueryException;
import dev.archipelago.app.query.Subject;
import dev.archipelago.exporters.picture.Emphasis;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.simulator.result.SimulationResult;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// A field over the drawing for a query; what it holds of is emphasized, the rest faint or hidden.
final class QueryBar {
    private static final double WIDTH = 760;

    private final Messages messages;
    private final EditedDocument edited;
    private final DiagramCanvas canvas;
    private final SimulationRun run;
    private final TextField field = new TextField();
    private final Label count = new Label();
    private final ToggleButton hide;
    private final ContextMenu completions = new ContextMenu();
    private final HBox node;
    private List<Subject> found = List.of();

    QueryBar(WorkspaceParts parts) {
        messages = parts.messages();
        edited = parts.edited();
        canvas = parts.canvas();
        run = parts.run();
        field.setId("query");
        field.setPromptText(messages.text("query.prompt"));
        field.setAccessibleText(messages.text("command.query"));
        field.setMinWidth(300);
        HBox.setHgrow(field, Priority.ALWAYS);
        hide = new ToggleButton(messages.text("query.hide"));
        hide.setId("query-hide");
        hide.getStyleClass().add("small");
        count.setId("query-count");
        count.setMinWidth(0);
        count.setMaxWidth(280);
        Button close = new Button("", Icons.of(MaterialDesignC.CLOSE, 14));
        close.setId("query-close");
        close.getStyleClass().addAll("flat", "small");
        close.setAccessibleText(messages.text("query.close"));
        close.setOnAction(_ -> clear());
        node = new HBox(field, count, hide, close);
        node.getStyleClass().add("query-bar");
        node.setAlignment(Pos.CENTER_LEFT);
        node.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        node.setVisible(false);
        follow();
    }

    private void follow() {
        field.textProperty().addListener((_, _, _) -> {
            ask();
            complete();
        });
        hide.selectedProperty().addListener((_, _, _) -> ask());
        edited.documentProperty().addListener((_, _, _) -> ask());
        run.outcomeProperty().addListener((_, _, _) -> ask());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    }

    Node node() {
        return node;
    }

    void show() {
        node.setVisible(true);
        field.requestFocus();
        field.selectAll();
        ask();
    }

    private void clear() {
        completions.hide();
        field.clear();
        node.setVisible(false);
        canvas.emphasisProperty().set(Emphasis.ALL);
        canvas.requestFocus();
    }

    /// Escape clears, Enter selects what was found, Down goes into the completions.
    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            clear();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            completions.hide();
            select();
            event.consume();
        }
    }

    private void select() {
        if (!found.isEmpty()) {
            edited.select(new Selection(components(), connections()));
            canvas.reveal(edited.selection());
        }
    }

    private void ask() {
        count.getStyleClass().setAll("label", Styles.MUTED);
        if (!node.isVisible() || field.getText().isBlank()) {
            found = List.of();
            count.setText("");
            canvas.emphasisProperty().set(Emphasis.ALL);
            return;
        }
        try {
            Query query = Query.parse(field.getText());
            SimulationResult result = run.outcomeProperty().get().map(RunOutcome::result).orElse(null);
            found = Subject.all(edited.document(), result, query.traits()).stream().filter(query::holds).toList();
            boolean unknown = query.needsRun() && result == null;
            canvas.emphasisProperty().set(unknown
                    ? Emphasis.ALL
                    : Emphasis.on(components(), connections(), hide.isSelected()));
            count.setText(unknown ? messages.text("query.needs-run") : messages.text("query.found", found.size()));
        } catch (QueryException e) {
            found = List.of();
            count.getStyleClass().setAll("label", Styles.FIELD_ERROR);
            count.setText(messages.text("query.wrong", e.position() + 1,
                    e.found().isEmpty() ? messages.text("query.end") : "'" + e.found() + "'",
                    messages.text("query.expected." + e.expected(), e.detail())));
            canvas.emphasisProperty().set(Emphasis.ALL);
        }
    }

    private Set<ComponentId> components() {
        return found.stream().filter(subject -> !subject.isConnection())
                .map(subject -> new ComponentId(subject.id())).collect(Collectors.toSet());
    }

    private Set<ConnectionId> connections() {
        return found.stream().filter(Subject::isConnection).map(subject -> ConnectionId.parse(subject.id()))
                .collect(Collectors.toSet());
    }

    private void complete() {
        QueryCompletion completion = QueryCompletion.of(field.getText(), field.getText().length(), edited.document());
        boolean begun = completion.from() < field.getText().length();
        completions.getItems().clear();
        completion.words().forEach(word -> {
            MenuItem item = new MenuItem(word);
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> {
                String quoted = word.contains(" ") ? '"' + word + '"' : word;
                field.setText(field.getText(0, completion.from()) + quoted + " ");
                field.end();
            });
            completions.getItems().add(item);
        });
        if (completions.getItems().isEmpty() || !begun || !field.isFocused()) {
            completions.hide();
        } else if (!completions.isShowing()) {
            completions.show(field, Side.BOTTOM, 0, 0);
        }
    }
}
