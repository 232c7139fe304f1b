package dev.archipelago.exporters;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.archipelago.exporters.spi.ExportBundle;
import dev.archipelago.exporters.spi.ExportRequest;
import dev.archipelago.exporters.spi.Exporter;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.testing.RandomDocuments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.json.JsonMapper;

/// Many documents to export, and what every target is asked of.
public final class Many {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Many() {}

    /// The samples, random documents and documents full of hostile texts, by a name that tells the seed.
    public static Map<String, Document> documents() {
        Map<String, Document> documents = new LinkedHashMap<>();
        Samples.files().forEach(file -> documents.put(file.getFileName().toString(), Samples.read(file)));
        for (long seed = 1; seed <= 30; seed++) {
            documents.put("random document, seed " + seed, RandomDocuments.document(seed));
        }
        for (long seed = 1; seed <= 20; seed++) {
            documents.put("hostile document, seed " + seed, HostileDocuments.document(seed));
        }
        return documents;
    }

    /// Exports as somebody far away would: in another language, another number script and another time zone.
    public static ExportBundle abroad(Exporter exporter, Document document) {
        Locale home = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
            return exporter.export(ExportRequest.of(document));
        } finally {
            Locale.setDefault(home);
            TimeZone.setDefault(zone);
        }
    }

    /// The documents of a YAML text, with maps, lists, texts, numbers and truth values.
    @SuppressWarnings("unchecked")
    public static List<Map<String, Object>> yaml(String text) {
        List<Map<String, Object>> documents = new ArrayList<>();
        new Load(LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build()).loadAllFromString(text)
                .forEach(document -> documents.add((Map<String, Object>) document));
        return documents;
    }

    @SuppressWarnings("unchecked")
    public static Map<String, Object> json(String text) {
        return JSON.readValue(text, Map.class);
    }

    @SuppressWarnings("unchecked")
    public static Map<String, Map<String, Object>> maps(Object value) {
        return value == null ? Map.of() : (Map<String, Map<String, Object>>) value;
    }

    @SuppressWarnings("unchecked")
    public static Map<String, Object> map(Object value) {
        return value == null ? Map.of() : (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    public static List<Object> list(Object value) {
        return value == null ? List.of() : (List<Object>) value;
    }

    /// A schema of the reference material; empty where it is not at hand.
    public static Optional<Schema> schema(String... path) {
        String shared = System.getenv("ARCHIPELAGO_SHARED");
        if (shared == null) {
            return Optional.empty();
        }
        Path file = Path.of(shared, "exports", "schemas").resolve(String.join("/", path));
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(Files.readString(file), InputFormat.JSON));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    public static List<Error> validate(Schema schema, Object value) {
        return schema.validate(JSON.writeValueAsString(value), InputFormat.JSON);
    }
}
