package dev.archipelago.app.editor.outline;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.control.TreeItem;

/// The items of a tree, brought up to date by changing what is different: what is open stays open, and what is selected
/// stays selected.
final class Twin {
    private final TreeItem<Line> root;
    private final Map<Row, TreeItem<Line>> items = new HashMap<>();

    Twin(Branch branch) {
        root = grown(branch);
    }

    TreeItem<Line> root() {
        return root;
    }

    Optional<TreeItem<Line>> item(Row row) {
        return Optional.ofNullable(items.get(row));
    }

    /// Every item in the order of reading, whether seen or not.
    Stream<TreeItem<Line>> all() {
        return below(root);
    }

    /// What is in an item, at any depth, with the item itself.
    static Stream<TreeItem<Line>> below(TreeItem<Line> item) {
        return Stream.concat(Stream.of(item), item.getChildren().stream().flatMap(Twin::below));
    }

    void bring(Branch branch) {
        bring(root, branch);
    }

    private TreeItem<Line> grown(Branch branch) {
        TreeItem<Line> item = new TreeItem<>(branch.line());
        item.setExpanded(!(branch.row() instanceof Row.OfComponent));
        branch.children().forEach(child -> item.getChildren().add(grown(child)));
        items.put(branch.row(), item);
        return item;
    }

    private void bring(TreeItem<Line> item, Branch branch) {
        if (!item.getValue().equals(branch.line())) {
            item.setValue(branch.line());
        }
        if (!rows(item).equals(branch.children().stream().map(Branch::row).toList())) {
            rearrange(item, branch);
        }
        for (int i = 0; i < branch.children().size(); i++) {
            bring(item.getChildren().get(i), branch.children().get(i));
        }
    }

    private static List<Row> rows(TreeItem<Line> item) {
        return item.getChildren().stream().map(child -> child.getValue().row()).toList();
    }

    private void rearrange(TreeItem<Line> item, Branch branch) {
        Set<Row> wanted = new HashSet<>();
        branch.children().forEach(child -> wanted.add(child.row()));
        List<TreeItem<Line>> gone = item.getChildren().stream()
                .filter(child -> !wanted.contains(child.getValue().row())).toList();
        item.getChildren().removeAll(gone);
        gone.forEach(this::forget);
        Set<Row> there = new HashSet<>(rows(item));
        for (int i = 0; i < branch.children().size(); i++) {
            Branch child = branch.children().get(i);
            if (!there.contains(child.row())) {
                item.getChildren().add(Math.min(i, item.getChildren().size()), grown(child));
            }
        }
        if (!rows(item).equals(branch.children().stream().map(Branch::row).toList())) {
            Map<Row, TreeItem<Line>> own = new HashMap<>();
            item.getChildren().forEach(child -> own.put(child.getValue().row(), child));
            item.getChildren().setAll(branch.children().stream().map(child -> own.get(child.row())).toList());
        }
    }

    /// What has moved elsewhere meanwhile is another item and stays known.
    private void forget(TreeItem<Line> gone) {
        below(gone).forEach(item -> items.remove(item.getValue().row(), item));
    }
}
