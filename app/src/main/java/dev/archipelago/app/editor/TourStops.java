package dev.archipelago.app.editor;

import dev.archipelago.app.editor.look.Messages;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.MenuButton;
import javafx.stage.Stage;

/// What the tour points at: draw, run, why, apply, ask, export.
final class TourStops {
    private static final Runnable NOTHING = () -> {};

    private TourStops() {}

    static List<Tour.Stop> of(Stage stage, Desks desks, Messages messages) {
        Runnable ask = () -> desks.current().ifPresent(desk -> desk.workspace().below().showWhy());
        return List.of(
                new Tour.Stop("draw", node(stage, "#left-pane"), NOTHING),
                new Tour.Stop("run", node(stage, "#tool-run"), NOTHING),
                new Tour.Stop("why", node(stage, "#tab-why"), ask),
                new Tour.Stop("apply", node(stage, "#why"),
                        () -> desks.current().ifPresent(desk -> desk.workspace().below().lookAtWhy())),
                new Tour.Stop("ask", menu(stage, messages.text("menu.ask")), NOTHING),
                new Tour.Stop("export", menu(stage, messages.text("menu.export")), NOTHING));
    }

    private static Supplier<Optional<Node>> node(Stage stage, String selector) {
        return () -> Optional.ofNullable(stage.getScene()).map(scene -> scene.lookup(selector));
    }

    /// The button of a menu in the bar.
    private static Supplier<Optional<Node>> menu(Stage stage, String text) {
        return () -> Optional.ofNullable(stage.getScene()).map(Scene::getRoot)
                .flatMap(root -> root.lookupAll(".menu-button").stream()
                        .filter(node -> node instanceof MenuButton button && text.equals(button.getText()))
                        .findFirst());
    }
}
