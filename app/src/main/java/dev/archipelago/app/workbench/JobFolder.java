package dev.archipelago.app.workbench;

import dev.archipelago.simulator.job.JobFiles;
import dev.archipelago.simulator.job.SweepJob;
import dev.archipelago.simulator.job.SweepJobFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;

/// A folder with a job and the architecture that it is about.
public final class JobFolder {

    private JobFolder() {}

    /// Writes a job. Unless the architecture lies in its folder, or below, it is copied there with its tables.
    ///
    /// @param opened as it stands in its file
    /// @return whether it was copied
    /// @throws IOException also when a file of that name with other content is there, and then nothing is written
    public static boolean write(Path file, SweepJob job, OpenedFile opened) throws IOException {
        Path folder = JobFiles.folderOf(file);
        Path design = opened.path().toAbsolutePath().normalize();
        boolean inside = design.startsWith(folder);
        if (!inside) {
            copy(JobFiles.design(job, design, opened.document()), folder);
        }
        Path named = inside ? folder.relativize(design) : Objects.requireNonNull(design.getFileName());
        OutputFile.write(file, new SweepJobFile(named.toString().replace('\\', '/'), job).text());
        return !inside;
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
