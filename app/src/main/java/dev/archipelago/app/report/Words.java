package dev.archipelago.app.report;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// The words of a page in one language; names of the document are never translated.
final class Words {
    private final ResourceBundle words;
    private final Locale language;

    private Words(ResourceBundle words, Locale language) {
        this.words = words;
        this.language = language;
    }

    /// English where a language is not known; the language of the machine plays no part.
    static Words in(Locale language) {
        ResourceBundle.Control control = ResourceBundle.Control
                .getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        return new Words(ResourceBundle.getBundle("dev.archipelago.app.report.words", language,
                Words.class.getClassLoader(), control), language);
    }

    String of(String key) {
        return words.getString(key);
    }

    String of(String key, Object... arguments) {
        return new MessageFormat(words.getString(key), language).format(arguments);
    }
}
