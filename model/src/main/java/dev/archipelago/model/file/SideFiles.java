package dev.archipelago.model.file;

import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Arrival;
import dev.archipelago.model.shape.Completion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The CSV files beside an architecture that `empirical(file.csv)` and `table(file.csv)` name.
///
/// Only files inside the directory of the architecture are read; neither ".." nor a symbolic link leads out of it.
final class SideFiles implements Completion {
    private static final int LARGEST = 10 << 20;

    private final @Nullable Path directory;
    private final Map<String, List<TimeSpan>> values = new HashMap<>();
    private final Map<String, List<Arrival.Point>> tables = new HashMap<>();

    private final SortedMap<String, String> texts = new TreeMap<>();

    /// @param directory null when the document stands in no file
    SideFiles(@Nullable Path directory) {
        this.directory = directory;
    }

    /// What has been read, by the names of the files.
    SortedMap<String, String> texts() {
        return Collections.unmodifiableSortedMap(texts);
    }

    @Override
    public Object complete(Object value) {
        return switch (value) {
            case Distribution distribution -> distribution(distribution);
            case Arrival.Table(String file, List<Arrival.Point> _) ->
                new Arrival.Table(file, tables.computeIfAbsent(file, name -> Csv.table(name, text(name))));
            default -> value;
        };
    }

    private Distribution distribution(Distribution distribution) {
        if (distribution instanceof Distribution.Fitted(Distribution shape, String to)) {
            return new Distribution.Fitted(distribution(shape), to);
        }
        if (distribution instanceof Distribution.Shifted(TimeSpan offset, Distribution rest)) {
            return new Distribution.Shifted(offset, distribution(rest));
        }
        if (distribution instanceof Distribution.Empirical empirical && empirical.file() != null) {
            String file = empirical.file();
            return new Distribution.Empirical(file, values.computeIfAbsent(file, name -> Csv.times(name, text(name))));
        }
        return distribution;
    }

    private String text(String name) {
        if (directory == null) {
            throw new Refused(name + " cannot be read: the architecture stands in no file beside which it could be.");
        }
        try {
            Path inside = directory.toRealPath();
            Path file = inside.resolve(name);
            if (!file.normalize().startsWith(inside)) {
                throw new Refused(name + " lies outside of the directory of the architecture.");
            }
            if (!Files.exists(file)) {
                throw new Refused("There is no file " + name + " beside the architecture.");
            }
            Path real = file.toRealPath();
            if (!real.startsWith(inside)) {
                throw new Refused(name + " leads out of the directory of the architecture by a link.");
            }
            String text = SourceBytes.text(SourceBytes.read(real, LARGEST));
            texts.put(name, text);
            return text;
        } catch (IOException e) {
            throw new Refused(name + " cannot be read: " + e.getMessage() + ".");
        } catch (Problem e) {
            throw new Refused(name + ": " + e.getMessage());
        }
    }
}
