package dev.archipelago.exporters.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.exporters.Hostile;
import dev.archipelago.exporters.Many;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonWriterTest {

    @Test
    void tree_written_hasOneEntryALine() {
        Mapping tree = Mapping.builder().put("a", Scalar.of(0.25)).put("none", Mapping.builder().build())
                .put("list", Sequence.of(Scalar.of(1), Scalar.of(true), Scalar.of("x"))).because("left out").build();

        assertThat(JsonWriter.write(tree)).isEqualTo("""
                {
                  "a": 0.25,
                  "none": {},
                  "list": [
                    1,
                    true,
                    "x"
                  ]
                }
                """);
    }

    @Test
    void texts_thatAreHostile_areReadBackAsTheyWere() {
        for (String text : Hostile.TEXTS) {
            Mapping tree = Mapping.builder().put("key" + text, Sequence.ofTexts(text)).build();

            assertThat(Many.json(JsonWriter.write(tree))).isEqualTo(Map.of("key" + text, List.of(text)));
        }
    }

    @Test
    void numbers_written_haveNoExponent() {
        assertThat(List.of(Scalar.of(1e-7).text(), Scalar.of(0.1 + 0.2).text(), Scalar.of(5e20).text(),
                Scalar.of(2.0).text(), Scalar.of(-0.0).text()))
                .isEqualTo(List.of("0.0000001", "0.30000000000000004", "500000000000000000000", "2", "0"));
    }
}
