package dev.archipelago.model.file;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Tells the JSON Schema of the format to people: a page with every key, its kind of value, meaning and default.
final class FormatReference {
    private static final String DEFS = "#/$defs/";
    private static final String DEFAULT = " Default: ";

    private final JsonNode schema;
    private final SequencedSet<String> reached = new LinkedHashSet<>();
    private final StringBuilder text = new StringBuilder();

    private FormatReference(JsonNode schema) {
        this.schema = schema;
    }

    static String of(String schema) {
        return new FormatReference(JsonMapper.builder().build().readTree(schema)).page();
    }

    private String page() {
        text.append("""
                # Format reference

                Every key of the [file format](file-format.md) with its meaning and default. Keys in bold must be given. This page is generated
                from the code.

                ## Document
                """);
        table(schema);
        List<String> scalars = new ArrayList<>();
        for (int i = 0; i < reached.size(); i++) {
            String name = List.copyOf(reached).get(i);
            JsonNode definition = definition(name);
            if (definition.has("properties") || definition.has("anyOf") && name.equals(union(name))) {
                section(name, definition);
            } else if (!definition.has("enum")) {
                scalars.add(name);
            }
        }
        text.append("\n## Spellings\n\n| kind of value | spelled as |\n|---|---|\n");
        scalars.stream().sorted().forEach(name -> text.append("| ").append(words(name)).append(" | ")
                .append(cell(definition(name).path("description").asString(""))).append(" |\n"));
        return text.toString();
    }

    private void section(String name, JsonNode definition) {
        text.append("\n## ").append(words(name)).append('\n');
        if (definition.has("description")) {
            text.append('\n').append(definition.get("description").asString()).append('\n');
        }
        if (definition.has("anyOf")) {
            text.append("\nOne of: ").append(definition.get("anyOf").valueStream().map(this::kind)
                    .collect(Collectors.joining(", "))).append(".\n");
        } else {
            table(definition);
        }
    }

    private void table(JsonNode object) {
        List<String> required = object.path("required").valueStream().map(JsonNode::asString).toList();
        text.append("\n| key | value | meaning | default |\n|---|---|---|---|\n");
        object.get("properties").propertyStream().filter(key -> !key.getKey().startsWith("$")).forEach(key -> {
            String told = key.getValue().path("description").asString("");
            int split = told.indexOf(DEFAULT);
            String meaning = split < 0 ? told : told.substring(0, split);
            String standard = split < 0 ? "" : told.substring(split + DEFAULT.length(), told.length() - 1);
            String name = required.contains(key.getKey()) ? "**`" + key.getKey() + "`**" : "`" + key.getKey() + "`";
            text.append("| ").append(name).append(" | ").append(kind(key.getValue())).append(" | ")
                    .append(cell(meaning)).append(" | ").append(cell(standard)).append(" |\n");
        });
    }

    /// What kind of value it is, with a link to where that is told.
    private String kind(JsonNode value) {
        String reference = value.path("$ref").asString("");
        if (!reference.isEmpty()) {
            return referred(reference.substring(DEFS.length()));
        }
        if (value.has("const")) {
            return "`" + value.get("const") + "`";
        }
        JsonNode type = value.path("type");
        return type.isArray()
                ? type.valueStream().map(one -> kind(one.asString(), value)).collect(Collectors.joining(", "))
                : kind(type.asString(""), value);
    }

    private String kind(String type, JsonNode value) {
        return switch (type) {
            case "array" -> "list of " + kind(value.get("items"));
            case "object" -> "map to " + kind(value.get("additionalProperties"));
            case "string" -> "text";
            case "integer" -> "whole number";
            case "boolean" -> "`true` or `false`";
            case "number" -> "number";
            default -> throw new IllegalStateException("nothing is known of " + value);
        };
    }

    private String referred(String name) {
        JsonNode definition = definition(name);
        if (definition.has("enum")) {
            return definition.get("enum").valueStream().map(JsonNode::asString).map(word -> "`" + word + "`")
                    .collect(Collectors.joining(", "));
        }
        reached.add(name);
        String words = words(name);
        String anchor = definition.has("properties") || definition.has("anyOf") && name.equals(union(name))
                ? words.replace(' ', '-')
                : "spellings";
        return "[" + words + "](#" + anchor.toLowerCase(Locale.ROOT) + ")";
    }

    /// The name of a definition whose alternatives are definitions; nothing for alternative spellings.
    private String union(String name) {
        boolean refers = definition(name).get("anyOf").valueStream().allMatch(option -> option.has("$ref"));
        return refers ? name : "";
    }

    private JsonNode definition(String name) {
        return schema.get("$defs").get(name);
    }

    private static String words(String name) {
        return name.charAt(0) + name.substring(1).replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }

    private static String cell(String told) {
        return told.replace("|", "\\|").replace("\n", " ");
    }
}
