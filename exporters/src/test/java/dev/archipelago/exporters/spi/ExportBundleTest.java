package dev.archipelago.exporters.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExportBundleTest {

    private static final Omission OMISSION = new Omission("/name", "what", "why");

    @ParameterizedTest
    @ValueSource(strings = {"", "/etc/passwd", "../x", "a/../b", "a//b", "a\\b", "con.yaml", "x/NUL", "a.", "ü",
        "a b", "."})
    void path_thatCouldLeadElsewhere_isRefused(String path) {
        assertThat(SafePath.isSafe(path)).isFalse();
        assertThatThrownBy(() -> bundle(Map.of(path, "x"))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "a/b/c.yaml", ".dockerignore", "web/.dockerignore", "console.yaml"})
    void path_insideTheFolder_isTaken(String path) {
        assertThat(SafePath.isSafe(path)).isTrue();
    }

    @Test
    void paths_thatDifferOnlyInCase_areRefused() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("Orders.yaml", "");
        files.put("orders.yaml", "");

        assertThatThrownBy(() -> bundle(files)).hasMessageContaining("differ only in case");
    }

    @Test
    void fileAndFolder_ofOnePath_areRefused() {
        assertThatThrownBy(() -> bundle(Map.of("a", "", "A/b", ""))).hasMessageContaining("a file and a folder");
    }

    @Test
    void bundles_together_keepTheirOrderAndSayTheSameOnce() {
        ExportBundle both = bundle(Map.of("z", "1")).plus(bundle(Map.of("a", "2")));

        assertThat(both.files().keySet()).containsExactly("z", "a");
        assertThat(both.omissions()).containsExactly(OMISSION);
        assertThatThrownBy(() -> both.plus(bundle(Map.of("a", "3")))).hasMessage("two files of the path a");
    }

    @Test
    void omission_forPeople_isOneLineOfBoundedLength() {
        Omission hostile = new Omission("/a\n\u001b[31m", "x".repeat(5000), "why\u2028not");

        assertThat(hostile.toString()).isEqualTo("/a [31m: " + "x".repeat(199) + "…: why not");
    }

    @Test
    void pointer_throughAnyKeys_isEscaped() {
        assertThat(Pointer.of("a/b", "~c")).isEqualTo("/a~1b/~0c");
    }

    private static ExportBundle bundle(Map<String, String> files) {
        return new ExportBundle(files, List.of(OMISSION));
    }
}
