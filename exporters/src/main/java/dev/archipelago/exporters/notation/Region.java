package dev.archipelago.exporters.notation;

import dev.archipelago.exporters.notation.Sheet.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A frame with the boxes and frames in it, in the order of the document.
///
/// @param title empty for the region that holds everything
record Region(String title, List<Node> nodes, List<Region> inner) {

    Region {
        nodes = List.copyOf(nodes);
        inner = List.copyOf(inner);
    }

    /// The region of all boxes.
    static Region of(Collection<Node> nodes) {
        return of("", nodes, 0);
    }

    private static Region of(String title, Collection<Node> nodes, int depth) {
        List<Node> own = new ArrayList<>();
        Map<String, List<Node>> deeper = new LinkedHashMap<>();
        for (Node node : nodes) {
            if (node.path().size() == depth) {
                own.add(node);
            } else {
                deeper.computeIfAbsent(node.path().get(depth), _ -> new ArrayList<>()).add(node);
            }
        }
        List<Region> inner = new ArrayList<>();
        deeper.forEach((name, members) -> inner.add(of(name, members, depth + 1)));
        return new Region(title, own, inner);
    }
}
