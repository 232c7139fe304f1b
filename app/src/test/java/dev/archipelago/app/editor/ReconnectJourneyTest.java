package dev.archipelago.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Point2D;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// An end of a connection is put to another component: with the mouse on the drawing, and in the fields of the connection.
@ExtendWith({ApplicationExtension.class, NoUncaughtExceptions.class})
class ReconnectJourneyTest {
    private static final ConnectionId PAYING = ConnectionId.parse("orders->payments");

    @TempDir
    private static Path folder;

    private OpenedWindow opened;
    private EditorWindow window;

    @Start
    void start(Stage stage) throws IOException {
        opened = OpenedWindow.of(stage, folder, OpenedWindow.sample("corner-shop"));
        window = opened.window();
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void end_draggedOrChosen_takesStepsAndPoliciesAlongInOneStep(FxRobot robot) throws Exception {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS,
                () -> WaitForAsyncUtils.waitForAsyncFx(5000, () -> window.canvas().layoutShown().boxes().size() > 5));
        Document before = window.edited().document();
        robot.interact(() -> window.edited().select(Selection.of(PAYING)));
        Point2D arrow = WaitForAsyncUtils.waitForAsyncFx(5000, () -> window.canvas().endPointOf(PAYING)).orElseThrow();
        Point2D goal = WaitForAsyncUtils
                .waitForAsyncFx(5000, () -> window.canvas().screenPointOf(new ComponentId("shop-db"))).orElseThrow();
        robot.drag(arrow).dropTo(goal); // a database cannot be called
        assertThat(window.edited().document()).isEqualTo(before);

        robot.interact(() -> choose(robot, "#connection-leads-to", "shop-db"));
        assertThat(robot.lookup("#inspector .field-error").queryAs(Label.class).getText())
                .isEqualTo("'orders' uses 'shop-db' already.");
        assertThat(window.edited().document()).isEqualTo(before);

        robot.interact(() -> choose(robot, "#connection-leads-to", "web"));
        ConnectionId back = ConnectionId.parse("orders->web");
        assertThat(window.edited().selection()).isEqualTo(Selection.of(back));
        assertThat(window.edited().document().architecture().connections().get(back))
                .isEqualTo(before.architecture().connections().get(PAYING));
        robot.interact(() -> window.desk().undo());
        assertThat(DocumentWriter.write(window.edited().document())).isEqualTo(DocumentWriter.write(before));
    }

    private static void choose(FxRobot robot, String field, String id) {
        robot.lookup(field).<ComboBox<ComponentId>>query().setValue(new ComponentId(id));
    }
}
