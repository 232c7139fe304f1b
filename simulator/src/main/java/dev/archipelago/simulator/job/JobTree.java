package dev.archipelago.simulator.job;

import dev.archipelago.model.finding.Nearest;
import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.quantity.TimeSpan;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The JSON object of a job, whose values are read strictly: each key by what is expected of it.
record JobTree(ObjectNode tree) {

    static final int MOST_REPLICATIONS = 10_000;
    private static final int LARGEST = 1 << 20;
    private static final String AUTO = "auto";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).enable(SerializationFeature.INDENT_OUTPUT).build();

    /// One to which keys are added.
    static JobTree of(String kind, String architecture) {
        return new JobTree(JsonNodeFactory.instance.objectNode().put("job", kind).put("architecture", architecture));
    }

    static JobTree read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new JobException("", "it is larger than 1 MiB");
            }
            return of(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    static JobTree of(String text) {
        try {
            if (JSON.readTree(text) instanceof ObjectNode tree) {
                return new JobTree(tree);
            }
            throw new JobException("", "expected a JSON object");
        } catch (JacksonException e) {
            throw new JobException("", "expected a JSON object: " + e.getOriginalMessage() + " (line "
                    + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr() + ")");
        }
    }

    boolean isOf(String kind) {
        return tree.get("job") instanceof JsonNode node && node.isString() && node.stringValue().equals(kind);
    }

    /// @throws JobException when there is another key, when it is another kind of job, or one of no design
    void require(String kind, Set<String> keys) {
        tree.propertyNames().stream().filter(key -> !keys.contains(key)).findFirst().ifPresent(key -> {
            throw new JobException(key, "there is no such key. " + Nearest.hint(key, keys));
        });
        if (!isOf(kind)) {
            throw new JobException("job", "expected \"" + kind + "\"");
        }
    }

    String architecture() {
        String architecture = text("architecture");
        if (architecture == null) {
            throw new JobException("architecture", "expected the name of the file of the design");
        }
        return architecture;
    }

    @Nullable
    String text(String key) {
        JsonNode node = tree.get(key);
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isString()) {
            throw new JobException(key, "expected a text, not " + node);
        }
        return node.stringValue();
    }

    List<String> texts(String key) {
        JsonNode node = tree.get(key);
        List<String> texts = new ArrayList<>();
        if (node != null && !(node instanceof ArrayNode)) {
            throw new JobException(key, "expected an array of texts, not " + node);
        }
        for (JsonNode one : node == null ? JsonNodeFactory.instance.arrayNode() : node) {
            if (!one.isString()) {
                throw new JobException(key, "expected an array of texts, with " + one + " in it");
            }
            texts.add(one.stringValue());
        }
        return texts;
    }

    long number(String key, long otherwise, long least, long most) {
        JsonNode node = tree.get(key);
        if (node == null || node.isNull()) {
            return otherwise;
        }
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < least
                || node.longValue() > most) {
            throw new JobException(key, "expected a whole number from " + least + " to " + most + ", not " + node);
        }
        return node.longValue();
    }

    @Nullable
    TimeSpan time(String key) {
        String text = text(key);
        try {
            TimeSpan time = text == null ? null : TimeSpan.parse(text);
            if (time != null && key.equals("duration") && time.compareTo(TimeSpan.ofMillis(1)) < 0) {
                throw new JobException(key, "expected at least 1ms, not " + text);
            }
            return time;
        } catch (NotationException e) {
            throw new JobException(key, String.valueOf(e.getMessage()));
        }
    }

    /// Null for what is found by itself.
    @Nullable
    TimeSpan timeOrAuto(String key) {
        return AUTO.equals(text(key)) ? null : time(key);
    }

    <E extends Enum<E>> E word(String key, E otherwise) {
        String text = text(key);
        if (text == null) {
            return otherwise;
        }
        List<E> all = Arrays.asList(otherwise.getDeclaringClass().getEnumConstants());
        return all.stream().filter(one -> spelled(one).equals(text)).findFirst()
                .orElseThrow(() -> new JobException(key, "expected one of "
                        + String.join(", ", all.stream().map(JobTree::spelled).toList()) + ", not '" + text + "'"));
    }

    private static String spelled(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    // ---- writing ---------------------------------------------------------------------------------------------------

    /// Left out where there are none.
    JobTree put(String key, List<String> texts) {
        if (!texts.isEmpty()) {
            texts.forEach(tree.putArray(key)::add);
        }
        return this;
    }

    JobTree put(String key, Enum<?> word) {
        tree.put(key, spelled(word));
        return this;
    }

    JobTree put(String key, long number) {
        tree.put(key, number);
        return this;
    }

    /// Left out where it is null.
    JobTree put(String key, @Nullable Object textOrTime) {
        if (textOrTime != null) {
            tree.put(key, textOrTime.toString());
        }
        return this;
    }

    JobTree putTimeOrAuto(String key, @Nullable TimeSpan time) {
        tree.put(key, time == null ? AUTO : time.toString());
        return this;
    }

    String written() {
        return JSON.writeValueAsString(tree) + "\n";
    }
}
