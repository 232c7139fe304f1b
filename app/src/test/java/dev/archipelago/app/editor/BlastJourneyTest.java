package dev.archipelago.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.app.editor.canvas.Marking;
import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.app.editor.run.RunSettings;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.quantity.TimeSpan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
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

/// What if this fails? is asked of a component and of a connection: rings on the drawing, the card, a click that selects, and no
/// rings any more once the design is another one.
@ExtendWith({ApplicationExtension.class, NoUncaughtExceptions.class})
class BlastJourneyTest {
    private static final ComponentId BANK = new ComponentId("bank");
    private static final String SHOP = """
            { "format": 1, "name": "Rings", "components": {
                "web": { "kind": "gateway", "operations": { "buy": { "steps": [ { "call": "bank.pay" } ] },
                  "read": { "steps": [ { "call": "pages.get" } ] } } },
                "bank": { "kind": "service", "operations": { "pay": { "steps": [ { "wait": "5ms" } ] } } },
                "pages": { "kind": "service", "operations": { "get": { "steps": [ { "wait": "5ms" } ] } } } },
              "workloads": { "buyers": { "enters": "web.buy", "arrivals": "poisson(20/s)" },
                "readers": { "enters": "web.read", "arrivals": "poisson(20/s)" } } }
            """;

    @TempDir
    private static Path folder;

    private OpenedWindow opened;
    private EditorWindow window;

    @Start
    void start(Stage stage) throws IOException {
        opened = OpenedWindow.of(stage, folder, SHOP);
        window = opened.window();
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void loss_isAskedAbout_ringedOnTheDrawing_andForgottenWithTheDesign(FxRobot robot) throws Exception {
        robot.interact(() -> window.run().settingsProperty().set(new RunSettings(Optional.empty(), Optional.empty(),
                Optional.of(TimeSpan.parse("1s")), 2, 1)));
        ask(robot, Selection.of(BANK));

        assertThat(marking().rings()).containsOnlyKeys(BANK, new ComponentId("web"));
        assertThat(Objects.requireNonNull(marking().rings().get(BANK)).ripples()).isEqualTo(4);
        assertThat(Objects.requireNonNull(marking().rings().get(new ComponentId("web"))).ripples()).isEqualTo(3);
        assertThat(Objects.requireNonNull(marking().rings().get(BANK)).note()).startsWith("−").contains("t+");
        assertThat(robot.lookup("#blast-title").queryAs(Label.class).getText()).contains("bank", "60.0 s");
        robot.interact(() -> robot.lookup("#blast-web").queryAs(Hyperlink.class).fire());
        assertThat(window.edited().selection()).isEqualTo(Selection.of(new ComponentId("web")));

        ConnectionId line = ConnectionId.parse("web->pages");
        ask(robot, Selection.of(line));
        assertThat(marking().lines()).containsOnlyKeys(line);
        assertThat(marking().rings()).doesNotContainKey(BANK);

        robot.interact(() -> window.commands().get("show-results").run());
        assertThat(marking()).isEqualTo(Marking.NONE);
        robot.interact(() -> {
            window.commands().get("blast").run();
            robot.lookup("#blast-cancel").queryAs(Button.class).fire(); // before any answer can come
        });
        assertThat(marking()).isEqualTo(Marking.NONE);

        ask(robot, Selection.of(BANK));
        assertThat(marking().keys()).hasSize(4);
        robot.interact(() -> window.edits().delete(Selection.of(BANK)));
        assertThat(marking()).isEqualTo(Marking.NONE);
        assertThat(robot.lookup("#blast-title").queryAs(Label.class).getText())
                .startsWith("Without bank: the design has changed since");
    }

    private void ask(FxRobot robot, Selection selection) throws Exception {
        robot.interact(() -> {
            window.edited().select(selection);
            window.commands().get("blast").run();
        });
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> !marking().equals(Marking.NONE));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Marking marking() {
        return window.desks().current().orElseThrow().canvas().markingProperty().get();
    }
}
