package dev.archipelago.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.app.editor.canvas.LargeDesign;
import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.exporters.layout.AutoLayout;
import dev.archipelago.exporters.notation.Notation;
import dev.archipelago.exporters.picture.Drawing;
import dev.archipelago.exporters.picture.Illustrator;
import dev.archipelago.exporters.picture.Overlay;
import dev.archipelago.exporters.picture.Palette;
import dev.archipelago.exporters.picture.Picture;
import dev.archipelago.exporters.picture.PictureOptions;
import dev.archipelago.exporters.picture.Severity;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.document.Document;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.DialogPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.matcher.control.LabeledMatchers;
import org.testfx.util.WaitForAsyncUtils;

/// The drawing is taken along as a picture.
@ExtendWith({ApplicationExtension.class, NoUncaughtExceptions.class})
class PictureJourneyTest {
    private static final ComponentId ORDERS = new ComponentId("orders");

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

    @BeforeEach
    void waitForTheDrawing() throws TimeoutException {
        await(() -> window.canvas().screenPointOf(ORDERS).isPresent());
    }

    @Test
    void drawing_copiedAsAPicture_isWhatIsSelectedOrElseTheWhole(FxRobot robot) throws Exception {
        robot.interact(() -> window.edited().select(Selection.of(ORDERS)));
        assertThat(copied(robot)).isEqualTo("Copied a picture of 1 component");
        assertThat(boxes(copiedSvg(robot))).containsExactly("orders");
        robot.interact(() -> window.edited().select(Selection.of(ConnectionId.parse("web->orders"))));
        assertThat(copied(robot)).isEqualTo("Copied a picture of 2 components");
        assertThat(boxes(copiedSvg(robot))).containsExactlyInAnyOrder("web", "orders");
        assertThat(copiedSvg(robot)).contains("id=\"connection-web--orders\"");
        robot.interact(() -> window.edited().select(Selection.NONE));
        int all = window.edited().document().architecture().components().size();
        assertThat(copied(robot)).isEqualTo("Copied a picture of " + all + " components");
        assertThat(boxes(copiedSvg(robot))).hasSize(all);
    }

    @Test
    void picture_ofWhatIsSeen_hasItsNumbersAndItsLegend(FxRobot robot) throws Exception {
        Path file = folder.resolve("seen.svg");
        robot.interact(() -> window.canvas().overlayProperty().set(new Overlay(
                Map.of(ORDERS, new Overlay.Reading(0.93, "84 ms", 0, null, Severity.WARNING)), Map.of())));
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> window.desk().exports().writePicture(file, () -> seen().whole(), Picture.Format.SVG));
        await(() -> said(robot).equals("Drew seen.svg"));
        assertThat(file).content().contains("84 ms", "93 %", "Near its limit");

