package dev.archipelago.benchmarks.study;

/// Something that must hold.
///
/// @param measured with its spread
record Gate(String name, String measured, String required, boolean holds) {

    static Gate atLeast(String name, Spread measured, double bound) {
        return new Gate(name, measured.text("%.2f"), "at least " + bound, measured.median() >= bound);
    }

    static Gate atMost(String name, Spread measured, double bound) {
        return new Gate(name, measured.text("%.2f"), "at most " + bound, measured.median() <= bound);
    }

    String row() {
        return "| " + name + " | " + measured + " | " + required + " | " + (holds ? "yes" : "**no**") + " |";
    }
}
