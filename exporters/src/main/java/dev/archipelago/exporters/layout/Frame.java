package dev.archipelago.exporters.layout;

import dev.archipelago.model.ComponentId;
import java.util.List;

/// A border around components that belong together, with room for its title on top.
public record Frame(String title, Box box, List<ComponentId> members) {

    /// Room between members and border on the left, on the right and below.
    public static final double PADDING = 20;

    /// Room between members and border above, where the title stands.
    public static final double TITLE_ROOM = 36;

    public Frame {
        members = List.copyOf(members);
    }

    static Frame around(String title, List<ComponentId> members, Box content) {
        Box box = new Box(content.x() - PADDING, content.y() - TITLE_ROOM, content.width() + 2 * PADDING,
                content.height() + TITLE_ROOM + PADDING);
        return new Frame(title, box, members);
    }
}
