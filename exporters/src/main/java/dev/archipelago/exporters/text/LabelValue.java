package dev.archipelago.exporters.text;

/// Spells values of Kubernetes labels and tags of images.
public final class LabelValue {

    private LabelValue() {}

    /// The nearest valid label value: at most 63 characters, letters, digits, `-`, `_` and `.` inside; empty where nothing
    /// is left. The build metadata of a semantic version keeps its place: `1.0.0+abc` becomes `1.0.0_abc`.
    public static String of(String text) {
        String valid = text.replaceAll("[^A-Za-z0-9._-]", "_").replaceAll("^[^A-Za-z0-9]+", "");
        return valid.substring(0, Math.min(63, valid.length())).replaceAll("[^A-Za-z0-9]+$", "");
    }

    /// Whether a text is a label value as it stands.
    public static boolean isValid(String text) {
        return !text.isEmpty() && of(text).equals(text);
    }
}
