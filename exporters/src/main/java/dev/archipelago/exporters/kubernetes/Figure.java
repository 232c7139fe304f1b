package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Scalar;

/// A value and why it is what it is.
///
/// @param why written beside the value; empty where it speaks for itself
record Figure(Scalar value, String why) {

    static Figure of(String value, String why) {
        return new Figure(Scalar.of(value), why);
    }

    static Figure of(long value, String why) {
        return new Figure(Scalar.of(value), why);
    }

    Mapping.Builder put(Mapping.Builder builder, String key) {
        return builder.put(key, value).because(why);
    }
}
