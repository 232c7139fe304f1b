package dev.archipelago.app.editor;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.archipelago.app.editor.canvas.Wheel;
import dev.archipelago.app.editor.document.Settings;
import dev.archipelago.app.editor.look.Fonts;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.look.Styles;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;

/// Light or dark, the fonts, what may be hidden of a drawing, and what the wheel does there: what the user chose, else what the system says.
final class Appearance {
    private static final String MINIMAP = "minimap";
    private static final String LEGEND = "legend";
    private static final String TEXT = "text";
    private static final String OUTLINE = "outline";
    private static final String HISTORY = "history";

    private final Settings settings;
    private final BooleanProperty minimap = new SimpleBooleanProperty();
    private final BooleanProperty legend = new SimpleBooleanProperty();
    private final BooleanProperty outline = new SimpleBooleanProperty();
    private final BooleanProperty history = new SimpleBooleanProperty();
    private final BooleanProperty text = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<String>> scheme = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObjectProperty<Wheel> wheel = new SimpleObjectProperty<>(Wheel.AUTO);

    /// Held here, and weakly by the system, which outlives windows.
    private final InvalidationListener system = _ -> show();

    Appearance(Settings settings) {
        this.settings = settings;
        scheme.set(settings.scheme());
        show();
        Platform.getPreferences().colorSchemeProperty().addListener(new WeakInvalidationListener(system));
        remember(minimap, MINIMAP);
        remember(legend, LEGEND);
        Stream.of(Wheel.values()).filter(one -> settings.wheel().filter(one.name()::equals).isPresent()).findFirst()
                .ifPresent(wheel::set);
        wheel.addListener((_, _, now) -> settings.setWheel(now.name()));
        remember(text, TEXT);
        remember(outline, OUTLINE);
        remember(history, HISTORY);
        oneOf(outline, history);
    }

    private void remember(BooleanProperty shown, String part) {
        shown.set(settings.isShown(part));
        shown.addListener((_, _, now) -> settings.setShown(part, now));
    }

    /// They are in the same place.
    private static void oneOf(BooleanProperty one, BooleanProperty other) {
        one.subscribe(shown -> other.set(other.get() && !shown));
        other.subscribe(shown -> one.set(one.get() && !shown));
    }

    /// Whether drawings have the whole in a corner.
    BooleanProperty minimapProperty() {
        return minimap;
    }

    /// Whether drawings say what their signs mean.
    BooleanProperty legendProperty() {
        return legend;
    }

    /// What the wheel of the mouse does on drawings.
    ObjectProperty<Wheel> wheelProperty() {
        return wheel;
    }

    /// Whether the outline is left of drawings, in the place of the kinds of components.
    BooleanProperty outlineProperty() {
        return outline;
    }

    /// Whether the history of the document is left of drawings, in the place of the kinds of components and of the outline.
    BooleanProperty historyProperty() {
        return history;
    }

    /// Whether the text of the document is beside the drawing.
    BooleanProperty textProperty() {
        return text;
    }

    /// How much of the width that text takes; 0 when nobody has said.
    double textShare() {
        return settings.share(TEXT);
    }

    void setTextShare(double share) {
        settings.setShare(TEXT, share);
    }

    ReadOnlyBooleanProperty darkProperty() {
        return dark.getReadOnlyProperty();
    }

    /// "light" or "dark" as chosen; empty for what the system says, also when that changes.
    ReadOnlyObjectProperty<Optional<String>> schemeProperty() {
        return scheme.getReadOnlyProperty();
    }

    void setScheme(Optional<String> chosen) {
        chosen.ifPresentOrElse(settings::setScheme, settings::forgetScheme);
        scheme.set(chosen);
        show();
    }

    private void show() {
        dark.set(scheme.get().map("dark"::equals)
                .orElseGet(() -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK));
        apply();
    }

    /// Nothing where it is so already: all windows would be styled anew, and what is about to leave them would warn that it finds no
    /// colours.
    private void apply() {
        String wanted = dark.get()
                ? new PrimerDark().getUserAgentStylesheet()
                : new PrimerLight().getUserAgentStylesheet();
        if (!wanted.equals(Application.getUserAgentStylesheet())) {
            Application.setUserAgentStylesheet(wanted);
        }
    }

    /// The editor's own style sheet, the fonts of a language, and the class by which the sheet knows the dark.
    void dress(Scene scene, Messages messages) {
        URL sheet = Objects.requireNonNull(Appearance.class.getResource(Styles.STYLE_SHEET), Styles.STYLE_SHEET);
        scene.getStylesheets().add(sheet.toExternalForm());
        Fonts.family(messages.locale())
                .ifPresent(family -> scene.getStylesheets().add(sheet(
                        ".root { -fx-font-family: '" + family + "'; } .axis { -fx-tick-label-font: 11px '" + family
                                + "'; }")));
        mark(scene);
        dark.addListener((_, _, _) -> mark(scene));
    }

    /// As a sheet and not as a style of the root, so that pop-ups get it as well.
    private static String sheet(String css) {
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }

    private void mark(Scene scene) {
        scene.getRoot().getStyleClass().remove(Styles.DARK);
        if (dark.get()) {
            scene.getRoot().getStyleClass().add(Styles.DARK);
        }
    }
}
