package dev.archipelago.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.app.editor.canvas.Comparison;
import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.edit.Edit;
import dev.archipelago.model.file.DocumentWriter;
import dev.archipelago.model.merge.Difference.Kind;
import dev.archipelago.model.shape.PropertyPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Two versions are compared on the drawing, difference by difference.
@ExtendWith({ApplicationExtension.class, NoUncaughtExceptions.class})
class ComparisonJourneyTest {
    private static final ComponentId ORDERS = new ComponentId("orders");
    private static final ComponentId MAILER = new ComponentId("mailer");
    private static final ComponentId CACHE = new ComponentId("cache");

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

    private void change(FxRobot robot) {
        robot.interact(() -> {
            window.edits().addAtCentre(ComponentKind.CACHE);
            window.edited().apply("Replicas",
                    document -> PropertyPath.parse("components.orders.replicas").with(document,
                            "5"));
            window.edited().apply("Time-out", document -> PropertyPath.parse("connections.web->orders.timeout").with(
                    document, "700ms"));
            window.edited().apply("Remove", new Edit.RemoveComponents(Set.of(MAILER)));
        });
    }

    @Test
    void versions_thatDiffer_areMarkedAsAddedChangedAndGone(FxRobot robot) {
        Document before = window.edited().document();
        change(robot);
        Comparison found = Comparison.between(before, window.edited().document());
        assertThat(found.boxes()).containsEntry(CACHE, Kind.ADDED).containsEntry(ORDERS, Kind.CHANGED)
                .doesNotContainKey(new ComponentId("stock"));
        assertThat(found.lines()).containsEntry(new ConnectionId(new ComponentId("web"), ORDERS), Kind.CHANGED);
        assertThat(found.gone()).extracting(Comparison.Gone::id).containsExactly(MAILER);
        assertThat(Comparison.between(before, before).differences()).isEmpty();
    }

    @Test
    void comparison_steppedThrough_showsEachDifferenceAndFollowsTheDocument(FxRobot robot) throws IOException {
        Path old = folder.resolve("old.archipelago.json");
        Files.writeString(old, DocumentWriter.write(window.edited().document()));
        change(robot);
        robot.interact(() -> window.desk().compareWith(old));
        assertThat(robot.lookup("#comparison-bar").query().isVisible()).isTrue();
        int count = window.canvas().comparisonProperty().get().orElseThrow().differences().size();
        Set<Selection> seen = new HashSet<>();
        for (int i = 1; i <= count; i++) {
            robot.type(KeyCode.F7);
            WaitForAsyncUtils.waitForFxEvents();
            assertThat(robot.lookup("#comparison-text").queryLabeled().getText()).contains(i + " of " + count);
            seen.add(window.edited().selection());
        }
        assertThat(seen).contains(Selection.of(ORDERS), Selection.of(CACHE));
        robot.interact(() -> {
            while (window.edited().depth() > 0) {
                window.desk().undo();
            }
        });
        assertThat(robot.lookup("#comparison-text").queryLabeled().getText()).contains("no difference");
        robot.interact(() -> window.commands().get("end-comparison").run());
        assertThat(window.canvas().comparisonProperty().get()).isEqualTo(Optional.empty());
        assertThat(robot.lookup("#comparison-bar").query().isVisible()).isFalse();
    }
}
