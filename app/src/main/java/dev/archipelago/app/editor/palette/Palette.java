package dev.archipelago.app.editor.palette;

import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.look.Styles;
import dev.archipelago.model.ComponentKind;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The kinds of components to add: click one and then the drawing, drag it there, or press Enter on it.
///
/// Dragging is followed by the mouse itself, not by the platform's drag and drop, which does not exist without a screen.
public final class Palette {
    private static final PseudoClass ARMED = PseudoClass.getPseudoClass("armed-kind");
    private static final double DRAG_THRESHOLD = 4;

    private final Messages messages;
    private final PaletteIntents intents;
    private final VBox tiles = new VBox();
    private final VBox content = new VBox();
    private final TextField search = new TextField();
    private final Map<ComponentKind, Button> buttons = new EnumMap<>(ComponentKind.class);
    private final ReadOnlyObjectWrapper<Optional<ComponentKind>> armed = new ReadOnlyObjectWrapper<>(Optional.empty());
    private boolean dragging;
    private double pressedX;
    private double pressedY;

    public Palette(Messages messages, PaletteIntents intents) {
        this.messages = messages;
        this.intents = intents;
        search.setPromptText(messages.text("palette.search"));
        search.setAccessibleText(search.getPromptText());
        search.setId("palette-search");
        search.textProperty().addListener((_, _, text) -> filter(text));
        search.setOnAction(_ -> addFirst());
        for (ComponentKind kind : ComponentKind.values()) {
            Button tile = tile(kind);
            buttons.put(kind, tile);
            tiles.getChildren().add(tile);
        }
        ScrollPane scroll = new ScrollPane(tiles);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("edge-to-edge");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        Label hint = new Label(messages.text("palette.hint"));
        hint.getStyleClass().add(Styles.PALETTE_HINT);
        hint.setWrapText(true);
        hint.setMinHeight(Region.USE_PREF_SIZE);
        content.getStyleClass().addAll(Styles.SIDE_PANE, Styles.PALETTE);
        content.setId("palette");
        content.getChildren().addAll(search, scroll, hint);
        armed.addListener((_, _, kind) -> buttons
                .forEach((other, tile) -> tile.pseudoClassStateChanged(ARMED, kind.filter(other::equals).isPresent())));
    }

    public Node node() {
        return content;
    }

    /// The kind that the next click on the drawing adds.
    public ReadOnlyObjectProperty<Optional<ComponentKind>> armedProperty() {
        return armed.getReadOnlyProperty();
    }

    /// The next click on the drawing adds nothing.
    public void disarm() {
        armed.set(Optional.empty());
    }

    public void focusSearch() {
        search.requestFocus();
        search.selectAll();
    }

    private Button tile(ComponentKind kind) {
        Label name = new Label(messages.text("kind." + kind.name()));
        name.getStyleClass().add(Styles.PALETTE_NAME);
        HBox line = new HBox(10, Icons.of(Icons.of(kind), 20), name);
        line.setAlignment(Pos.CENTER_LEFT);
        Button tile = new Button();
        tile.setGraphic(line);
        tile.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        tile.setAlignment(Pos.CENTER_LEFT);
        tile.setMaxWidth(Double.MAX_VALUE);
        tile.setId("palette-" + kind.name().toLowerCase(Locale.ROOT));
        tile.getStyleClass().setAll(Styles.PALETTE_TILE);
        tile.setTooltip(new Tooltip(messages.text("kind-meaning." + kind.name())));
        tile.setAccessibleText(name.getText() + ". " + messages.text("kind-meaning." + kind.name()));
        tile.addEventHandler(KeyEvent.KEY_PRESSED, event -> onKey(event, kind));
        tile.addEventHandler(MouseEvent.MOUSE_PRESSED, this::onPressed);
        tile.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> onDragged(event, kind, tile));
        tile.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> onReleased(event, kind, tile));
        return tile;
    }

    private void onKey(KeyEvent event, ComponentKind kind) {
        if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
            disarm();
            intents.addAtCentre(kind);
            event.consume();
        } else if (event.getCode() == KeyCode.ESCAPE) {
            disarm();
        } else if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.UP) {
            moveFocus(kind, event.getCode() == KeyCode.DOWN ? 1 : -1);
            event.consume();
        }
    }

    private void moveFocus(ComponentKind from, int by) {
        var visible = buttons.values().stream().filter(Node::isVisible).toList();
        int place = visible.indexOf(buttons.get(from)) + by;
        if (place >= 0 && place < visible.size()) {
            visible.get(place).requestFocus();
        }
    }

    private void onPressed(MouseEvent event) {
        pressedX = event.getScreenX();
        pressedY = event.getScreenY();
        dragging = false;
    }

    private void onDragged(MouseEvent event, ComponentKind kind, Button tile) {
        double distance = Math.hypot(event.getScreenX() - pressedX, event.getScreenY() - pressedY);
        if (!dragging && distance > DRAG_THRESHOLD) {
            dragging = true;
            armed.set(Optional.of(kind));
            tile.setCursor(Cursor.CLOSED_HAND);
        }
        if (dragging) {
            intents.dragTo(kind, event.getSceneX(), event.getSceneY());
        }
    }

    private void onReleased(MouseEvent event, ComponentKind kind, Button tile) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        tile.setCursor(Cursor.DEFAULT);
        if (dragging) {
            dragging = false;
            disarm();
            intents.dropAt(kind, event.getSceneX(), event.getSceneY());
        } else {
            armed.set(armed.get().filter(kind::equals).isPresent() ? Optional.empty() : Optional.of(kind));
        }
    }

    private void filter(String text) {
        String wanted = text.strip().toLowerCase(messages.locale());
        buttons.forEach((kind, tile) -> {
            boolean fits = matches(kind, wanted);
            tile.setVisible(fits);
            tile.setManaged(fits);
        });
    }

    private boolean matches(ComponentKind kind, String wanted) {
        return wanted.isEmpty()
                || (messages.text("kind." + kind.name()) + " " + messages.text("kind-meaning." + kind.name()) + " "
                        + messages.text("kind-search." + kind.name())).toLowerCase(messages.locale()).contains(wanted);
    }

    private void addFirst() {
        buttons.entrySet().stream().filter(entry -> entry.getValue().isVisible()).findFirst()
                .ifPresent(entry -> intents.addAtCentre(entry.getKey()));
    }
}
