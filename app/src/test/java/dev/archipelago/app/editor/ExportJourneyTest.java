package dev.archipelago.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.app.editor.run.RunSettings;
import dev.archipelago.app.workbench.SimulationEvidence;
import dev.archipelago.exporters.Exporters;
import dev.archipelago.exporters.spi.ExportBundle;
import dev.archipelago.exporters.spi.ExportOptions;
import dev.archipelago.exporters.spi.ExportRequest;
import dev.archipelago.exporters.spi.Exporter;
import dev.archipelago.exporters.spi.Mesh;
import dev.archipelago.exporters.spi.SecretSource;
import dev.archipelago.exporters.spi.WayIn;
import dev.archipelago.model.Architecture;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.Container;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.quantity.TimeSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// A person's way through the export window: choose, look, change the design, write, compare with the disk.
@ExtendWith({ApplicationExtension.class, NoUncaughtExceptions.class})
class ExportJourneyTest {
    private static final ComponentId STOCK = new ComponentId("stock");
    private static final String STOCK_FILE = "components/stock.yaml";

    @TempDir
    private static Path folder;

    private OpenedWindow opened;
    private EditorWindow window;
    private Path target;

    @Start
    void start(Stage stage) throws IOException {
        opened = OpenedWindow.of(stage, folder, OpenedWindow.sample("corner-shop"));
        window = opened.window();
        target = opened.file().resolveSibling("out");
    }

    @AfterEach
    void close() {
        opened.close();
    }

    @Test
    void export_lookedAtWhileTheDesignChanges_isWrittenAndComparedWithTheDisk(FxRobot robot) throws Exception {
        open(robot, "kubernetes");
        choose(robot, STOCK_FILE);
        await(() -> code(robot).equals(exported().get(STOCK_FILE)));

        Document before = window.edited().document();
        setReplicas(robot, 7);
        await(() -> code(robot).equals(exported().get(STOCK_FILE)));
        assertThat(code(robot)).contains("replicas: 7")
                .isNotEqualTo(kubernetes(before).files().get(STOCK_FILE).stripTrailing());

        press(robot, "#export-write");
        await(() -> text(robot, "#export-outcome").contains(target.toString()));
        assertThat(onDisk()).isEqualTo(new TreeMap<>(kubernetes(window.edited().document()).files()));
        await(() -> text(robot, "#export-summary").equals("= " + exported().size() + " the same"));

        Files.writeString(target.resolve(STOCK_FILE),
                Files.readString(target.resolve(STOCK_FILE)).replace("replicas: 7", "replicas: 2"));
        Files.writeString(target.resolve("components/old.yaml"), "left: behind\n");
        robot.interact(() -> robot.lookup("#export-view-changes").queryAs(ToggleButton.class).fire());
        robot.press(KeyCode.F5).release(KeyCode.F5);
        await(() -> code(robot).contains("replicas: 2"));
        CodeArea area = robot.lookup("#export-code").queryAs(CodeArea.class);
        assertThat(paragraphs(area, "line-removed")).singleElement().asString().contains("replicas: 2");
        assertThat(paragraphs(area, "line-added")).singleElement().asString().contains("replicas: 7");
        assertThat(text(robot, "#export-summary"))
                .isEqualTo("~ 1 changed   = " + (exported().size() - 1) + " the same   ○ 1 only on disk");

        press(robot, "#export-write");
        await(() -> text(robot, "#export-outcome").endsWith("and kept: " + STOCK_FILE));
        assertThat(target.resolve(STOCK_FILE)).content().contains("replicas: 2");
        robot.interact(() -> robot.lookup("#export-overwrite").queryAs(CheckBox.class).setSelected(true));
        press(robot, "#export-write");
        await(() -> text(robot, "#export-outcome").startsWith("Wrote 1 files"));
        assertThat(onDisk()).isEqualTo(new TreeMap<>(kubernetes(window.edited().document()).files()));
    }

    @Test
    void folder_ofADocumentAndTarget_isRemembered(FxRobot robot) throws Exception {
        open(robot, "dockerfiles");
        press(robot, "#export-write");
        await(() -> text(robot, "#export-outcome").contains(target.toString()));
        robot.interact(() -> choice(robot).setValue(exporter("kubernetes")));
        assertThat(robot.lookup("#export-folder").queryAs(TextField.class).getText())
                .isEqualTo(target.resolveSibling("kubernetes").toString());
        robot.interact(() -> choice(robot).setValue(exporter("dockerfiles")));
        assertThat(robot.lookup("#export-folder").queryAs(TextField.class).getText()).isEqualTo(target.toString());
    }

