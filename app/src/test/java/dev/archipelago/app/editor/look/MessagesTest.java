package dev.archipelago.app.editor.look;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.shape.ChoiceShape;
import dev.archipelago.model.shape.ListShape;
import dev.archipelago.model.shape.MapShape;
import dev.archipelago.model.shape.ObjectShape;
import dev.archipelago.model.shape.OneOfShape;
import dev.archipelago.model.shape.Part;
import dev.archipelago.model.shape.ScalarShape;
import dev.archipelago.model.shape.Shape;
import dev.archipelago.model.shape.Shapes;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final Pattern USE = Pattern.compile("text\\(\"([a-z][A-Za-z0-9.-]+[a-z0-9])\"");
    private static final Path SOURCES = Path.of("src/main/java/dev/archipelago/app/editor");

    private static Set<String> keys(String file) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(Messages.class.getResourceAsStream(file), file), StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return new TreeSet<>(texts.stringPropertyNames());
    }

    @Test
    void languages_haveTheSameKeys() throws IOException {
        assertThat(keys("messages_zh_CN.properties")).isEqualTo(keys("messages.properties"));
    }

    @Test
    void key_usedInTheEditor_hasAText() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher matcher = USE.matcher(Files.readString(file));
                while (matcher.find()) {
                    used.add(matcher.group(1));
                }
            }
        }
        assertThat(used).hasSizeGreaterThan(50);
        assertThat(keys("messages.properties")).containsAll(used);
    }

    @Test
    void kind_ofEveryComponent_hasNameMeaningAndSearchWords() throws IOException {
        Set<String> keys = keys("messages.properties");
        for (ComponentKind kind : ComponentKind.values()) {
            assertThat(keys).contains("kind." + kind, "kind-meaning." + kind, "kind-search." + kind);
        }
    }

    @Test
    void property_ofTheModel_hasANameInEveryLanguage() {
        Set<String> wanted = new TreeSet<>();
        collect(Shapes.DOCUMENT, wanted, new HashSet<>());
        for (Locale language : Messages.LANGUAGES) {
            Messages messages = Messages.of(language);
            assertThat(wanted.stream().filter(key -> messages.find(key).isEmpty())).as("%s", language).isEmpty();
        }
    }

    private static void collect(Shape shape, Set<String> keys, Set<Shape> seen) {
        if (!seen.add(shape)) {
            return;
        }
        switch (shape) {
            case ObjectShape object -> object.parts().forEach(part -> {
                keys.add("key." + part.key());
                if (part.defaultText() != null && part.shape() instanceof ScalarShape scalar && isProse(scalar, part)) {
                    keys.add("default." + part.defaultText().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"));
                }
                collect(part.shape(), keys, seen);
            });
            case OneOfShape oneOf -> oneOf.alternatives().values().forEach(inner -> collect(inner, keys, seen));
            case ListShape list -> collect(list.element(), keys, seen);
            case MapShape map -> collect(map.value(), keys, seen);
            case ChoiceShape choice -> choice.words().forEach(word -> keys.add("word." + word));
            case ScalarShape _ -> {
            }
        }
    }

    /// Whether what holds where a value is left out is said in words, as opposed to a value such as "30s".
    private static boolean isProse(ScalarShape shape, Part part) {
        String text = Objects.requireNonNull(part.defaultText());
        return shape.form() != ScalarShape.Form.TRUTH && text.matches(".*[a-z]{3,}.*") && !text.contains("/");
    }

    @Test
    void language_thatIsNotThere_isAnsweredInEnglish() {
        assertThat(Messages.of(Locale.FRENCH).text("command.save")).isEqualTo("Save");
        assertThat(Messages.of(Locale.TRADITIONAL_CHINESE).text("command.save")).isEqualTo("保存");
    }
}
