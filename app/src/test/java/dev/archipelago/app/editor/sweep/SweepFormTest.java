package dev.archipelago.app.editor.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.app.editor.asking.AskParts;
import dev.archipelago.app.editor.document.EditedDocument;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import java.util.Locale;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class SweepFormTest {
    private final EditedDocument edited = EditedDocument.unsaved(shop("first"));
    private SweepForm form;
    private Stage stage;

    @Start
    void start(Stage opened) {
        stage = opened;
        form = new SweepForm(new AskParts(Messages.of(Locale.ENGLISH), edited, Platform::runLater, _ -> {}, _ -> {},
                () -> stage));
        stage.setScene(new Scene(new StackPane(), 400, 700));
    }

    private static Document shop(String name) {
        return DocumentReader.readText("""
                format: 1
                name: %s
                components: { web: { kind: service, replicas: 2, operations: { open: { steps: [ { compute: 1ms } ] } } } }
                workloads: { users: { enters: web.open, arrivals: poisson(1/s) } }
                """.formatted(name), "shop.yaml").orElseThrow();
    }

    /// Every edit of a large design would wait for it.
    @Test
    void sweep_isPlannedAnewOnlyWhereItIsSeen(FxRobot robot) {
        robot.interact(() -> {
            ((TextField) form.node().lookup("#sweep-vary-1-path")).setText("components.web.replicas");
            ((TextField) form.node().lookup("#sweep-vary-1-values")).setText("1 to 3");
        });
        assertThat(form.plannedProperty().get()).as("nobody sees it").isEmpty();

        robot.interact(() -> {
            ((StackPane) stage.getScene().getRoot()).getChildren().setAll(form.node());
            stage.show();
        });
        assertThat(form.plannedProperty().get().orElseThrow().points()).isEqualTo(3);

        var seen = form.plannedProperty().get();
        robot.interact(stage::hide);
        robot.interact(() -> edited.apply("Change", _ -> shop("second")));
        assertThat(form.plannedProperty().get()).isSameAs(seen);
        robot.interact(stage::show);
        assertThat(form.plannedProperty().get()).isPresent().isNotSameAs(seen);
    }
}
