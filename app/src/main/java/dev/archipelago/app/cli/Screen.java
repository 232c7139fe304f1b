package dev.archipelago.app.cli;

import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/// Whether a window can be opened here.
record Screen(boolean available) {
    static Screen ofProcess() {
        return of(System.getProperties(), System.getenv());
    }

    /// Linux and the BSDs need DISPLAY or WAYLAND_DISPLAY, unless JavaFX was told to draw elsewhere (`-Dglass.platform`).
    static Screen of(Properties properties, Map<String, String> environment) {
        String system = properties.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        boolean hasItsOwn = system.startsWith("windows") || system.startsWith("mac");
        boolean told = properties.getProperty("glass.platform") != null;
        boolean named = !environment.getOrDefault("DISPLAY", "").isBlank()
                || !environment.getOrDefault("WAYLAND_DISPLAY", "").isBlank();
        return new Screen(hasItsOwn || told || named);
    }
}
