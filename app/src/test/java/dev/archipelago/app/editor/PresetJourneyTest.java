package dev.archipelago.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.model.Architecture;
import dev.archipelago.model.Connection;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.Preset;
import dev.archipelago.model.file.Presets;
import dev.archipelago.model.graph.Link;
import dev.archipelago.model.graph.Topology;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// What a product does by default is looked at and written into a connection, in the real window.
@ExtendWith({ApplicationExtension.class, NoUncaughtExceptions.class})
class PresetJourneyTest {
    @TempDir
    private static Path folder;

    private OpenedWindow opened;
    private EditorWindow window;
    private Document shop;
    private ConnectionId id;
    private Preset preset;

    @Start
    void start(Stage stage) throws IOException {
        opened = OpenedWindow.of(stage, folder, OpenedWindow.sample("corner-shop"));
        window = opened.window();
        shop = opened.document();
        id = shop.architecture().connections().keySet().iterator().next();
        preset = Objects.requireNonNull(Presets.read().all().get("resilience4j-2-circuit-breaker"));
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void preset_chosenAndApplied_isOneStepThatKeepsWhatTheConnectionSays(FxRobot robot) {
        Connection before = shop.architecture().connection(id.from(), id.to());
        choose(robot);

        List<String> shown = robot.lookup("#preset-preview > .label").queryAllAs(Label.class).stream()
                .map(Label::getText).toList();
        assertThat(shown).contains("Circuit breaker · Window  100", "Circuit breaker · Open  60s");

        robot.interact(() -> robot.lookup("#preset-apply").queryAs(Button.class).fire());
        assertThat(connection()).isEqualTo(preset.under(before)).isNotEqualTo(before);
        assertThat(window.edited().undoableProperty().get()).contains("Apply resilience4j 2.x · " + id);
        assertThat(robot.lookup("#preset-apply").queryAs(Button.class).isDisabled()).isTrue();

        robot.interact(window.edited()::undo);
        assertThat(window.edited().document()).isEqualTo(shop);
        assertThat(robot.lookup("#preset-apply").queryAs(Button.class).isDisabled()).isFalse();
    }

    @Test
    void preset_appliedToAComponent_goesIntoAllConnectionsThatItCallsOver(FxRobot robot) {
        robot.interact(() -> window.edited().select(Selection.of(id.from())));
        pick(robot);
        robot.interact(() -> robot.lookup("#preset-apply").queryAs(Button.class).fire());

        Architecture after = window.edited().document().architecture();
        assertThat(Topology.of(after, shop.workloads()).links().stream().map(Link::id)
                .filter(call -> call.from().equals(id.from())))
                .isNotEmpty().allSatisfy(call -> assertThat(after.connection(call.from(), call.to()))
                        .isEqualTo(preset.under(shop.architecture().connection(call.from(), call.to()))));
        robot.interact(window.edited()::undo);
        assertThat(window.edited().document()).isEqualTo(shop);
    }

    private void choose(FxRobot robot) {
        robot.interact(() -> window.edited().select(Selection.of(id)));
        pick(robot);
    }

    private void pick(FxRobot robot) {
        robot.interact(() -> robot.lookup("#presets").queryAs(TitledPane.class).setExpanded(true));
        WaitForAsyncUtils.waitForFxEvents();
        @SuppressWarnings("unchecked")
        ComboBox<Preset> choice = robot.lookup("#preset-choice").queryAs(ComboBox.class);
        robot.interact(() -> choice.setValue(preset));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private Connection connection() {
        return window.edited().document().architecture().connection(id.from(), id.to());
    }
}
