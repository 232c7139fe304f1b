package dev.archipelago.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.edit.BoundaryEdit;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.file.DocumentWriter;
import dev.archipelago.model.shape.PropertyPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Boundaries are drawn elsewhere with a preview, and what another program wrote is merged, in the real window.
@ExtendWith({ApplicationExtension.class, NoUncaughtExceptions.class})
class BoundaryJourneyTest {
    private static final ComponentId ORDERS = new ComponentId("orders");
    private static final ComponentId STOCK = new ComponentId("stock");

    @TempDir
    private static Path folder;

    private OpenedWindow opened;
    private EditorWindow window;
    private Document shop;

    @Start
    void start(Stage stage) throws IOException {
        opened = OpenedWindow.of(stage, folder, OpenedWindow.sample("corner-shop"));
        window = opened.window();
        shop = opened.document();
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void services_merged_areOneStepWithAPreview(FxRobot robot) {
        select(robot, Selection.of(ORDERS, STOCK));
        begin("merge-services");
        assertThat(shown(robot)).contains("Calls that become local", "orders.place", "Network hops that are gone",
                "orders->stock");
        robot.interact(() -> robot.lookup("#boundary-into").queryAs(TextField.class).setText("web"));
        assertThat(robot.lookup("#change-message").queryAs(Label.class).getText())
                .isEqualTo("The id 'web' is taken.");
        assertThat(apply(robot).isDisabled()).isTrue();
        robot.interact(() -> robot.lookup("#boundary-into").queryAs(TextField.class).setText("ordering"));
        robot.interact(() -> apply(robot).fire());
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(window.edited().document()).isEqualTo(new BoundaryEdit.MergeServices(List.of(ORDERS, STOCK),
                new ComponentId("ordering")).apply(shop).orElseThrow());
        assertThat(window.edited().undoableProperty().get()).contains("Merge into ordering");
        robot.interact(window.edited()::undo);
        assertThat(window.edited().document()).isEqualTo(shop);
    }

    @Test
    void operation_extracted_goesIntoANewService(FxRobot robot) {
        ComponentId web = new ComponentId("web");
        select(robot, Selection.of(web));
        begin("extract-module");
        robot.interact(() -> robot.lookup("#boundary-operation-checkout").queryAs(CheckBox.class).setSelected(true));
        robot.interact(() -> apply(robot).fire());
        WaitForAsyncUtils.waitForFxEvents();

        ComponentId module = new ComponentId("web-module");
        assertThat(window.edited().document()).isEqualTo(
                new BoundaryEdit.ExtractModule(web, Set.of("checkout"), module).apply(shop).orElseThrow());
        assertThat(window.edited().selection()).isEqualTo(Selection.of(module));
    }

    @Test
    void call_ofASelectedConnection_becomesAMessage(FxRobot robot) {
        select(robot, Selection.of(new ConnectionId(ORDERS, STOCK)));
        begin("call-to-event");
        robot.interact(() -> robot.lookup("#boundary-channel").queryAs(TextField.class).setText("post.reserve"));
        robot.interact(() -> apply(robot).fire());
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(window.edited().document()).isEqualTo(new BoundaryEdit.CallToEvent(
                OperationRef.parse("orders.place"), OperationRef.parse("stock.reserve"),
                OperationRef.parse("post.reserve")).apply(shop).orElseThrow());
    }

    @Test
    void fileThatAnotherProgramChanged_isMergedWithWhatWasDoneHere(FxRobot robot) throws IOException {
        PropertyPath replicas = PropertyPath.parse("components.orders.replicas");
        PropertyPath name = PropertyPath.parse("components.stock.name");
        Document here = replicas.with(shop, "7");
        robot.interact(() -> window.edited().apply("replicas", _ -> here));
        Files.writeString(opened.file(), DocumentWriter.write(name.with(shop, "Lager")));

        Platform.runLater(window::save);
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> robot.lookup("#changed-merge").queryAs(Button.class).fire());
        WaitForAsyncUtils.waitForFxEvents();

        Document both = name.with(here, "Lager");
        assertThat(window.edited().document()).isEqualTo(both);
        assertThat(DocumentReader.read(opened.file()).orElseThrow()).isEqualTo(both);
        assertThat(window.edited().isDirty()).isFalse();
        robot.interact(window.edited()::undo);
        assertThat(window.edited().document()).isEqualTo(here);
    }

    @Test
    void conflict_decidedForTheOtherSide_takesItsValue(FxRobot robot) throws IOException {
        PropertyPath replicas = PropertyPath.parse("components.orders.replicas");
        robot.interact(() -> window.edited().apply("replicas", _ -> replicas.with(shop, "7")));
        Files.writeString(opened.file(), DocumentWriter.write(replicas.with(shop, "9")));

        Platform.runLater(() -> robot.lookup("#banner-merge").queryAs(Button.class).fire());
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> robot.lookup("#conflicts .check-box").queryAs(CheckBox.class).setSelected(true));
        robot.interact(() -> robot.lookup("#conflict-merge").queryAs(Button.class).fire());
        WaitForAsyncUtils.waitForFxEvents();

        assertThat(window.edited().document()).isEqualTo(replicas.with(shop, "9"));
    }

    private void select(FxRobot robot, Selection selection) {
        robot.interact(() -> window.edited().select(selection));
    }

    /// The dialog waits for its answer, so that nothing may wait for it.
    private void begin(String command) {
        Platform.runLater(() -> window.commands().get(command).run());
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static Button apply(FxRobot robot) {
        return robot.lookup("#boundary-apply").queryAs(Button.class);
    }

    private static List<String> shown(FxRobot robot) {
        return robot.lookup("#change-list .label").queryAllAs(Label.class).stream().map(Label::getText).toList();
    }
}
