package dev.archipelago.app.editor.outline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.collections.ObservableList;
import javafx.scene.control.TreeItem;

/// The items of a tree, brought up to date by changing what is different: what is open stays open, and what is selected
/// stays selected.
final class Twin {
    private static final int MOST_SINGLE = 40; // more than these are put in place all at once

    private final OutlineItem root;
    private final Map<Row, OutlineItem> items = new HashMap<>();

    Twin(Branch branch) {
        root = item(branch);
        root.getChildren();
    }

    OutlineItem root() {
        return root;
    }

    /// The item of a row, which is made where it lies in a component that was never unfolded.
    Optional<OutlineItem> item(Row row) {
        row.within().map(items::get).ifPresent(OutlineItem::getChildren);
        return Optional.ofNullable(items.get(row));
    }

    /// What is in an item, at any depth, with the item itself, as far as there are items.
    static Stream<OutlineItem> below(OutlineItem item) {
        return Stream.concat(Stream.of(item), item.isGrown()
                ? item.getChildren().stream().flatMap(child -> below((OutlineItem) child))
                : Stream.empty());
    }

    void bring(Branch branch) {
        bring(root, branch);
    }

    private OutlineItem item(Branch branch) {
        OutlineItem item = new OutlineItem(branch, this::grow);
        items.put(branch.row(), item);
        if (branch.contents().isEmpty()) {
            item.getChildren();
            item.setExpanded(!(branch.row() instanceof Row.OfComponent));
        }
        return item;
    }

    private void grow(OutlineItem item) {
        item.getChildren().setAll(item.branch().below().stream().map(this::item).toList());
    }

    @SuppressWarnings("ReferenceEquality") // what is the same was taken over
    private void bring(OutlineItem item, Branch branch) {
        if (item.branch() == branch) {
            return;
        }
        item.stand(branch);
        if (!item.isGrown()) {
            return;
        }
        List<Branch> below = branch.below();
        if (!isAlike(item.getChildren(), below)) {
            rearrange(item, below);
        }
        for (int i = 0; i < below.size(); i++) {
            bring((OutlineItem) item.getChildren().get(i), below.get(i));
        }
    }

    private static boolean isAlike(List<TreeItem<Line>> children, List<Branch> wanted) {
        if (children.size() != wanted.size()) {
            return false;
        }
        for (int i = 0; i < wanted.size(); i++) {
            if (!row(children.get(i)).equals(wanted.get(i).row())) {
                return false;
            }
        }
        return true;
    }

    private static Row row(TreeItem<Line> item) {
        return ((OutlineItem) item).row();
    }

    private void rearrange(OutlineItem item, List<Branch> wanted) {
        ObservableList<TreeItem<Line>> children = item.getChildren();
        Set<Row> rows = new HashSet<>();
        wanted.forEach(child -> rows.add(child.row()));
        List<TreeItem<Line>> gone = children.stream().filter(child -> !rows.contains(row(child))).toList();
        gone.forEach(child -> forget((OutlineItem) child));
        Map<Row, TreeItem<Line>> own = new HashMap<>();
        children.forEach(child -> own.put(row(child), child));
        gone.forEach(child -> own.remove(row(child)));
        int fresh = wanted.size() - own.size();
        if (gone.size() + fresh <= MOST_SINGLE) {
            children.removeAll(gone);
            add(children, own.keySet(), wanted);
        }
        if (!isAlike(children, wanted)) {
            children.forEach(child -> own.putIfAbsent(row(child), child));
            List<TreeItem<Line>> order = new ArrayList<>(wanted.size());
            wanted.forEach(child -> order.add(Optional.ofNullable(own.get(child.row())).orElseGet(() -> item(child))));
            children.setAll(order);
        }
    }

    private void add(ObservableList<TreeItem<Line>> children, Set<Row> there, List<Branch> wanted) {
        for (int i = 0; i < wanted.size(); i++) {
            if (!there.contains(wanted.get(i).row())) {
                children.add(Math.min(i, children.size()), item(wanted.get(i)));
            }
        }
    }

    /// What has moved elsewhere meanwhile is another item and stays known.
    private void forget(OutlineItem gone) {
        below(gone).forEach(item -> items.remove(item.row(), item));
    }
}
