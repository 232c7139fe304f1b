package dev.archipelago.model.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.finding.Pointer;
import org.junit.jupiter.api.Test;

class TextOutlineTest {
    private static final String TEXT = """
            {
              "name": "A \\"shop\\"",
              "components": {
                "web": { "kind": "gateway", "zones": [ { "operations": 1 }, [ { } ] ] },
                "orders": {
                  "operations": {
                    "place": { "steps": [ { "compute": "1ms" } ] }
                  }
                }
              },
              "last": 12
            }
            """;

    private static String at(String text, String... path) {
        return TextOutline.of(text).part(Pointer.of(path)).map(part -> text.substring(part.start(), part.end()))
                .orElse("nothing");
    }

    @Test
    void entries_downToOperations_haveTheirStretch() {
        assertThat(at(TEXT, "name")).isEqualTo("\"name\": \"A \\\"shop\\\"\"");
        assertThat(at(TEXT, "components", "web"))
                .isEqualTo("\"web\": { \"kind\": \"gateway\", \"zones\": [ { \"operations\": 1 }, [ { } ] ] }");
        assertThat(at(TEXT, "components", "orders", "operations", "place"))
                .isEqualTo("\"place\": { \"steps\": [ { \"compute\": \"1ms\" } ] }");
        assertThat(at(TEXT, "last")).isEqualTo("\"last\": 12");
        assertThat(at(TEXT, "components", "orders", "operations", "place", "steps")).isEqualTo("nothing");
    }

    @Test
    void offset_inside_leadsToTheInnermostPart() {
        TextOutline outline = TextOutline.of(TEXT);
        assertThat(outline.around(TEXT.indexOf("compute")).orElseThrow().pointer())
                .isEqualTo(Pointer.of("components", "orders", "operations", "place"));
        assertThat(outline.around(TEXT.indexOf("gateway")).orElseThrow().pointer())
                .isEqualTo(Pointer.of("components", "web", "kind"));
        assertThat(outline.around(0)).isEmpty();
    }

    @Test
    void text_cutOffAnywhere_keepsWhatStandsBefore() {
        for (int length = 0; length < TEXT.length(); length++) {
            TextOutline outline = TextOutline.of(TEXT.substring(0, length));
            if (length > TEXT.indexOf("\"orders\"")) {
                assertThat(outline.part(Pointer.of("components", "web"))).as("cut at %d", length)
                        .isEqualTo(TextOutline.of(TEXT).part(Pointer.of("components", "web")));
            }
        }
    }

    @Test
    void text_thatIsNoObject_hasNoParts() {
        for (String text : new String[]{"", "12", "[1, {\"a\": 1}]", "} {", "{} {\"a\": 1", "[".repeat(400)}) {
            assertThat(TextOutline.of(text).around(3)).as(text).matches(
                    part -> part.isEmpty() || part.get().pointer().equals(Pointer.of("a")));
        }
    }
}
