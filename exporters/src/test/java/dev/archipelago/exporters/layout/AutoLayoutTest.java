package dev.archipelago.exporters.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.Connection;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.diagram.Diagram;
import dev.archipelago.model.diagram.Direction;
import dev.archipelago.model.diagram.Position;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AutoLayoutTest {

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void document_withoutPositions_getsBoxesApartAndRoutesAroundThem(long seed) {
        Document web = Webs.random(seed, 24, 2, (int) seed % 4);

        Layout layout = AutoLayout.of(web);

        assertThat(layout.boxes().keySet()).isEqualTo(web.architecture().components().keySet());
        assertThat(overlaps(layout)).isEmpty();
        assertThat(crossings(layout)).isEmpty();
        layout.routes().values().forEach(route -> assertEndsOnRims(layout, route));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void document_withAllPositions_keepsThemAndRoutesAroundBoxes(long seed) {
        Document web = Webs.random(seed, 20, 2, 3);
        Map<ComponentId, Position> positions = AutoLayout.of(web).positions();

        Layout layout = AutoLayout.of(placed(web, positions));

        assertThat(layout.positions()).isEqualTo(positions);
        assertThat(layout.routes()).hasSameSizeAs(AutoLayout.of(web).routes());
        layout.routes().values().forEach(route -> assertEndsOnRims(layout, route));
        assertThat(crossings(layout)).isEmpty();
    }

    @ParameterizedTest(name = "{0} missing")
    @ValueSource(ints = {1, 5, 19})
    void document_withSomePositions_keepsThemAndPlacesTheRestWithoutOverlap(int missing) {
        Document web = Webs.random(7, 20, 1, 2);
        Map<ComponentId, Position> some = new LinkedHashMap<>(AutoLayout.of(web).positions());
        for (int i = 0; i < missing; i++) {
            some.remove(Webs.id(i));
        }

        Layout layout = AutoLayout.of(placed(web, some));

        assertThat(layout.positions()).containsAllEntriesOf(some).hasSize(20);
        assertThat(overlaps(layout)).isEmpty();
    }

    /// Whoever undoes the adding of a box sees what was seen before it.
    @Test
    void connector_thatWentAroundABox_goesStraightOnceTheBoxIsGone() {
        String text = """
                format: 1
                name: Two
                components:
                  a: { kind: service, operations: { do: { steps: [ { call: b.do } ] } } }
                  b: { kind: service, operations: { do: { steps: [] } } }
                  %s
                diagram: { positions: { a: 0 0, b: 600 0 %s } }
                """;
        Document two = DocumentReader.readText(text.formatted("", ""), "two.yaml").orElseThrow();
        Document three = DocumentReader.readText(text.formatted("c: { kind: service }", ", c: 300 0"), "three.yaml")
                .orElseThrow();
        Layout before = AutoLayout.after(AutoLayout.of(two), two);
        Layout around = AutoLayout.after(before, three);

        assertThat(around.routes()).isNotEqualTo(before.routes());
        assertThat(AutoLayout.after(around, two)).isEqualTo(before);
    }

    @Test
    void layout_ofEqualDocuments_isEqual() {
        assertThat(AutoLayout.of(Webs.random(11, 30, 2, 3))).isEqualTo(AutoLayout.of(Webs.random(11, 30, 2, 3)));
    }

    @Test
    void frames_ofContexts_holdTheirMembersAndNoOthers() {
        Layout layout = AutoLayout.of(Webs.random(3, 24, 2, 3));

        assertThat(layout.frames()).isNotEmpty();
        for (Frame frame : layout.frames()) {
            layout.boxes().forEach((id, box) -> assertThat(frame.box().overlaps(box)).as(frame.title() + " and " + id)
                    .isEqualTo(frame.members().contains(id)));
        }
    }

    @Test
    void direction_down_putsCalleesBelowCallers() {
        Document pair = Webs.random(1, 2, 0, 0);
        Document calling = pair.withArchitecture(pair.architecture().withConnection(
                new ConnectionId(Webs.id(0), Webs.id(1)),
                Connection.UNSPECIFIED));

        Layout right = AutoLayout.of(calling);
        Layout down = AutoLayout.of(calling.withDiagram(new Diagram(Map.of(), null, Direction.DOWN, List.of(), null,
                List.of())));

        assertThat(box(right, 1).x()).isGreaterThan(box(right, 0).right());
        assertThat(box(down, 1).y()).isGreaterThan(box(down, 0).bottom());
    }

    @Test
    void after_oneBoxAdded_movesNothingAndKeepsRoutes() {
        Document web = Webs.random(5, 16, 2, 2);
        Layout before = AutoLayout.of(web);
        Document larger = web.withArchitecture(web.architecture().withComponent(new ComponentId("new"),
                Component.of(ComponentKind.CACHE)));

        Layout after = AutoLayout.after(before, placed(larger, before.positions()));

        assertThat(after.positions()).containsAllEntriesOf(before.positions());
        assertThat(overlaps(after)).isEmpty();
        assertThat(after.routes()).isEqualTo(before.routes());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void outline_ofADocumentWithPositions_hasTheBoxesOfTheLayoutAndAConnectorForEachLink(long seed) {
        Document web = Webs.random(seed, 20, 2, 3);
        Document placed = placed(web, AutoLayout.of(web).positions());
        Layout layout = AutoLayout.of(placed);

        Layout outline = AutoLayout.outline(Layout.EMPTY, placed).orElseThrow();

        assertThat(outline.boxes()).isEqualTo(layout.boxes());
        assertThat(outline.frames()).isEqualTo(layout.frames());
        assertThat(outline.routes().keySet()).isEqualTo(layout.routes().keySet());
        outline.routes().values().forEach(route -> assertEndsOnRims(outline, route));
    }

    @Test
    void outline_ofADocumentWithoutPositions_isNone() {
        assertThat(AutoLayout.outline(Layout.EMPTY, Webs.random(1, 20, 2, 3))).isEmpty();
    }

    @Test
    void moved_oneBox_changesOnlyRoutesThatItTouches() {
        Document web = Webs.random(9, 16, 1, 0);
        Layout before = AutoLayout.of(web);
        Box far = Layout.boxAt(new Position((int) before.bounds().right() + 400, (int) before.bounds().bottom() + 400));

        Layout after = AutoLayout.moved(before, web, Map.of(Webs.id(3), Layout.position(far)));

        assertThat(box(after, 3)).isEqualTo(far);
        before.routes().forEach((id, route) -> {
            if (!id.from().equals(Webs.id(3)) && !id.to().equals(Webs.id(3))) {
                assertThat(after.routes().get(id)).isEqualTo(route);
            }
        });
    }

    @Test
    void pair_callingEachOther_getsTwoLanes() {
        Document pair = Webs.random(1, 2, 0, 0);
        var architecture = pair.architecture();
        for (int from = 0; from < 2; from++) {
            architecture = architecture.withConnection(
                    new ConnectionId(Webs.id(from), Webs.id(1 - from)),
                    Connection.UNSPECIFIED);
        }

        Layout layout = AutoLayout.of(placed(pair.withArchitecture(architecture),
                Map.of(Webs.id(0), new Position(0, 0), Webs.id(1), new Position(400, 0))));

        List<Route> lanes = List.copyOf(layout.routes().values());
        assertThat(lanes).hasSize(2);
        assertThat(Math.abs(lanes.get(0).start().y() - lanes.get(1).end().y())).isGreaterThanOrEqualTo(8);
        assertThat(lanes).allSatisfy(lane -> assertThat(lane.points()).hasSize(2));
    }

    @Test
    void document_beyondTheLayeredAlgorithm_isSetInAGridWithoutOverlap() {
        Document crowd = Webs.random(1, AutoLayout.MOST_LAYERED + 1, 0, 4);

        Layout layout = AutoLayout.of(crowd);

        assertThat(layout.boxes()).hasSize(AutoLayout.MOST_LAYERED + 1);
        BoxIndex<ComponentId> index = BoxIndex.of(layout.boxes());
        layout.boxes().values().forEach(box -> assertThat(index.overlapping(box)).hasSize(1));
    }

    @Test
    void layout_ofNothing_isEmpty() {
        assertThat(AutoLayout.of(Document.empty("nothing"))).isEqualTo(Layout.EMPTY);
    }

    private static Document placed(Document document, Map<ComponentId, Position> positions) {
        return document.withDiagram(Diagram.UNSPECIFIED.withPositions(positions));
    }

    private static Box box(Layout layout, int number) {
        return layout.box(Webs.id(number)).orElseThrow();
    }

    private static List<String> overlaps(Layout layout) {
        List<String> overlaps = new ArrayList<>();
        layout.boxes().forEach((a, box) -> layout.boxes().forEach((b, other) -> {
            if (a.compareTo(b) < 0 && box.overlaps(other)) {
                overlaps.add(a + " and " + b);
            }
        }));
        return overlaps;
    }

    private static List<String> crossings(Layout layout) {
        List<String> crossings = new ArrayList<>();
        layout.routes().forEach((id, route) -> layout.boxes().forEach((box, place) -> {
            boolean own = box.equals(id.from()) || box.equals(id.to());
            if (!own && route.pieces().anyMatch(piece -> piece.grown(0.01).overlaps(place))) {
                crossings.add(id + " crosses " + box);
            }
        }));
        return crossings;
    }

    private static void assertEndsOnRims(Layout layout, Route route) {
        assertThat(isOnRim(layout.box(route.id().from()).orElseThrow(), route.start())).as(route + " start").isTrue();
        assertThat(isOnRim(layout.box(route.id().to()).orElseThrow(), route.end())).as(route + " end").isTrue();
    }

    private static boolean isOnRim(Box box, Point point) {
        return box.grown(1.5).contains(point) && !box.grown(-1.5).contains(point);
    }
}
