package dev.archipelago.simulator.job;

import dev.archipelago.model.finding.Nearest;
import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.experiment.Evaluation;
import dev.archipelago.simulator.experiment.Sampling;
import dev.archipelago.simulator.plan.Detail;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
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

/// A sweep as a file: one JSON object with the name of the architecture beside it, and what is computed.
///
/// What may be left out has the defaults of the command line. What is not understood is an error, never ignored.
///
/// @param architecture the file of the design, relative to the folder of the job, and never outside of it
public record SweepJobFile(String architecture, SweepJob job) {

    private static final long DEFAULT_SEED = 1;
    private static final int DEFAULT_REPLICATIONS = 5;
    private static final int MOST_REPLICATIONS = 10_000;
    private static final int LARGEST = 1 << 20;
    private static final String AUTO = "auto";
    private static final Set<String> KEYS = Set.of("job", "architecture", "vary", "set", "sampling", "samples",
            "method", "scenario", "seed", "replications", "duration", "warmUp", "detail");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).enable(SerializationFeature.INDENT_OUTPUT).build();

    public SweepJobFile {
        if (!isBelow(architecture)) {
            throw new JobException("architecture", "expected a file in the folder of the job or below, not '"
                    + architecture + "'");
        }
    }

    private static boolean isBelow(String architecture) {
        try {
            Path path = Path.of(architecture);
            return !architecture.isBlank() && !path.isAbsolute() && !path.normalize().startsWith("..");
        } catch (InvalidPathException _) {
            return false;
        }
    }

    /// @throws IOException when it cannot be read
    /// @throws JobException when it is none, with the part that is not as expected
    public static SweepJobFile read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new JobException("", "it is larger than 1 MiB");
            }
            return of(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    /// @throws JobException when the text is none, with the part that is not as expected
    public static SweepJobFile of(String text) {
        try {
            if (JSON.readTree(text) instanceof ObjectNode tree) {
                return of(tree);
            }
            throw new JobException("", "expected a JSON object");
        } catch (JacksonException e) {
            throw new JobException("", "expected a JSON object: " + e.getOriginalMessage() + " (line "
                    + e.getLocation().getLineNr() + ", column " + e.getLocation().getColumnNr() + ")");
        }
    }

    private static SweepJobFile of(ObjectNode tree) {
        tree.propertyNames().stream().filter(key -> !KEYS.contains(key)).findFirst().ifPresent(key -> {
            throw new JobException(key, "there is no such key. " + Nearest.hint(key, KEYS));
        });
        if (!"sweep".equals(text(tree, "job"))) {
            throw new JobException("job", "expected \"sweep\"");
        }
        String architecture = text(tree, "architecture");
        if (architecture == null) {
            throw new JobException("architecture", "expected the name of the file of the design");
        }
        Sampling.Kind sampling = word(tree, "sampling", Sampling.Kind.GRID);
        return new SweepJobFile(architecture, new SweepJob(texts(tree, "vary"), texts(tree, "set"), sampling,
                (int) number(tree, "samples", 0, 0, Sampling.MOST_POINTS), options(tree)));
    }

    private static Evaluation.Options options(ObjectNode tree) {
        return new Evaluation.Options(word(tree, "method", Evaluation.Method.SIMULATION), text(tree, "scenario"),
                number(tree, "seed", DEFAULT_SEED, Long.MIN_VALUE, Long.MAX_VALUE),
                (int) number(tree, "replications", DEFAULT_REPLICATIONS, 1, MOST_REPLICATIONS),
                time(tree, "duration"), AUTO.equals(text(tree, "warmUp")) ? null : time(tree, "warmUp"),
                word(tree, "detail", Detail.STANDARD));
    }

    private static @Nullable String text(ObjectNode tree, String key) {
        JsonNode node = tree.get(key);
        if (node == null || node.isNull()) {
            return null;
        }
        if (!node.isString()) {
            throw new JobException(key, "expected a text, not " + node);
        }
        return node.stringValue();
    }

    private static List<String> texts(ObjectNode tree, String key) {
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

    private static long number(ObjectNode tree, String key, long otherwise, long least, long most) {
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

    private static @Nullable TimeSpan time(ObjectNode tree, String key) {
        String text = text(tree, key);
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

    private static <E extends Enum<E>> E word(ObjectNode tree, String key, E otherwise) {
        String text = text(tree, key);
        if (text == null) {
            return otherwise;
        }
        List<E> all = Arrays.asList(otherwise.getDeclaringClass().getEnumConstants());
        return all.stream().filter(one -> spelled(one).equals(text)).findFirst()
                .orElseThrow(() -> new JobException(key, "expected one of "
                        + String.join(", ", all.stream().map(SweepJobFile::spelled).toList()) + ", not '" + text
                        + "'"));
    }

    private static String spelled(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The text of the file, which says the same when it is read again.
    public String text() {
        Evaluation.Options options = job.options();
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.put("job", "sweep").put("architecture", architecture);
        job.vary().forEach(tree.putArray("vary")::add);
        if (!job.set().isEmpty()) {
            job.set().forEach(tree.putArray("set")::add);
        }
        tree.put("sampling", spelled(job.sampling()));
        if (job.samples() > 0) {
            tree.put("samples", job.samples());
        }
        tree.put("method", spelled(options.method()));
        if (options.scenario() != null) {
            tree.put("scenario", options.scenario());
        }
        tree.put("seed", options.seed()).put("replications", options.replications());
        if (options.duration() != null) {
            tree.put("duration", options.duration().toString());
        }
        tree.put("warmUp", options.warmUp() == null ? AUTO : options.warmUp().toString());
        tree.put("detail", spelled(options.detail()));
        return JSON.writeValueAsString(tree) + "\n";
    }
}
