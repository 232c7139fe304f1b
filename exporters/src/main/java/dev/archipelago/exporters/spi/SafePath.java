package dev.archipelago.exporters.spi;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Paths that mean the same file inside the target folder on every file system.
///
/// Letters, digits, dot, underscore and hyphen only; no empty, `.` or `..` part; no name that Windows keeps for devices;
/// parts up to 100 and paths up to 200 characters.
public final class SafePath {

    private static final Pattern PART = Pattern.compile("[A-Za-z0-9._-]{1,100}");
    private static final Pattern DEVICE = Pattern.compile("(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?");

    private SafePath() {}

    /// Whether a path stays inside its folder and means the same everywhere.
    public static boolean isSafe(String path) {
        return path.length() <= 200 && List.of(path.split("/", -1)).stream().allMatch(SafePath::isSafePart);
    }

    /// Whether a single name is one that Windows keeps for a device, with or without an extension.
    public static boolean isDevice(String name) {
        return DEVICE.matcher(name).matches();
    }

    /// The folder of a component of this name.
    public static String folder(String name) {
        return isDevice(name) ? name + "_component" : name;
    }

    private static boolean isSafePart(String part) {
        return PART.matcher(part).matches() && !part.endsWith(".") && !part.equals("..") && !isDevice(part);
    }

    static void requireAll(Collection<String> paths) {
        Map<String, String> seen = new HashMap<>();
        Set<String> folders = new HashSet<>();
        for (String path : paths) {
            if (!isSafe(path)) {
                throw new IllegalArgumentException("a safe relative path was expected, not " + path);
            }
            String folded = path.toLowerCase(Locale.ROOT);
            String other = seen.put(folded, path);
            if (other != null) {
                throw new IllegalArgumentException("paths that differ only in case: " + other + " and " + path);
            }
            for (int slash = folded.indexOf('/'); slash > 0; slash = folded.indexOf('/', slash + 1)) {
                folders.add(folded.substring(0, slash));
            }
        }
        folders.stream().filter(seen::containsKey).findFirst().ifPresent(both -> {
            throw new IllegalArgumentException("a file and a folder of the path " + both);
        });
    }
}
