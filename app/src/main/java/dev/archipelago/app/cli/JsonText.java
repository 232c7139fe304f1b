package dev.archipelago.app.cli;

import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// JSON as this program prints it: two spaces, line feeds on every system, a line feed at the end.
final class JsonText {
    private static final DefaultIndenter INDENTER = new DefaultIndenter("  ", "\n");

    private JsonText() {}

    static String of(JsonNode tree) {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                new Separators().withObjectNameValueSpacing(Separators.Spacing.AFTER))
                .withObjectIndenter(INDENTER)
                .withArrayIndenter(INDENTER);
        return new JsonMapper().writer().with(printer).writeValueAsString(tree) + "\n";
    }
}
