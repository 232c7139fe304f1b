package dev.archipelago.app.editor;

import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.look.Styles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// A list of all commands and components that narrows while one types.
final class CommandPalette {
    private static final int ROWS = 10;
    private static final double ROW_HEIGHT = 34;

    private final Messages messages;
    private final Supplier<List<Entry>> entries;
    private final TextField field = new TextField();
    private final ListView<Entry> list = new ListView<>();
    private final VBox box = new VBox(field, list);
    private final StackPane layer = new StackPane(box);
    private @Nullable Node focusedBefore;

    /// One line of the list.
    ///
    /// @param also by what else it is found, such as its English name in a window of another language; empty where by nothing
    record Entry(String text, String also, String shortcut, Ikon icon, Runnable action) {

        Entry(String text, String shortcut, Ikon icon, Runnable action) {
            this(text, "", shortcut, icon, action);
        }

        /// As of [CommandPalette#rank]; what stands there comes before what does not.
        OptionalInt rank(String typed, Locale locale) {
            OptionalInt own = CommandPalette.rank(text.toLowerCase(locale), typed.toLowerCase(locale));
            OptionalInt other = also.isEmpty()
                    ? OptionalInt.empty()
                    : CommandPalette.rank(also.toLowerCase(Locale.ENGLISH), typed.toLowerCase(Locale.ENGLISH));
            return own.isPresent() || other.isEmpty() ? own : OptionalInt.of(other.getAsInt() + 1);
        }
    }

    CommandPalette(Messages messages, Supplier<List<Entry>> entries) {
        this.messages = messages;
        this.entries = entries;
        field.setPromptText(messages.text("search.commands"));
        field.setId("command-search");
        field.setAccessibleText(messages.text("search.commands"));
        field.textProperty().addListener((_, _, text) -> narrow(text));
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        list.setCellFactory(_ -> new Cell());
        list.setFixedCellSize(ROW_HEIGHT);
        list.setFocusTraversable(false);
        list.setId("command-list");
        list.setPlaceholder(new Label(messages.text("search.nothing")));
        list.setOnMouseClicked(_ -> runSelected());
        box.getStyleClass().add(Styles.COMMAND_PALETTE);
        box.setMaxSize(560, Region.USE_PREF_SIZE);
        StackPane.setAlignment(box, Pos.TOP_CENTER);
        layer.getStyleClass().add("command-layer");
        layer.setOnMousePressed(event -> {
            if (event.getTarget() == layer) {
                hide();
            }
        });
        layer.setVisible(false);
    }

    /// Lies over the whole window.
    Node node() {
        return layer;
    }

    void show() {
        focusedBefore = layer.getScene().getFocusOwner();
        layer.setVisible(true);
        field.clear();
        narrow("");
        field.requestFocus();
    }

    void hide() {
        layer.setVisible(false);
        if (focusedBefore != null) {
            focusedBefore.requestFocus();
        }
    }

    private void onKey(KeyEvent event) {
        switch (event.getCode()) {
            case ESCAPE -> hide();
            case ENTER -> runSelected();
            case DOWN -> select(list.getSelectionModel().getSelectedIndex() + 1);
            case UP -> select(list.getSelectionModel().getSelectedIndex() - 1);
            case PAGE_DOWN -> select(list.getSelectionModel().getSelectedIndex() + ROWS);
            case PAGE_UP -> select(list.getSelectionModel().getSelectedIndex() - ROWS);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void select(int index) {
        if (!list.getItems().isEmpty()) {
            int place = Math.clamp(index, 0, list.getItems().size() - 1);
            list.getSelectionModel().select(place);
            list.scrollTo(Math.max(0, place - ROWS / 2));
        }
    }

    private void runSelected() {
        Entry entry = list.getSelectionModel().getSelectedItem();
        if (entry != null) {
            hide();
            entry.action().run();
        }
    }

    private void narrow(String text) {
        record Hit(Entry entry, int rank) {}
        List<Hit> hits = new ArrayList<>();
        for (Entry entry : entries.get()) {
            entry.rank(text, messages.locale()).ifPresent(value -> hits.add(new Hit(entry, value)));
        }
        hits.sort(Comparator.comparingInt(Hit::rank));
        list.getItems().setAll(hits.stream().map(Hit::entry).toList());
        list.setPrefHeight(Math.clamp(hits.size(), 1, ROWS) * ROW_HEIGHT + 4);
        select(0);
    }

    /// How well a text fits what was typed, the smaller the better; empty when it does not.
    ///
    /// All letters must occur in order. Letters that follow one another, and a beginning of a word, count for more.
    static OptionalInt rank(String text, String typed) {
        int rank = 0;
        int at = -1;
        for (char letter : typed.replace(" ", "").toCharArray()) {
            int next = text.indexOf(letter, at + 1);
            if (next < 0) {
                return OptionalInt.empty();
            }
            boolean beginsWord = next == 0 || !Character.isLetterOrDigit(text.charAt(next - 1));
            rank += next == at + 1 && at >= 0 ? 0 : beginsWord ? 1 : 3 + next - at;
            at = next;
        }
        return OptionalInt.of(rank + (text.startsWith(typed) ? 0 : 1));
    }

    private static final class Cell extends ListCell<Entry> {
        @Override
        protected void updateItem(@Nullable Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (empty || entry == null) {
                setGraphic(null);
                return;
            }
            Label text = new Label(entry.text());
            HBox.setHgrow(text, Priority.ALWAYS);
            text.setMaxWidth(Double.MAX_VALUE);
            Label shortcut = new Label(entry.shortcut());
            shortcut.getStyleClass().add(Styles.SHORTCUT);
            shortcut.setVisible(!entry.shortcut().isEmpty());
            HBox line = new HBox(10, Icons.of(entry.icon(), 16), text, shortcut);
            line.setAlignment(Pos.CENTER_LEFT);
            setGraphic(line);
        }
    }

    /// Commands as entries, those that make no sense now left out.
    static List<Entry> entriesOf(CommandTable commands, Messages messages) {
        Messages english = Messages.of(Locale.ENGLISH);
        boolean foreign = !messages.locale().equals(english.locale());
        return commands.all().stream().filter(command -> command.enabled().get())
                .filter(command -> !command.id().equals("palette"))
                .map(command -> new Entry(command.fullText(messages), foreign ? command.fullText(english) : "",
                        command.shortcutText(),
                        command.icon().orElse(MaterialDesignC.CHEVRON_RIGHT), command::run))
                .toList();
    }

    boolean isShown() {
        return layer.isVisible();
    }
}
