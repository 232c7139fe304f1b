package dev.archipelago.exporters.text;

import java.util.List;
import java.util.stream.Collectors;

/// Escapes text for Dockerfiles.
///
/// Source: the Dockerfile reference; `\` is the escape character, `$` starts a variable in LABEL, ENV and EXPOSE.
public final class DockerfileText {

    private DockerfileText() {}

    /// A value in double quotes for LABEL and ENV: one line, nothing in it is expanded.
    public static String quoted(String text) {
        return '"' + OneLine.of(text).replace("\\", "\\\\").replace("\"", "\\\"").replace("$", "\\$") + '"';
    }

    /// A command in the form that starts no shell, such as `["java", "-jar", "app.jar"]`.
    public static String exec(List<String> command) {
        return command.stream()
                .map(word -> '"' + OneLine.of(word).replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /// A comment line.
    public static String comment(String text) {
        return "# " + OneLine.of(text);
    }
}
