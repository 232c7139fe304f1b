package dev.archipelago.model.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.diagram.Position;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.file.DocumentWriter;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FragmentTest {
    private static final ComponentId WEB = new ComponentId("web");
    private static final ComponentId ORDERS = new ComponentId("orders");
    private static final ComponentId STOCK = new ComponentId("stock");
    private static final ComponentId USERS = new ComponentId("users");

    private static final Document SHOP = read("""
            { "format": 1, "name": "Shop",
              "components": {
                "users": { "kind": "client" },
                "web": { "kind": "gateway", "operations": { "buy": { "steps": [ { "call": "orders.place" } ] } } },
                "orders": { "kind": "service", "operations": {
                  "place": { "steps": [ { "compute": "4ms" }, { "call": "stock.reserve" } ] } } },
                "stock": { "kind": "service", "operations": { "reserve": { "steps": [ { "compute": "1ms" } ] } } } },
              "connections": { "web->orders": { "timeout": "1s" }, "orders->stock": { "timeout": "300ms" } },
              "workloads": { "buyers": { "from": "users", "enters": "web.buy", "arrivals": "poisson(5/s)" } },
              "diagram": { "positions": { "web": "0 0", "orders": "200 0" } } }
            """);

    private static Document read(String text) {
        return DocumentReader.readText(text, "shop.json").orElseThrow();
    }

    private static Fragment part(ComponentId... ids) {
        return Fragment.of(SHOP, Set.of(ids), SHOP.diagramOrDefault().positions());
    }

    @Test
    void fragment_pastedIntoItsOwnDesign_callsItsOwnCopiesAndTheOthersThatItCalled() {
        Fragment.Pasted pasted = part(WEB, ORDERS).into(SHOP, 40, 20);
        assertThat(pasted.added()).containsExactlyInAnyOrder(new ComponentId("web-2"), new ComponentId("orders-2"));
        assertThat(pasted.left()).isEmpty();
        assertThat(DocumentWriter.write(pasted.document())).contains("\"call\": \"orders-2.place\"")
                .contains("\"web-2->orders-2\"").doesNotContain("\"orders-2->stock\"");
        assertThat(pasted.document().diagramOrDefault().positions()).containsEntry(new ComponentId("web-2"),
                new Position(40, 20)).containsEntry(new ComponentId("orders-2"), new Position(240, 20));
        assertThat(new Edit.RemoveComponents(pasted.added()).apply(pasted.document()).orElseThrow()).isEqualTo(SHOP);
    }

    @Test
    void fragment_pastedElsewhere_leavesOutCallsOfWhatIsNotThere() {
        Fragment.Pasted pasted = part(ORDERS).into(Document.empty("Other"), 0, 0);
        assertThat(pasted.left()).containsExactly(STOCK);
        assertThat(pasted.document().architecture().components()).containsOnlyKeys(ORDERS);
        assertThat(DocumentWriter.write(pasted.document())).doesNotContain("stock").contains("4ms");
    }

    @Test
    void fragment_writtenAndReadAsText_isTheSame() {
        Fragment part = part(USERS, WEB, ORDERS, STOCK);
        assertThat(read(DocumentWriter.write(part.document()))).isEqualTo(part.document());
        Fragment.Pasted pasted = part.into(Document.empty("Shop"), 0, 0);
        assertThat(pasted.document().architecture()).isEqualTo(SHOP.architecture());
        assertThat(pasted.document().workloads()).isEqualTo(SHOP.workloads());
    }

    @Test
    void workload_ofCopiedUsers_comesUnderAnotherName() {
        Fragment.Pasted pasted = part(USERS).into(SHOP, 0, 0);
        assertThat(pasted.document().workloads()).containsOnlyKeys("buyers", "buyers-2");
        assertThat(pasted.document().workloads().get("buyers-2").from()).isEqualTo(new ComponentId("users-2"));
    }

    @Test
    void fragment_withoutPositions_leavesPlacesToTheLayout() {
        Fragment part = Fragment.of(SHOP, Set.of(STOCK), Map.of());
        assertThat(part.into(Document.empty("Other"), 5, 5).document().diagram()).isNull();
    }
}
