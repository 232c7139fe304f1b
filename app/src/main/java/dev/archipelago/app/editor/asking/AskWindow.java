package dev.archipelago.app.editor.asking;

import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Messages;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// A window of its own beside the editor in which a design is asked questions, one page for each.
public final class AskWindow {
    private static final double WIDTH = 1180;
    private static final double HEIGHT = 760;
    private static final double LIST_WIDTH = 168;

    private final Messages messages;
    private final List<QuestionPage> pages;
    private final Stage stage;
    private final BorderPane root = new BorderPane();
    private final ListView<QuestionPage> list = new ListView<>();
    private boolean left; // while it was shown

    /// @param stage that is not shown yet
    /// @param dress gives the scene the colours and fonts of the editor
    public AskWindow(Messages messages, Stage stage, List<QuestionPage> pages, Consumer<Scene> dress) {
        this.messages = messages;
        this.stage = stage;
        this.pages = List.copyOf(pages);
        list.getItems().setAll(this.pages);
        list.setCellFactory(_ -> new Cell());
        list.setId("ask-questions");
        list.setAccessibleText(messages.text("ask.title"));
        list.getStyleClass().add("ask-questions");
        list.setPrefWidth(LIST_WIDTH);
        list.setMinWidth(LIST_WIDTH);
        list.getSelectionModel().selectedItemProperty().addListener((_, _, page) -> open(page));
        root.setLeft(list);
        root.getStyleClass().addAll("window-frame", "ask-window");
        root.setId("ask-window");
        Scene scene = new Scene(root, WIDTH, HEIGHT);
        dress.accept(scene);
        keys(scene);
        stage.setScene(scene);
        stage.setMinWidth(820);
        stage.setMinHeight(480);
        list.getSelectionModel().selectFirst();
    }

    private void keys(Scene scene) {
        scene.getAccelerators().put(new KeyCodeCombination(KeyCode.ESCAPE), stage::hide);
        scene.addEventFilter(KeyEvent.KEY_PRESSED, this::hideFromWhatKeepsEscape);
        scene.getAccelerators().put(new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN),
                () -> page().ifPresent(page -> page.pane().button().fire()));
        for (int index = 0; index < pages.size(); index++) {
            int chosen = index;
            scene.getAccelerators().put(new KeyCodeCombination(KeyCode.getKeyCode(String.valueOf(index + 1)),
                    KeyCombination.SHORTCUT_DOWN), () -> list.getSelectionModel().select(chosen));
        }
    }

    /// What was applied here is taken back here; fields of text take back what was typed in them.
    public void onHistory(Runnable undo, Runnable redo) {
        Scene scene = stage.getScene();
        scene.getAccelerators().put(KeyCombination.valueOf("Shortcut+Z"), undo);
        scene.getAccelerators().put(KeyCombination.valueOf("Shortcut+Shift+Z"), redo);
        scene.getAccelerators().put(KeyCombination.valueOf("Shortcut+Y"), redo);
    }

    /// A button with a menu keeps Escape to itself, also while its menu is not open, and so do lists and tables, to which the
    /// focus goes when the button that asks is of no use for a while.
    private void hideFromWhatKeepsEscape(KeyEvent key) {
        boolean kept = key.getTarget() instanceof MenuButton button && !button.isShowing()
                || key.getTarget() instanceof ListView<?> || key.getTarget() instanceof TableView<?>;
        if (key.getCode() == KeyCode.ESCAPE && kept) {
            stage.hide();
            key.consume();
        }
    }

    private Optional<QuestionPage> page() {
        return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
    }

    private void open(@Nullable QuestionPage page) {
        if (page != null) {
            root.setCenter(page.node());
            page.shown();
        }
    }

    /// Opens the window, or brings it to the front.
    ///
    /// @param id of the question that is seen
    /// @param name of the document
    public void show(String id, String name) {
        pages.stream().filter(page -> page.id().equals(id)).findFirst().ifPresent(list.getSelectionModel()::select);
        stage.setTitle(messages.text("ask.title-of", name));
        stage.show();
        stage.toFront();
        page().ifPresent(QuestionPage::shown);
        page().ifPresent(QuestionPage::focus);
    }

    /// Leaves what is under way to the window that will be in the place of this one.
    public void leave() {
        left = stage.isShowing();
        stage.hide();
    }

    /// Goes on where another window stood that was left: page by page, at the same place and size.
    ///
    /// @param name of the document
    public void takeOver(AskWindow before, String name) {
        for (QuestionPage page : pages) {
            before.pages.stream().filter(other -> other.id().equals(page.id())).forEach(page::takeOver);
        }
        list.getSelectionModel().select(before.list.getSelectionModel().getSelectedIndex());
        if (before.left) {
            stage.setX(before.stage.getX());
            stage.setY(before.stage.getY());
            stage.setWidth(before.stage.getWidth());
            stage.setHeight(before.stage.getHeight());
            stage.setTitle(messages.text("ask.title-of", name));
            stage.show();
        }
    }

    /// Ends what runs behind the window.
    public void close() {
        stage.hide();
        pages.forEach(page -> page.pane().close());
    }

    private final class Cell extends ListCell<QuestionPage> {
        @Override
        protected void updateItem(@Nullable QuestionPage page, boolean empty) {
            super.updateItem(page, empty);
            setText(empty || page == null ? null : messages.text("ask." + page.id() + ".title"));
            setGraphic(empty || page == null ? null : Icons.of(page.icon(), 16));
        }
    }
}
