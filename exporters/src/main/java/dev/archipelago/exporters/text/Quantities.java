package dev.archipelago.exporters.text;

import dev.archipelago.model.quantity.Cores;
import dev.archipelago.model.quantity.DataSize;

/// Spells amounts of CPU and memory as Kubernetes quantities, without fractions: `250m`, `2`, `512Mi`.
public final class Quantities {

    private Quantities() {}

    public static String of(Cores cores) {
        return cores.millis() % 1000 == 0 ? Long.toString(cores.millis() / 1000) : cores.millis() + "m";
    }

    /// The largest binary unit that divides it, else plain bytes.
    public static String of(DataSize size) {
        String text = size.toString();
        return text.endsWith("B") ? text.substring(0, text.length() - 1) : text;
    }
}
