package dev.archipelago.exporters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.exporters.spi.ExportBundle;
import dev.archipelago.exporters.spi.ExportRequest;
import dev.archipelago.exporters.spi.Exporter;
import dev.archipelago.exporters.spi.Omission;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What the sample architectures become, compared byte for byte with the folders `expected` beside them.
///
/// Golden files are rewritten with `-Dgolden.rewrite=true`.
class SamplesTest {

    private static final int LEAST_SAMPLES = 6;

    /// Targets whose text hardly differs from design to design are kept for the corner shop only.
    private static final Set<String> SHOP_ONLY = Set.of("skeletons", "compose", "observability", "load-test", "chaos",
            "pipeline");

    /// Targets that repeat what another has in another form: a few samples show how.
    private static final Set<String> FEW = Set.of("helm", "kustomize");
    private static final Set<String> SHOWN = Set.of("corner-shop", "online-boutique");

    static Stream<Arguments> exports() {
        return Samples.files().stream().flatMap(sample -> Exporters.all().stream()
                .filter(exporter -> !exporter.id().equals("all"))
                .filter(exporter -> isKept(sample, exporter.id()))
                .map(exporter -> Arguments.of(sample, exporter.id())));
    }

    @Test
    void samples_areAllFound() {
        assertThat(Samples.files()).hasSizeGreaterThanOrEqualTo(LEAST_SAMPLES);
    }

    @ParameterizedTest(name = "{1} of {0}")
    @MethodSource("exports")
    void sample_exported_isTheGoldenFolder(Path sample, String target) throws IOException {
        ExportBundle bundle = export(sample, target);
        Path golden = sample.resolveSibling("expected").resolve(target);
        if (Boolean.getBoolean("golden.rewrite")) {
            rewrite(golden, bundle.files());
        }

        assertThat(filesIn(golden)).isEqualTo(bundle.files());
    }

    @ParameterizedTest(name = "{1} of {0}")
    @MethodSource("exports")
    void sample_exported_leavesOutWhatItDidBefore(Path sample, String target) throws IOException {
        String omissions = export(sample, target).omissions().stream().map(Omission::toString)
                .collect(Collectors.joining("\n", "", "\n"));
        Path golden = sample.resolveSibling("expected").resolve(target + "-omissions.txt");
        if (Boolean.getBoolean("golden.rewrite")) {
            Files.createDirectories(golden.getParent());
            Files.writeString(golden, omissions);
        }

        assertThat(omissions).isEqualTo(Files.readString(golden));
    }

    @Test
    void all_areTheSingleExports_aFolderEach() {
        Path sample = Samples.files().getFirst();
        ExportBundle expected = ExportBundle.EMPTY;
        for (Exporter exporter : Exporters.all()) {
            if (!exporter.id().equals("all")) {
                expected = expected.plus(export(sample, exporter.id()).under(exporter.id()));
            }
        }

        ExportBundle all = export(sample, "all");

        assertThat(all.omissions()).isEqualTo(expected.omissions());
        assertThat(all.files().keySet()).contains("README.md");
        assertThat(all.files()).containsAllEntriesOf(expected.files()).hasSize(expected.files().size() + 1);
    }

    private static boolean isKept(Path sample, String target) {
        String folder = folderOf(sample);
        return SHOP_ONLY.contains(target)
                ? folder.equals("corner-shop")
                : !FEW.contains(target) || SHOWN.contains(folder);
    }

    private static String folderOf(Path sample) {
        return sample.getParent().getFileName().toString();
    }

    private static ExportBundle export(Path sample, String target) {
        Exporter exporter = Exporters.byId(target).orElseThrow();
        return exporter.export(ExportRequest.of(Samples.read(sample)));
    }

    private static Map<String, String> filesIn(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        if (Files.exists(folder)) {
            for (Path file : listed(folder)) {
                files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return files;
    }

    private static List<Path> listed(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static void rewrite(Path folder, Map<String, String> files) throws IOException {
        for (String old : filesIn(folder).keySet()) {
            Files.delete(folder.resolve(old));
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }
}
