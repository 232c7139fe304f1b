package dev.archipelago.app.editor.outline;

import java.util.function.Consumer;
import javafx.collections.ObservableList;
import javafx.scene.control.TreeItem;

/// A row in the tree; the rows of what is in a component are made when it is unfolded for the first time.
final class OutlineItem extends TreeItem<Line> {
    private final Consumer<OutlineItem> grow;
    private Branch branch;
    private boolean grown;

    /// @param grow makes the rows below, once
    OutlineItem(Branch branch, Consumer<OutlineItem> grow) {
        super(branch.line());
        this.branch = branch;
        this.grow = grow;
    }

    Branch branch() {
        return branch;
    }

    Row row() {
        return branch.row();
    }

    /// Whether the rows below are there.
    boolean isGrown() {
        return grown;
    }

    /// What it stands for now; the rows below stay as they are.
    void stand(Branch now) {
        boolean alike = branch.line().equals(now.line());
        branch = now;
        if (!alike) {
            setValue(now.line());
        }
    }

    @Override
    public ObservableList<TreeItem<Line>> getChildren() {
        if (!grown) {
            grown = true;
            grow.accept(this);
        }
        return super.getChildren();
    }

    @Override
    public boolean isLeaf() {
        return grown ? super.getChildren().isEmpty() : branch.isLeaf();
    }
}
