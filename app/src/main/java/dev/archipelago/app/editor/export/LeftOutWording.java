package dev.archipelago.app.editor.export;

import dev.archipelago.app.editor.look.Messages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Says in the language of the window what exports leave out.
///
/// Exporters speak English and know nothing of windows. Each of their texts stands among those of the editor under
/// `left-out.`, word for word, with {0}, {1} … for what differs; the text of the same key in the other language is said.
final class LeftOutWording {
    private static final String PREFIX = "left-out.";
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

    private final Messages messages;
    private final List<Template> templates;

    /// The English text of a key, as something that a text can be compared with.
    private record Template(String key, Pattern pattern, List<Integer> places, int literal) {
        static Template of(String key, String english) {
            StringBuilder pattern = new StringBuilder();
            List<Integer> places = new ArrayList<>();
            Matcher place = PLACE.matcher(english);
            int done = 0;
            while (place.find()) {
                pattern.append(Pattern.quote(english.substring(done, place.start()))).append("(.+)");
                places.add(Integer.parseInt(place.group(1)));
                done = place.end();
            }
            pattern.append(Pattern.quote(english.substring(done)));
            return new Template(key, Pattern.compile(pattern.toString(), Pattern.DOTALL), places,
                    english.length() - 3 * places.size());
        }
    }

    LeftOutWording(Messages messages) {
        this.messages = messages;
        templates = messages.locale().equals(Locale.ENGLISH)
                ? List.of()
                : Messages.of(Locale.ENGLISH).beginningWith(PREFIX).entrySet().stream()
                        .map(text -> Template.of(text.getKey(), text.getValue()))
                        .sorted(Comparator.comparingInt(Template::literal).reversed()).toList();
    }

    /// The text in the language of the window; as it is where there is no other.
    String of(String english) {
        return translated(english).orElse(english);
    }

    /// The text in the language of the window; empty where there is none.
    ///
    /// A list of words, such as "retry, bulkhead", is translated word by word.
    Optional<String> translated(String english) {
        Optional<String> whole = templates.stream().flatMap(template -> filled(template, english).stream())
                .findFirst();
        if (whole.isPresent() || !english.contains(", ")) {
            return whole;
        }
        List<Optional<String>> parts = Stream.of(english.split(", ")).map(this::translated).toList();
        return parts.stream().allMatch(Optional::isPresent)
                ? Optional.of(parts.stream().flatMap(Optional::stream)
                        .collect(Collectors.joining(messages.text("left-out.and"))))
                : Optional.empty();
    }

    private Optional<String> filled(Template template, String english) {
        Matcher matcher = template.pattern().matcher(english);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Map<Integer, String> values = Stream.iterate(0, i -> i < template.places().size(), i -> i + 1)
                .collect(Collectors.toMap(template.places()::get, i -> matcher.group(i + 1), (first, _) -> first));
        return Optional.of(PLACE.matcher(messages.text(template.key())).replaceAll(place -> Matcher
                .quoteReplacement(values.getOrDefault(Integer.parseInt(place.group(1)), place.group()))));
    }
}
