package dev.archipelago.exporters.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.exporters.Hostile;
import dev.archipelago.model.quantity.Cores;
import dev.archipelago.model.quantity.DataSize;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Labels, ports, quantities, images and lines as their readers want them spelled.
class SpellingsTest {

    @ParameterizedTest
    @CsvSource({"1.0.0+abc, 1.0.0_abc", "1.4.0, 1.4.0", "-x-, x", "'a b', a_b", "'', ''", "+++, ''"})
    void text_asALabelValue_isTheNearestValidOne(String text, String value) {
        assertThat(LabelValue.of(text)).isEqualTo(value);
    }

    @Test
    void hostileTexts_asLabelValues_areValidOrEmpty() {
        assertThat(Hostile.TEXTS).allSatisfy(text -> assertThat(LabelValue.of(text))
                .matches("([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?"));
    }

    @ParameterizedTest
    @CsvSource({"HTTP, http", "http_metrics, http-metrics", "a-very-long-port-name, a-very-long-por", "8080, port-80",
        "注文, port-80", "taken, port-80"})
    void text_asAPortName_isTheNearestFreeOne(String text, String name) {
        assertThat(PortName.of(text, 80, Set.of("taken"))).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"250, 250m", "1000, 1", "1500, 1500m", "2000, 2"})
    void cpu_isWrittenWithoutFractions(long millis, String quantity) {
        assertThat(Quantities.of(new Cores(millis))).isEqualTo(quantity);
    }

    @ParameterizedTest
    @CsvSource({"536870912, 512Mi", "1073741824, 1Gi", "1000, 1000", "1024, 1Ki"})
    void memory_isWrittenInItsLargestUnit(long bytes, String quantity) {
        assertThat(Quantities.of(new DataSize(bytes))).isEqualTo(quantity);
    }

    @ParameterizedTest
    @CsvSource({"11, 20", "100, 100", "101, 150", "1001, 1100"})
    void derivedCpu_isRoundedUp(long millis, long rounded) {
        assertThat(ResourceGrid.up(new Cores(millis))).isEqualTo(new Cores(rounded));
    }

    @ParameterizedTest
    @CsvSource({"redis, docker.io/library/redis, , ", "redis:8, docker.io/library/redis, 8,",
        "me/app:1, docker.io/me/app, 1,", "localhost:5000/x:1, localhost:5000/x, 1,",
        "ghcr.io/a/b, ghcr.io/a/b, ,"})
    void image_takenApart_namesItsRegistry(String text, String repository, String tag, String digest) {
        assertThat(ImageReference.parse(text)).contains(new ImageReference(repository, tag, digest));
    }

    @Test
    void image_withADigest_isFixed() {
        String digest = "sha256:" + "0a".repeat(32);

        assertThat(ImageReference.parse("redis@" + digest).orElseThrow().isFixed()).isTrue();
        assertThat(ImageReference.parse("redis:latest").orElseThrow().isFixed()).isFalse();
        assertThat(ImageReference.parse("redis").orElseThrow().isFixed()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Redis", "a b", "redis:8:9", "x\nkind: Pod", "redis@sha256:12", "../x", "a//b"})
    void image_thatIsNone_isNotParsed(String text) {
        assertThat(ImageReference.parse(text)).isEmpty();
    }

    @Test
    void line_ofAnyText_isOneLine() {
        assertThat(Hostile.TEXTS).allSatisfy(text -> assertThat(OneLine.of(text).lines().count())
                .isLessThanOrEqualTo(1));
        assertThat(OneLine.of("a\u2028b\u0085c\u001b[31md\u202Ee")).isEqualTo("a b c [31md e");
    }

    @Test
    void line_thatIsTooLong_isCutBetweenCharacters() {
        assertThat(OneLine.of("abcdef", 6)).isEqualTo("abcdef");
        assertThat(OneLine.of("abcdefg", 6)).isEqualTo("abcde…");
        assertThat(OneLine.of("abcd😀😀", 6)).isEqualTo("abcd…");
    }

    @Test
    void texts_inDockerfiles_areQuoted() {
        assertThat(DockerfileText.quoted("a\"b$c\\\nUSER 0")).isEqualTo("\"a\\\"b\\$c\\\\ USER 0\"");
        assertThat(DockerfileText.exec(List.of("sh", "-c", "echo \"$x\""))).isEqualTo(
                "[\"sh\", \"-c\", \"echo \\\"$x\\\"\"]");
        assertThat(DockerfileText.comment("x\n# syntax=evil")).isEqualTo("# x # syntax=evil");
    }
}
