package dev.archipelago.app.editor;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import dev.archipelago.app.editor.document.Settings;
import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.look.Styles;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/// Light or dark, and the fonts: what the user chose, else what the system says.
final class Appearance {
    private static final List<String> LATIN = List.of("Inter", "Segoe UI Variable Text", "Segoe UI", ".SF NS Text",
            ".AppleSystemUIFont", "Cantarell", "Noto Sans", "Ubuntu", "DejaVu Sans");
    private static final List<String> CHINESE = List.of("Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei UI",
            "Microsoft YaHei", "PingFang SC", "WenQuanYi Micro Hei");

    private final Settings settings;
    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper();

    Appearance(Settings settings) {
        this.settings = settings;
        dark.set(settings.scheme().map("dark"::equals)
                .orElseGet(() -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK));
        apply();
    }

    ReadOnlyBooleanProperty darkProperty() {
        return dark.getReadOnlyProperty();
    }

    void toggle() {
        dark.set(!dark.get());
        settings.setScheme(dark.get() ? "dark" : "light");
        apply();
    }

    private void apply() {
        Application.setUserAgentStylesheet(
                dark.get() ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
    }

    /// The editor's own style sheet, the fonts of a language, and the class by which the sheet knows the dark.
    void dress(Scene scene, Messages messages) {
        URL sheet = Objects.requireNonNull(Appearance.class.getResource(Styles.STYLE_SHEET), Styles.STYLE_SHEET);
        scene.getStylesheets().add(sheet.toExternalForm());
        boolean chinese = messages.locale().getLanguage().equals(Locale.CHINESE.getLanguage());
        List<String> known = Font.getFamilies();
        (chinese ? CHINESE : LATIN).stream().filter(known::contains).findFirst()
                .ifPresent(family -> scene.getStylesheets().add(sheet(".root { -fx-font-family: '" + family + "'; }")));
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
