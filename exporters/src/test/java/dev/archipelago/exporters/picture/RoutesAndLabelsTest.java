package dev.archipelago.exporters.picture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.exporters.Samples;
import dev.archipelago.exporters.layout.AutoLayout;
import dev.archipelago.exporters.layout.Box;
import dev.archipelago.exporters.layout.Layout;
import dev.archipelago.model.Architecture;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.Connection;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.diagram.Diagram;
import dev.archipelago.model.diagram.Direction;
import dev.archipelago.model.diagram.GroupBy;
import dev.archipelago.model.diagram.Position;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.graph.Topology;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Connectors leave boxes alone, and texts on connectors cover neither boxes nor one another: in every sample and in
/// random drawings, laid out automatically and placed at random.
class RoutesAndLabelsTest {

    static List<Path> samples() {
        return Samples.files();
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 120);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void drawing_ofASample_hasLinesAndTextsClearOfBoxes(Path file) {
        Document document = Samples.read(file);
        Layout fresh = AutoLayout.of(document.withDiagram(document.diagramOrDefault().withPositions(Map.of())));
        Document placed = document.withDiagram(document.diagramOrDefault().withPositions(fresh.positions()));

        for (Layout layout : List.of(AutoLayout.of(document), fresh, AutoLayout.of(placed))) {
            assertThat(crossings(layout)).isEmpty();
            assertThat(covered(document, layout, Overlay.NONE)).isEmpty();
            assertThat(covered(document, layout, busy(document))).isEmpty();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void drawing_ofBoxesAtRandomPlaces_hasLinesAndTextsClearOfBoxes(long seed) {
        Document document = random(new Random(seed));

        Layout layout = AutoLayout.of(document);

        assertThat(crossings(layout)).as("seed " + seed).isEmpty();
        assertThat(covered(document, layout, busy(document))).as("seed " + seed).isEmpty();
    }

    @Test
    void labels_ofBusyConnections_areHardlyEverLeftOut() {
        int links = 0;
        int labels = 0;
        for (long seed : seeds().toArray()) {
            Document document = random(new Random(seed));
            Layout layout = AutoLayout.of(document);
            links += layout.routes().size();
            labels += labels(document, layout, busy(document)).size();
        }
        assertThat((double) labels / links).isGreaterThan(0.98);
    }

    /// Much to say on every connection.
    private static Overlay busy(Document doc) {
        Map<ConnectionId, Overlay.Flow> flows = new LinkedHashMap<>();
        Topology.of(doc.architecture(), doc.workloads()).links()
                .forEach(l -> flows.put(l.id(), new Overlay.Flow(1234, "120 ms", 0.12)));
        return new Overlay(Map.of(), flows);
    }

    /// Boxes in rows and columns, more or less, at least 24 pixels apart, and connections between any two.
    private static Document random(Random random) {
        int count = 2 + random.nextInt(39);
        Map<ComponentId, Component> components = new LinkedHashMap<>();
        Map<ComponentId, Position> positions = new LinkedHashMap<>();
        int columns = 1 + random.nextInt(8);
        int gap = 24 + random.nextInt(100);
        int slack = random.nextInt(120);
        List<Integer> cells = new ArrayList<>();
        for (int cell = 0; cell < count * (1 + random.nextInt(2)); cell++) {
            cells.add(cell);
        }
        Collections.shuffle(cells, random);
        for (int i = 0; i < count; i++) {
            ComponentId id = new ComponentId("c" + i);
            components.put(id, Component.of(ComponentKind.SERVICE));
            positions.put(id, new Position(cells.get(i) % columns * (168 + gap + slack) + random.nextInt(slack + 1),
                    cells.get(i) / columns * (72 + gap + slack) + random.nextInt(slack + 1)));
        }
        Map<ConnectionId, Connection> connections = new LinkedHashMap<>();
        int links = random.nextInt(count * 2);
        for (int i = 0; i < links; i++) {
            connections.put(new ConnectionId(new ComponentId("c" + random.nextInt(count)),
                    new ComponentId("c" + random.nextInt(count))), Connection.UNSPECIFIED);
        }
        return Document.of("Random", new Architecture(components, connections)).withDiagram(
                new Diagram(positions, GroupBy.NONE, random.nextBoolean() ? Direction.RIGHT : Direction.DOWN, List.of(),
                        null, List.of()));
    }

    private static List<String> crossings(Layout layout) {
        List<String> crossings = new ArrayList<>();
        layout.routes().forEach((id, route) -> layout.boxes().forEach((box, place) -> {
            boolean own = box.equals(id.from()) || box.equals(id.to());
            if (route.pieces().anyMatch(piece -> (own ? place.grown(-1) : place).overlaps(piece.grown(0.01)))) {
                crossings.add(id + " crosses " + box);
            }
        }));
        return crossings;
    }

    private static List<Figure> labels(Document document, Layout layout, Overlay overlay) {
        return Illustrator.draw(document, layout, overlay, Palette.LIGHT, PictureOptions.BARE).figures().stream()
                .filter(figure -> figure.subject() instanceof Figure.OfLabel).toList();
    }

    private static List<String> covered(Document doc, Layout layout, Overlay overlay) {
        List<Figure> labels = labels(doc, layout, overlay);
        List<String> covered = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            Figure label = labels.get(i);
            Box a = label.bounds().grown(-0.75);
            for (int j = 0; j < i; j++) {
                if (a.overlaps(labels.get(j).bounds().grown(-0.75))) {
                    covered.add(label.subject() + " on " + labels.get(j).subject());
                }
            }
            layout.boxes().forEach((id, box) -> {
                if (a.overlaps(box)) {
                    covered.add(label.subject() + " on " + id);
                }
            });
        }
        return covered;
    }
}
