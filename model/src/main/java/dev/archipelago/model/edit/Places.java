package dev.archipelago.model.edit;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.diagram.Diagram;
import dev.archipelago.model.diagram.Position;
import dev.archipelago.model.document.Document;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds places on the drawing for what comes of a change of boundaries; what does not change stays where it is.
final class Places {
    private static final int WIDE = 180;
    private static final int HIGH = 110;

    private final Document before;
    private final Homes homes;
    private final Set<ComponentId> results;

    Places(Document before, Homes homes, Set<ComponentId> results) {
        this.before = before;
        this.homes = homes;
        this.results = results;
    }

    @Nullable
    Diagram diagram() {
        Diagram old = before.diagram();
        if (old == null || old.positions().isEmpty()) {
            return old;
        }
        Map<ComponentId, Position> placed = new LinkedHashMap<>();
        old.positions().forEach((id, position) -> {
            if (!homes.sources().contains(id) || results.contains(id)) {
                placed.put(id, position);
            }
        });
        for (ComponentId result : results) {
            Position middle = middle(old, result);
            if (!placed.containsKey(result) && middle != null) {
                placed.put(result, free(middle, placed));
            }
        }
        return old.withPositions(placed);
    }

    /// The middle of all it comes from; null when none of them is placed.
    private @Nullable Position middle(Diagram old, ComponentId result) {
        List<Position> origins = homes.sources().stream().filter(source -> homes.heirs(source).contains(result))
                .map(old.positions()::get).filter(Objects::nonNull).toList();
        return origins.isEmpty()
                ? null
                : new Position((int) origins.stream().mapToInt(Position::x).average().orElse(0),
                        (int) origins.stream().mapToInt(Position::y).average().orElse(0));
    }

    /// The place itself, or the next below it at which nothing is.
    static Position free(Position wanted, Map<ComponentId, Position> taken) {
        Position place = wanted;
        while (isTaken(place, taken)) {
            place = place.translated(0, HIGH);
        }
        return place;
    }

    private static boolean isTaken(Position place, Map<ComponentId, Position> taken) {
        return taken.values().stream().anyMatch(other -> Math.abs(other.x() - place.x()) < WIDE
                && Math.abs(other.y() - place.y()) < HIGH);
    }
}
