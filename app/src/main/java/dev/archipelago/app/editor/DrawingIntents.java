package dev.archipelago.app.editor;

import dev.archipelago.app.editor.canvas.DiagramCanvas;
import dev.archipelago.app.editor.canvas.DiagramIntents;
import dev.archipelago.app.editor.canvas.Target;
import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.scenario.Breakage;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.diagram.Position;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.edit.Edit;
import dev.archipelago.simulator.experiment.Epicentre;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Point2D;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// Turns what a person does on the drawing into edits, and shows the menus that belong to it.
final class DrawingIntents implements DiagramIntents {
    /// What may stand at the end of a connection.
    private static final List<ComponentKind> CALLED = Stream.of(ComponentKind.values())
            .filter(kind -> kind != ComponentKind.CLIENT).toList();

    /// As many components are named one by one.
    private static final int NAMED = 3;
    /// The line of the menu of a component that comes after why.
    private static final int AFTER_WHY = 10;

    private final EditedDocument edited;
    private final EditActions edits;
    private final Messages messages;
    private final Runnable openInspector;
    private @Nullable DiagramCanvas canvas;
    private @Nullable CommandTable commands;
    private @Nullable ClipboardActions clipboard;
    private @Nullable GroupActions groups;
    private @Nullable BreakActions breaks;

    DrawingIntents(EditedDocument edited, EditActions edits, Messages messages, Runnable openInspector) {
        this.edited = edited;
        this.edits = edits;
        this.messages = messages;
        this.openInspector = openInspector;
    }

    void attach(DiagramCanvas drawing, CommandTable table, ClipboardActions copies, GroupActions folded,
            BreakActions broken) {
        breaks = broken;
        groups = folded;
        canvas = drawing;
        clipboard = copies;
        commands = table;
    }

    @Override
    public void move(Map<ComponentId, Position> positions) {
        edits.move(positions);
    }

    @Override
    public void connect(ComponentId from, ComponentId to) {
        edits.connect(from, to);
    }

    @Override
    public Optional<String> objection(ComponentId from, ComponentId to) {
        return edits.objection(from, to);
    }

    @Override
    public void connectToNew(ComponentId from, Position at, double sceneX, double sceneY) {
        showKinds(CALLED, sceneX, sceneY, kind -> edits.connectToNew(from, kind, at));
    }

    @Override
    public void reconnect(ConnectionId connection, ConnectionId wanted) {
        edits.reconnect(connection, wanted);
    }

    @Override
    public Optional<String> objection(ConnectionId connection, ConnectionId wanted) {
        return edits.objection(new Edit.Reconnect(connection, wanted));
    }

    @Override
    public void create(ComponentKind kind, Position at) {
        edits.add(kind, at);
    }

    @Override
    public boolean mayInsert(ComponentKind kind, ConnectionId on) {
        return edits.mayInsert(kind, on);
    }

    @Override
    public void insert(ComponentKind kind, ConnectionId on, Position at) {
        edits.insert(kind, on, at);
    }

    @Override
    public void duplicateAt(Map<ComponentId, Position> positions) {
        edits.duplicateAt(positions);
    }

    @Override
    public void quickCreate(Position at, double sceneX, double sceneY) {
        showKinds(List.of(ComponentKind.values()), sceneX, sceneY, kind -> edits.add(kind, at));
    }

    @Override
    public void refused(Optional<ComponentId> locked) {
        edits.sayLocked(locked);
    }

    @Override
    public void delete(Selection selection) {
        edits.delete(selection);
    }

    @Override
    public void copy() {
        Objects.requireNonNull(clipboard).copy();
    }

    @Override
    public void cut() {
        Objects.requireNonNull(clipboard).cut();
    }

    @Override
    public void paste() {
        Objects.requireNonNull(clipboard).paste();
    }

    @Override
    public void open(Selection selection) {
        openInspector.run();
    }

    @Override
    public void toggleGroup(String title) {
        Objects.requireNonNull(groups).toggle(title);
    }

    @Override
    public void rename(ComponentId id, String name) {
        edits.rename(id, name);
    }

