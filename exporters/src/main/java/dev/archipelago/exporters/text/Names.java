package dev.archipelago.exporters.text;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.file.Sha256;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// The names that components have in exported files: DNS-1035 labels, no two alike.
///
/// They come from the id, which never changes when the display name does, so that renaming a box renames nothing in the
/// cluster. At most 40 characters, so that suffixes and the hashes of controllers still fit into 63. None ends like the
/// second service of a StatefulSet, `-headless`, or is called like an object that every export has.
public final class Names {

    private static final int LONGEST = 40;
    private static final Set<String> RESERVED = Set.of("kubernetes", "localhost", "default-deny", "allow-dns",
            "allow-mesh");
    private static final String HEADLESS = "-headless";

    private final Map<ComponentId, String> byId = new HashMap<>();

    private Names(Collection<ComponentId> ids) {
        Set<String> taken = new HashSet<>(RESERVED);
        for (ComponentId id : ids) {
            if (isName(id.value())) {
                taken.add(id.value());
                byId.put(id, id.value());
            }
        }
        for (ComponentId id : ids) {
            byId.computeIfAbsent(id, key -> free(key.value(), taken));
        }
    }

    /// Names for all these ids; an id that is a name already keeps it.
    public static Names of(Collection<ComponentId> ids) {
        return new Names(ids);
    }

    /// The name of a component among those that were given.
    public String of(ComponentId id) {
        String name = byId.get(id);
        if (name == null) {
            throw new IllegalArgumentException("a component of the document was expected, not " + id);
        }
        return name;
    }

    /// A DNS-1035 label made of free text in any script: accents dropped, all else that is not a Latin letter or a digit
    /// turned to hyphens; the fallback and a hash of the text where nothing is left.
    public static String label(String text, String fallback) {
        String latin = Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        if (latin.isEmpty()) {
            return fallback + "-" + hash(text, 6);
        }
        return shortened(Character.isDigit(latin.charAt(0)) ? fallback + "-" + latin : latin, text);
    }

    /// The first hexadecimal digits of the SHA-256 of a text.
    public static String hash(String text, int digits) {
        return Sha256.of(text).substring(0, digits);
    }

    private static boolean isName(String id) {
        return id.length() <= LONGEST && !Character.isDigit(id.charAt(0)) && !RESERVED.contains(id)
                && !id.endsWith(HEADLESS);
    }

    private static String free(String id, Set<String> taken) {
        String lettered = Character.isDigit(id.charAt(0)) || RESERVED.contains(id) ? "svc-" + id : id;
        String name = shortened(lettered.endsWith(HEADLESS) ? lettered + "-" + hash(id, 6) : lettered, id);
        for (int digits = 6; !taken.add(name); digits += 2) {
            name = cut(name, LONGEST - 1 - digits) + "-" + hash(id, digits);
        }
        return name;
    }

    private static String shortened(String name, String origin) {
        return name.length() <= LONGEST ? name : cut(name, LONGEST - 7) + "-" + hash(origin, 6);
    }

    private static String cut(String name, int length) {
        return (name.length() <= length ? name : name.substring(0, length)).replaceAll("-+$", "");
    }
}
