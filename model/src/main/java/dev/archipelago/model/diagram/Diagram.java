package dev.archipelago.model.diagram;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.vocabulary.Default;
import dev.archipelago.model.vocabulary.Meaning;
import dev.archipelago.model.vocabulary.Ordered;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where things are drawn.
public record Diagram(
        @Meaning("Where the boxes are; those without are laid out automatically.") @Default("automatic") Map<ComponentId, Position> positions,
        @Meaning("What the boxes are framed by; teams, zones and the namespace have contexts inside.") @Default("context") @Nullable GroupBy groupBy,
        @Meaning("Which way calls point in the automatic layout.") @Default("right") @Nullable Direction direction,
        @Meaning("Components that the editor neither moves nor changes.") @Default("none") List<ComponentId> locked,
        @Meaning("Whether the editor lets nothing at all be changed.") @Default("false") @Nullable Boolean readOnly,
        @Meaning("Groups of boxes that are drawn as one box, one inside another as outer / inner.") @Default("none") List<String> collapsed) {

    /// A diagram of which nothing has been said.
    public static final Diagram UNSPECIFIED = new Diagram(Ordered.of(), null, null, List.of(), null, List.of());

    public Diagram {
        positions = Ordered.copyOf(positions);
        locked = List.copyOf(locked);
        collapsed = List.copyOf(collapsed);
    }

    public Diagram withPositions(Map<ComponentId, Position> changed) {
        return new Diagram(changed, groupBy, direction, locked, readOnly, collapsed);
    }

    public Diagram withGroupBy(@Nullable GroupBy changed) {
        return new Diagram(positions, changed, direction, locked, readOnly, collapsed);
    }

    public Diagram withLocked(List<ComponentId> changed) {
        return new Diagram(positions, groupBy, direction, changed, readOnly, collapsed);
    }

    public Diagram withReadOnly(@Nullable Boolean changed) {
        return new Diagram(positions, groupBy, direction, locked, changed, collapsed);
    }

    public Diagram withCollapsed(List<String> changed) {
        return new Diagram(positions, groupBy, direction, locked, readOnly, changed);
    }
}
