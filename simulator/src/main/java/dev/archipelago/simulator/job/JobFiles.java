package dev.archipelago.simulator.job;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.file.DocumentWriter;
import dev.archipelago.model.file.Sha256;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// All that another machine needs to compute a job: the job, the architecture, and the tables that this names.
///
/// @param job the name of the job among them
/// @param texts by path relative to the folder of the job
public record JobFiles(String job, Map<String, String> texts) implements Serializable {

    public JobFiles {
        texts = new LinkedHashMap<>(texts);
    }

    @Override
    public Map<String, String> texts() {
        return Collections.unmodifiableMap(texts);
    }

    /// The architecture gets a name that does on every system.
    ///
    /// @param architecture its file
    /// @param document that it holds
    public static JobFiles of(JobFile job, Path architecture, Document document) throws IOException {
        String given = name(architecture);
        String design = "architecture" + given.substring(Math.max(0, given.lastIndexOf('.')));
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(job.name(), job.about(design).text());
        design(job, architecture, document)
                .forEach((name, text) -> texts.put(name.equals(given) ? design : name, text));
        return new JobFiles(job.name(), texts);
    }

    /// The architecture and the tables that it names, also where the job sets it so, by their paths relative to its folder.
    public static Map<String, String> design(JobFile job, Path architecture, Document document) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put(name(architecture), Files.readString(architecture));
        for (Document each : List.of(document, job.set(document))) {
            texts.putAll(DocumentReader.sideFiles(DocumentWriter.write(each), folderOf(architecture)));
        }
        return texts;
    }

    /// A name for a document and the tables that it names.
    ///
    /// @param folder in which its file stands
    public static String fingerprint(Document document, Path folder) {
        String design = DocumentWriter.write(document);
        return Sha256.of(design + DocumentReader.sideFiles(design, folder));
    }

    private static String name(Path file) {
        return Objects.requireNonNull(file.getFileName()).toString();
    }

    /// In which a file stands, with the tables that it names.
    public static Path folderOf(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        return Objects.requireNonNullElse(absolute.getParent(), absolute);
    }

    /// Writes them into a folder that is there.
    public void writeInto(Path folder) throws IOException {
        for (Map.Entry<String, String> text : texts.entrySet()) {
            Path file = folder.resolve(text.getKey());
            Files.createDirectories(folderOf(file));
            Files.write(file, text.getValue().getBytes(StandardCharsets.UTF_8));
        }
    }
}
