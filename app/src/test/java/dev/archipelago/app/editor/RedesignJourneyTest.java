package dev.archipelago.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.Protocol;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.edit.BoundaryEdit;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.shape.PropertyPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Suggestions, cuts, steps and protocols are asked for, looked at, applied and taken back, in the real window.
@ExtendWith({ApplicationExtension.class, NoUncaughtExceptions.class})
class RedesignJourneyTest {
    private static final ComponentId PRICING = new ComponentId("pricing");
    private static final ComponentId RULES = new ComponentId("rules");

    @TempDir
    private static Path folder;

    private OpenedWindow opened;
    private EditorWindow window;
    private Document badlyCut;

    @Start
    void start(Stage stage) throws IOException {
        opened = OpenedWindow.of(stage, folder, OpenedWindow.sample("badly-cut"));
        window = opened.window();
        badlyCut = opened.document();
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void suggestion_simulated_isLookedAt_appliedAndTakenBack(FxRobot robot) throws Exception {
        Asking asking = boundaries(robot);
        asking.type("boundaries-suggestions", "1");
        asking.ask("boundaries-answer");

        Document merged = new BoundaryEdit.MergeServices(List.of(PRICING, RULES), PRICING).apply(badlyCut)
                .orElseThrow();
        assertThat(rows(robot, "boundaries-table")).isEqualTo(2);
        assertThat(labels(robot, "#boundaries-detail")).contains("Merge pricing, rules into pricing", "better");
        robot.interact(() -> robot.lookup("#boundaries-look").queryAs(ToggleButton.class).fire());
        assertThat(asking.is("boundaries-drawing")).isTrue();
        asking.press("boundaries-apply");
        assertThat(window.edited().document()).isEqualTo(merged);
        assertThat(window.edited().depth()).isEqualTo(1);
        assertThat(window.edited().undoableProperty().get()).contains("Merge pricing, rules into pricing");
        assertThat(robot.lookup("#boundaries-apply").queryAs(Button.class).isDisabled()).isTrue();
        robot.interact(window.edited()::undo);
        assertThat(window.edited().document()).isEqualTo(badlyCut);
        assertThat(robot.lookup("#boundaries-apply").queryAs(Button.class).isDisabled()).isFalse();
    }

    @Test
    void antiPatternsAndMeasures_areSeenWithoutSimulation_andShowTheirPlace(FxRobot robot) throws Exception {
        Asking asking = boundaries(robot);
        asking.type("boundaries-suggestions", "0");
        asking.ask("boundaries-answer");

        TabPane tabs = robot.lookup("#boundaries-answer").queryAs(TabPane.class);
        assertThat(tabs.getSelectionModel().getSelectedItem().getText()).isEqualTo("Anti-patterns (3)");
        robot.interact(() -> {
            window.edited().apply("Rename", now -> PropertyPath.of("name").with(now, "Something else"));
            robot.lookup("#boundaries-copy").queryAs(MenuButton.class).getItems().getFirst().fire();
        });
        assertThat(WaitForAsyncUtils.waitForAsyncFx(5000, () -> Clipboard.getSystemClipboard().getString()))
                .as("the design that was asked about").contains(badlyCut.name()).doesNotContain("Something else");
        robot.interact(window.edited()::undo);
        assertThat(labels(robot, "#boundaries-patterns")).contains("boundary.halves", "boundary.shared-database",
                "boundary.god-service");
        robot.interact(() -> tabs.getSelectionModel().selectLast());
        TableView<?> services = robot.lookup("#boundaries-services").queryAs(TableView.class);
        robot.interact(() -> {
            services.getSortOrder().setAll(List.of());
            services.getSelectionModel().select(1);
        });
        assertThat(window.edited().selection()).isEqualTo(Selection.of(PRICING));
    }

    @Test
    void cuts_areSideBySide_andTheMonolithCanBeApplied(FxRobot robot) throws Exception {
        Asking asking = boundaries(robot);
        asking.chooseCalled("boundaries-asked", "Cuts side by side");
        // long enough for a suggestion to be shown to be better, so that there is a suggested cut
        asking.simulate("3s", 3);
        asking.type("boundaries-suggestions", "1");
        asking.ask("boundaries-answer");

        assertThat(rows(robot, "boundaries-table")).isEqualTo(3);
        asking.press("boundaries-apply");
        assertThat(window.edited().document().architecture().components().keySet().stream().map(ComponentId::value))
                .contains("monolith").doesNotContain("pricing", "rules", "web");
        robot.interact(window.edited()::undo);
        assertThat(window.edited().document()).isEqualTo(badlyCut);
    }

    @Test
    void stepsOutOfAMonolith_areWrittenAsFiles_andNothingElseIsOverwritten(FxRobot robot) throws Exception {
        Asking asking = boundaries(robot);
        asking.chooseCalled("boundaries-asked", "Steps out of a monolith");
        asking.ask("boundaries-answer");
        Path steps = opened.file().resolveSibling("steps");
        asking.press("boundaries-write");

        List<Path> files = written(steps);
        assertThat(files).hasSize(rows(robot, "boundaries-table") - 1).hasSizeGreaterThan(2);
        assertThat(DocumentReader.read(files.getLast()).orElseThrow().architecture())
                .isEqualTo(badlyCut.architecture());
        assertThat(asking.text("boundaries-written")).isEqualTo(files.size() + " files in " + steps);

        Files.writeString(files.getLast(), "mine");
        Files.delete(files.getFirst());
        asking.press("boundaries-write");
        assertThat(asking.text("boundaries-written")).contains("Nothing was written",
                files.getLast().getFileName().toString());
        assertThat(files.getFirst()).doesNotExist();
        assertThat(files.getLast()).content().isEqualTo("mine");
    }

    @Test
    void protocolsOfTheSelectedConnection_areSimulated_andOneIsApplied(FxRobot robot) throws Exception {
        ConnectionId halves = new ConnectionId(PRICING, RULES);
        robot.interact(() -> window.edited().select(Selection.of(halves)));
        Asking asking = new Asking(robot, window, "protocols");
        asking.open();
        assertThat(robot.lookup("#protocols-connection").queryAs(ComboBox.class).getValue())
                .isEqualTo(Optional.of(halves));
        asking.type("protocols-json", "5us");
        assertThat(asking.text("protocols-json-error")).contains("5us, 4ns");
        assertThat(robot.lookup("#ask-protocols-button").queryButton().isDisabled()).isTrue();
        asking.type("protocols-json", "5us, 4ns");
        asking.simulate("1s", 2);
        asking.ask("protocols-table");

        TableView<?> table = robot.lookup("#protocols-table").queryAs(TableView.class);
        int grpc = Stream.iterate(1, i -> i + 1).limit(table.getItems().size() - 1L)
                .filter(i -> table.getItems().get(i).toString().contains("gRPC")).findFirst().orElseThrow();
        robot.interact(() -> table.getSelectionModel().select(grpc));
        asking.press("protocols-apply");
        assertThat(window.edited().document().architecture().connection(PRICING, RULES).protocol())
                .isEqualTo(Protocol.GRPC);
        assertThat(window.edited().depth()).isEqualTo(1);
        robot.interact(window.edited()::undo);
        assertThat(window.edited().document()).isEqualTo(badlyCut);
    }

    @Test
    void designWithoutAWorkload_isSaidPlainly_andALongQuestionCanBeCancelled(FxRobot robot) throws Exception {
        Asking asking = boundaries(robot);
        asking.simulate("600s", 100);
        asking.press("ask-boundaries-button");
        asking.await(() -> asking.is("ask-boundaries-cancel"));
        asking.press("ask-boundaries-cancel");
        assertThat(asking.is("ask-boundaries-problem")).isTrue();

        robot.interact(() -> window.edited().apply("nobody",
                document -> document.withWorkloads(Map.of()).withObjectives(Map.of()).withScenarios(Map.of())));
        asking.press("ask-boundaries-button");
        asking.await(() -> asking.problem().contains("has no workload"));
    }

    private Asking boundaries(FxRobot robot) {
        Asking asking = new Asking(robot, window, "boundaries");
        asking.open();
        robot.interact(() -> robot.lookup("#boundaries-losses").queryAs(CheckBox.class).setSelected(false));
        asking.simulate("1s", 2);
        return asking;
    }

    private static int rows(FxRobot robot, String id) {
        return robot.lookup("#" + id).queryAs(TableView.class).getItems().size();
    }

    private static List<String> labels(FxRobot robot, String id) {
        return robot.lookup(id + " .label").queryAllAs(Label.class).stream().map(Label::getText).toList();
    }

    private static List<Path> written(Path steps) throws IOException {
        try (Stream<Path> files = Files.list(steps)) {
            return files.sorted().toList();
        }
    }
}
