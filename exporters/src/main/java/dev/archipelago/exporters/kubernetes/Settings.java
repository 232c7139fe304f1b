package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.spi.Omissions;
import dev.archipelago.exporters.text.OneLine;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// Derives the environment variables of a component that may stand in a file everybody reads.
final class Settings {

    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,252}");
    private static final Pattern SECRET = Pattern
            .compile("(?i).*(secret|passw|token|bearer|credential|private.?key|api.?key|access.?key).*");

    private Settings() {}

    /// The settings given, without those whose names are no variables or sound like secrets.
    static Map<String, String> of(Deployable deployable, Omissions omissions) {
        Map<String, String> settings = new LinkedHashMap<>();
        deployable.container().config().forEach((key, value) -> {
            String pointer = deployable.pointer("container", "config", key);
            if (!VARIABLE.matcher(key).matches()) {
                omissions.add(pointer, "the setting " + OneLine.of(key),
                        "the name of an environment variable has letters, digits and _ only");
            } else if (SECRET.matcher(key).matches()) {
                omissions.add(pointer, "the setting " + key,
                        "it sounds like a secret; name it under secrets, without its value");
            } else {
                settings.put(key, value);
            }
        });
        return settings;
    }
}
