package dev.archipelago.model.file;

import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Place;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.shape.Node;
import java.util.List;

/// Where the parts of a document stand in its file.
public final class Locations {
    private final Node root;

    Locations(Node root) {
        this.root = root;
    }

    /// The place of a part by its JSON pointer; of a part that was left out, that of the nearest one around it.
    public Place of(String pointer) {
        Node node = root;
        Place place = root.place();
        for (String segment : Pointer.parse(pointer).segments()) {
            switch (node) {
                case Node.Mapping(var entries, Place _, boolean _) -> {
                    Node.Entry entry = entries.get(segment);
                    if (entry == null) {
                        return place;
                    }
                    place = entry.place();
                    node = entry.value();
                }
                case Node.Sequence(var items, Place _, boolean _) -> {
                    if (!segment.matches("[0-9]{1,8}") || Integer.parseInt(segment) >= items.size()) {
                        return place;
                    }
                    node = items.get(Integer.parseInt(segment));
                    place = node.place();
                }
                case Node.Scalar _ -> {
                    return place;
                }
            }
        }
        return place;
    }

    /// The findings with the places that belong to their pointers.
    public List<Finding> placed(List<Finding> findings) {
        return findings.stream().map(finding -> finding.place().isKnown() ? finding : finding.at(of(finding.pointer())))
                .toList();
    }
}
