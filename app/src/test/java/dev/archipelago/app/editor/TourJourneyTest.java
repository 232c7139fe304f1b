package dev.archipelago.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.app.editor.document.Settings;
import dev.archipelago.app.editor.document.UserFolder;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.exporters.Exporters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Dimension2D;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
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

/// The tour of a minute, offered at the first start and taken or declined.
@ExtendWith({ApplicationExtension.class, NoUncaughtExceptions.class})
class TourJourneyTest {
    private static final Dimension2D CARD = new Dimension2D(340, 160);
    private static final Dimension2D WINDOW = new Dimension2D(1000, 1000);

    @TempDir
    private Path folder;

    private Stage stage;
    private EditorWindow window;

    @Start
    void start(Stage shown) throws IOException {
        stage = shown;
        Path sample = Files.createDirectories(folder.resolve("samples/corner-shop"));
        Files.writeString(sample.resolve("corner-shop.archipelago.json"), OpenedWindow.sample("corner-shop"));
        window = begun();
    }

    private Settings settings() {
        return Settings.in(new UserFolder(folder.resolve("user")));
    }

    private EditorWindow begun() {
        Settings settings = settings();
        settings.setScheme("light");
        EditorWindow made = new EditorWindow(stage,
                new Environment(new UserFolder(folder.resolve("user")), settings,
                        new SampleFolder(folder.resolve("samples")), Exporters.all()),
                Messages.of(Locale.ENGLISH));
        stage.setWidth(1000);
        stage.setHeight(1000);
        made.show();
        made.begin(null);
        return made;
    }

    @AfterEach
    void close() {
        Platform.runLater(window::close);
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void tour_takenAtTheFirstStart_pointsAtSixRealThings_byKeys(FxRobot robot) {
        assertThat(robot.lookup("#tour-offer").query().isVisible()).isTrue();
        robot.clickOn("#tour-take");
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(window.desk().name()).startsWith("corner-shop");
        List<String> titles = Stream.of("draw", "run", "why", "apply", "ask", "export")
                .map(id -> Messages.of(Locale.ENGLISH).text("tour." + id + ".title")).toList();
        Strokes keys = new Strokes(robot);
        for (int at = 0; at < titles.size(); at++) {
            assertThat(title(robot)).isEqualTo(titles.get(at));
            assertThat(robot.lookup("#tour-count").queryAs(Label.class).getText()).isEqualTo((at + 1) + " of 6");
            WaitForAsyncUtils.waitForFxEvents();
            Node ring = robot.lookup(".tour-ring").query();
            assertThat(ring.isVisible()).as(title(robot)).isTrue();
            Bounds seen = ring.localToScene(ring.getLayoutBounds());
            assertThat(seen.getWidth()).as(title(robot)).isGreaterThan(20);
            Bounds card = robot.lookup("#tour").query().localToScene(robot.lookup("#tour").query().getLayoutBounds());
            assertThat(card.intersects(seen)).as("%s: %s covers %s", title(robot), card, seen).isFalse();
            if (at == 1) {
                keys.press(KeyCode.LEFT).press(KeyCode.RIGHT);
                assertThat(title(robot)).isEqualTo(titles.get(1));
            }
            keys.press(KeyCode.RIGHT);
        }
        assertThat(robot.lookup("#tour").query().getParent().isVisible()).isFalse();
        assertThat(window.canvas().isFocused()).isTrue();
        robot.interact(window::showGallery);
        assertThat(robot.lookup("#tour-offer").query().isVisible()).as("never again").isFalse();

        robot.interact(() -> window.commands().get("tour").run());
        assertThat(title(robot)).isEqualTo("Draw");
        keys.press(KeyCode.ESCAPE);
        assertThat(robot.lookup("#tour").query().getParent().isVisible()).isFalse();
        assertThat(window.workingProperty().get()).as("the document stays").isTrue();
    }

    @Test
    void tour_declinedOrPassedOver_doesNotComeAgain(FxRobot robot) {
        robot.clickOn("#tour-decline");
        assertThat(robot.lookup("#tour-offer").query().isVisible()).isFalse();
        assertThat(settings().isTourAnswered()).isTrue();
        robot.interact(() -> {
            window.close();
            window = begun();
        });
        assertThat(robot.lookup("#tour-offer").query().isVisible()).isFalse();
    }

    @Test
    void tour_neitherTakenNorDeclined_isOfferedOnce(FxRobot robot) {
        assertThat(settings().isTourAnswered()).isFalse();
        robot.interact(() -> {
            window.close();
            window = begun();
        });
        assertThat(robot.lookup("#tour-offer").query().isVisible()).isFalse();
    }

    @Test
    void card_standsBesideWhatItTellsOf() {
        List<Bounds> targets = List.of(new BoundingBox(0, 60, 190, 900), new BoundingBox(300, 40, 80, 30),
                new BoundingBox(0, 700, 1000, 290), new BoundingBox(940, 900, 60, 60), new BoundingBox(0, 0, 40, 20),
                new BoundingBox(700, 0, 300, 1000));
        for (Bounds target : targets) {
            Point2D place = Tour.beside(target, CARD, WINDOW);
            Bounds card = new BoundingBox(place.getX(), place.getY(), CARD.getWidth(), CARD.getHeight());
            assertThat(card.intersects(target)).as("%s", target).isFalse();
            assertThat(new BoundingBox(0, 0, WINDOW.getWidth(), WINDOW.getHeight()).contains(card)).as("%s", target)
                    .isTrue();
        }
        assertThat(Tour.beside(new BoundingBox(0, 0, 1000, 1000), CARD, WINDOW))
                .as("in the middle where there is no room").isEqualTo(new Point2D(330, 420));
    }

    private static String title(FxRobot robot) {
        return robot.lookup("#tour-title").queryAs(Label.class).getText();
    }
}
