package dev.archipelago.app.workbench;

import dev.archipelago.exporters.spi.SafePath;
import dev.archipelago.exporters.yaml.JsonWriter;
import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Node;
import dev.archipelago.exporters.yaml.Scalar;
import dev.archipelago.exporters.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What exports wrote into a folder: the SHA-256 of each file, by target. It stands beside the files as
/// `.archipelago-export.json` and tells files that people have edited from those that nobody has.
///
/// @param targets by id, those of several targets that share a folder
record ExportRecord(Map<String, Written> targets) {

    /// The name of the file.
    static final String FILE = ".archipelago-export.json";

    private static final String FORMAT = "1";

    /// What one target wrote.
    ///
    /// @param design SHA-256 of the architecture as this program writes it
    /// @param files SHA-256 by path below the folder
    record Written(String design, Map<String, String> files) {
        Written {
            files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
        }
    }

    ExportRecord {
        targets = Collections.unmodifiableMap(new LinkedHashMap<>(targets));
    }

    /// The record of a folder; empty where there is none.
    ///
    /// @throws IOException when there is a file that is no record
    static ExportRecord read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return new ExportRecord(Map.of());
        }
        try {
            return of(YamlReader.read(Files.readString(file)));
        } catch (RuntimeException broken) {
            throw new IOException(file + " is no record of an export; delete it, and no file counts as unedited",
                    broken);
        }
    }

    /// The hash of a file as some target wrote it last; empty where none did.
    String of(String path) {
        return targets.values().stream().map(written -> written.files().getOrDefault(path, ""))
                .filter(hash -> !hash.isEmpty()).findFirst().orElse("");
    }

    ExportRecord with(String target, Written written) {
        Map<String, Written> changed = new LinkedHashMap<>(targets);
        changed.put(target, written);
        return new ExportRecord(changed);
    }

    void write(Path folder) throws IOException {
        String text = JsonWriter.write(node());
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file) || !Files.readString(file).equals(text)) {
            OutputFile.write(file, text);
        }
    }

    private Mapping node() {
        Mapping.Builder all = Mapping.builder();
        targets.forEach((id, written) -> all.put(id, Mapping.builder().put("design", written.design())
                .put("files", Mapping.of(written.files())).build()));
        return Mapping.builder().put("format", Scalar.of(Long.parseLong(FORMAT))).put("targets", all.build()).build();
    }

    private static ExportRecord of(Mapping file) {
        if (!text(file, "format").equals(FORMAT)) {
            throw new IllegalArgumentException("format " + FORMAT + " was expected");
        }
        Map<String, Written> targets = new LinkedHashMap<>();
        for (Mapping.Entry target : mapping(file, "targets").entries()) {
            Mapping written = (Mapping) target.value();
            Map<String, String> files = new LinkedHashMap<>();
            for (Mapping.Entry hash : mapping(written, "files").entries()) {
                if (!SafePath.isSafe(hash.key())) {
                    throw new IllegalArgumentException("a path below the folder was expected");
                }
                files.put(hash.key(), ((Scalar) hash.value()).text());
            }
            targets.put(target.key(), new Written(text(written, "design"), files));
        }
        return new ExportRecord(targets);
    }

    private static Mapping mapping(Mapping parent, String key) {
        return (Mapping) node(parent, key);
    }

    private static String text(Mapping parent, String key) {
        return ((Scalar) node(parent, key)).text();
    }

    private static Node node(Mapping parent, String key) {
        return parent.get(key).orElseThrow(() -> new IllegalArgumentException(key + " was expected"));
    }
}