    @Override
    public void contextMenu(Target target, double sceneX, double sceneY) {
        ContextMenu menu = new ContextMenu();
        switch (target) {
            case Target.OnComponent(ComponentId id) -> {
                if (!edited.selection().components().contains(id)) {
                    edited.select(Selection.of(id));
                }
                addAll(menu, "rename", "change-id", "cut", "copy", "duplicate", "add-connected", "connect",
                        "fit-selection", "lock", "why", "-",
                        "merge-services", "split-service",
                        "extract-module", "move-operation", "call-to-event", "-", "delete");
                List<ComponentId> chosen = List.copyOf(edited.selection().components());
                addBreaking(menu, AFTER_WHY, chosen, named(chosen));
            }
            case Target.OnGroup(String title) -> {
                MenuItem toggle = new MenuItem(messages.text("menu.toggle-group", title));
                toggle.setOnAction(_ -> toggleGroup(title));
                menu.getItems().addAll(toggle, new SeparatorMenuItem());
                addAll(menu, "collapse-all", "open-all", "-", "cut", "copy", "duplicate", "lock");
                List<ComponentId> members = Objects.requireNonNull(groups).members(title);
                addBreaking(menu, menu.getItems().size(), members, title);
            }
            case Target.OnConnection on -> {
                edited.select(Selection.of(on.id()));
                addAll(menu, "call-to-event", "-", "delete");
                addBreaking(menu, 1, Breakage.of(edited.document(), on.id()), Epicentre.of(on.id()));
            }
            case Target.OnGround on -> {
                for (ComponentKind kind : ComponentKind.values()) {
                    menu.getItems().add(item(kind, k -> edits.add(k, on.at())));
                }
                menu.getItems().add(new SeparatorMenuItem());
                MenuItem paste = new MenuItem(messages.text("command.paste"),
                        Icons.of(MaterialDesignC.CONTENT_PASTE, 16));
                paste.setOnAction(_ -> Objects.requireNonNull(clipboard).pasteAt(on.at()));
                menu.getItems().add(paste);
                addAll(menu, "-", "select-all", "layout", "fit");
            }
        }
        show(menu, sceneX, sceneY);
    }

    private void addAll(ContextMenu menu, String... ids) {
        for (String id : ids) {
            if (id.equals("-")) {
                menu.getItems().add(new SeparatorMenuItem());
                continue;
            }
            Command command = Objects.requireNonNull(commands).get(id);
            MenuItem item = new MenuItem(messages.text("command." + id));
            command.icon().ifPresent(icon -> item.setGraphic(Icons.of(icon, 16)));
            item.setDisable(!command.enabled().get());
            item.setOnAction(_ -> command.run());
            menu.getItems().add(item);
        }
    }

    /// Few by their names, many by their number.
    private String named(List<ComponentId> members) {
        return members.size() <= NAMED
                ? members.stream().map(ComponentId::value).collect(Collectors.joining(", "))
                : messages.text("break.several", members.size());
    }

    /// Ways to break some components, alone or together.
    ///
    /// @param title what they are called where they are several
    private void addBreaking(ContextMenu menu, int index, List<ComponentId> members, String title) {
        Document document = edited.document();
        boolean alone = members.size() == 1;
        Set<ComponentId> side = Set.copyOf(members);
        List<Breakage> ways = alone
                ? Breakage.of(document, members.getFirst())
                : Breakage.of(document, title, members);
        Epicentre epicentre = new Epicentre(title, side, Set.of());
        addBreaking(menu, index, ways, epicentre);
        if (ways.stream().anyMatch(way -> way.way() == Breakage.Way.PARTITION)) {
            int behind = epicentre.in(document).isEmpty() ? index : index + 1;
            menu.getItems().add(behind, Objects.requireNonNull(breaks).reachOfPartition(title, side));
        }
    }

    private void addBreaking(ContextMenu menu, int index, List<Breakage> ways, Epicentre epicentre) {
        if (!ways.isEmpty()) {
            menu.getItems().add(index, Objects.requireNonNull(breaks).menu(ways));
            if (!epicentre.in(edited.document()).isEmpty()) {
                menu.getItems().add(index, Objects.requireNonNull(breaks).reach(epicentre));
            }
        }
    }

    private void showKinds(List<ComponentKind> kinds, double sceneX, double sceneY, Consumer<ComponentKind> chosen) {
        show(new KindMenu(messages, kinds, chosen).menu(), sceneX, sceneY);
    }

    private MenuItem item(ComponentKind kind, Consumer<ComponentKind> chosen) {
        MenuItem item = new MenuItem(messages.text("kind." + kind.name()), Icons.of(Icons.of(kind), 16));
        item.setOnAction(_ -> chosen.accept(kind));
        return item;
    }

    private void show(ContextMenu menu, double sceneX, double sceneY) {
        DiagramCanvas drawing = Objects.requireNonNull(canvas);
        Point2D local = drawing.sceneToLocal(sceneX, sceneY);
        Point2D screen = drawing.localToScreen(local);
        menu.show(drawing, screen.getX(), screen.getY());
    }
}
