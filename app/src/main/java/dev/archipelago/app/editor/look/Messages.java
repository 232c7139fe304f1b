package dev.archipelago.app.editor.look;

import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Wording;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.SortedMap;
import java.util.TreeMap;

/// The texts of the editor in one language.
public final class Messages {
    /// The languages that there are, the first one being the fallback.
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);

    private static final String BUNDLE = "dev.archipelago.app.editor.look.messages";

    private final Locale locale;
    private final ResourceBundle bundle;
    private final Wordings wordings;

    private Messages(Locale locale, ResourceBundle bundle) {
        this.locale = locale;
        this.bundle = bundle;
        this.wordings = Wordings.of(locale);
    }

    /// The texts in the language nearest to a locale: Simplified Chinese for any Chinese, else English.
    public static Messages of(Locale wanted) {
        Locale language = LANGUAGES.stream().filter(known -> known.getLanguage().equals(wanted.getLanguage()))
                .findFirst().orElse(Locale.ENGLISH);
        Locale resource = language.equals(Locale.ENGLISH) ? Locale.ROOT : language;
        var control = ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        return new Messages(language, ResourceBundle.getBundle(BUNDLE, resource, control));
    }

    public Locale locale() {
        return locale;
    }

    /// The text of a key.
    ///
    /// @throws MissingResourceException when there is none
    public String text(String key) {
        return bundle.getString(key);
    }

    /// The text of a key with {0}, {1} ... filled in; numbers are to be spelled before.
    public String text(String key, Object... arguments) {
        return new MessageFormat(bundle.getString(key), locale).format(arguments);
    }

    /// What a rule or an answer says.
    public String text(Wording wording) {
        return wordings.text(wording);
    }

    /// What was found, and what to do about it where the finding says that.
    public String text(Finding finding) {
        return text(finding.said()) + (finding.advised().isEmpty() ? "" : " " + text(finding.advised()));
    }

    /// The text of a key that may be missing.
    public Optional<String> find(String key) {
        return bundle.containsKey(key) ? Optional.of(bundle.getString(key)) : Optional.empty();
    }

    /// The texts of all keys that begin so.
    public SortedMap<String, String> beginningWith(String prefix) {
        SortedMap<String, String> texts = new TreeMap<>();
        bundle.keySet().stream().filter(key -> key.startsWith(prefix))
                .forEach(key -> texts.put(key, bundle.getString(key)));
        return texts;
    }
}
