package dev.archipelago.model.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FormatReferenceTest {
    private static final Path PAGE = Path.of("..", "docs", "user-guide", "format-reference.md");

    @Test
    void pageOfTheGuide_isTheGeneratedOne() throws IOException {
        String page = FormatReference.of(SchemaWriter.write());
        if (Boolean.getBoolean("golden.rewrite")) {
            Files.writeString(PAGE, page);
        }
        assertThat(page).as("run with -Dgolden.rewrite=true to rewrite %s", PAGE).isEqualTo(Files.readString(PAGE));
    }

    @Test
    void page_hasEveryKeyOfTheFormat() {
        String page = FormatReference.of(SchemaWriter.write());
        JsonNode definitions = JsonMapper.builder().build().readTree(SchemaWriter.write()).get("$defs");
        for (JsonNode definition : definitions) {
            definition.path("properties").propertyStream()
                    .forEach(key -> assertThat(page).contains("`" + key.getKey() + "`"));
        }
    }
}
