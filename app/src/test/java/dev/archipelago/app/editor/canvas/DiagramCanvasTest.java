package dev.archipelago.app.editor.canvas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.exporters.layout.Point;
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
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class DiagramCanvasTest {

    private static final ComponentId SHOP = new ComponentId("shop");
    private static final ComponentId ORDERS = new ComponentId("orders");
    private static final ComponentId STOCK = new ComponentId("stock");

    private final Wishes wishes = new Wishes();
    private DiagramCanvas canvas;

    @Start
    void start(Stage stage) {
        canvas = new DiagramCanvas(wishes);
        canvas.documentProperty().set(shop(Map.of(SHOP, new Position(100, 100), ORDERS, new Position(400, 100), STOCK,
                new Position(400, 300))));
        stage.setScene(new Scene(canvas, 900, 700));
        // the headless platform says where the wheel was turned on the screen, as if that were the place in the window
        stage.setX(0);
        stage.setY(0);
        stage.show();
        canvas.requestFocus();
    }

    @Test
    void click_onBox_selectsItAndOnGroundSelectsNothing(FxRobot robot) {
        robot.clickOn(at(SHOP));
        assertThat(canvas.getSelection()).isEqualTo(Selection.of(SHOP));

        robot.clickOn(at(SHOP).add(0, 250));
        assertThat(canvas.getSelection()).isEqualTo(Selection.NONE);
    }

    @Test
    void click_onLine_selectsTheConnection(FxRobot robot) {
        robot.clickOn(at(SHOP).midpoint(at(ORDERS)));
        assertThat(canvas.getSelection()).isEqualTo(Selection.of(new ConnectionId(SHOP, ORDERS)));
    }

    @Test
    void drag_ofBox_asksForAMoveInLineWithOthersAndLeavesTheDocumentAlone(FxRobot robot) {
        Document before = canvas.getDocument();
        robot.drag(at(SHOP)).dropTo(at(SHOP).add(0, 196));

        assertThat(wishes.moves).containsExactly(Map.of(SHOP, new Position(100, 300)));
        assertThat(canvas.getDocument()).isSameAs(before);
        assertThat(canvas.layoutShown().positions()).containsEntry(SHOP, new Position(100, 100));
    }

    /// A place of the view on the screen.
    private Point2D inView(double x, double y) {
        WaitForAsyncUtils.waitForFxEvents();
        return canvas.localToScreen(x, y);
    }

    @Test
    void drag_beyondTheBorder_movesTheViewAndKeepsTheBoxUnderThePointer(FxRobot robot) throws Exception {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, canvas::isUpToDate);
        Camera before = canvas.camera();
        robot.drag(at(SHOP)).moveTo(at(SHOP).add(0, 60)).moveTo(inView(canvas.getWidth() - 10, 200));
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> canvas.camera().shiftX() < before.shiftX() - 300);
        Point2D still = new Point2D(600, at(SHOP).getY() + 60);
        robot.moveTo(still);
        Camera moved = canvas.camera();
        WaitForAsyncUtils.sleep(100, TimeUnit.MILLISECONDS);
        assertThat(canvas.camera()).isEqualTo(moved);
        robot.drop();

        Point let = canvas.camera().toDrawing(new Point(still.getX(), still.getY()));
        Position asked = wishes.moves.getFirst().get(SHOP);
        assertThat((double) asked.x()).isCloseTo(let.x(), within(16.0));
        assertThat(asked.x()).isGreaterThan(650);
    }

    @Test
    void rubberBandWithAlt_takesAwayAndLeavesConnectionsAndTheRest(FxRobot robot) {
        Modifiers alt = new Modifiers(false, false, true);
        Selection before = new Selection(Set.of(SHOP, ORDERS, STOCK), Set.of(new ConnectionId(SHOP, ORDERS)));
        robot.interact(() -> {
            canvas.setSelection(before);
            new Marquee(canvas, new Point(5, 5)).click(alt);
            assertThat(canvas.getSelection()).isEqualTo(before);
            Marquee band = new Marquee(canvas, canvas.camera().toView(new Point(150, 160)));
            band.drag(canvas.camera().toView(new Point(0, 40)), alt);
            band.finish();
        });
        assertThat(canvas.getSelection().components()).containsExactlyInAnyOrder(ORDERS, STOCK);
        assertThat(canvas.getSelection().connections()).isEqualTo(before.connections());
    }

    @Test
    void rubberBand_drawnBeyondTheBorder_selectsWhatComesIntoView(FxRobot robot) throws Exception {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, canvas::isUpToDate); // the first look is over
        robot.interact(() -> canvas.setCamera(new Camera(1, canvas.getWidth() - 440, 100)));
        robot.drag(at(SHOP).add(0, -80)).moveTo(inView(canvas.getWidth() - 200, 500))
                .moveTo(inView(canvas.getWidth() - 10, 500));
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS,
                () -> canvas.getSelection().components().contains(STOCK));
        robot.press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        Camera stopped = canvas.camera();
        WaitForAsyncUtils.sleep(100, TimeUnit.MILLISECONDS);

        assertThat(canvas.camera()).isEqualTo(stopped);
        assertThat(canvas.getSelection()).isEqualTo(Selection.NONE);
        robot.drop();
    }

    @Test
    void end_ofTheSelectedLine_isDraggedToAnotherBoxOrNowhere(FxRobot robot) {
        robot.clickOn(at(SHOP).midpoint(at(ORDERS)));
        Point2D arrow = at(ORDERS).subtract(84, 0);
        robot.drag(arrow).dropTo(at(ORDERS).add(0, 120)); // the void
        robot.drag(arrow).dropTo(at(ORDERS));
        robot.drag(at(SHOP).add(84, 0)).dropTo(at(STOCK)); // refused
        assertThat(wishes.said).isEmpty();

        robot.drag(arrow).dropTo(at(STOCK));
        assertThat(wishes.said).containsExactly("reconnect shop->orders as shop->stock");

        robot.interact(() -> canvas.lockedProperty().set(true));
        robot.drag(arrow).dropTo(at(STOCK));
        assertThat(wishes.said).hasSize(1);
    }

    @Test
    void component_putOnALine_isToComeBetweenItsEnds(FxRobot robot) {
        robot.interact(() -> canvas.beginPlacing(ComponentKind.CACHE));
        robot.clickOn(at(SHOP).midpoint(at(ORDERS)));
        robot.interact(() -> canvas.beginPlacing(ComponentKind.CACHE));
        robot.clickOn(at(SHOP).add(0, 250));

        assertThat(wishes.said).first().isEqualTo("insert CACHE into shop->orders");
        assertThat(wishes.said).last().asString().startsWith("create CACHE at ");
    }

    @Test
    void drag_withAlt_wantsACopyAndMovesNothing(FxRobot robot) {
        Point from = new Point(200, 200);
        robot.interact(() -> {
            Dragging dragging = new Dragging(canvas, SHOP, from);
            dragging.drag(new Point(200, 200 + 196 * canvas.camera().scale()), new Modifiers(false, false, true));
            dragging.finish();
        });

        assertThat(wishes.moves).isEmpty();
        assertThat(wishes.said).containsExactly("duplicate at {shop=" + new Position(100, 300) + "}");
    }

    @Test
    void selectedBoxes_arePutInLineAndAtEqualDistances(FxRobot robot) {
        robot.interact(() -> canvas.setSelection(Selection.of(SHOP, ORDERS, STOCK)));
        robot.interact(() -> canvas.align(Alignment.LEFT));
        robot.interact(() -> canvas.align(Alignment.BOTTOM));
        robot.interact(() -> canvas.documentProperty().set(shop(Map.of(SHOP, new Position(100, 100), ORDERS,
                new Position(400, 160), STOCK, new Position(900, 300)))));
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> canvas.align(Alignment.ACROSS));
        robot.interact(() -> canvas.setSelection(Selection.of(SHOP)));
        robot.interact(() -> canvas.align(Alignment.LEFT));

        assertThat(wishes.moves).containsExactly(
                Map.of(ORDERS, new Position(100, 100), STOCK, new Position(100, 300)),
                Map.of(SHOP, new Position(100, 300), ORDERS, new Position(400, 300)),
                Map.of(ORDERS, new Position(500, 160)));
    }

    @Test
    void layoutOfTheSelection_movesNothingElse(FxRobot robot) throws java.util.concurrent.TimeoutException {
        robot.interact(() -> canvas.setSelection(Selection.of(STOCK)));
        robot.interact(canvas::arrangeSelection);
        WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> !wishes.moves.isEmpty());

        assertThat(wishes.moves).singleElement().satisfies(move -> {
            assertThat(move).containsKey(STOCK);
            assertThat(move.get(SHOP)).isIn(null, new Position(100, 100));
            assertThat(move.get(ORDERS)).isIn(null, new Position(400, 100));
        });
    }

    @Test
    void drag_ofOneOfTwoSelected_movesBoth(FxRobot robot) {
        robot.interact(() -> canvas.setSelection(Selection.of(SHOP, ORDERS)));
        robot.drag(at(SHOP)).dropTo(at(SHOP).add(-60, 90));

        assertThat(wishes.moves).singleElement().satisfies(move -> {
            Position shop = move.get(SHOP);
            assertThat(move.get(ORDERS)).isEqualTo(shop.translated(300, 0));
            assertThat(shop).isNotEqualTo(new Position(100, 100));
        });
    }

    @Test
    void drag_ofBoxWithoutPosition_alsoPinsTheOthersWhereTheyAreSeen(FxRobot robot) {
        robot.interact(() -> canvas.documentProperty().set(shop(Map.of(SHOP, new Position(100, 100)))));
        WaitForAsyncUtils.waitForFxEvents();
        Position orders = canvas.layoutShown().positions().get(ORDERS);
        robot.drag(at(SHOP)).dropTo(at(SHOP).add(0, 100));

        assertThat(wishes.moves).singleElement()
                .satisfies(move -> assertThat(move).containsKeys(SHOP, STOCK).containsEntry(ORDERS, orders));
    }

    @Test
    void move_thatIsUndone_putsBoxesWithoutPositionBack(FxRobot robot) {
        Document unplaced = shop(Map.of(SHOP, new Position(100, 100)));
        robot.interact(() -> canvas.documentProperty().set(unplaced));
        WaitForAsyncUtils.waitForFxEvents();
        Map<ComponentId, Position> before = canvas.layoutShown().positions();
        Position elsewhere = before.get(ORDERS).translated(0, 250);
        robot.interact(() -> canvas.documentProperty().set(shop(Map.of(SHOP, before.get(SHOP), ORDERS, elsewhere, STOCK,
                before.get(STOCK)))));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(canvas.layoutShown().positions()).containsEntry(ORDERS, elsewhere);

        robot.interact(() -> canvas.documentProperty().set(unplaced));
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(canvas.layoutShown().positions()).isEqualTo(before);
    }

    @Test
    void escape_whileDragging_asksForNothing(FxRobot robot) {
        robot.drag(at(SHOP)).moveBy(80, 80);
        robot.type(KeyCode.ESCAPE);
        robot.drop();

        assertThat(wishes.moves).isEmpty();
        assertThat(canvas.layoutShown().positions()).containsEntry(SHOP, new Position(100, 100));
    }

    @Test
    void drag_fromRimToBox_asksForAConnection(FxRobot robot) {
        robot.moveTo(at(ORDERS));
        Point2D handle = canvas.handlePointOf(ORDERS).orElseThrow();
        robot.moveTo(handle).drag(MouseButton.PRIMARY).dropTo(at(SHOP));

        assertThat(wishes.said).containsExactly("connect orders to shop");
    }

    @Test
    void drag_fromRimToObjectionableBox_asksForNothing(FxRobot robot) {
        robot.moveTo(at(ORDERS)).moveTo(canvas.handlePointOf(ORDERS).orElseThrow()).drag(MouseButton.PRIMARY)
                .dropTo(at(STOCK));

        assertThat(wishes.said).isEmpty();
    }

    @Test
    void drag_fromRimIntoTheVoid_asksForSomethingNew(FxRobot robot) {
        robot.moveTo(at(ORDERS)).moveTo(canvas.handlePointOf(ORDERS).orElseThrow()).drag(MouseButton.PRIMARY)
                .dropTo(at(SHOP).add(0, 250));

        assertThat(wishes.said).containsExactly("connect orders to something new");
    }

    @Test
    void drag_overGround_selectsWhatItEncloses(FxRobot robot) {
        robot.drag(at(ORDERS).add(-100, -60)).dropTo(at(STOCK).add(100, 60));
        assertThat(canvas.getSelection().components()).containsExactlyInAnyOrder(ORDERS, STOCK);

        robot.drag(at(STOCK).add(110, 60)).dropTo(at(STOCK).add(60, -60));
        assertThat(canvas.getSelection().components()).as("leftwards touches").containsExactly(STOCK);
    }

    @Test
    void wheel_overBox_zoomsAboutThePointer(FxRobot robot) {
        Point2D before = at(ORDERS);
        robot.moveTo(before).scroll(5, VerticalDirection.UP);

        assertThat(canvas.cameraProperty().get().scale()).isNotEqualTo(1);
        assertThat(at(ORDERS).distance(before)).isLessThan(1.5);
    }

    @Test
    void wheel_ofWhoWantsToMove_movesTheView(FxRobot robot) {
        Point2D before = at(ORDERS);
        canvas.wheelProperty().set(Wheel.PAN);
        robot.moveTo(before).scroll(5, VerticalDirection.UP);

        assertThat(canvas.cameraProperty().get().scale()).isEqualTo(1);
        assertThat(at(ORDERS).getX()).isEqualTo(before.getX());
        assertThat(at(ORDERS).distance(before)).isGreaterThan(20);
    }

    @Test
    void middleDrag_anywhere_movesTheView(FxRobot robot) {
        Point2D before = at(SHOP);
        robot.moveTo(before).drag(MouseButton.MIDDLE).dropBy(70, 30);

        assertThat(at(SHOP).distance(before.add(70, 30))).isLessThan(1e-9);
        assertThat(wishes.moves).isEmpty();
    }

    @Test
    void rightClick_onBox_selectsItAndAsksForAMenu(FxRobot robot) {
        robot.clickOn(at(STOCK), MouseButton.SECONDARY);

        assertThat(canvas.getSelection()).isEqualTo(Selection.of(STOCK));
        assertThat(wishes.said).containsExactly("menu OnComponent[id=stock]");
    }

    @Test
    void doubleClick_onBox_renamesItInPlace(FxRobot robot) {
        robot.doubleClickOn(at(STOCK)).write("Warehouse").type(KeyCode.ENTER);

        assertThat(wishes.said).containsExactly("rename stock to Warehouse");
        assertThat(canvas.isFocused()).isTrue();
    }

    @Test
    void doubleClick_onGround_asksForQuickCreation(FxRobot robot) {
        robot.doubleClickOn(at(SHOP).add(0, 200));
        assertThat(wishes.said).containsExactly("quick create at 100 300");
    }

    @Test
    void placing_clickOnGround_asksForTheKindThereOnce(FxRobot robot) {
        robot.interact(() -> canvas.beginPlacing(ComponentKind.CACHE));
        robot.clickOn(at(SHOP).add(0, 203)).clickOn(at(SHOP).add(0, 150));

        assertThat(wishes.said).containsExactly("create CACHE at 100 300");
        assertThat(canvas.placingProperty().get()).isEmpty();
    }

    @Test
    void drop_fromOutside_createsOnlyOnTheDrawing(FxRobot robot) {
        robot.interact(() -> {
            Point2D scene = canvas.localToScene(10, 10);
            canvas.dragOver(ComponentKind.BROKER, scene.getX(), scene.getY());
            assertThat(canvas.dropAt(ComponentKind.BROKER, -50, 10)).isFalse();
            assertThat(canvas.dropAt(ComponentKind.BROKER, scene.getX(), scene.getY())).isTrue();
        });
        assertThat(wishes.said).singleElement().asString().startsWith("create BROKER at ");
    }

    @Test
    void keys_onSelection_nudgeDeleteAndTraverse(FxRobot robot) {
        robot.type(KeyCode.TAB);
        assertThat(canvas.getSelection()).isEqualTo(Selection.of(SHOP));
        robot.type(KeyCode.TAB).type(KeyCode.RIGHT);
        assertThat(wishes.moves).containsExactly(Map.of(ORDERS, new Position(410, 100)));

        robot.push(KeyCode.SHORTCUT, KeyCode.A).type(KeyCode.DELETE);
        assertThat(wishes.said).containsExactly("delete [shop, orders, stock]");
    }

    @Test
    void keys_ofTheCamera_zoomAndFit(FxRobot robot) {
        robot.push(KeyCode.SHORTCUT, KeyCode.PLUS);
        assertThat(canvas.cameraProperty().get().scale()).isCloseTo(1.25, within(1e-9));
        robot.push(KeyCode.SHORTCUT, KeyCode.DIGIT0);
        assertThat(canvas.cameraProperty().get().scale()).isCloseTo(1, within(1e-9));

        robot.interact(() -> canvas.setCamera(Camera.START.zoomed(6, new Point(3000, 3000))));
        robot.push(KeyCode.SHIFT, KeyCode.DIGIT1);
        canvas.layoutShown().boxes().values().forEach(box -> assertThat(canvas.visibleRegion().contains(box)).isTrue());
    }

    @Test
    void drag_thatRests_leadsConnectionsAroundBoxes(FxRobot robot) throws Exception {
        robot.drag(at(SHOP)).moveTo(at(SHOP).add(0, 196));
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> canvas.layoutShown().positions()
                .get(SHOP).equals(new Position(100, 300)));

        assertThat(canvas.layoutShown().route(new ConnectionId(SHOP, ORDERS)).orElseThrow().points().size())
                .isGreaterThan(2);
        robot.drop();
    }

    @Test
    void drag_onTheMinimap_movesTheView(FxRobot robot) {
        robot.interact(() -> {
            canvas.zoomTo(4);
            canvas.minimapShownProperty().set(true);
        });
        WaitForAsyncUtils.waitForFxEvents();
        Camera before = canvas.camera();
        Selection selected = canvas.getSelection();
        robot.drag("#minimap").dropBy(40, 20);

        assertThat(canvas.camera().scale()).isEqualTo(before.scale());
        assertThat(canvas.camera()).isNotEqualTo(before);
        assertThat(canvas.getSelection()).isEqualTo(selected);
        Point middle = canvas.camera().toDrawing(new Point(canvas.getWidth() / 2, canvas.getHeight() / 2));
        assertThat(canvas.layoutShown().bounds().grown(80).contains(middle)).isTrue();
    }

    @Test
    void legend_whenItIsWanted_isSeenInACorner(FxRobot robot) {
        assertThat(robot.lookup("#legend").query().isVisible()).isFalse();

        robot.interact(() -> canvas.legendShownProperty().set(true));
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(robot.lookup("#legend").query().isVisible()).isTrue();
        assertThat(robot.lookup("#legend").query().getLayoutBounds().getHeight()).isGreaterThan(40);
    }

    @Test
    void crowd_seenFromAfar_isPaintedByAnotherThreadAndStillWorkedOn(FxRobot robot) throws Exception {
        robot.interact(() -> {
            canvas.documentProperty().set(LargeDesign.placed(100, 200));
            canvas.reset();
        });
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> canvas.layoutShown().boxes().size() == 100
                && canvas.lookupAll(".canvas-snapshot").stream().anyMatch(Node::isVisible));

        robot.clickOn(at(LargeDesign.id(44)));
        assertThat(canvas.getSelection()).isEqualTo(Selection.of(LargeDesign.id(44)));
        robot.interact(() -> canvas.zoomTo(8));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(canvas.lookupAll(".canvas-snapshot")).noneMatch(Node::isVisible);
    }

    @Test
    void locked_canvas_asksForNothing(FxRobot robot) {
        robot.interact(() -> canvas.lockedProperty().set(true));
        robot.drag(at(SHOP)).dropTo(at(SHOP).add(0, 90));
        robot.doubleClickOn(at(SHOP)).type(KeyCode.RIGHT, KeyCode.DELETE);
        robot.doubleClickOn(at(SHOP).add(0, 250));

        assertThat(wishes.moves).isEmpty();
        assertThat(wishes.said).isEmpty();
    }

    @Test
    void click_onHandle_selectsTheBox(FxRobot robot) {
        robot.moveTo(at(ORDERS)).clickOn(canvas.handlePointOf(ORDERS).orElseThrow());

        assertThat(canvas.getSelection()).isEqualTo(Selection.of(ORDERS));
        assertThat(wishes.said).isEmpty();
    }

    @Test
    void window_thatShrinks_stillShowsTheWholeUnlessTheViewWasMoved(FxRobot robot) {
        robot.interact(() -> {
            canvas.fit();
            canvas.getScene().getWindow().setWidth(500);
        });
        WaitForAsyncUtils.waitForFxEvents();
        canvas.layoutShown().boxes().values().forEach(box -> assertThat(canvas.visibleRegion().contains(box)).isTrue());

        robot.interact(() -> canvas.zoomTo(2));
        Camera moved = canvas.camera();
        robot.interact(() -> canvas.getScene().getWindow().setWidth(700));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(canvas.camera()).isEqualTo(moved);
    }

    @Test
    void accessibleText_followsTheSelection(FxRobot robot) {
        assertThat(canvas.getAccessibleText()).isEqualTo("Shop, 3 components, 2 connections");
        robot.clickOn(at(STOCK));
        assertThat(canvas.getAccessibleText()).isEqualTo("stock, Database");
    }

    @Test
    void document_withoutPositions_isLaidOutAndShownWhole(FxRobot robot) throws Exception {
        robot.interact(() -> {
            canvas.documentProperty().set(shop(Map.of()));
            canvas.reset();
            assertThat(canvas.arrangingProperty().get()).isTrue();
        });
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS,
                () -> canvas.layoutShown().boxes().size() == 3
                        && canvas.layoutShown().box(SHOP).orElseThrow().x() < 50);

        canvas.layoutShown().boxes().values().forEach(box -> assertThat(canvas.visibleRegion().contains(box)).isTrue());
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(canvas.arrangingProperty().get()).isFalse();
    }

    private Point2D at(ComponentId id) {
        WaitForAsyncUtils.waitForFxEvents();
        return canvas.screenPointOf(id).orElseThrow();
    }

    private static Document shop(Map<ComponentId, Position> positions) {
        Map<ComponentId, Component> components = new LinkedHashMap<>();
        components.put(SHOP, Component.of(ComponentKind.GATEWAY).withName("Shop front"));
        components.put(ORDERS, Component.of(ComponentKind.SERVICE));
        components.put(STOCK, Component.of(ComponentKind.DATABASE));
        Map<ConnectionId, Connection> connections = new LinkedHashMap<>();
        connections.put(new ConnectionId(SHOP, ORDERS), Connection.UNSPECIFIED);
        connections.put(new ConnectionId(ORDERS, STOCK), Connection.UNSPECIFIED);
        return Document.of("Shop", new Architecture(components, connections))
                .withDiagram(Diagram.UNSPECIFIED.withPositions(positions));
    }
}
