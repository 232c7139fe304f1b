package dev.archipelago.exporters.text;

import java.util.Locale;
import java.util.Set;

/// Spells names of ports as IANA service names: at most 15 characters, lower case, at least one letter.
public final class PortName {

    private PortName() {}

    /// The nearest valid name that is not taken.
    public static String of(String text, int port, Set<String> taken) {
        String name = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        String valid = name.substring(0, Math.min(15, name.length())).replaceAll("-+$", "");
        String lettered = valid.matches(".*[a-z].*") ? valid : "port-" + port;
        return taken.contains(lettered) ? "port-" + port : lettered;
    }
}
