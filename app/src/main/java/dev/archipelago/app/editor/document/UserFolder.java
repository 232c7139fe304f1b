package dev.archipelago.app.editor.document;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/// Where this program keeps what belongs to the user and to no document: settings and work not yet saved.
public record UserFolder(Path path) {
    /// A system property that names another folder.
    public static final String PROPERTY = "archipelago.userdata";

    private static final String NAME = "archipelago";

    public static UserFolder ofProcess() {
        return of(System.getProperties(), System.getenv());
    }

    /// The place that each system has for it.
    static UserFolder of(Properties properties, Map<String, String> environment) {
        String told = properties.getProperty(PROPERTY);
        if (told != null) {
            return new UserFolder(Path.of(told));
        }
        Path home = Path.of(properties.getProperty("user.home", "."));
        String system = properties.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.startsWith("windows")) {
            String roaming = environment.get("APPDATA");
            return new UserFolder((roaming == null ? home.resolve("AppData/Roaming") : Path.of(roaming)).resolve(NAME));
        }
        if (system.startsWith("mac")) {
            return new UserFolder(home.resolve("Library/Application Support").resolve(NAME));
        }
        String state = environment.get("XDG_STATE_HOME");
        boolean given = state != null && !state.isBlank() && Path.of(state).isAbsolute();
        return new UserFolder((given ? Path.of(state) : home.resolve(".local/state")).resolve(NAME));
    }

    Path settings() {
        return path.resolve("settings.properties");
    }

    Path recovery() {
        return path.resolve("recovery");
    }
}
