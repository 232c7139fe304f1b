package dev.archipelago.model.shape;

import dev.archipelago.model.finding.Place;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.shape.Node.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Spells values on one line: scalars plainly, records and maps `{key=value, ...}`, lists `[item, ...]`.
///
/// When reading, the outermost braces or brackets may be left out, texts may stand in quotes, and a colon may stand for
/// the equals sign, so that JSON is understood as well.
final class Notation {
    private static final int DEEPEST = 50;
    private static final Pattern PLAIN = Pattern.compile("[^,{}\\[\\]\"=:()\\p{Cntrl}\\s]+");
    private static final Pattern NEEDS_QUOTES = Pattern.compile("[,{}\\[\\]\"()\\p{Cntrl}]|^\\s|\\s$|^$|^null$");

    private final String text;
    private final BiFunction<Wording, Wording, PropertyException> refusal;
    private int at;
    private int depth;

    private Notation(String text, BiFunction<Wording, Wording, PropertyException> refusal) {
        this.text = text;
        this.refusal = refusal;
    }

    static String print(Shape shape, Object value) {
        Node node = Speller.spell(shape, value);
        return node instanceof Node.Scalar scalar ? scalar.text() : print(node);
    }

    private static String print(Node node) {
        return switch (node) {
            case Node.Mapping(var entries, var _, boolean _) -> entries.entrySet().stream()
                    .map(entry -> key(entry.getKey()) + "=" + print(entry.getValue().value()))
                    .collect(Collectors.joining(", ", "{", "}"));
            case Node.Sequence(var items, var _, boolean _) -> items.stream().map(Notation::print)
                    .collect(Collectors.joining(", ", "[", "]"));
            case Node.Scalar(Kind kind, String text, var _) -> kind == Kind.TEXT && !isCall(text)
                    && NEEDS_QUOTES.matcher(text).find() ? quoted(text) : text;
        };
    }

    /// Whether a text is like `lognormal(mean=4ms, cv=0.8)`, which needs no quotes: its commas stand in parentheses.
    private static boolean isCall(String text) {
        return text.matches("[^,{}\\[\\]\"()\\p{Cntrl}]+\\([^{}\\[\\]\"()\\p{Cntrl}]*\\)") && text.equals(text.strip());
    }

    private static String key(String key) {
        return PLAIN.matcher(key).matches() ? key : quoted(key);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
            } else if (Character.isISOControl(c)) {
                quoted.append("\\u").append(Integer.toHexString(0x10000 | c).substring(1));
            } else {
                quoted.append((char) c);
            }
        });
        return quoted.append('"').toString();
    }

    /// The tree of a spelling; a scalar is taken as it is.
    ///
    /// @param refusal makes the exception of a message and an advice
    static Node parse(Shape shape, String text, BiFunction<Wording, Wording, PropertyException> refusal) {
        String stripped = text.strip();
        return switch (shape) {
            case ScalarShape _,ChoiceShape _ -> new Node.Scalar(Kind.BARE, text, Place.NONE);
            case ObjectShape _,OneOfShape _,MapShape _ ->
                new Notation(stripped.startsWith("{") ? stripped : "{" + stripped + "}", refusal).whole();
            case ListShape _ ->
                new Notation(stripped.startsWith("[") ? stripped : "[" + stripped + "]", refusal).whole();
        };
    }

    private Node whole() {
        Node node = value();
        space();
        if (at < text.length()) {
            throw wrong();
        }
        return node;
    }

    private Node value() {
        space();
        if (++depth > DEEPEST) {
            throw refusal.apply(Wording.of("The value is nested too deeply."), Wording.NONE);
        }
        Node node = switch (peek()) {
            case '{' -> mapping();
            case '[' -> sequence();
            case '"' -> new Node.Scalar(Kind.BARE, string(), Place.NONE);
            default -> bare();
        };
        depth--;
        return node;
    }

    private Node mapping() {
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        at++;
        space();
        while (peek() != '}') {
            String key = peek() == '"' ? string() : plainKey();
            space();
            if (peek() != '=' && peek() != ':') {
                throw wrong();
            }
            at++;
            if (entries.put(key, new Node.Entry(Place.NONE, value())) != null) {
                throw refusal.apply(Wording.of("'%s' is given twice.", key), Wording.NONE);
            }
            next('}');
        }
        at++;
        return new Node.Mapping(entries, Place.NONE, false);
    }

    private Node sequence() {
        List<Node> items = new ArrayList<>();
        at++;
        space();
        while (peek() != ']') {
            items.add(value());
            next(']');
        }
        at++;
        return new Node.Sequence(items, Place.NONE, false);
    }

    private void next(char end) {
        space();
        if (peek() == ',') {
            at++;
            space();
        } else if (peek() != end) {
            throw wrong();
        }
    }

    private String plainKey() {
        int start = at;
        while (at < text.length() && "=:,{}[]\"".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at).strip();
    }

    private Node bare() {
        int start = at;
        int inside = 0;
        while (at < text.length() && (inside > 0 || ",}]".indexOf(text.charAt(at)) < 0)) {
            inside += text.charAt(at) == '(' ? 1 : text.charAt(at) == ')' ? -1 : 0;
            at++;
        }
        String bare = text.substring(start, at).strip();
        return new Node.Scalar(bare.equals("null") ? Kind.NOTHING : Kind.BARE, bare, Place.NONE);
    }

    private String string() {
        StringBuilder value = new StringBuilder();
        for (at++; peek() != '"'; at++) {
            if (peek() != '\\') {
                value.append(peek());
                continue;
            }
            at++;
            switch (peek()) {
                case 'n' -> value.append('\n');
                case 't' -> value.append('\t');
                case 'r' -> value.append('\r');
                case 'u' -> value.append(unicode());
                default -> value.append(peek());
            }
        }
        at++;
        return value.toString();
    }

    private char unicode() {
        String digits = text.substring(Math.min(at + 1, text.length()), Math.min(at + 5, text.length()));
        if (!digits.matches("[0-9a-fA-F]{4}")) {
            throw wrong();
        }
        at += 4;
        return (char) Integer.parseInt(digits, 16);
    }

    private char peek() {
        if (at >= text.length()) {
            throw wrong();
        }
        return text.charAt(at);
    }

    private void space() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private PropertyException wrong() {
        Wording rest = at >= text.length()
                ? Wording.of("at its end")
                : Wording.of("at '%s'", text.substring(at, Math.min(at + 20, text.length())));
        return refusal.apply(Wording.of("The value cannot be understood %s.", rest),
                Wording.of("Write records as {key=value, key=value} and lists as [item, item]."));
    }
}
