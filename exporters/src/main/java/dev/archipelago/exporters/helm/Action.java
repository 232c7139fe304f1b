package dev.archipelago.exporters.helm;

import dev.archipelago.exporters.yaml.Scalar;

/// Spells actions of Go templates: the only things in a chart that are written as they stand.
///
/// Names in them are DNS labels of our own making, never free text.
final class Action {

    /// The namespace of the release.
    static final Scalar NAMESPACE = Scalar.raw("{{ .Release.Namespace | quote }}");

    private Action() {}

    /// An address in the namespace of the release: what comes before it, and what after.
    static Scalar ofNamespace(String before, String after) {
        return Scalar.raw("{{ printf \"%s.%s%s\" \"" + before + "\" .Release.Namespace \"" + after + "\" | quote }}");
    }

    /// A part of the values of a component.
    static String ofComponent(String name, String part) {
        return "(index .Values.components \"" + name + "\")." + part;
    }

    static Scalar quoted(String value) {
        return Scalar.raw("{{ " + value + " | quote }}");
    }

    static Scalar number(String value) {
        return Scalar.raw("{{ " + value + " | int }}");
    }

    /// A whole part of the values: JSON is YAML, and needs no indentation.
    static Scalar tree(String value) {
        return Scalar.raw("{{ " + value + " | toJson }}");
    }

    static Scalar image(String value) {
        return Scalar.raw("{{ include \"archipelago.image\" " + value + " | quote }}");
    }

    /// Free text as a template must spell it, so that no action begins in it.
    static String escaped(String text) {
        return text.replace("{{", "{{ \"{{\" }}");
    }
}
