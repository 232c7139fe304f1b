package dev.archipelago.exporters.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.archipelago.exporters.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Where kubectl is installed, it builds exactly the objects of our files; it needs no cluster for that.
class KustomizeTest {

    @TempDir
    Path folder;

    static List<Path> samples() {
        return Samples.files();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void sample_builtByKubectl_isAllItsObjectsUnchanged(Path sample) throws IOException, InterruptedException {
        Exported exported = Exported.of(sample.getFileName().toString(), Samples.read(sample));
        for (Map.Entry<String, String> file : exported.bundle().files().entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }

        assertThat(Exported.documents(kustomize())).containsExactlyInAnyOrderElementsOf(exported.objects());
    }

    private String kustomize() throws IOException, InterruptedException {
        Path output = folder.resolveSibling(folder.getFileName() + ".yaml");
        try {
            Process process = start(output);
            int status = process.waitFor();
            String text = Files.readString(output, StandardCharsets.UTF_8);
            assertThat(status).as(text).isZero();
            return text;
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private Process start(Path output) {
        try {
            return new ProcessBuilder("kubectl", "kustomize", folder.toString()).redirectErrorStream(true)
                    .redirectOutput(output.toFile()).start();
        } catch (IOException missing) {
            return abort("kubectl is not installed: " + missing.getMessage());
        }
    }
}
