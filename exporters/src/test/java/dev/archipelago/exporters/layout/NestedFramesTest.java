package dev.archipelago.exporters.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.diagram.Diagram;
import dev.archipelago.model.diagram.GroupBy;
import dev.archipelago.model.diagram.Position;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NestedFramesTest {
    private static final String TEXT = """
            {
              "format": 1,
              "name": "Big Shop",
              "components": {
                "users": { "kind": "client" },
                "web": { "kind": "gateway", "team": "blue", "placement": { "zones": [ "a" ] },
                  "operations": { "show": { "steps": [ { "call": "cart.add" }, { "call": "stock.take" }, { "call": "mail.send" } ] } } },
                "cart": { "kind": "service", "team": "blue", "context": "ordering", "placement": { "zones": [ "a", "b" ] },
                  "operations": { "add": { "steps": [ { "call": "orders.place" } ] } } },
                "orders": { "kind": "service", "team": "blue", "context": "ordering", "operations": { "place": { "steps": [] } } },
                "stock": { "kind": "service", "team": "red", "context": "ordering", "placement": { "zones": [ "a" ] },
                  "operations": { "take": { "steps": [] } } },
                "mail": { "kind": "service", "context": "notices", "operations": { "send": { "steps": [] } } }
              },
              "platform": { "zones": { "a": {}, "b": {} } }
            }
            """;

    private static Document shop(GroupBy groupBy, String... collapsed) {
        Document document = DocumentReader.readText(TEXT, "shop.json").orElseThrow();
        return document.withDiagram(Diagram.UNSPECIFIED.withGroupBy(groupBy).withCollapsed(List.of(collapsed)));
    }

    private static Map<String, List<String>> frames(Document document) {
        Map<String, List<String>> frames = new LinkedHashMap<>();
        AutoLayout.of(document).frames().forEach(frame -> frames.put(frame.id(),
                frame.members().stream().map(ComponentId::value).toList()));
        return frames;
    }

    @Test
    void contexts_standInsideTeamsNamespaceAndZones() {
        assertThat(frames(shop(GroupBy.CONTEXT)))
                .isEqualTo(Map.of("ordering", List.of("cart", "orders", "stock"), "notices", List.of("mail")));
        assertThat(frames(shop(GroupBy.TEAM))).isEqualTo(Map.of("blue", List.of("web", "cart", "orders"),
                "blue / ordering", List.of("cart", "orders"), "red", List.of("stock"), "red / ordering",
                List.of("stock"), "notices", List.of("mail")));
        assertThat(frames(shop(GroupBy.ZONE))).isEqualTo(Map.of("a", List.of("web", "stock"), "a / ordering",
                List.of("stock"), "a, b", List.of("cart"), "a, b / ordering", List.of("cart"), "ordering",
                List.of("orders"), "notices", List.of("mail")));
        assertThat(frames(shop(GroupBy.NAMESPACE)))
                .containsEntry("big-shop", List.of("web", "cart", "orders", "stock", "mail"))
                .containsEntry("big-shop / notices", List.of("mail"));
        assertThat(frames(shop(GroupBy.NONE))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(GroupBy.class)
    void layout_ofNestedFrames_keepsThemInsideAndApart(GroupBy groupBy) {
        List<Frame> frames = AutoLayout.of(shop(groupBy)).frames();
        for (Frame one : frames) {
            for (Frame other : frames) {
                if (isInside(one, other)) {
                    assertThat(one.box().contains(other.box())).as(one.id() + " holds " + other.id()).isTrue();
                } else if (!one.equals(other) && !isInside(other, one)) {
                    assertThat(one.box().overlaps(other.box())).as(one.id() + " and " + other.id()).isFalse();
                }
            }
        }
    }

    private static boolean isInside(Frame outer, Frame inner) {
        return inner.path().size() > outer.path().size()
                && inner.path().subList(0, outer.path().size()).equals(outer.path());
    }

    @Test
    void groups_collapse_oneInsideTheOther() {
        Folding inner = Folding.of(shop(GroupBy.TEAM, "blue / ordering"));
        assertThat(inner.groups().values()).extracting(Folding.Group::title).containsExactly("ordering");
        assertThat(frames(shop(GroupBy.TEAM, "blue / ordering"))).containsKeys("blue", "red / ordering")
                .doesNotContainKey("blue / ordering");
        assertThat(frames(shop(GroupBy.TEAM, "blue / ordering")).get("blue")).hasSize(2);
        Folding outer = Folding.of(shop(GroupBy.TEAM, "blue / ordering", "blue"));
        assertThat(outer.groups().values()).extracting(Folding.Group::id).containsExactly("blue");
        assertThat(outer.groups().values().iterator().next().members()).hasSize(3);
    }

    @Test
    void group_openedWhereOthersWerePut_hasRoomAndMovesOnlyThem() {
        long seed = new Random().nextLong();
        for (int round = 0; round < 25; round++) {
            check(new Random(seed + round), "seed " + (seed + round));
        }
    }

    private static void check(Random random, String name) {
        Document web = Webs.random(random.nextLong(), 24, 2, 4);
        Map<ComponentId, Position> positions = new LinkedHashMap<>(AutoLayout.of(web).positions());
        List<Frame> frames = Sketch.of(placed(web, positions)).frames(Sketch.of(placed(web, positions)).placedBoxes());
        Frame opened = frames.get(random.nextInt(frames.size()));
        for (int i = 0; i < 3; i++) { // put whole groups, and what stands alone, where its members are
            Frame other = frames.get(random.nextInt(frames.size()));
            if (!other.equals(opened)) {
                shift(positions, other.members(), opened.box(), other.box(), random);
            }
        }
        Document document = placed(web, positions);
        Set<String> overlapping = overlaps(document, opened.id());
        Map<ComponentId, Position> moved = MakingRoom.around(document, List.of(opened.id()));
        Map<ComponentId, Position> after = new HashMap<>(positions);
        after.putAll(moved);
        assertThat(moved.keySet()).as(name).doesNotContainAnyElementsOf(opened.members());
        assertThat(overlaps(placed(web, after), opened.id())).as(name).isEmpty();
        assertThat(moved.isEmpty()).as(name).isEqualTo(overlapping.isEmpty());
    }

    private static void shift(Map<ComponentId, Position> positions, List<ComponentId> members, Box to, Box from,
            Random random) {
        int right = (int) (to.x() - from.x()) + random.nextInt(120) - 60;
        int down = (int) (to.y() - from.y()) + random.nextInt(120) - 60;
        members.forEach(id -> positions.computeIfPresent(id, (_, at) -> at.translated(right, down)));
    }

    private static Document placed(Document document, Map<ComponentId, Position> positions) {
        return document.withDiagram(document.diagramOrDefault().withPositions(positions));
    }

    /// What lies on a frame without being in it.
    private static Set<String> overlaps(Document document, String id) {
        Map<ComponentId, Box> boxes = Sketch.of(document).placedBoxes();
        List<Frame> frames = Sketch.of(document).frames(boxes);
        Frame frame = frames.stream().filter(found -> found.id().equals(id)).findFirst().orElseThrow();
        Set<String> found = new TreeSet<>();
        frames.stream().filter(other -> !other.equals(frame) && other.box().overlaps(frame.box()))
                .forEach(other -> found.add(other.id()));
        boxes.forEach((box, at) -> {
            if (!frame.members().contains(box) && at.overlaps(frame.box())) {
                found.add(box.value());
            }
        });
        return found;
    }

    @Test
    void group_openedOnWhatIsLocked_makesWayItself() {
        Document open = shop(GroupBy.CONTEXT);
        Map<ComponentId, Position> positions = new LinkedHashMap<>(AutoLayout.of(open).positions());
        ComponentId users = new ComponentId("users");
        positions.put(users, positions.get(new ComponentId("cart")));
        Document document = placed(open, positions);
        assertThat(MakingRoom.around(document, List.of("ordering"))).containsOnlyKeys(users);
        Document locked = document.withDiagram(document.diagramOrDefault().withLocked(List.of(users)));
        Map<ComponentId, Position> moved = MakingRoom.around(locked, List.of("ordering"));
        assertThat(moved.keySet()).extracting(ComponentId::value).containsExactlyInAnyOrder("cart", "orders", "stock");
        positions.putAll(moved);
        assertThat(overlaps(placed(open, positions), "ordering")).isEmpty();
    }
}
