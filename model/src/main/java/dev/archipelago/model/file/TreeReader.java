package dev.archipelago.model.file;

import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Place;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.shape.Node;
import dev.archipelago.model.shape.Node.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/// Turns a text into a tree with places, within limits on depth and length.
///
/// For one text only.
final class TreeReader {
    /// Deeper nesting is refused.
    static final int DEEPEST = 200;

    /// What the YAML parser takes, in characters.
    private static final int LARGEST_YAML = 3 << 20;

    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder().maxNestingDepth(DEEPEST + 50)
            .maxStringLength(1_000_000).maxNameLength(10_000).maxNumberLength(1000)
            .maxDocumentLength(SourceBytes.LARGEST).build();
    static final TokenStreamFactory JSON = JsonFactory.builder().streamReadConstraints(LIMITS).build();
    private static final TokenStreamFactory YAML = YAMLFactory.builder().streamReadConstraints(LIMITS).build();

    private final Syntax syntax;
    private final List<Finding> duplicates = new ArrayList<>();
    private final Deque<Place> open = new ArrayDeque<>();
    private final Deque<String> path = new ArrayDeque<>();

    TreeReader(Syntax syntax) {
        this.syntax = syntax;
    }

    /// Keys that were written twice, found by [#read]; the first of each was kept.
    List<Finding> duplicates() {
        return List.copyOf(duplicates);
    }

