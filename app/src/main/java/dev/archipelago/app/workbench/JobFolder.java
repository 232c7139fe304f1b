package dev.archipelago.app.workbench;

import dev.archipelago.simulator.job.JobFile;
import dev.archipelago.simulator.job.JobFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// A folder with a job and the architecture that it is about.
public final class JobFolder {

    private JobFolder() {}

    /// Writes a job, whose file of the design has its name here. Unless the architecture lies in its folder, or below, it is copied there with its tables.
    ///
    /// @param opened as it stands in its file
    /// @return whether it was copied
    /// @throws IOException also when the job would replace the architecture or one of its tables, or when another file has the
    ///         name of one that is copied, and then nothing is written
    public static boolean write(Path file, JobFile job, OpenedFile opened) throws IOException {
        Path folder = JobFiles.folderOf(file);
        Path design = opened.path().toAbsolutePath().normalize();
        boolean inside = design.startsWith(folder);
        Map<String, String> texts = JobFiles.design(job, design, opened.document());
        requireOther(file, texts.keySet(), inside ? JobFiles.folderOf(design) : folder);
        if (!inside) {
            copy(texts, folder);
        }
        Path named = inside ? folder.relativize(design) : Objects.requireNonNull(design.getFileName());
        OutputFile.write(file, job.about(named.toString().replace('\\', '/')).text());
        return !inside;
    }

    /// @param folder in which the architecture and its tables lie, or will lie
    private static void requireOther(Path file, Set<String> names, Path folder) throws IOException {
        Path written = file.toAbsolutePath().normalize();
        for (String name : names) {
            Path taken = folder.resolve(name).normalize();
            if (written.equals(taken) || Files.exists(file) && Files.exists(taken) && Files.isSameFile(file, taken)) {
                throw new IOException("it is the name of the architecture or of one of its tables; name another file");
            }
        }
    }

    private static void copy(Map<String, String> texts, Path folder) throws IOException {
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Path there = folder.resolve(text.getKey());
            if (Files.exists(there) && !Arrays.equals(Files.readAllBytes(there), bytes(text.getValue()))) {
                throw new IOException(there + " is another file of the same name");
            }
        }
        for (Map.Entry<String, String> text : texts.entrySet()) {
            OutputFile.write(folder.resolve(text.getKey()), bytes(text.getValue()));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
