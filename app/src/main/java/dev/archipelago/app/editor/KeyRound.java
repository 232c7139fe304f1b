package dev.archipelago.app.editor;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/// Where the keys go: from pane to pane and around, each time to the first that takes them there.
final class KeyRound {
    private KeyRound() {}

    /// From the pane in which the keys are to the next one.
    ///
    /// @param focused what has the keys now
    static void next(List<Node> panes, @Nullable Node focused) {
        int now = -1;
        for (int i = 0; i < panes.size(); i++) {
            if (isInside(focused, panes.get(i))) {
                now = i;
            }
        }
        enter(panes.get((now + 1) % panes.size()));
    }

    private static boolean isInside(@Nullable Node inner, Node outer) {
        for (Node at = inner; at != null; at = at.getParent()) {
            if (at.equals(outer)) {
                return true;
            }
        }
        return false;
    }

    /// Gives the keys to the first that takes them; false where nothing does.
    static boolean enter(Node pane) {
        if (pane.isFocusTraversable() && pane.isVisible() && !pane.isDisabled()) {
            pane.requestFocus();
            return true;
        }
        return pane instanceof Parent parent && parent.getChildrenUnmodifiable().stream().anyMatch(KeyRound::enter);
    }
}
