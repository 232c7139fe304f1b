package dev.archipelago.app.workbench;

import dev.archipelago.exporters.spi.ExportBundle;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentWriter;
import dev.archipelago.model.file.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The folder into which exported files go.
///
/// Files that are the same already are not touched, so that their times stay. A file that is not as an export wrote it
/// last belongs to somebody and is kept, unless it is said otherwise; nothing is deleted unless it is said.
public final class BundleFolder {
    private final Path folder;

    public BundleFolder(Path folder) {
        this.folder = folder;
    }

    /// What may be done to files that people have edited, and to those that are no longer made.
    ///
    /// @param overwriteEdited also writes over files that are not as an export left them
    /// @param prune deletes files that are no longer made, unless they were edited
    public record Permission(boolean overwriteEdited, boolean prune) {

        /// Destroys nothing.
        public static final Permission CAREFUL = new Permission(false, false);
    }

    /// What writing came to; paths below the folder, in the order of the bundle.
    ///
    /// @param written files that are new or changed
    /// @param changed those of them that replaced another content
    /// @param unchanged number of files that were there with the same content
    /// @param kept files that differ and are not as an export left them
    /// @param strange those of them that no export into this folder has written
    /// @param stale files of an earlier export that are no longer made and are still there
    /// @param removed files of an earlier export that were deleted
    public record Outcome(List<String> written, List<String> changed, int unchanged, List<String> kept,
            List<String> strange, List<String> stale, List<String> removed) {
        public Outcome {
            written = List.copyOf(written);
            changed = List.copyOf(changed);
            kept = List.copyOf(kept);
            strange = List.copyOf(strange);
            stale = List.copyOf(stale);
            removed = List.copyOf(removed);
        }
    }

    /// Writes every file of the bundle that differs from what is on disk, and what was written into a record beside them. Files
    /// that people fill are written where there are none; what they hold is neither looked at nor recorded.
    ///
    /// @param target id of the exporter
    /// @throws IOException when the folder cannot be written, or its record cannot be understood
    public Outcome write(ExportBundle bundle, String target, Document document, Permission permission)
            throws IOException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new IOException(folder + " is a file, expected a folder");
        }
        ExportRecord before = ExportRecord.read(folder);
        List<String> written = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        List<String> strange = new ArrayList<>();
        Map<String, String> hashes = new LinkedHashMap<>();
        for (Map.Entry<String, String> file : bundle.files().entrySet()) {
            byte[] content = file.getValue().getBytes(StandardCharsets.UTF_8);
            Path path = folder.resolve(file.getKey());
            String known = before.of(file.getKey());
            String wanted = Sha256.of(content);
            String there = Files.isRegularFile(path) ? Sha256.of(Files.readAllBytes(path)) : "";
            if (bundle.toFill().contains(file.getKey())) {
                if (there.isEmpty()) {
                    OutputFile.write(path, content);
                    written.add(file.getKey());
                }
            } else if (there.equals(wanted)) {
                hashes.put(file.getKey(), wanted);
            } else if (there.isEmpty() || there.equals(known) || permission.overwriteEdited()) {
                OutputFile.write(path, content);
                hashes.put(file.getKey(), wanted);
                written.add(file.getKey());
                if (!there.isEmpty()) {
                    changed.add(file.getKey());
                }
            } else {
                kept.add(file.getKey());
                if (known.isEmpty()) {
                    strange.add(file.getKey());
                } else {
                    hashes.put(file.getKey(), known);
                }
            }
        }
        int unchanged = bundle.files().size() - written.size() - kept.size();
        List<String> stale = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        ExportRecord.Written earlier = before.targets().get(target);
        for (Map.Entry<String, String> file : earlier == null
                ? Map.<String, String>of().entrySet()
                : earlier.files().entrySet()) {
            Path path = folder.resolve(file.getKey());
            if (bundle.files().containsKey(file.getKey()) || !Files.isRegularFile(path)) {
                continue;
            }
            if (permission.prune() && Sha256.of(Files.readAllBytes(path)).equals(file.getValue())) {
                Files.delete(path);
                removed.add(file.getKey());
            } else {
                stale.add(file.getKey());
                hashes.put(file.getKey(), file.getValue());
            }
        }
        before.with(target, new ExportRecord.Written(Sha256.of(DocumentWriter.write(document)), hashes))
                .write(folder);
        return new Outcome(written, changed, unchanged, kept, strange, stale, removed);
    }
}
