package dev.archipelago.app.editor;

import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.workbench.Templates;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;

/// The menu bar, made from the table of commands.
final class MainMenu {
    private static final String LINE = "-";
    private static final List<String> PICTURES = List.of("export-svg", "export-png", "export-pdf",
            "export-mmd", "export-puml", "export-drawio");
    private static final int AFTER_QUERY = 3;

    private final CommandTable commands;
    private final Messages messages;
    private final MenuBar bar = new MenuBar();

    MainMenu(CommandTable commands, Messages messages, Supplier<List<Path>> recent, Consumer<Path> open) {
        this.commands = commands;
        this.messages = messages;
        Menu file = menu("file", "new", "open", "gallery", "reopen-closed", "reopen-last-time", LINE, "save",
                "save-as", "save-all", LINE, "compare-file", "next-difference", "previous-difference", "end-comparison",
                LINE, "close-tab", "close-others", "close-all", "quit");
        file.getItems().add(1, menu("template", Templates.IDS.stream().map(id -> "template-" + id)
                .toArray(String[]::new)));
        file.getItems().add(3, recentMenu(recent, open));
        Menu view = menu("view", "layout", "query", LINE, "outline", "text", "minimap", "legend", "sequence");
        view.getItems().addFirst(menu("zoom", "zoom-in", "zoom-out", "zoom-100", LINE, "fit", "fit-selection"));
        view.getItems().addAll(AFTER_QUERY, List.of(
                menu("frames", "frames-none", "frames-context", "frames-team", "frames-namespace", "frames-zone"),
                menu("align", "align-left", "align-middle", "align-right", LINE, "align-top", "align-centre",
                        "align-bottom", LINE, "align-across", "align-down", LINE, "layout-selection"),
                menu("groups", "collapse", "collapse-all", "open-all"),
                menu("overlay", "overlay-none", "overlay-utilisation", "overlay-latency", "overlay-errors",
                        "overlay-queues", "overlay-throttling", "overlay-cost", "overlay-criticality")));
        view.getItems().addAll(List.of(
                menu("below", "show-results", "show-charts", "show-timeline", "show-problems", "what-if"),
                menu("documents", "next-tab", "previous-tab", "move-tab-left", "move-tab-right"),
                item(commands.get("next-pane")),
                new SeparatorMenuItem(),
                menu("appearance", "theme-light", "theme-dark", "theme-system", LINE, "theme"),
                menu("wheel", "wheel-auto", "wheel-zoom", "wheel-pan"),
                menu("language", "language-en", "language-zh")));
        bar.getMenus().addAll(file,
                menu("edit", "undo", "redo", "history", LINE, "cut", "copy", "copy-picture", "paste", "duplicate",
                        "delete",
                        "rename", "change-id",
                        LINE, "lock", "lock-document", LINE, "add-connected", "connect", LINE, "select-all",
                        "select-none", LINE, "palette"),
                menu("boundaries", "merge-services", "split-service", "extract-module", "move-operation",
                        "call-to-event"),
                view,
                menu("run", "run", "cancel", LINE, "play", "step", "step-back", "next-event", "previous-event",
                        "whole-run", LINE, "why", "blast", "show-traces", LINE, "run-settings"),
                menu("ask", QuestionPages.IDS.stream().map("ask-"::concat).toArray(String[]::new)),
                menu("export", exports()),
                menu("help", "tour", "cheat-sheet", "about"));
        bar.setId("main-menu");
    }

    private String[] exports() {
        List<String> targets = commands.all().stream().map(Command::id)
                .filter(id -> id.startsWith("export-") && !PICTURES.contains(id)).toList();
        return Stream.of(List.of("export", LINE), targets, List.of(LINE), PICTURES, List.of("cancel-picture"))
                .flatMap(List::stream)
                .toArray(String[]::new);
    }

    MenuBar node() {
        return bar;
    }

    private Menu menu(String name, String... ids) {
        Menu menu = new Menu(messages.text("menu." + name));
        menu.setId("menu-" + name);
        for (String id : ids) {
            menu.getItems().add(id.equals(LINE) ? new SeparatorMenuItem() : item(commands.get(id)));
        }
        return menu;
    }

    private MenuItem item(Command command) {
        MenuItem item = item(command, messages.text("command." + command.id()));
        item.setId("menu-" + command.id());
        if (!command.shortcuts().isEmpty()) {
            item.setAccelerator(command.shortcuts().getFirst());
        }
        item.setDisable(!command.enabled().get());
        command.enabled().addListener((_, _, enabled) -> item.setDisable(!enabled));
        return item;
    }

    /// With a tick where the command has one; it says what is the case, whatever a click would make of it.
    private static MenuItem item(Command command, String text) {
        if (command.mark().isEmpty()) {
            MenuItem item = new MenuItem(text);
            command.icon().ifPresent(icon -> item.setGraphic(Icons.of(icon, 16)));
            item.setOnAction(_ -> command.run());
            return item;
        }
        Command.Mark mark = command.mark().get();
        if (mark.oneOfSeveral()) {
            RadioMenuItem item = new RadioMenuItem(text);
            ticked(item.selectedProperty(), mark.on());
            item.setOnAction(_ -> run(command, item.selectedProperty()));
            return item;
        }
        CheckMenuItem item = new CheckMenuItem(text);
        command.icon().ifPresent(icon -> item.setGraphic(Icons.of(icon, 16)));
        ticked(item.selectedProperty(), mark.on());
        item.setOnAction(_ -> run(command, item.selectedProperty()));
        return item;
    }

    private static void ticked(BooleanProperty tick, ObservableBooleanValue on) {
        tick.set(on.get());
        on.addListener((_, _, now) -> tick.set(now));
    }

    private static void run(Command command, BooleanProperty tick) {
        command.run();
        command.mark().ifPresent(mark -> tick.set(mark.on().get()));
    }

    /// Filled each time the menu opens, since files come and go.
    private Menu recentMenu(Supplier<List<Path>> recent, Consumer<Path> open) {
        Menu menu = new Menu(messages.text("menu.recent"));
        menu.getItems().add(new MenuItem());
        menu.setOnShowing(_ -> {
            menu.getItems().clear();
            for (Path path : recent.get()) {
                MenuItem item = new MenuItem(path.toString());
                item.setMnemonicParsing(false);
                item.setOnAction(_ -> open.accept(path));
                menu.getItems().add(item);
            }
            if (menu.getItems().isEmpty()) {
                MenuItem none = new MenuItem(messages.text("gallery.no-recent"));
                none.setDisable(true);
                menu.getItems().add(none);
            }
        });
        return menu;
    }
}
