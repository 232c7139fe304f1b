package dev.archipelago.exporters.sequence;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/// The words of a sequence in one language; names of the document are never translated.
record Words(ResourceBundle words, Locale language) {

    /// English where a language is not known; the language of the machine plays no part.
    static Words in(Locale language) {
        ResourceBundle.Control control = ResourceBundle.Control
                .getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        return new Words(ResourceBundle.getBundle("dev.archipelago.exporters.sequence.words", language,
                Words.class.getClassLoader(), control), language);
    }

    String of(String key, Object... arguments) {
        Object[] texts = new Object[arguments.length];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = String.valueOf(arguments[i]);
        }
        return new MessageFormat(words.getString(key), language).format(texts);
    }
}
