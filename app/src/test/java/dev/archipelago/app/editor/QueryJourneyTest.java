package dev.archipelago.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.exporters.picture.Emphasis;
import dev.archipelago.exporters.picture.Figure;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/// A query emphasizes what it holds of, in the real window.
@ExtendWith({ApplicationExtension.class, NoUncaughtExceptions.class})
class QueryJourneyTest {
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
    void query_emphasizes_hides_selects_andEnds(FxRobot robot) {
        robot.interact(() -> window.commands().get("query").run());
        TextField field = robot.lookup("#query").queryAs(TextField.class);
        Label count = robot.lookup("#query-count").queryAs(Label.class);
        robot.interact(() -> field.setText("workers < 10 or kind = database"));

        Emphasis emphasis = window.canvas().emphasisProperty().get();
        assertThat(emphasis.components()).extracting(ComponentId::value)
                .containsExactlyInAnyOrder("orders", "mailer", "shop-db");
        assertThat(count.getText()).isEqualTo("3 found");
        assertThat(emphasis.counts(new Figure.OfConnection(ConnectionId.parse("orders->shop-db")))).isTrue();
        assertThat(emphasis.counts(new Figure.OfConnection(ConnectionId.parse("web->orders")))).isFalse();

        robot.interact(() -> robot.lookup("#query-hide").queryAs(ToggleButton.class).fire());
        assertThat(window.canvas().emphasisProperty().get().hides()).isTrue();
        press(robot, field, KeyCode.ENTER);
        assertThat(window.edited().selection().components()).hasSize(3);

        robot.interact(() -> field.setText("p99 > 70%"));
        assertThat(count.getText()).contains("at 7", "a time such as 300ms");
        assertThat(window.canvas().emphasisProperty().get()).isEqualTo(Emphasis.ALL);
        robot.interact(() -> field.setText("p99 > 70ms"));
        assertThat(count.getText()).startsWith("Run first");

        press(robot, field, KeyCode.ESCAPE);
        assertThat(window.canvas().emphasisProperty().get()).isEqualTo(Emphasis.ALL);
        assertThat(window.canvas().isFocused()).isTrue();
    }

    private static void press(FxRobot robot, TextField field, KeyCode key) {
        robot.interact(() -> field.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false,
                false)));
    }
}
