package dev.archipelago.app.editor.outline;

import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.control.skin.VirtualFlow;

/// Which rows are selected, and what of the document that is.
final class Choice {
    private static final int MOST_OPENED = 20;
    private static final int ABOVE = 3; // rows that are seen above one that is gone to

    private final TreeView<Line> tree;

    Choice(TreeView<Line> tree) {
        this.tree = tree;
    }

    /// The items that are selected.
    List<TreeItem<Line>> items() {
        List<TreeItem<Line>> items = new ArrayList<>();
        tree.getSelectionModel().getSelectedItems().forEach(item -> {
            if (item != null) {
                items.add(item);
            }
        });
        return items;
    }

    /// What the rows stand for that are selected; a frame stands for its members.
    Selection selection() {
        Set<ComponentId> components = new LinkedHashSet<>();
        Set<ConnectionId> connections = new LinkedHashSet<>();
        items().forEach(item -> {
            Selection own = item.getValue().row().selection();
            components.addAll(own.components());
            connections.addAll(own.connections());
            if (item.getValue().row() instanceof Row.OfFrame) {
                Twin.below((OutlineItem) item).map(OutlineItem::row).forEach(row -> {
                    if (row instanceof Row.OfComponent(ComponentId id)) {
                        components.add(id);
                    }
                });
            }
        });
        return new Selection(components, connections);
    }

    /// Selects the rows of what is selected in the document, and shows the first.
    void follow(Selection selection, Twin items) {
        List<OutlineItem> wanted = Stream.concat(selection.components().stream().map(Row.OfComponent::new),
                selection.connections().stream().map(Row.OfConnection::new))
                .flatMap(row -> items.item(row).stream()).toList();
        boolean few = wanted.size() <= MOST_OPENED;
        if (few) {
            wanted.forEach(Choice::unfold);
        }
        int[] indices = few
                ? wanted.stream().mapToInt(tree::getRow).filter(row -> row >= 0).toArray()
                : seen(new HashSet<>(wanted));
        tree.getSelectionModel().clearSelection();
        if (indices.length > 0) {
            tree.getSelectionModel().selectIndices(indices[0], Arrays.copyOfRange(indices, 1, indices.length));
            show(indices[0]);
        }
    }

    /// In one pass over what is unfolded, since asking the tree for each row would take the square of it.
    private int[] seen(Set<OutlineItem> wanted) {
        List<Integer> indices = new ArrayList<>();
        collect(tree.getRoot(), new int[]{-1}, wanted, indices); // the root is not shown
        return indices.stream().mapToInt(Integer::intValue).toArray();
    }

    private static void collect(TreeItem<Line> item, int[] row, Set<OutlineItem> wanted, List<Integer> indices) {
        if (row[0] >= 0 && wanted.contains(item)) {
            indices.add(row[0]);
        }
        row[0]++;
        if (item.isExpanded() && !item.isLeaf()) {
            item.getChildren().forEach(child -> collect(child, row, wanted, indices));
        }
    }

    /// Selects one row and shows it.
    void choose(OutlineItem item) {
        unfold(item);
        int row = tree.getRow(item);
        tree.getSelectionModel().clearAndSelect(row);
        show(row);
    }

    private static void unfold(TreeItem<?> item) {
        for (TreeItem<?> at = item.getParent(); at != null; at = at.getParent()) {
            at.setExpanded(true);
        }
    }

    /// Moves nothing where the row is in sight.
    private void show(int row) {
        tree.getFocusModel().focus(row);
        if (!isInSight(row)) {
            tree.scrollTo(Math.max(0, row - ABOVE));
        }
    }

    private boolean isInSight(int row) {
        if (tree.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
            IndexedCell<?> first = flow.getFirstVisibleCell();
            IndexedCell<?> last = flow.getLastVisibleCell();
            return first != null && last != null && row > first.getIndex() && row < last.getIndex();
        }
        return false;
    }
}
