package dev.archipelago.model.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.diagram.Position;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.file.DocumentWriter;
import dev.archipelago.model.shape.PropertyPath;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LocksTest {
    private static final ComponentId ORDERS = new ComponentId("orders");
    private static final ComponentId STOCK = new ComponentId("stock");

    private static final Document LOCKED = DocumentReader.readText("""
            { "format": 1, "name": "Shop",
              "components": {
                "orders": { "kind": "service", "operations": {
                  "place": { "steps": [ { "call": "stock.reserve" } ] } } },
                "stock": { "kind": "service", "operations": { "reserve": { "steps": [ { "compute": "1ms" } ] } } } },
              "diagram": { "positions": { "orders": "200 0" }, "locked": [ "orders" ] } }
            """, "shop.json").orElseThrow();

    private static Document after(Edit edit) {
        return edit.apply(LOCKED).orElseThrow();
    }

    @Test
    void change_ofALockedComponentItsPlaceOrItsCalls_touchesIt() {
        assertThat(Locks.touched(LOCKED, after(new Edit.MoveComponents(Map.of(ORDERS, new Position(1, 1))))))
                .contains(ORDERS);
        assertThat(Locks.touched(LOCKED, after(new Edit.RemoveComponents(Set.of(ORDERS))))).contains(ORDERS);
        assertThat(Locks.touched(LOCKED, after(new Edit.RemoveComponents(Set.of(STOCK))))).as("which it calls")
                .contains(ORDERS);
        assertThat(Locks.touched(LOCKED, after(new Edit.RenameComponent(ORDERS, new ComponentId("ordering")))))
                .contains(ORDERS);
        assertThat(Locks.touched(LOCKED, after(new Edit.SetProperty(
                PropertyPath.parse("connections.orders->stock.timeout"), "1s"))))
                .contains(ORDERS);
        assertThat(Locks.touched(LOCKED, Locks.locked(after(new Edit.RemoveComponents(Set.of(STOCK))), Set.of(ORDERS),
                false))).as("with the lock taken away on the way").contains(ORDERS);
    }

    @Test
    void change_ofSomethingElse_touchesNothingThatIsLocked() {
        assertThat(Locks.touched(LOCKED, after(new Edit.MoveComponents(Map.of(STOCK, new Position(1, 1)))))).isEmpty();
        assertThat(Locks.touched(LOCKED, Locks.locked(LOCKED, Set.of(ORDERS), false))).isEmpty();
        assertThat(Locks.locked(LOCKED, Set.of(ORDERS), false).diagramOrDefault().locked()).isEmpty();
    }

    @Test
    void document_thatIsReadOnly_allowsOnlyToBeUnlocked() {
        Document whole = Locks.readOnly(LOCKED, true);
        assertThat(Locks.forbidsAll(whole, whole.withDiagram(null))).isTrue();
        assertThat(Locks.forbidsAll(whole, Locks.readOnly(whole, false))).isFalse();
        assertThat(Locks.forbidsAll(LOCKED, Locks.readOnly(LOCKED, true))).isFalse();
        assertThat(Locks.readOnly(whole, false)).isEqualTo(LOCKED);
    }

    @Test
    void locks_writtenAndRead_areTheSame() {
        Document whole = Locks.readOnly(LOCKED, true);
        assertThat(DocumentReader.readText(DocumentWriter.write(whole), "shop.json").orElseThrow()).isEqualTo(whole);
    }

    @Test
    void component_renamedOrRemoved_takesItsLockAlong() {
        Document renamed = after(new Edit.RenameComponent(ORDERS, new ComponentId("ordering")));
        assertThat(renamed.diagramOrDefault().locked()).containsExactly(new ComponentId("ordering"));
        assertThat(after(new Edit.RemoveComponents(Set.of(ORDERS))).diagramOrDefault().locked()).isEmpty();
    }
}
