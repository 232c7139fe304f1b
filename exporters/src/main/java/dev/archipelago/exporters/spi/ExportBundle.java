package dev.archipelago.exporters.spi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The files of an export and what was left out of it; nothing is on disk yet.
///
/// @param files text by relative path with `/` between folders, in the order in which they are best read; every path is
///        safe on every system ([SafePath]), and no two differ only in case
public record ExportBundle(Map<String, String> files, List<Omission> omissions) {

    /// No files, nothing left out.
    public static final ExportBundle EMPTY = new ExportBundle(Map.of(), List.of());

    public ExportBundle {
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
        omissions = List.copyOf(omissions);
        SafePath.requireAll(files.keySet());
    }

    /// The same files inside a folder.
    public ExportBundle under(String folder) {
        Map<String, String> moved = new LinkedHashMap<>();
        files.forEach((path, text) -> moved.put(folder + "/" + path, text));
        return new ExportBundle(moved, omissions);
    }

    /// The files of both.
    ///
    /// @throws IllegalArgumentException when both have a file of one path
    public ExportBundle plus(ExportBundle other) {
        Map<String, String> joined = new LinkedHashMap<>(files);
        other.files.forEach((path, text) -> {
            if (joined.put(path, text) != null) {
                throw new IllegalArgumentException("two files of the path " + path);
            }
        });
        List<Omission> both = new ArrayList<>(omissions);
        other.omissions.stream().filter(omission -> !omissions.contains(omission)).forEach(both::add);
        return new ExportBundle(joined, both);
    }
}