    @Test
    void wayInAndMesh_chosen_areThoseOfTheFiles(FxRobot robot) throws Exception {
        open(robot, "kubernetes");
        robot.interact(() -> {
            robot.lookup("#export-way-in").<ComboBox<WayIn.Style>>query().setValue(WayIn.Style.INGRESS);
            robot.lookup("#export-host").queryAs(TextField.class).setText("shop.example.com");
            robot.lookup("#export-mesh").<ComboBox<Mesh>>query().setValue(Mesh.LINKERD);
            robot.lookup("#export-secrets").<ComboBox<SecretSource>>query().setValue(SecretSource.EXTERNAL_SECRET);
        });
        Map<String, String> wanted = new TreeMap<>(exporter("kubernetes").export(
                ExportRequest.of(window.edited().document()).withOptions(ExportOptions.DEFAULT.withMesh(Mesh.LINKERD)
                        .withSecrets(SecretSource.EXTERNAL_SECRET)
                        .withWayIn(WayIn.DEFAULT.withStyle(WayIn.Style.INGRESS).withHost("shop.example.com"))))
                .files());
        press(robot, "#export-write");
        await(() -> text(robot, "#export-outcome").contains(target.toString()));
        for (Map.Entry<String, String> file : wanted.entrySet()) {
            assertThat(target.resolve(file.getKey())).hasContent(file.getValue());
        }

        robot.interact(() -> robot.lookup("#export-host").queryAs(TextField.class).setText("Shop!"));
        assertThat(text(robot, "#export-mistake")).isEqualTo("Expected the name of a host, such as shop.example.com");
        assertThat(robot.lookup("#export-write").queryAs(Button.class).isDisabled()).isTrue();
        robot.interact(() -> choice(robot).setValue(exporter("dockerfiles")));
        assertThat(text(robot, "#export-mistake")).isEmpty();
    }

    @Test
    void figures_ofTheSimulation_standInTheFilesUntilTheDesignChanges(FxRobot robot) throws Exception {
        open(robot, "kubernetes");
        choose(robot, STOCK_FILE);
        await(() -> code(robot).contains("not simulated"));
        assertThat(robot.lookup("#export-evidence").queryAs(CheckBox.class).isDisabled()).isTrue();

        robot.interact(() -> {
            window.run().settingsProperty().set(new RunSettings(Optional.empty(), Optional.of(TimeSpan.ofSeconds(2)),
                    Optional.of(TimeSpan.ofSeconds(1)), 2, 1));
            window.run().start();
        });
        await(() -> code(robot).contains("2 x 2 s, seed 1"));
        Document simulated = window.edited().document();
        assertThat(code(robot)).isEqualTo(exporter("kubernetes").export(ExportRequest.of(simulated)
                .withEvidence(SimulationEvidence.of(window.run().outcomeProperty().get().orElseThrow().result(),
                        simulated)))
                .files().get(STOCK_FILE).stripTrailing());
        robot.interact(() -> robot.lookup("#export-evidence").queryAs(CheckBox.class).setSelected(false));
        await(() -> !code(robot).contains("seed 1"));
        robot.interact(() -> robot.lookup("#export-evidence").queryAs(CheckBox.class).setSelected(true));
        await(() -> code(robot).contains("seed 1"));

        setReplicas(robot, 7);
        await(() -> code(robot).equals(exported().get(STOCK_FILE)));
        assertThat(robot.lookup("#export-evidence").queryAs(CheckBox.class).isDisabled()).isTrue();
        assertThat(robot.lookup("#export-unproven").query().isVisible()).isTrue();
    }

    @Test
    void files_noLongerMade_areDeletedWhereItIsAskedFor(FxRobot robot) throws Exception {
        open(robot, "dockerfiles");
        press(robot, "#export-write");
        await(() -> text(robot, "#export-outcome").contains(target.toString()));
        Path gone = target.resolve("stock/Dockerfile");
        assertThat(gone).exists();
        robot.interact(() -> window.edited().apply("image", document -> document.withArchitecture(
                document.architecture().withComponent(STOCK, unwritten(Objects.requireNonNull(
                        document.architecture().components().get(STOCK)))))));
        press(robot, "#export-write");
        await(() -> text(robot, "#export-outcome").startsWith("Wrote 0 files"));
        assertThat(gone).exists();
        robot.interact(() -> robot.lookup("#export-prune").queryAs(CheckBox.class).setSelected(true));
        press(robot, "#export-write");
        await(() -> text(robot, "#export-outcome").endsWith("; 2 deleted that are no longer made"));
        assertThat(gone).doesNotExist();
    }

