package dev.archipelago.app.editor.look;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.text.Font;

/// Which of the machine's fonts the editor uses; letters that one lacks come from others.
public final class Fonts {
    private static final List<String> LATIN = List.of("Inter", "Segoe UI Variable Text", "Segoe UI", ".SF NS Text",
            ".AppleSystemUIFont", "Helvetica Neue", "Cantarell", "Noto Sans", "Ubuntu", "Roboto", "Open Sans",
            "Source Sans 3", "DejaVu Sans");
    private static final List<String> CHINESE = List.of("Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei UI",
            "Microsoft YaHei", "PingFang SC", "WenQuanYi Micro Hei");

    private Fonts() {}

    /// The family for texts in a language; empty where the machine has none of those known to look well.
    public static Optional<String> family(Locale language) {
        List<String> installed = Font.getFamilies();
        boolean chinese = language.getLanguage().equals(Locale.CHINESE.getLanguage());
        return (chinese ? CHINESE : LATIN).stream().filter(installed::contains).findFirst();
    }
}
