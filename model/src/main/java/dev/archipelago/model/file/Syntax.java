package dev.archipelago.model.file;

import java.util.Locale;

/// What a document is written in.
public enum Syntax {
    /// JSON, RFC 8259; read and written.
    JSON,

    /// YAML 1.2 without anchors, aliases and tags; only read.
    YAML;

    /// By the ending of the name; where that says nothing, a text that begins with a brace or bracket is JSON.
    static Syntax of(String name, String text) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".json")) {
            return JSON;
        }
        if (lower.endsWith(".yaml") || lower.endsWith(".yml")) {
            return YAML;
        }
        String stripped = text.stripLeading();
        return stripped.isEmpty() || stripped.charAt(0) == '{' || stripped.charAt(0) == '[' ? JSON : YAML;
    }
}
