package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.spi.Evidence;
import dev.archipelago.exporters.yaml.Scalar;

/// Says of each number why it is what it is: the evidence where there is some, else where it comes from.
record Reasons(Evidence evidence) {

    /// A number that stands in the design.
    Figure given(String pointer, Scalar value) {
        return because(pointer, value, "given by the design");
    }

    /// A number that the design leaves open.
    Figure assumed(String pointer, Scalar value, String why) {
        return because(pointer, value, why);
    }

    private Figure because(String pointer, Scalar value, String origin) {
        return new Figure(value, evidence.about(pointer).orElse(origin + "; not simulated"));
    }
}
