package dev.archipelago.app.cli;

import dev.archipelago.model.edit.Consequence;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What a change of boundaries brings with it, for people and for programs.
record ConsequenceReport(String description, List<Consequence> consequences) {

    String text() {
        StringBuilder text = new StringBuilder(description).append('\n');
        Consequence.@Nullable Kind kind = null;
        for (Consequence consequence : consequences) {
            if (consequence.kind() != kind) {
                kind = consequence.kind();
                text.append("  ").append(kind.meaning()).append('\n');
            }
            text.append("    ").append(consequence.subject()).append(values(consequence)).append('\n');
        }
        return text.toString();
    }

    private static String values(Consequence consequence) {
        String before = consequence.before();
        String after = consequence.after();
        if (before != null && after != null) {
            return ": " + before + " -> " + after;
        }
        return before != null ? ": " + before : after != null ? ": " + after : "";
    }

    String json() {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        ObjectNode root = nodes.objectNode().put("change", description);
        ArrayNode all = root.putArray("consequences");
        for (Consequence consequence : consequences) {
            ObjectNode one = all.addObject();
            one.put("kind", consequence.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            one.put("subject", consequence.subject());
            one.put("before", consequence.before());
            one.put("after", consequence.after());
        }
        return JsonText.of(root);
    }
}
