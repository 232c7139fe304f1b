package dev.archipelago.app.editor.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.shape.PropertyPath;
import java.util.List;
import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class HistoryViewTest {
    private static final PropertyPath DESCRIPTION = PropertyPath.parse("description");
    private static final PseudoClass PRESENT = PseudoClass.getPseudoClass("present");
    private static final int STEPS = 10_000;

    private final EditedDocument edited = EditedDocument.unsaved(Document.empty("Shop"));

    @Start
    void start(Stage stage) {
        HistoryView view = new HistoryView(Messages.of(Locale.ENGLISH), edited, edited::goTo);
        view.setShown(true);
        stage.setScene(new Scene((Parent) view.node(), 200, 600));
        stage.show();
    }

    @Test
    void tenThousandSteps_areGoneThroughWithAFewRows(FxRobot robot, TestReporter reporter) {
        double[] took = new double[2];
        robot.interact(() -> {
            for (int i = 1; i <= STEPS; i++) {
                change(i);
            }
            long begin = System.nanoTime();
            for (int i = 1; i <= 50; i++) {
                change(STEPS + i);
            }
            took[0] = (System.nanoTime() - begin) / 50e6;
        });
        assertThat(present(robot)).containsExactly(STEPS + 50);
        robot.interact(() -> {
            long begin = System.nanoTime();
            edited.goTo(17);
            took[1] = (System.nanoTime() - begin) / 1e6;
        });
        assertThat(present(robot)).containsExactly(17);
        assertThat(DESCRIPTION.read(edited.document())).contains("17");
        assertThat(robot.lookup("#history").queryAs(ListView.class).getItems().size()).isEqualTo(STEPS + 51);
        assertThat(cells(robot)).hasSizeLessThan(100);
        robot.interact(() -> edited.goTo(STEPS));
        assertThat(present(robot)).containsExactly(STEPS);
        robot.interact(() -> {
            edited.goTo(100);
            change(STEPS + 51);
        });
        assertThat(present(robot)).as("what was undone is forgotten").containsExactly(101);
        assertThat(robot.lookup("#history").queryAs(ListView.class).getItems().size()).isEqualTo(102);
        reporter.publishEntry("history of 10,050 steps", String.format(Locale.ROOT,
                "%.2f ms for a step, %.2f ms for the way over 10,033 of them", took[0], took[1]));
    }

    private void change(int number) {
        edited.apply("Change " + number, document -> DESCRIPTION.with(document, Integer.toString(number)));
    }

    private static List<ListCell<?>> cells(FxRobot robot) {
        WaitForAsyncUtils.waitForFxEvents();
        return robot.lookup("#history .list-cell").<ListCell<?>>queryAll().stream()
                .filter(cell -> !cell.isEmpty() && cell.isVisible()).toList();
    }

    private static List<Integer> present(FxRobot robot) {
        return cells(robot).stream().filter(cell -> cell.getPseudoClassStates().contains(PRESENT))
                .map(ListCell::getIndex).toList();
    }
}