    @Test
    void design_withErrors_isNotExportedAndSaysWhy(FxRobot robot) throws Exception {
        open(robot, "kubernetes");
        await(() -> !robot.lookup("#export-write").queryAs(Button.class).isDisabled());
        robot.interact(() -> window.edited().apply("break",
                document -> document.withArchitecture(withoutStock(document.architecture()))));
        await(() -> text(robot, "#export-remarks-title").startsWith("Errors of the design"));
        assertThat(robot.lookup("#export-write").queryAs(Button.class).isDisabled()).isTrue();
        assertThat(robot.lookup("#export-files").<TreeView<?>>query().getRoot().getChildren()).isEmpty();
        assertThat(target).doesNotExist();
    }

    @Test
    void folder_thatCannotBeMade_isToldAndNothingIsWritten(FxRobot robot) throws Exception {
        Files.writeString(target, "a file");
        open(robot, "kubernetes");
        await(() -> !robot.lookup("#export-write").queryAs(Button.class).isDisabled());
        press(robot, "#export-write");
        await(() -> text(robot, "#export-outcome").startsWith("Export failed; 0 of"));
        assertThat(target).hasContent("a file");
    }

    @Test
    void omission_chosen_selectsItsComponentOnTheDrawing(FxRobot robot) throws Exception {
        open(robot, "kubernetes");
        ListView<?> remarks = robot.lookup("#export-remarks").queryAs(ListView.class);
        await(() -> !remarks.getItems().isEmpty());
        int index = 0;
        while (!remarks.getItems().get(index).toString().contains("/components/")) {
            index++;
        }
        int chosen = index;
        robot.interact(() -> {
            remarks.requestFocus();
            remarks.getSelectionModel().select(chosen);
        });
        robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(window.edited().selection().components()).singleElement().satisfies(
                id -> assertThat(remarks.getItems().get(chosen).toString()).contains("/components/" + id));
    }

    private void open(FxRobot robot, String exporter) {
        robot.interact(() -> window.desk().showExport(Optional.of(exporter(exporter))));
        robot.interact(() -> robot.lookup("#export-folder").queryAs(TextField.class).setText(target.toString()));
    }

    private static Exporter exporter(String id) {
        return Exporters.byId(id).orElseThrow();
    }

    private static ExportBundle kubernetes(Document document) {
        return exporter("kubernetes").export(ExportRequest.of(document));
    }

    private Map<String, String> exported() {
        Map<String, String> files = new TreeMap<>(kubernetes(window.edited().document()).files());
        files.replaceAll((_, text) -> text.stripTrailing());
        return files;
    }

    private void setReplicas(FxRobot robot, int replicas) {
        robot.interact(() -> window.edited().apply("scale", document -> document.withArchitecture(
                document.architecture().withComponent(STOCK, Objects.requireNonNull(
                        document.architecture().components().get(STOCK)).withReplicas(replicas)))));
    }

    private static Component unwritten(Component component) {
        return component.withContainer(Container.UNSPECIFIED);
    }

    private static Architecture withoutStock(Architecture architecture) {
        Map<ComponentId, Component> components = new LinkedHashMap<>(architecture.components());
        components.remove(STOCK);
        return architecture.withComponents(components);
    }

    @SuppressWarnings("unchecked")
    private static ComboBox<Exporter> choice(FxRobot robot) {
        return robot.lookup("#export-target").queryAs(ComboBox.class);
    }

    private static void choose(FxRobot robot, String path) throws TimeoutException {
        TreeView<?> tree = robot.lookup("#export-files").queryAs(TreeView.class);
        await(() -> tree.getRoot() != null && find(tree.getRoot(), path) != null);
        robot.interact(() -> select(tree, path));
    }

    private static <T> void select(TreeView<T> tree, String path) {
        tree.getSelectionModel().select(Objects.requireNonNull(find(tree.getRoot(), path)));
    }

    private static <T> TreeItem<T> find(TreeItem<T> item, String path) {
        if (item.isLeaf() && item.getValue().toString().contains("path=" + path + ",")) {
            return item;
        }
        return item.getChildren().stream().map(child -> find(child, path)).filter(Objects::nonNull).findFirst()
                .orElse(null);
    }

    private static String code(FxRobot robot) {
        return robot.lookup("#export-code").queryAs(CodeArea.class).getText();
    }

    private static Stream<String> paragraphs(CodeArea area, String style) {
        return area.getParagraphs().stream().filter(line -> line.getParagraphStyle().contains(style))
                .map(line -> line.getText());
    }

    private static String text(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    private static void press(FxRobot robot, String id) throws TimeoutException {
        Button button = robot.lookup(id).queryAs(Button.class);
        await(() -> !button.isDisabled());
        robot.interact(button::fire);
    }

    private static void await(Callable<Boolean> condition) throws TimeoutException {
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition).get());
    }

    private Map<String, String> onDisk() throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (String path : kubernetes(window.edited().document()).files().keySet()) {
            files.put(path, Files.readString(target.resolve(path)));
        }
        return files;
    }
}
