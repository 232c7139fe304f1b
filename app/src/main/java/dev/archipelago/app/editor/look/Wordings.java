package dev.archipelago.app.editor.look;

import dev.archipelago.model.finding.Wording;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// What findings say, in the language of the window.
///
/// The texts are pairs of lines, the English template of a {@link Wording} and the same in the other language, with
/// empty lines between the pairs: so a translator sees what is translated, and a test finds what has no partner.
final class Wordings {
    private final Map<String, String> templates;
    private final String comma;

    private Wordings(Map<String, String> templates, String comma) {
        this.templates = templates;
        this.comma = comma;
    }

    /// @param language one of {@link Messages#LANGUAGES}
    static Wordings of(Locale language) {
        return language.equals(Locale.ENGLISH)
                ? new Wordings(Map.of(), ", ")
                : new Wordings(pairs("wordings_" + language.getLanguage() + "_" + language.getCountry() + ".txt"), "、");
    }

    String text(Wording wording) {
        return wording.in(template -> templates.getOrDefault(template, template), comma);
    }

    /// From the English templates to those of a language.
    static Map<String, String> pairs(String resource) {
        Map<String, String> pairs = new LinkedHashMap<>();
        Iterator<String> lines = read(resource).lines().filter(line -> !line.isEmpty()).iterator();
        while (lines.hasNext()) {
            String english = lines.next();
            if (pairs.put(english, lines.next()) != null) {
                throw new IllegalStateException("Twice in " + resource + ": " + english);
            }
        }
        return pairs;
    }

    private static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(Wordings.class.getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
