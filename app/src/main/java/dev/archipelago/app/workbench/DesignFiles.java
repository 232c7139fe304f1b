package dev.archipelago.app.workbench;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentWriter;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Designs that follow one another, each in a file of its own: 01-extract-mail.archipelago.json and so on.
public final class DesignFiles {
    private static final int LONGEST = 60;
    private static final String ENDING = ".archipelago.json";

    private final Map<String, Document> files = new LinkedHashMap<>();

    /// The next one.
    ///
    /// @param name in a few words
    public DesignFiles add(String name, Document document) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        files.put(String.format(Locale.ROOT, "%02d-%s", files.size() + 1,
                plain.substring(0, Math.min(plain.length(), LONGEST))) + ENDING, document);
        return this;
    }

    /// By name of the file, in order.
    public Map<String, Document> files() {
        return Collections.unmodifiableMap(files);
    }

    /// Writes them into a folder, which is made where it is not there. A file that says something else is left alone, and then none is written.
    ///
    /// @return the files, in order
    /// @throws FileAlreadyExistsException for the first one that is there and says something else
    public List<Path> writeInto(Path folder) throws IOException {
        Map<Path, String> texts = new LinkedHashMap<>();
        files.forEach((name, document) -> texts.put(folder.resolve(name), DocumentWriter.write(document)));
        for (Map.Entry<Path, String> text : texts.entrySet()) {
            if (Files.exists(text.getKey()) && !Files.readString(text.getKey()).equals(text.getValue())) {
                throw new FileAlreadyExistsException(text.getKey().toString());
            }
        }
        for (Map.Entry<Path, String> text : texts.entrySet()) {
            OutputFile.write(text.getKey(), text.getValue());
        }
        return new ArrayList<>(texts.keySet());
    }
}
