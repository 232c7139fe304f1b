package dev.archipelago.exporters.spi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The files of an export and what was left out of it; nothing is on disk yet.
///
/// @param files text by relative path with `/` between folders, in the order in which they are best read; every path is
///        safe on every system ([SafePath]), and no two differ only in case
/// @param toFill those of the files that people fill, such as places for secret values: they are written where there is none,
///        and never again
public record ExportBundle(Map<String, String> files, List<Omission> omissions, Set<String> toFill) {

    /// No files, nothing left out.
    public static final ExportBundle EMPTY = new ExportBundle(Map.of(), List.of());

    public ExportBundle {
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
        omissions = List.copyOf(omissions);
        toFill = Set.copyOf(toFill);
        if (!files.keySet().containsAll(toFill)) {
            throw new IllegalArgumentException("files to be filled that are none of the export: " + toFill);
        }
        SafePath.requireAll(files.keySet());
    }

    /// One of which nothing is to be filled.
    public ExportBundle(Map<String, String> files, List<Omission> omissions) {
        this(files, omissions, Set.of());
    }

    /// The same files inside a folder.
    public ExportBundle under(String folder) {
        Map<String, String> moved = new LinkedHashMap<>();
        files.forEach((path, text) -> moved.put(folder + "/" + path, text));
        return new ExportBundle(moved, omissions,
                toFill.stream().map(path -> folder + "/" + path).collect(Collectors.toSet()));
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
        Set<String> filled = new HashSet<>(toFill);
        filled.addAll(other.toFill);
        return new ExportBundle(joined, both, filled);
    }
}
