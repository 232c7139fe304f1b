package dev.archipelago.simulator.report;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.Nulls;
import dev.archipelago.simulator.measure.ClusterUse;
import dev.archipelago.simulator.measure.LatencyHistogram;
import dev.archipelago.simulator.measure.Observation;
import dev.archipelago.simulator.measure.RequestTrace;
import dev.archipelago.simulator.measure.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/// What replications have measured as lines of JSON, one a line, which say it to the last bit when they are read again.
///
/// Entries have the names of the parts of [Observation]; those of which there are very many (intervals of workloads, components and
/// pools, spans of traces) are arrays in the order of their parts. A histogram is the array of its bits, sum, maximum and then bucket
/// and count in turn, of buckets that are not empty. A number that is not known is `"NaN"`.
public final class ObservationLines {

    /// Slots of all histograms of a line together, so that a short line cannot ask for much memory; 256 MiB.
    private static final long MOST_SLOTS = 1L << 26;
    private static final String SLOTS = "slots";
    private static final JsonMapper JSON = mapper();

    private ObservationLines() {}

    /// An observation with the number of its replication.
    public record Numbered(int replication, Observation observation) {}

    /// An observation of one of many configurations.
    ///
    /// @param run in the order in which they are asked for, from 0
    /// @param configuration a name for the configuration and the circumstances
    public record OfConfiguration(int run, String configuration, int replication, Observation observation) {}

    /// The line of an observation, without the end of the line.
    public static String of(Numbered observation) {
        return JSON.writeValueAsString(observation);
    }

    /// The line of an observation, without the end of the line.
    public static String of(OfConfiguration observation) {
        return JSON.writeValueAsString(observation);
    }

    /// The observation of a line; empty when the line is none, only its beginning, or asks for too much memory.
    public static Optional<Numbered> read(String line) {
        return read(line, Numbered.class);
    }

    /// The same of one of many configurations.
    public static Optional<OfConfiguration> readOfConfiguration(String line) {
        return read(line, OfConfiguration.class);
    }

    private static <T> Optional<T> read(String line, Class<T> type) {
        try {
            return Optional.ofNullable(
                    JSON.readerFor(type).withAttribute(SLOTS, new long[]{MOST_SLOTS}).<T>readValue(line));
        } catch (JacksonException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static JsonMapper mapper() {
        SimpleModule module = new SimpleModule()
                .addSerializer(LatencyHistogram.class, new WritesHistogram())
                .addDeserializer(LatencyHistogram.class, new ReadsHistogram())
                .addKeySerializer(Violation.class, new WritesViolation())
                .addKeyDeserializer(Violation.class, new ReadsViolation());
        JsonMapper.Builder builder = JsonMapper.builder().addModule(module)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY, MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .changeDefaultVisibility(seen -> seen.withVisibility(
                        com.fasterxml.jackson.annotation.PropertyAccessor.IS_GETTER, Visibility.NONE))
                .changeDefaultNullHandling(nulls -> nulls.withValueNulls(Nulls.FAIL, Nulls.FAIL));
        for (Class<?> frequent : List.of(Observation.Served.class, Observation.Busy.class, Observation.Waiting.class,
                ClusterUse.Nodes.class, RequestTrace.Span.class, RequestTrace.Held.class)) {
            builder.withConfigOverride(frequent,
                    override -> override.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.ARRAY)));
        }
        return builder.build();
    }

    private static final class WritesHistogram extends ValueSerializer<LatencyHistogram> {
        @Override
        public void serialize(LatencyHistogram histogram, JsonGenerator out, SerializationContext context) {
            LatencyHistogram.Content content = histogram.content();
            out.writeStartArray();
            out.writeNumber(content.bits());
            out.writeNumber(content.sum());
            out.writeNumber(content.max());
            for (int i = 0; i < content.buckets().size(); i++) {
                out.writeNumber(content.buckets().get(i));
                out.writeNumber(content.counts().get(i));
            }
            out.writeEndArray();
        }
    }

    private static final class ReadsHistogram extends ValueDeserializer<LatencyHistogram> {
        @Override
        public LatencyHistogram deserialize(JsonParser in, DeserializationContext context) {
            if (in.currentToken() != JsonToken.START_ARRAY) {
                return context.reportInputMismatch(LatencyHistogram.class, "expected an array");
            }
            in.nextToken();
            int bits = in.getIntValue();
            in.nextToken();
            double sum = in.getDoubleValue();
            in.nextToken();
            long max = in.getLongValue();
            List<Integer> buckets = new ArrayList<>();
            List<Long> counts = new ArrayList<>();
            while (in.nextToken() != JsonToken.END_ARRAY) {
                buckets.add(in.getIntValue());
                in.nextToken();
                counts.add(in.getLongValue());
            }
            var content = new LatencyHistogram.Content(bits, buckets, counts, sum, max);
            long[] left = (long[]) context.getAttribute(SLOTS);
            left[0] -= buckets.isEmpty() ? 0 : buckets.getLast() + 1L;
            return left[0] < 0
                    ? context.reportInputMismatch(LatencyHistogram.class, "too many buckets")
                    : LatencyHistogram.of(content);
        }
    }

    private static final class WritesViolation extends ValueSerializer<Violation> {
        @Override
        public void serialize(Violation violation, JsonGenerator out, SerializationContext context) {
            out.writeName(violation.kind().name() + " " + violation.subject());
        }
    }

    private static final class ReadsViolation extends KeyDeserializer {
        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            int space = key.indexOf(' ');
            return new Violation(Violation.Kind.valueOf(key.substring(0, Math.max(0, space))),
                    key.substring(space + 1));
        }
    }
}
