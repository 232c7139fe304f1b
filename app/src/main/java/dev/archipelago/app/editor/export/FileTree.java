package dev.archipelago.app.editor.export;

import dev.archipelago.app.editor.look.Icons;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.workbench.BundleComparison;
import dev.archipelago.app.workbench.FileState;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;

/// The files of an export in their folders, each with a sign for what writing would do to it.
final class FileTree {
    private final TreeView<Entry> view = new TreeView<>();
    private final ReadOnlyObjectWrapper<Optional<String>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Function<FileState, String> words;
    private boolean filling;

    /// @param path from the top, such as components/web.yaml
    /// @param state null for a folder
    private record Entry(String path, @Nullable FileState state) {
        String name() {
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }

    FileTree(Messages messages) {
        words = state -> messages.text("export.state." + state.name());
        view.setId("export-files");
        view.setShowRoot(false);
        view.setAccessibleText(messages.text("export.files"));
        view.getStyleClass().add("export-files");
        view.setCellFactory(_ -> new Cell());
        view.getSelectionModel().selectedItemProperty().addListener((_, _, item) -> {
            if (!filling) {
                chosen.set(item == null || item.getValue().state() == null
                        ? Optional.empty()
                        : Optional.of(item.getValue().path()));
            }
        });
    }

    Node node() {
        return view;
    }

    /// The path of the file that is chosen; empty for none and for a folder.
    ReadOnlyObjectProperty<Optional<String>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /// Goes to the first file that differs, unless one that differs is chosen.
    void chooseDifferent() {
        TreeItem<Entry> now = view.getSelectionModel().getSelectedItem();
        if (view.getRoot() != null && (now == null || !isDifferent(now))) {
            TreeItem<Entry> first = first(view.getRoot(), FileTree::isDifferent);
            if (first != null) {
                view.getSelectionModel().select(first);
            }
        }
    }

    private static boolean isDifferent(TreeItem<Entry> item) {
        FileState state = item.getValue().state();
        return state != null && state != FileState.SAME;
    }

    /// Shows these files; what was chosen and what was closed stays so where it still is.
    ///
    /// @param wording what a state is called
    void show(BundleComparison comparison, Function<FileState, String> wording) {
        words = wording;
        Map<String, Boolean> open = new HashMap<>();
        remember(view.getRoot(), open);
        TreeItem<Entry> root = new TreeItem<>(new Entry("", null));
        Map<String, TreeItem<Entry>> items = new HashMap<>(Map.of("", root));
        comparison.files().forEach((path, file) -> {
            TreeItem<Entry> item = new TreeItem<>(new Entry(path, file.state()));
            items.put(path, item);
            folder(parent(path), items, open).getChildren().add(item);
        });
        TreeItem<Entry> wanted = chosen.get().map(items::get).orElse(null);
        filling = true;
        view.setRoot(root);
        filling = false;
        TreeItem<Entry> shown = wanted != null ? wanted : first(root, item -> item.getValue().state() != null);
        if (shown == null) {
            chosen.set(Optional.empty());
        } else {
            view.getSelectionModel().select(shown);
        }
    }

    private static void remember(@Nullable TreeItem<Entry> item, Map<String, Boolean> open) {
        if (item != null && !item.isLeaf()) {
            open.put(item.getValue().path(), item.isExpanded());
            item.getChildren().forEach(child -> remember(child, open));
        }
    }

    private static TreeItem<Entry> folder(String path, Map<String, TreeItem<Entry>> items, Map<String, Boolean> open) {
        TreeItem<Entry> known = items.get(path);
        if (known != null) {
            return known;
        }
        TreeItem<Entry> made = new TreeItem<>(new Entry(path, null));
        made.setExpanded(open.getOrDefault(path, true));
        items.put(path, made);
        folder(parent(path), items, open).getChildren().add(made);
        return made;
    }

    private static String parent(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    private static @Nullable TreeItem<Entry> first(TreeItem<Entry> item, Predicate<TreeItem<Entry>> sought) {
        if (item.isLeaf()) {
            return sought.test(item) ? item : null;
        }
        return item.getChildren().stream().map(child -> first(child, sought)).filter(Objects::nonNull).findFirst()
                .orElse(null);
    }

    /// A sign of its own for each state, so that no one has to tell colours apart.
    static String sign(FileState state) {
        return switch (state) {
            case ADDED -> "+";
            case CHANGED -> "~";
            case SAME -> "=";
            case ONLY_ON_DISK -> "○";
        };
    }

    static String styleClass(FileState state) {
        return switch (state) {
            case ADDED -> "state-added";
            case CHANGED -> "state-changed";
            case SAME -> "state-same";
            case ONLY_ON_DISK -> "state-disk";
        };
    }

    private final class Cell extends TreeCell<Entry> {
        @Override
        protected void updateItem(@Nullable Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            setText(null);
            if (empty || entry == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            Ikon icon = entry.state() == null ? MaterialDesignF.FOLDER_OUTLINE : MaterialDesignF.FILE_DOCUMENT_OUTLINE;
            Label name = new Label(entry.name(), Icons.of(icon, 15));
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            HBox line = new HBox(6, name, gap);
            if (entry.state() != null) {
                Label sign = new Label(sign(entry.state()));
                sign.getStyleClass().addAll("file-sign", styleClass(entry.state()));
                sign.setMinWidth(Region.USE_PREF_SIZE);
                line.getChildren().add(sign);
                setAccessibleText(entry.path() + ", " + words.apply(entry.state()));
            } else {
                setAccessibleText(entry.path());
            }
            setGraphic(line);
        }
    }
}
