package dev.archipelago.exporters.spi;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Collects omissions during one export, each once, in the order in which they were found.
public final class Omissions {

    private final Set<Omission> found = new LinkedHashSet<>();

    public void add(String pointer, String what, String why) {
        found.add(new Omission(pointer, what, why));
    }

    public List<Omission> toList() {
        return List.copyOf(found);
    }
}
