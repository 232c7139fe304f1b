package dev.archipelago.app.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.app.editor.document.Selection;
import dev.archipelago.app.editor.run.RunSettings;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.edit.Edit;
import dev.archipelago.model.quantity.TimeSpan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kordamp.ikonli.javafx.FontIcon;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Every text of the real window, in all panes, stands out from what is painted behind it: 4.5 to 1, and 3 to 1 where it is large
/// or a sign (WCAG 2.2, 1.4.3 and 1.4.11). What is disabled is passed over, as there.
@ExtendWith({ApplicationExtension.class, NoUncaughtExceptions.class})
class ContrastJourneyTest {
    private static final List<String> VIEWS = List.of("show-results", "show-charts", "show-timeline", "show-problems",
            "what-if", "show-traces", "why", "blast", "query");
    private static final double LARGE = 24;
    private static final double LARGE_BOLD = 18.6;

    @TempDir
    private static Path folder;

    private OpenedWindow opened;
    private EditorWindow window;
    private Stage stage;

    @Start
    void start(Stage shown) throws IOException {
        stage = shown;
        opened = OpenedWindow.of(shown, folder, OpenedWindow.sample("corner-shop"));
        window = opened.window();
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> {
            window.appearance().outlineProperty().set(false);
            window.appearance().historyProperty().set(false);
            window.appearance().textProperty().set(false);
            window.appearance().setScheme(Optional.of("light"));
        });
        opened.close();
    }

    @ParameterizedTest(name = "dark: {0}")
    @ValueSource(booleans = {false, true})
    void everyText_standsOutFromItsGround(boolean dark, FxRobot robot) throws Exception {
        robot.interact(() -> {
            window.appearance().setScheme(Optional.of(dark ? "dark" : "light"));
            window.run().settingsProperty().set(new RunSettings(Optional.empty(), Optional.empty(),
                    Optional.of(TimeSpan.parse("2s")), 2, 1));
        });
        Map<String, String> faint = new TreeMap<>();
        look("kinds", robot, faint);
        robot.interact(() -> window.commands().get("run").run());
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> window.run().outcomeProperty().get().isPresent());
        robot.interact(() -> {
            window.appearance().outlineProperty().set(true);
            window.appearance().textProperty().set(true);
            window.edited().select(Selection.of(new ComponentId("orders")));
        });
        look("outline, text, a component", robot, faint);
        robot.interact(() -> {
            window.edited().apply("Rename",
                    new Edit.RenameComponent(new ComponentId("mailer"), new ComponentId("post")));
            window.appearance().historyProperty().set(true);
            window.edited().select(Selection.of(ConnectionId.parse("orders->shop-db")));
        });
        look("history, a connection", robot, faint);
        for (String view : VIEWS) {
            robot.interact(() -> window.commands().get(view).run());
            WaitForAsyncUtils.sleep(300, TimeUnit.MILLISECONDS);
            look(view, robot, faint);
        }
        robot.interact(window::showGallery);
        look("gallery", robot, faint);
        assertThat(faint).isEmpty();
    }

    private void look(String where, FxRobot robot, Map<String, String> faint) {
        WaitForAsyncUtils.waitForFxEvents();
        robot.interact(() -> {
            stage.getScene().getRoot().applyCss();
            stage.getScene().getRoot().layout();
            int[] seen = new int[1];
            read(where, stage.getScene().getRoot(), faint, seen);
            assertThat(seen[0]).as(where).isGreaterThan(20);
        });
    }

    private static void read(String where, Node node, Map<String, String> faint, int[] seen) {
        if (!node.isVisible() || node.isDisabled() || node.getOpacity() == 0) {
            return;
        }
        if (node instanceof Text text && !text.getText().isBlank() && text.getFill() instanceof Color fill) {
            seen[0]++;
            Color ground = ground(text);
            double contrast = contrast(over(fill, ground), ground);
            double size = text.getFont().getSize();
            boolean large = size >= LARGE
                    || size >= LARGE_BOLD && text.getFont().getStyle().toLowerCase(Locale.ROOT).contains("bold");
            if (contrast < (large || text instanceof FontIcon ? 3 : 4.5)) {
                faint.put(NodePath.of(text),
                        String.format(Locale.ROOT, "%s: '%s' %s on %s: %.2f", where, text.getText(), fill,
                                ground, contrast));
            }
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> read(where, child, faint, seen));
        }
    }

    /// What is painted behind a node by those around it.
    private static Color ground(Node node) {
        Parent parent = node.getParent();
        if (parent == null) {
            return node.getScene().getFill() instanceof Color color ? color : Color.WHITE;
        }
        Color behind = ground(parent);
        if (parent instanceof Region region && region.getBackground() != null) {
            for (BackgroundFill fill : region.getBackground().getFills()) {
                Paint paint = fill.getFill();
                behind = paint instanceof Color color ? over(color, behind) : behind;
            }
        }
        return behind;
    }

    private static Color over(Color top, Color below) {
        return below.interpolate(Color.color(top.getRed(), top.getGreen(), top.getBlue()), top.getOpacity());
    }

    private static double contrast(Color a, Color b) {
        double one = luminance(a);
        double other = luminance(b);
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    private static double luminance(Color color) {
        return 0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
