package dev.archipelago.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.app.editor.document.Settings;
import dev.archipelago.app.editor.document.Structure;
import dev.archipelago.app.editor.document.UserFolder;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.diagram.Position;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.edit.Edit;
import dev.archipelago.model.edit.Locks;
import dev.archipelago.model.file.DocumentFile;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.file.Reading;
import dev.archipelago.model.finding.Pointer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// The text of the document is edited beside the drawing, and the drawing beside the text.
@ExtendWith({ApplicationExtension.class, NoUncaughtExceptions.class})
class TextJourneyTest {
    private static final ComponentId ORDERS = new ComponentId("orders");
    private static final ComponentId STOCK = new ComponentId("stock");

    private static final String NAME = "\"Corner Shop\"";

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
    void close(FxRobot robot) {
        robot.interact(() -> window.appearance().textProperty().set(false));
        opened.close();
    }

    @Test
    void text_ofAnUnchangedFile_isTheFileAndTypingChangesTheDrawing(FxRobot robot) throws Exception {
        show(robot);
        assertThat(text()).isEqualTo(Files.readString(opened.file()));
        replace(robot, NAME, "\"Corner stop\"");
        until(() -> window.edited().document().name().equals("Corner stop"));
        assertThat(window.edited().undoableProperty().get()).contains("Edit text");
        replace(robot, "\"Corner stop\"", "\"Corner stage\"");
        until(() -> window.edited().document().name().equals("Corner stage"));
        assertThat(window.edited().depth()).as("typing without a pause is one step").isEqualTo(1);
        press(robot, KeyCode.SHORTCUT, KeyCode.Z);
        until(() -> text().contains(NAME));
        assertThat(window.edited().document()).isEqualTo(opened.document());
        assertThat(text()).isEqualTo(Files.readString(opened.file()));
        assertThat(window.edited().isDirty()).isFalse();
    }

    @Test
    void text_withAMistake_leavesTheDrawingAndIsJoinedWithWhatWasDrawnMeanwhile(FxRobot robot) throws Exception {
        show(robot);
        replace(robot, NAME, "\"Corner stop\",");
        until(() -> !robot.lookup("#text-mistakes").<VBox>query().getChildren().isEmpty());
        assertThat(window.edited().document()).isEqualTo(opened.document());
        assertThat(window.edited().draft()).isPresent();
        assertThat(robot.lookup("#text-state").<Label>query().getText()).startsWith("One mistake");
        robot.interact(() -> window.edited().apply("Move", moved(ORDERS)));
        Document drawn = window.edited().document();
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(text()).contains("\"Corner stop\",,");
        replace(robot, ",,", ",");
        until(() -> window.edited().document().name().equals("Corner stop"));
        assertThat(window.edited().document()).isEqualTo(Structure.with(drawn, Pointer.of("name"), "Corner stop"));
        until(() -> text().equals(written()));
        assertThat(window.edited().draft()).isEmpty();
    }

    @Test
    void drawing_changed_changesTheTextAndKeepsTheCaretInItsWord(FxRobot robot) throws Exception {
        robot.interact(() -> window.edited().apply("Move", moved(ORDERS)));
        show(robot);
        until(() -> text().equals(written()));
        int caret = text().indexOf("\"stock\": {") + 3;
        robot.interact(() -> area().moveTo(caret));
        String word = text().substring(caret, caret + 20);
        Component added = Component.of(ComponentKind.CACHE);
        robot.interact(() -> {
            window.canvas().requestFocus();
            window.edited().apply("Add", new Edit.AddComponent(new ComponentId("aaa"), added, new Position(9, 9)));
            window.edited().apply("Move", moved(ORDERS));
        });
        until(() -> text().equals(written()));
        assertThat(text().substring(area().getCaretPosition(), area().getCaretPosition() + 20)).isEqualTo(word);
    }

    @Test
    void selection_onTheDrawing_isMarkedInTheTextAndTheCaretSelectsOnTheDrawing(FxRobot robot) throws Exception {
        show(robot);
        robot.interact(() -> window.edited().select(Selection.of(STOCK)));
        int line = (int) text().substring(0, text().indexOf("\"stock\": {")).chars().filter(c -> c == '\n').count();
        until(() -> area().getParagraph(line).getParagraphStyle().contains("line-selected"));
        assertThat(area().getParagraph(line - 1).getParagraphStyle()).isEmpty();
        robot.interact(() -> {
            area().requestFocus();
            area().moveTo(text().indexOf("\"orders\": {") + 2);
        });
        until(() -> window.edited().selection().equals(Selection.of(ORDERS)));
        robot.interact(() -> area().moveTo(text().indexOf("orders->payment") + 2));
        until(() -> window.edited().selection().connections().size() == 1);
    }

