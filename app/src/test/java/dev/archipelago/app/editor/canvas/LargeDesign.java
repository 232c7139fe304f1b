package dev.archipelago.app.editor.canvas;

import dev.archipelago.model.Architecture;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.Connection;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.diagram.Diagram;
import dev.archipelago.model.diagram.Position;
import dev.archipelago.model.document.Document;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/// Designs of any size for measurements: each component is connected to a few that come soon after it.
public final class LargeDesign {

    private static final int REACH = 24;

    private LargeDesign() {}

    /// The same for the same sizes.
    public static Document of(int components, int connections) {
        Random random = new Random(components);
        ComponentKind[] kinds = ComponentKind.values();
        Map<ComponentId, Component> all = new LinkedHashMap<>();
        for (int i = 0; i < components; i++) {
            all.put(id(i), Component.of(i % 3 == 0 ? kinds[random.nextInt(kinds.length)] : ComponentKind.SERVICE)
                    .withName("Service number " + i).withReplicas(1 + random.nextInt(5)));
        }
        Map<ConnectionId, Connection> links = new LinkedHashMap<>();
        while (links.size() < connections) {
            int from = random.nextInt(components - 1);
            int to = Math.min(components - 1, from + 1 + random.nextInt(REACH));
            links.put(new ConnectionId(id(from), id(to)), Connection.UNSPECIFIED);
        }
        return Document.of("Design of " + components, new Architecture(all, links));
    }

    /// The same with every component in its place, in rows and columns.
    public static Document placed(int components, int connections) {
        Map<ComponentId, Position> positions = new LinkedHashMap<>();
        int columns = (int) Math.ceil(Math.sqrt(components));
        for (int i = 0; i < components; i++) {
            positions.put(id(i), new Position(i % columns * 260, i / columns * 150));
        }
        return of(components, connections).withDiagram(Diagram.UNSPECIFIED.withPositions(positions));
    }

    public static ComponentId id(int number) {
        return new ComponentId("s" + number);
    }
}
