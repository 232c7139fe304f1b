package dev.archipelago.app.cli;

import dev.archipelago.model.merge.Difference;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The differences of two architectures, for people, for programs and for the description of a change.
record DifferenceReport(String before, String after, List<Difference> differences) {

    /// A line for each, which begins with what became of it: + added, - removed, ~ changed.
    String text() {
        StringBuilder text = new StringBuilder();
        differences.forEach(difference -> text.append(switch (difference.kind()) {
            case ADDED -> "+ " + difference.path() + ": " + difference.after();
            case REMOVED -> "- " + difference.path() + ": " + difference.before();
            case CHANGED -> "~ " + difference.path() + ": " + difference.before() + " -> " + difference.after();
        }).append('\n'));
        return text.append(summary()).append('\n').toString();
    }

    private String summary() {
        return differences.isEmpty()
                ? "no difference"
                : count(Difference.Kind.ADDED) + " added, " + count(Difference.Kind.REMOVED) + " removed, "
                        + count(Difference.Kind.CHANGED) + " changed";
    }

    private long count(Difference.Kind kind) {
        return differences.stream().filter(difference -> difference.kind() == kind).count();
    }

    String markdown() {
        StringBuilder text = new StringBuilder("**").append(summary()).append("**\n");
        if (!differences.isEmpty()) {
            text.append("\n| | what | before | after |\n|---|---|---|---|\n");
        }
        differences.forEach(difference -> text.append("| ").append(word(difference)).append(" | ")
                .append(cell(difference.path().toString())).append(" | ").append(cell(difference.before()))
                .append(" | ").append(cell(difference.after())).append(" |\n"));
        return text.toString();
    }

    private static String cell(@Nullable String text) {
        return text == null ? "" : "`" + text.replace("|", "\\|").replace('`', '\'').replace('\n', ' ') + "`";
    }

    String json() {
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("before", before).put("after", after);
        ArrayNode all = root.putArray("differences");
        for (Difference difference : differences) {
            all.addObject().put("kind", word(difference)).put("path", difference.path().toString())
                    .put("before", difference.before()).put("after", difference.after());
        }
        return JsonText.of(root);
    }

    private static String word(Difference difference) {
        return difference.kind().name().toLowerCase(Locale.ROOT);
    }
}
