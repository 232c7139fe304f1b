package dev.archipelago.app.editor;

import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.model.document.Document;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;

/// The row of tabs, one for each document that is open. What a tab holds is shown below it by the window.
///
/// Drag a tab to move it among the others, click it with the middle button to close it, with the right one for more.
final class DocumentTabs {
    private static final String ENDING = "\\.archipelago\\.(json|yaml|yml)$";
    private static final List<String> COMMANDS = List.of("close-tab", "close-others", "close-all", "move-tab-left",
            "move-tab-right");

    private final Messages messages;
    private final Desks desks;
    private final CommandTable commands;
    private final Consumer<Desk> show;
    private final Consumer<Desk> close;
    private final TabPane pane = new TabPane();
    private int made;
    private boolean following;

    /// @param show is told which document is wanted
    /// @param close is told which one is to be closed, and asks where it has changes
    DocumentTabs(WindowParts window, Consumer<Desk> show, Consumer<Desk> close) {
        messages = window.messages();
        desks = window.desks();
        commands = window.commands();
        this.show = show;
        this.close = close;
        pane.setId("document-tabs");
        pane.setAccessibleText(messages.text("tab.documents"));
        pane.getStyleClass().add("document-tabs");
        pane.setTabDragPolicy(TabPane.TabDragPolicy.REORDER);
        pane.setTabClosingPolicy(TabPane.TabClosingPolicy.ALL_TABS);
        pane.managedProperty().bind(pane.visibleProperty());
        desks.all().addListener((ListChangeListener<Desk>) _ -> follow());
        desks.currentProperty().addListener((_, _, _) -> selectCurrent());
        pane.getSelectionModel().selectedItemProperty().addListener((_, _, tab) -> {
            if (tab != null && !following) {
                desks.select(deskOf(tab));
            }
        });
        pane.getTabs().addListener((ListChangeListener<Tab>) change -> {
            while (change.next()) {
                if (change.wasPermutated()) {
                    takeOrder();
                }
            }
        });
        pane.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                desks.current().ifPresent(show); // also from the samples back to the tab that was selected all the time
            }
        });
        follow();
    }

    Node node() {
        return pane;
    }

    private static Desk deskOf(Tab tab) {
        return (Desk) Objects.requireNonNull(tab.getUserData());
    }

    private Optional<Tab> tabOf(Desk desk) {
        return pane.getTabs().stream().filter(tab -> deskOf(tab).equals(desk)).findFirst();
    }

    private void follow() {
        following = true;
        showAll();
        following = false;
        nameAll();
        selectCurrent();
    }

    private void showAll() {
        pane.getTabs().removeIf(tab -> !desks.all().contains(deskOf(tab)));
        desks.all().stream().filter(desk -> tabOf(desk).isEmpty()).forEach(desk -> pane.getTabs().add(tab(desk)));
        if (!order().equals(desks.all())) {
            pane.getTabs().sort((one, other) -> Integer.compare(desks.all().indexOf(deskOf(one)),
                    desks.all().indexOf(deskOf(other))));
        }
        pane.setVisible(!desks.all().isEmpty());
    }

    private List<Desk> order() {
        return pane.getTabs().stream().map(DocumentTabs::deskOf).toList();
    }

    private void takeOrder() {
        if (!following && !order().equals(desks.all())) {
            desks.arrange(order());
        }
    }

    private void selectCurrent() {
        desks.current().flatMap(this::tabOf).ifPresent(pane.getSelectionModel()::select);
    }

    private Tab tab(Desk desk) {
        Tab tab = new Tab();
        tab.setId("tab-document-" + ++made);
        tab.setUserData(desk);
        tab.setTooltip(new Tooltip());
        tab.setOnCloseRequest(event -> close(desk, event));
        ContextMenu menu = new ContextMenu();
        COMMANDS.forEach(id -> menu.getItems().add(item(desk, commands.get(id))));
        tab.setContextMenu(menu);
        desk.edited().unsavedProperty().addListener((_, _, _) -> nameAll());
        desk.edited().fileProperty().addListener((_, _, _) -> nameAll());
        desk.edited().readOnlyProperty().subscribe(
                locked -> tab.setGraphic(locked ? Icons.of(MaterialDesignL.LOCK_OUTLINE, 14) : null));
        desk.edited().documentProperty().map(Document::name).addListener((_, _, _) -> nameAll());
        return tab;
    }

    /// The window closes tabs, once it has asked.
    private void close(Desk desk, Event event) {
        event.consume();
        close.accept(desk);
    }

    private MenuItem item(Desk desk, Command command) {
        MenuItem item = new MenuItem(messages.text("command." + command.id()));
        command.icon().ifPresent(icon -> item.setGraphic(Icons.of(icon, 16)));
        item.setOnAction(_ -> {
            show.accept(desk);
            command.run();
        });
        return item;
    }

    /// Names, marks of unsaved changes, paths. What is called the same has its folder behind it.
    private void nameAll() {
        for (Tab tab : pane.getTabs()) {
            Desk desk = deskOf(tab);
            String name = shortName(desk);
            boolean twice = desks.all().stream().filter(other -> shortName(other).equals(name)).count() > 1;
            String folder = twice ? folder(desk) : "";
            tab.setText((desk.edited().isUnsaved() ? "● " : "") + name + (folder.isEmpty() ? "" : " – " + folder));
            String where = desk.edited().file().map(file -> file.path().toAbsolutePath().normalize().toString())
                    .orElseGet(() -> messages.text("tab.no-file"));
            tab.getTooltip().setText(where + unsaved(desk));
        }
    }

    private String unsaved(Desk desk) {
        return (desk.edited().isDirty() ? "\n" + messages.text("tab.changed") : "")
                + (desk.edited().draft().isPresent() ? "\n" + messages.text("tab.typed") : "");
    }

    private static String shortName(Desk desk) {
        return desk.name().replaceFirst(ENDING, "");
    }

    private static String folder(Desk desk) {
        return desk.edited().file().map(file -> file.path().toAbsolutePath().getParent()).map(Path::getFileName)
                .map(Path::toString).orElse("");
    }
}