    @Test
    void lock_andSaving_holdForWhatIsTyped(FxRobot robot) throws Exception {
        robot.interact(() -> window.edited().apply("Lock", d -> Locks.locked(d, Set.of(STOCK), true)));
        show(robot);
        until(() -> text().equals(written()));
        Document locked = window.edited().document();
        int at = text().indexOf("\"stock\": {") + "\"stock\": {".length();
        robot.interact(() -> area().insertText(at, " \"name\": \"Other\","));
        until(() -> !robot.lookup("#text-mistakes").<VBox>query().getChildren().isEmpty());
        assertThat(window.edited().document()).isEqualTo(locked);
        robot.interact(() -> robot.lookup("#text-discard").queryButton().fire());
        until(() -> text().equals(written()));
        int name = text().indexOf("Corner Shop");
        robot.interact(() -> {
            area().replaceText(name, name + 11, "Saved shop");
            window.save(); // before typing was read
        });
        assertThat(DocumentReader.read(opened.file()).orElseThrow().name()).isEqualTo("Saved shop");
        until(() -> text().equals(Files.readString(opened.file())));
        robot.interact(() -> window.edits().toggleDocumentLock());
        assertThat(area().isEditable()).isFalse();
    }

    @Test
    void text_typedBeforeTheFileIsOpenedAnew_isThatOfTheFile(FxRobot robot) throws Exception {
        show(robot);
        String changed = Files.readString(opened.file()).replace(NAME, "\"Corner Shops\"");
        Files.writeString(opened.file(), changed);
        var understood = (Reading.Understood) DocumentReader.read(opened.file());
        robot.interact(() -> {
            int at = text().indexOf("Shop\"");
            area().replaceText(at, at + 4, "Stop"); // as long
            window.edited().open(DocumentFile.of(opened.file(), understood));
        });
        until(() -> text().equals(changed));
    }

    @Test
    void pane_shown_isShownAgainAsWide(FxRobot robot) throws Exception {
        show(robot);
        robot.interact(() -> window.setLanguage(Locale.SIMPLIFIED_CHINESE));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(robot.lookup("#text-pane").tryQuery()).isPresent();
        assertThat(Settings.in(new UserFolder(folder.resolve("user"))).isShown("text")).isTrue();
        press(robot, KeyCode.SHORTCUT, KeyCode.T);
        press(robot, KeyCode.SHORTCUT, KeyCode.T);
        assertThat(robot.lookup("#text-pane").tryQuery()).isEmpty();
    }

    private static java.util.function.UnaryOperator<Document> moved(ComponentId id) {
        return document -> {
            var positions = new java.util.LinkedHashMap<>(document.diagramOrDefault().positions());
            positions.put(id, new Position(positions.size() * 7 + 400, 77));
            return document.withDiagram(document.diagramOrDefault().withPositions(positions));
        };
    }

    @Test
    void text_withAMistake_staysWhenTheLanguageChanges(FxRobot robot) throws Exception {
        show(robot);
        replace(robot, NAME, "\"Corner");
        robot.interact(() -> window.setLanguage(Locale.SIMPLIFIED_CHINESE));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(text()).contains("\"Corner,").doesNotContain(NAME);
        until(() -> !robot.lookup("#text-mistakes").<VBox>query().getChildren().isEmpty());
    }

    @Test
    @DisabledOnOs(OS.MAC)
    void letterWithAlt_isACommandAndNoText(FxRobot robot) throws Exception {
        show(robot);
        String before = text();
        boolean dark = window.appearance().darkProperty().get();
        press(robot, KeyCode.ALT, KeyCode.SHIFT, KeyCode.D);
        until(() -> window.appearance().darkProperty().get() != dark);
        robot.interact(() -> area().fireEvent(new KeyEvent(KeyEvent.KEY_TYPED, "D", "", KeyCode.UNDEFINED, true, false,
                true, false)));
        assertThat(text()).isEqualTo(before);
        robot.interact(() -> area().fireEvent(new KeyEvent(KeyEvent.KEY_TYPED, "D", "", KeyCode.UNDEFINED, true, false,
                false, false)));
        assertThat(text()).as("without Alt").hasSize(before.length() + 1);
        press(robot, KeyCode.ALT, KeyCode.SHIFT, KeyCode.D);
    }

    private void show(FxRobot robot) throws TimeoutException {
        press(robot, KeyCode.SHORTCUT, KeyCode.T);
        until(() -> area().getLength() > 0);
        assertThat(area().isFocused()).isTrue();
    }

    private void replace(FxRobot robot, String old, String fresh) {
        robot.interact(() -> {
            int at = text().indexOf(old);
            assertThat(at).as(old).isNotNegative();
            area().replaceText(at, at + old.length(), fresh);
        });
    }

    private CodeArea area() {
        return (CodeArea) opened.stage().getScene().lookup("#document-text");
    }

    private String text() {
        return area().getText();
    }

    private String written() {
        return window.edited().writer().get();
    }

    private static void until(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> WaitForAsyncUtils.waitForAsyncFx(5000, condition));
        WaitForAsyncUtils.waitForFxEvents();
    }

    private static void press(FxRobot robot, KeyCode... keys) {
        robot.press(keys);
        for (KeyCode key : List.of(keys).reversed()) {
            robot.release(key);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }
}
