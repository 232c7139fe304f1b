package dev.archipelago.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.app.editor.canvas.LargeDesign;
import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.exporters.picture.Picture;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.diagram.Position;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.edit.Edit;
import dev.archipelago.model.file.DocumentWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// For how long the window does not answer while a design of 5,000 components is worked on, with the outline and with the text
/// beside the drawing; by hand, since figures depend on the machine. Writes a table to target/scale-study.md. The study says
/// how to run it and what came out.
@ExtendWith(ApplicationExtension.class)
@EnabledIfSystemProperty(named = "scale.study", matches = "true")
class ScaleStudyTest {
    private static final int COMPONENTS = Integer.getInteger("scale.components", 5000);
    private static final int TIMES = 5;

    @TempDir
    private static Path folder;

    private final StringBuilder table = new StringBuilder();
    private OpenedWindow opened;
    private EditorWindow window;
    private int turn;

    @Start
    void start(Stage stage) throws IOException {
        opened = OpenedWindow.of(stage, folder, OpenedWindow.sample("corner-shop"));
        stage.setWidth(1600);
        window = opened.window();
        window.appearance().outlineProperty().set(false);
        window.appearance().textProperty().set(false);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> {
            window.appearance().textProperty().set(false);
            window.appearance().outlineProperty().set(false);
        });
        opened.close();
    }

    @Test
    void window_withALargeDesign_keepsAnswering(FxRobot robot) throws Exception {
        Path file = folder.resolve("large.archipelago.json");
        Files.writeString(file, DocumentWriter.write(LargeDesign.placed(COMPONENTS, COMPONENTS * 5 / 2)));
        once("opened", () -> window.open(file));
        settle();
        edits("alone");
        pictures();
        once("outline shown", () -> window.appearance().outlineProperty().set(true));
        edits("with the outline");
        once("outline hidden", () -> window.appearance().outlineProperty().set(false));
        once("text shown", () -> window.appearance().textProperty().set(true));
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> area().getLength() > 100_000);
        settle();
        edits("with the text");
        typing(robot);
        Path written = Path.of("target", "scale-study.md");
        Files.createDirectories(written.getParent());
        Files.writeString(written, table);
        assertThat(written).isNotEmptyFile();
    }

    private void pictures() throws Exception {
        once("copied as a picture", () -> window.desk().exports().copyPicture());
        for (Picture.Format format : Picture.Format.values()) {
            Path file = folder.resolve("large." + format.ending());
            once("exported as " + format, () -> {
                SeenDrawing seen = SeenDrawing.of(window.canvas(), Messages.of(Locale.ENGLISH));
                window.desk().exports().writePicture(file, seen::whole, format);
            });
            assertThat(file).isNotEmptyFile();
        }
    }

    private void edits(String how) throws Exception {
        times("select, " + how, () -> window.edited().select(Selection.of(LargeDesign.id(next() % COMPONENTS))));
        times("move, " + how, () -> window.edited().apply("Move", d -> moved(d, LargeDesign.id(next() % COMPONENTS))));
        times("undo, " + how, () -> window.edited().undo());
        times("rename, " + how,
                () -> window.edits().rename(LargeDesign.id(next() % COMPONENTS), "Name " + turn));
        times("add, " + how, () -> window.edited().apply("Add", new Edit.AddComponent(
                new ComponentId("added-" + next()), Component.of(ComponentKind.SERVICE), new Position(9, turn))));
        times("delete, " + how, () -> window.edited().apply("Delete",
                new Edit.RemoveComponents(Set.of(LargeDesign.id(next() % COMPONENTS)))));
    }

    private void typing(FxRobot robot) throws Exception {
        Strokes keys = new Strokes(robot);
        robot.interact(() -> {
            int at = area().getText().indexOf("\"Service number", area().getLength() / 2) + 9;
            area().requestFocus();
            area().moveTo(at);
            area().requestFollowCaret();
        });
        settle();
        times("a letter is typed", () -> area().insertText(area().getCaretPosition(), "x"));
        times("what was typed is undone", () -> window.edited().undo());
        robot.interact(() -> area().insertText(area().getCaretPosition(), "\""));
        settle();
        times("a letter beside a mistake", () -> area().insertText(area().getCaretPosition(), "y"));
        keys.press(KeyCode.SHORTCUT, KeyCode.Z);
    }

    private int next() {
        turn += 37;
        return turn;
    }

    private static Document moved(Document document, ComponentId id) {
        var positions = new LinkedHashMap<>(document.diagramOrDefault().positions());
        positions.put(id, new Position(positions.size() * 7 + 400, 77));
        return document.withDiagram(document.diagramOrDefault().withPositions(positions));
    }

    private CodeArea area() {
        return (CodeArea) opened.stage().getScene().lookup("#document-text");
    }

    private void once(String what, Runnable deed) throws InterruptedException {
        row(what, StallWatch.longest(deed));
    }

    private void times(String what, Runnable deed) throws InterruptedException {
        double[] all = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            all[i] = StallWatch.longest(deed);
        }
        java.util.Arrays.sort(all);
        table.append(String.format(Locale.ROOT, "| %s | %.0f ms | %.0f ms |%n", what, all[TIMES / 2], all[TIMES - 1]));
        System.out.printf(Locale.ROOT, "| %s | %.0f ms | %.0f ms |%n", what, all[TIMES / 2], all[TIMES - 1]);
    }

    private void row(String what, double millis) {
        table.append(String.format(Locale.ROOT, "| %s | %.0f ms | |%n", what, millis));
        System.out.printf(Locale.ROOT, "| %s | %.0f ms | |%n", what, millis);
    }

    private void settle() throws Exception {
        WaitForAsyncUtils.waitFor(120, TimeUnit.SECONDS, () -> !window.canvas().arrangingProperty().get());
        StallWatch.longest(() -> {});
    }
}
