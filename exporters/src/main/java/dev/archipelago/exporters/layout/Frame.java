package dev.archipelago.exporters.layout;

import dev.archipelago.model.ComponentId;
import java.util.List;

/// A border around components that belong together, with room for its title on top.
///
/// @param path titles of the frames around it, its own last
/// @param members the boxes in it, those in frames inside it included
public record Frame(List<String> path, Box box, List<ComponentId> members) {

    /// Room between members and border on the left, on the right and below.
    public static final double PADDING = 20;

    /// Room between members and border above, where the title stands.
    public static final double TITLE_ROOM = 36;

    public Frame {
        path = List.copyOf(path);
        members = List.copyOf(members);
    }

    static Frame around(List<String> path, List<ComponentId> members, Box content) {
        Box box = new Box(content.x() - PADDING, content.y() - TITLE_ROOM, content.width() + 2 * PADDING,
                content.height() + TITLE_ROOM + PADDING);
        return new Frame(path, box, members);
    }

    public String title() {
        return path.getLast();
    }

    /// The name by which it is collapsed.
    public String id() {
        return Grouping.id(path);
    }
}
