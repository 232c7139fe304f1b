package dev.archipelago.exporters.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.exporters.picture.Emphasis;
import dev.archipelago.exporters.picture.Figure;
import dev.archipelago.exporters.picture.Palette;
import dev.archipelago.exporters.picture.Picture;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.diagram.Diagram;
import dev.archipelago.model.diagram.Position;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.edit.Edit;
import dev.archipelago.model.file.DocumentReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FoldingTest {
    private static final Document SHOP = DocumentReader
            .read(Path.of("../sample-architectures/corner-shop/corner-shop.archipelago.json")).orElseThrow();
    private static final ComponentId WEB = new ComponentId("web");
    private static final ComponentId ORDERS = new ComponentId("orders");
    private static final ComponentId STOCK = new ComponentId("stock");

    private static Document placed() {
        return SHOP.withDiagram(Diagram.UNSPECIFIED.withPositions(AutoLayout.of(SHOP).positions()));
    }

    private static Document collapsed(Document document, String... titles) {
        return document.withDiagram(document.diagramOrDefault().withCollapsed(List.of(titles)));
    }

    private static ComponentId box(Document document) {
        return Folding.of(document).groups().keySet().iterator().next();
    }

    @Test
    void document_withoutCollapsedGroups_isDrawnAsItIs() {
        Folding folding = Folding.of(collapsed(SHOP, "no such group"));
        assertThat(folding.isPlain()).isTrue();
        assertThat(folding.boxes()).containsExactlyElementsOf(SHOP.architecture().components().keySet());
        assertThat(AutoLayout.of(collapsed(SHOP, "no such group"))).isEqualTo(AutoLayout.of(SHOP));
    }

    @Test
    void group_thatIsCollapsed_hasOneBoxAndItsConnectorsJoined() {
        Document folded = collapsed(SHOP, "ordering");
        Folding folding = Folding.of(folded);
        ComponentId box = box(folded);
        assertThat(folding.behind(box)).containsExactlyInAnyOrder(ORDERS, STOCK);
        assertThat(folding.boxes()).doesNotContain(ORDERS, STOCK).contains(box, WEB);
        ConnectionId database = new ConnectionId(box, new ComponentId("shop-db"));
        assertThat(folding.behind(database)).hasSize(2).allMatch(id -> folding.lineOf(id).equals(database));
        assertThat(folding.links()).noneMatch(link -> link.from().equals(link.to()));
        Layout layout = AutoLayout.of(folded);
        assertThat(layout.boxes()).containsOnlyKeys(folding.boxes());
        assertThat(layout.frames()).extracting(Frame::title).doesNotContain("ordering");
    }

    @Test
    void boxOfAGroup_counts_whenOneOfItsMembersDoes() {
        Document folded = collapsed(SHOP, "ordering");
        ComponentId box = box(folded);

        Emphasis one = Emphasis.on(Set.of(STOCK, WEB), Set.of(), false).folded(Folding.of(folded));

        assertThat(one.components()).containsExactlyInAnyOrder(STOCK, WEB, box);
        assertThat(one.counts(new Figure.OfConnection(new ConnectionId(WEB, box)))).isTrue();
        assertThat(one.counts(new Figure.OfConnection(new ConnectionId(box, new ComponentId("shop-db"))))).isFalse();
        assertThat(Emphasis.on(Set.of(WEB), Set.of(), false).folded(Folding.of(folded)).components())
                .containsExactly(WEB);
    }

    @Test
    void group_collapsedAndOpenedAgain_movesNothing() {
        Document open = placed();
        Layout before = AutoLayout.of(open);
        Layout folded = AutoLayout.after(before, collapsed(open, "ordering"));
        Map<ComponentId, Box> others = new LinkedHashMap<>(before.boxes());
        others.keySet().removeAll(List.of(ORDERS, STOCK));
        assertThat(folded.boxes()).containsAllEntriesOf(others);
        assertThat(AutoLayout.after(folded, open).boxes()).isEqualTo(before.boxes());
    }

    @Test
    void box_ofAGroupMoved_takesItsMembersAlong() {
        Document open = placed();
        Document folded = collapsed(open, "ordering");
        Folding folding = Folding.of(folded);
        ComponentId box = box(folded);
        Position from = folding.positions().get(box);
        Map<ComponentId, Position> moved = folding.unfolded(Map.of(box, from.translated(30, -10)), folded);
        Map<ComponentId, Position> own = open.diagramOrDefault().positions();
        assertThat(moved).containsOnly(Map.entry(ORDERS, own.get(ORDERS).translated(30, -10)),
                Map.entry(STOCK, own.get(STOCK).translated(30, -10)));
        Document after = new Edit.MoveComponents(moved).apply(folded).orElseThrow();
        assertThat(Folding.of(after).positions().get(box)).isEqualTo(from.translated(30, -10));
    }

    @Test
    void members_withoutAPlace_getOneEachWhenTheirBoxIsMoved() {
        Document folded = collapsed(SHOP, "ordering");
        Map<ComponentId, Position> moved = Folding.of(folded).unfolded(Map.of(box(folded), new Position(100, 100)),
                folded);
        assertThat(moved).containsOnlyKeys(ORDERS, STOCK);
        assertThat(moved.get(ORDERS)).isNotEqualTo(moved.get(STOCK));
    }

    @Test
    void picture_ofACollapsedGroup_showsItsTitleAndHowManyItHolds() {
        String svg = new String(
                Picture.render(collapsed(SHOP, "ordering"), Picture.Format.SVG, Palette.LIGHT, 1),
                StandardCharsets.UTF_8);
        assertThat(svg).contains(">ordering<", "2 components", ">× 2<").doesNotContain(">Stock<");
    }
}
