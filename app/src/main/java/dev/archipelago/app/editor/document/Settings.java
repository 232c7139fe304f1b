package dev.archipelago.app.editor.document;

import dev.archipelago.app.workbench.OutputFile;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/// What the user prefers and opened last, kept from one start to the next.
///
/// A folder that cannot be read or written costs the memory, never the work: failures are answered with defaults.
public final class Settings {
    private static final int RECENT = 12;
    private static final String RECENT_KEY = "recent.";
    private static final String SESSION_KEY = "session.";
    private static final String LANGUAGE_KEY = "language";
    private static final String SCHEME_KEY = "scheme";
    private static final String WHEEL_KEY = "wheel";
    private static final String TOUR_KEY = "tour.answered";
    private static final String SHOWN_KEY = "shown.";
    private static final String SHARE_KEY = "share.";
    private static final String EXPORT_KEY = "export.";

    private final UserFolder folder;
    private final Properties values = new Properties();

    private Settings(UserFolder folder) {
        this.folder = folder;
    }

    public static Settings in(UserFolder folder) {
        Settings settings = new Settings(folder);
        try (Reader reader = Files.newBufferedReader(folder.settings())) {
            settings.values.load(reader);
        } catch (IOException | IllegalArgumentException _) {
            settings.values.clear();
        }
        return settings;
    }

    /// Files opened or saved last, the newest first, as far as they still exist.
    public List<Path> recent() {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < RECENT; i++) {
            file(RECENT_KEY + i).filter(Files::isRegularFile).ifPresent(files::add);
        }
        return List.copyOf(files);
    }

    public void opened(Path file) {
        List<Path> files = new ArrayList<>(recent());
        Path whole = file.toAbsolutePath().normalize();
        files.remove(whole);
        files.addFirst(whole);
        for (int i = 0; i < RECENT; i++) {
            if (i < files.size()) {
                values.setProperty(RECENT_KEY + i, files.get(i).toString());
            } else {
                values.remove(RECENT_KEY + i);
            }
        }
        store();
    }

    /// Files that were open together last, in their order, as far as they still exist.
    public List<Path> session() {
        List<Path> files = new ArrayList<>();
        for (int i = 0; values.getProperty(SESSION_KEY + i) != null; i++) {
            file(SESSION_KEY + i).filter(Files::isRegularFile).ifPresent(files::add);
        }
        return List.copyOf(files);
    }

    public void setSession(List<Path> files) {
        values.keySet().removeIf(key -> key.toString().startsWith(SESSION_KEY));
        for (int i = 0; i < files.size(); i++) {
            values.setProperty(SESSION_KEY + i, files.get(i).toAbsolutePath().normalize().toString());
        }
        store();
    }

    /// A language tag such as zh-CN; empty for that of the system.
    public Optional<String> language() {
        return Optional.ofNullable(values.getProperty(LANGUAGE_KEY));
    }

    public void setLanguage(String tag) {
        values.setProperty(LANGUAGE_KEY, tag);
        store();
    }

    /// "light" or "dark"; empty for that of the system.
    public Optional<String> scheme() {
        return Optional.ofNullable(values.getProperty(SCHEME_KEY));
    }

    public void setScheme(String scheme) {
        values.setProperty(SCHEME_KEY, scheme);
        store();
    }

    /// The scheme is that of the system from now on.
    public void forgetScheme() {
        values.remove(SCHEME_KEY);
        store();
    }

    /// What the wheel of the mouse does; empty where nothing was chosen.
    public Optional<String> wheel() {
        return Optional.ofNullable(values.getProperty(WHEEL_KEY));
    }

    public void setWheel(String wheel) {
        values.setProperty(WHEEL_KEY, wheel);
        store();
    }

    /// Whether the tour was offered and taken, declined or passed over, so that it is not offered again.
    public boolean isTourAnswered() {
        return Boolean.parseBoolean(values.getProperty(TOUR_KEY));
    }

    public void setTourAnswered() {
        values.setProperty(TOUR_KEY, Boolean.toString(true));
        store();
    }

    /// Whether a part of the window is to be seen that may be hidden.
    public boolean isShown(String part) {
        return Boolean.parseBoolean(values.getProperty(SHOWN_KEY + part));
    }

    public void setShown(String part, boolean shown) {
        values.setProperty(SHOWN_KEY + part, Boolean.toString(shown));
        store();
    }

    /// How much of the width of the window a part takes that can be dragged wider; 0 when it never was.
    public double share(String part) {
        try {
            return Math.clamp(Double.parseDouble(values.getProperty(SHARE_KEY + part, "0")), 0, 1);
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    public void setShare(String part, double share) {
        values.setProperty(SHARE_KEY + part, Double.toString(share));
        store();
    }

    /// Empty also where it is no path, as in settings of another system.
    private Optional<Path> file(String key) {
        try {
            return Optional.ofNullable(values.getProperty(key)).map(Path::of);
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    /// Where the export of a document to a target went last.
    public Optional<Path> exportFolder(Path document, String target) {
        return file(exportKey(document, target));
    }

    /// Remembers it; what is known of documents that are gone is forgotten.
    public void setExportFolder(Path document, String target, Path folder) {
        values.keySet().removeIf(key -> isExportOfNothing(key.toString()));
        values.setProperty(exportKey(document, target), folder.toAbsolutePath().normalize().toString());
        store();
    }

    private static String exportKey(Path document, String target) {
        return EXPORT_KEY + target + "." + document.toAbsolutePath().normalize();
    }

    private static boolean isExportOfNothing(String key) {
        int dot = key.indexOf('.', EXPORT_KEY.length());
        return key.startsWith(EXPORT_KEY) && dot > 0 && !new File(key.substring(dot + 1)).isFile();
    }

    private void store() {
        StringWriter text = new StringWriter();
        new TreeMap<>(values).forEach((key, value) -> text.append(escaped(key).replace(" ", "\\ ")).append('=')
                .append(escaped(value)).append('\n'));
        try {
            OutputFile.write(folder.settings(), text.toString());
        } catch (IOException e) {
            System.getLogger(Settings.class.getName()).log(System.Logger.Level.INFO, "Settings cannot be kept", e);
        }
    }

    private static String escaped(Object value) {
        return value.toString().replace("\\", "\\\\").replace("=", "\\=").replace(":", "\\:").replace("\n", "\\n");
    }
}
