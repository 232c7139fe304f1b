package dev.archipelago.exporters.picture;

import dev.archipelago.model.ComponentKind;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// The words of a drawing in one language; names of the document are never translated.
public final class Wording {

    private final ResourceBundle words;
    private final Locale language;

    private Wording(ResourceBundle words, Locale language) {
        this.words = words;
        this.language = language;
    }

    /// English where a language is not known; the language of the machine plays no part.
    public static Wording in(Locale language) {
        ResourceBundle.Control control = ResourceBundle.Control
                .getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        return new Wording(ResourceBundle.getBundle("dev.archipelago.exporters.picture.wording", language,
                Wording.class.getClassLoader(), control), language);
    }

    public String of(ComponentKind kind) {
        return words.getString("kind." + kind.name().toLowerCase(Locale.ROOT));
    }

    String of(Severity severity) {
        return words.getString("severity." + severity.name().toLowerCase(Locale.ROOT));
    }

    String of(LinkStyle style) {
        return words.getString("link." + style.name().toLowerCase(Locale.ROOT));
    }

    String of(String key, Object... arguments) {
        return new MessageFormat(words.getString(key), language).format(arguments);
    }
}
