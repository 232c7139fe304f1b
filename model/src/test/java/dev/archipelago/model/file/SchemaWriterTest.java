package dev.archipelago.model.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.archipelago.model.testing.RandomDocuments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaWriterTest {
    private static final Path SHIPPED = Path
            .of("src/main/resources/dev/archipelago/schema/archipelago-1.schema.json");

    private static final Schema SCHEMA = SchemaRegistry
            .withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(SchemaWriter.write(), InputFormat.JSON);

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @Test
    void shippedSchema_isTheGeneratedOne() throws IOException {
        if (Boolean.getBoolean("golden.rewrite")) {
            Files.createDirectories(SHIPPED.getParent());
            Files.writeString(SHIPPED, SchemaWriter.write());
        }
        assertThat(SchemaWriter.write()).as("run with -Dgolden.rewrite=true to rewrite %s", SHIPPED)
                .isEqualTo(Files.readString(SHIPPED));
    }

    @Test
    void schema_itself_followsItsSpecification() {
        Schema meta = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(
                "{\"$ref\": \"https://json-schema.org/draft/2020-12/schema\"}", InputFormat.JSON);
        assertThat(meta.validate(SchemaWriter.write(), InputFormat.JSON)).isEmpty();
    }

    @Test
    void goodDocument_isAccepted() {
        assertThat(SCHEMA.validate(CornerShop.JSON, InputFormat.JSON)).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverIsWritten_isAccepted(long seed) {
        String text = DocumentWriter.write(RandomDocuments.document(seed));
        assertThat(SCHEMA.validate(text, InputFormat.JSON)).as("seed %d:%n%s", seed, text).isEmpty();
    }

    /// What the reader refuses, the schema refuses as well.
    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "format": 1           | "format": 2
            "name": "Corner shop" | "nmae": "Corner shop"
            "replicas": 2         | "replicas": "two"
            "replicas": 2         | "replicas": 2.5
            "kind": "gateway"     | "kind": "gatway"
            "workers": 64         | "wrokers": 64
            "300ms"               | "300"
            "512Mi"               | "512"
            "70%"                 | "70"
            { "call": "stock" }   | { "cal": "stock" }
            { "call": "stock" }   | { "call": "stock", "then": 1 }
            "attempts": 3         | "atempts": 3
            "poisson(120/s)"      | "120/s"
            orders->payment       | orders payment
            "web": "0 0"          | "web": "0"
            "shoppers p99 < 400ms" | "shoppers are happy"
            """)
    void brokenDocument_isRefusedBySchemaAndReader(String text, String mistake) {
        String broken = CornerShop.JSON.replace(text, mistake);
        assertThat(broken).isNotEqualTo(CornerShop.JSON);
        assertThat(DocumentReader.readText(broken, "a.json").problems()).isNotEmpty();
        assertThat(SCHEMA.validate(broken, InputFormat.JSON)).isNotEmpty();
    }

    @Test
    void propertyOfTheSchema_tellsMeaningAndDefault() {
        assertThat(SchemaWriter.write()).contains(
                "\"description\": \"Replicas; where autoscaling is given, those at the start. Default: 1.\"");
    }
}