        robot.interact(() -> window.edited().select(Selection.of(new ComponentId("web"))));
        copied(robot);
        assertThat(copiedSvg(robot)).doesNotContain("84 ms", "Near its limit");
    }

    @Test
    void picture_ofACollapsedGroup_isOneBoxInTheLanguageOfTheWindow(FxRobot robot) throws Exception {
        Map<ComponentId, Component> components = window.edited().document().architecture().components();
        Set<ComponentId> ordering = components.keySet().stream()
                .filter(id -> "ordering".equals(components.get(id).context())).collect(Collectors.toSet());
        robot.interact(() -> window.commands().get("collapse-all").run());
        await(() -> window.canvas().layoutShown().boxes().size() < components.size()
                && !window.canvas().arrangingProperty().get());
        AtomicReference<Drawing> part = new AtomicReference<>();
        robot.interact(() -> part.set(SeenDrawing.of(window.canvas(), Messages.of(Locale.SIMPLIFIED_CHINESE))
                .part(ordering)));
        String svg = new String(Picture.render(part.get(), Picture.Format.SVG, 1), StandardCharsets.UTF_8);
        assertThat(boxes(svg)).singleElement().asString().startsWith("group-");
        assertThat(svg).contains(">ordering<", ordering.size() + " 个组件");
    }

    @Test
    void texts_forOtherTools_haveThePlacesThatAreSeen(FxRobot robot) throws Exception {
        Path file = folder.resolve("seen.drawio");
        robot.interact(() -> window.desk().exports().writeText(file, Notation.DRAW_IO));
        await(() -> said(robot).equals("Drew seen.drawio"));
        assertThat(file).content().isEqualTo(Notation.DRAW_IO.write(window.edited().document(),
                window.canvas().layoutShown()));
    }

    @Test
    void picture_givenUpWhileItIsPainted_leavesFilesAndClipboardAlone(FxRobot robot) throws Exception {
        Document large = LargeDesign.placed(1500, 3000);
        Drawing drawing = Illustrator.draw(large, AutoLayout.of(large), Overlay.NONE, Palette.LIGHT,
                PictureOptions.COMPLETE);
        Path first = folder.resolve("first.png");
        Path second = folder.resolve("second.svg");
        copied(robot);
        String before = copiedSvg(robot);
        robot.interact(() -> {
            window.desk().exports().writePicture(first, () -> drawing, Picture.Format.PNG);
            window.desk().exports().writePicture(second, () -> drawing, Picture.Format.SVG);
            window.desk().exports().copyPicture();
        });
        await(() -> robot.lookup("#picture-cancel").tryQuery().filter(Node::isVisible).isPresent()
                && window.desk().easel().progressProperty().get() > 0.12);
        assertThat(window.commands().get("cancel-picture").enabled().get()).isTrue();
        robot.interact(() -> {
            robot.lookup("#picture-cancel").queryButton().fire();
            assertThat(said(robot)).isEqualTo("The picture was given up");
            assertThat(window.desk().easel().jobProperty().get()).as("the next one").isPresent();
            window.commands().get("cancel-picture").run();
            window.commands().get("cancel-picture").run();
        });
        assertThat(window.desk().easel().jobProperty().get()).isEmpty();
        assertThat(window.commands().get("cancel-picture").enabled().get()).isFalse();
        await(() -> Thread.getAllStackTraces().keySet().stream().noneMatch(one -> one.getName().equals("picture")));
        assertThat(first).doesNotExist();
        assertThat(second).doesNotExist();
        assertThat(copiedSvg(robot)).isEqualTo(before);
        assertThat(robot.lookup("#picture-cancel").queryButton().getParent().isVisible()).isFalse();
    }

    @Test
    void picture_thatCannotBeWritten_saysWhy(FxRobot robot) throws Exception {
        Path blocked = Files.writeString(folder.resolve("blocked"), "a file, no folder");
        robot.interact(() -> window.desk().exports().writePicture(blocked.resolve("a.pdf"), () -> seen().whole(),
                Picture.Format.PDF));
        await(() -> robot.lookup(".dialog-pane").tryQuery().isPresent());
        assertThat(robot.lookup(".dialog-pane").queryAs(DialogPane.class).getContentText()).contains("blocked");
        robot.interact(() -> robot.lookup(".dialog-pane .button").queryButton().fire());
        assertThat(said(robot)).isEqualTo("The export failed");
    }

    @Test
    void name_withoutItsEnding_getsItAndAsksBeforeOverwriting(FxRobot robot) throws Exception {
        Path chosen = folder.resolve("shop");
        ExportActions exports = window.desk().exports();
        assertThat(exports.named(folder.resolve("shop.PDF"), "pdf")).contains(folder.resolve("shop.PDF"));
        assertThat(exports.named(chosen, "pdf")).contains(folder.resolve("shop.pdf"));
        assertThat(exports.named(folder.resolve("v1.2"), "pdf")).contains(folder.resolve("v1.2.pdf"));

        Files.writeString(folder.resolve("shop.pdf"), "there");
        AtomicReference<Optional<Path>> answer = new AtomicReference<>();
        Platform.runLater(() -> answer.set(exports.named(chosen, "pdf")));
        await(() -> robot.lookup(".dialog-pane").tryQuery().isPresent());
        robot.interact(() -> robot.lookup(".dialog-pane .button").match(LabeledMatchers.hasText("Cancel"))
                .queryButton().fire());
        await(() -> answer.get() != null);
        assertThat(answer.get()).isEmpty();
    }

    private SeenDrawing seen() {
        return SeenDrawing.of(window.canvas(), Messages.of(Locale.ENGLISH));
    }

    private static String copiedSvg(FxRobot robot) {
        AtomicReference<String> text = new AtomicReference<>("");
        robot.interact(() -> {
            Clipboard clipboard = Clipboard.getSystemClipboard();
            assertThat(clipboard.hasImage()).isTrue();
            ByteBuffer svg = (ByteBuffer) clipboard.getContent(DataFormat.lookupMimeType("image/svg+xml"));
            text.set(StandardCharsets.UTF_8.decode(svg.duplicate()).toString());
        });
        return text.get();
    }

    private static List<String> boxes(String svg) {
        return Pattern.compile("id=\"component-([^\"]+)\"").matcher(svg).results().map(found -> found.group(1))
                .toList();
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS,
                () -> WaitForAsyncUtils.waitForAsyncFx(5000, condition));
    }

    private static String said(FxRobot robot) {
        return robot.lookup("#status-message").queryLabeled().getText();
    }

    /// What the window says then.
    private static String copied(FxRobot robot) throws TimeoutException {
        robot.press(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.C).release(KeyCode.C, KeyCode.SHIFT, KeyCode.SHORTCUT);
        WaitForAsyncUtils.waitForFxEvents();
        await(() -> !said(robot).startsWith("Copying"));
        return said(robot);
    }

    @Test
    void commands_forPicturesAndTexts_areInTheExportMenu() {
        assertThat(List.of("export-svg", "export-png", "export-pdf", "export-mmd", "export-puml", "export-drawio"))
                .allSatisfy(id -> assertThat(window.commands().get(id).enabled().get()).isTrue());
    }
}