    /// @throws Problem when the text is not of that syntax
    Node read(String text) {
        if (syntax == Syntax.YAML && text.length() > LARGEST_YAML) {
            throw new Problem("file.too-large", Place.NONE,
                    Wording.of("The file is larger than 3 MB, the most for YAML."),
                    Wording.of("Write it in JSON, of which %s MB are read.", (SourceBytes.LARGEST >> 20)));
        }
        TokenStreamFactory factory = syntax == Syntax.JSON ? JSON : YAML;
        try (JsonParser parser = factory.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() == null) {
                throw new Problem("file.empty", Place.NONE, Wording.of("The file holds nothing but comments."),
                        Wording.NONE);
            }
            Node root = value(parser);
            ForeignFormat.refuse(root);
            if (parser.nextToken() != null) {
                throw new Problem("syntax.more", place(parser),
                        syntax == Syntax.JSON
                                ? Wording.of("Something follows after the end of the document.")
                                : Wording.of("The file holds several documents."),
                        Wording.of("Keep one document in a file."));
            }
            return root;
        } catch (JacksonException e) {
            throw problem(e, text);
        }
    }

    private Node value(JsonParser parser) {
        Place place = place(parser);
        refuseAnchors(parser, place);
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> mapping(parser, place);
            case START_ARRAY -> sequence(parser, place);
            case VALUE_STRING -> new Node.Scalar(Kind.TEXT, whole(parser.getString(), place), place);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Node.Scalar(Kind.NUMBER, parser.getString(), place);
            case VALUE_TRUE, VALUE_FALSE -> new Node.Scalar(Kind.TRUTH, token.asString(), place);
            case VALUE_NULL -> new Node.Scalar(Kind.NOTHING, "", place);
            case VALUE_EMBEDDED_OBJECT, END_OBJECT, END_ARRAY, PROPERTY_NAME, NOT_AVAILABLE ->
                throw new Problem("syntax.unsupported", place,
                        Wording.of("Found something that is no object, list, text or number."),
                        Wording.NONE);
        };
    }

    private Node mapping(JsonParser parser, Place place) {
        enter(place);
        Map<String, Node.Entry> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Place keyPlace = place(parser);
            String key = whole(parser.currentName(), keyPlace);
            refuseAnchors(parser, keyPlace);
            parser.nextToken();
            path.addLast(key);
            Node.Entry entry = new Node.Entry(keyPlace, value(parser));
            Node.Entry earlier = entries.putIfAbsent(key, entry);
            if (earlier != null) {
                duplicate(key, earlier, entry);
            }
            path.removeLast();
        }
        open.removeLast();
        return new Node.Mapping(entries, place, false);
    }

    private void duplicate(String key, Node.Entry earlier, Node.Entry later) {
        if (duplicates.size() < 100) {
            duplicates.add(Finding.error("syntax.duplicate-key", new Pointer(List.copyOf(path)),
                    Wording.of("'%s' is given twice; first in %s.", key, earlier.place()),
                    Wording.of("Keep one of them, or give the other another id.")).at(later.place()));
        }
    }

    private Node sequence(JsonParser parser, Place place) {
        enter(place);
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            path.addLast(Integer.toString(items.size()));
            items.add(value(parser));
            path.removeLast();
        }
        open.removeLast();
        return new Node.Sequence(items, place, false);
    }

    private void enter(Place place) {
        open.addLast(place);
        if (open.size() > DEEPEST) {
            throw new Problem("syntax.depth", place,
                    Wording.of("Objects and lists are nested more than %s deep.", DEEPEST),
                    Wording.of("An architecture needs no more than a dozen levels; check for brackets that are"
                            + " not closed."));
        }
    }

    /// The text, if it is made of whole characters: half of one, as `\\ud83d` alone, could not be written again.
    private static String whole(String text, Place place) {
        for (int i = 0; i < text.length(); i++) {
            char half = text.charAt(i);
            if (Character.isSurrogate(half)) {
                if (Character.isLowSurrogate(half) || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw new Problem("syntax.surrogate", place,
                            Wording.of("The text holds half of a character, \\u%s.", Integer.toHexString(half)),
                            Wording.of("Write both halves, or the character itself in UTF-8."));
                }
                i++;
            }
        }
        return text;
    }

    private static void refuseAnchors(JsonParser parser, Place place) {
        if (!(parser instanceof YAMLParser yaml)) {
            return;
        }
        if (yaml.isCurrentAlias() || yaml.getObjectId() != null) {
            throw new Problem("syntax.alias", place,
                    Wording.of("YAML anchors (&name) and aliases (*name) are not supported."),
                    Wording.of("Write the value out."));
        }
        if (yaml.getRawTag() != null) {
            throw new Problem("syntax.tag", place, Wording.of("The YAML tag %s is not supported.", yaml.getRawTag()),
                    Wording.of("Leave it out."));
        }
    }

    private Problem problem(JacksonException e, String text) {
        Place place = place(e.getLocation());
        if (e instanceof StreamConstraintsException) {
            return new Problem("syntax.limit", place.isKnown() || open.isEmpty() ? place : open.getLast(),
                    Wording.of("A text, name or number is too long: %s", sentence(e)), Wording.NONE);
        }
        if (e instanceof UnexpectedEndOfInputException || reachesEnd(place, text)
                || String.valueOf(e.getOriginalMessage()).startsWith("Unexpected end-of-input")) {
            String opened = open.isEmpty() ? "" : " What was opened in " + open.getLast() + " is not closed.";
            return new Problem("syntax.truncated", place, Wording.of("The file ends too early.%s", opened),
                    Wording.of("Perhaps it was cut off while it was saved or copied."));
        }
        boolean yamlInside = syntax == Syntax.JSON && text.stripLeading().matches("(?s)[A-Za-z#-].*");
        return new Problem(syntax == Syntax.JSON ? "syntax.json" : "syntax.yaml", place,
                Wording.of("This is not %s: %s", syntax, sentence(e)),
                yamlInside
                        ? Wording.of("A JSON document begins with {. If this is YAML, name the file .yaml.")
                        : Wording.NONE);
    }

    private boolean reachesEnd(Place place, String text) {
        return syntax == Syntax.JSON && !open.isEmpty() && place.line() > text.stripTrailing().lines().count();
    }

    private static String sentence(JacksonException e) {
        StringBuilder words = new StringBuilder();
        for (String line : String.valueOf(e.getOriginalMessage()).split("\n")) {
            if (!line.isBlank() && !Character.isWhitespace(line.charAt(0))) {
                words.append(words.isEmpty() ? "" : ", ").append(line.strip());
            }
        }
        String text = words.toString().replaceAll("\\s*\\((start marker|for [A-Z]|not recognized).*", "")
                .replaceAll(", from `[^`]*`", "")
                .replaceAll("\\(code \\d+[^)]*\\)", "").replaceAll("\\s+\\)", ")").replaceAll("[^\\P{Cntrl}]", "?");
        return (text.length() > 200 ? text.substring(0, 197) + "..." : text) + (text.endsWith(".") ? "" : ".");
    }

    private static Place place(JsonParser parser) {
        return place(parser.currentTokenLocation());
    }

    private static Place place(@Nullable TokenStreamLocation location) {
        return location == null || location.getLineNr() < 1
                ? Place.NONE
                : new Place(location.getLineNr(), Math.max(1, location.getColumnNr()));
    }
}
