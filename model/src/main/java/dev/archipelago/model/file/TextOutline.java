package dev.archipelago.model.file;

import dev.archipelago.model.finding.Pointer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/// Which stretch of a JSON text says what: for whoever goes from a text to what it is about, and back.
///
/// Of a text with mistakes it has what stands before the first one. Only entries of objects have a stretch, down to the
/// operations of a component; what is inside them belongs to the nearest one around it.
public final class TextOutline {
    /// As deep as /components/orders/operations/place.
    private static final int DEEPEST = 4;

    private final List<Part> parts;
    private final Map<Pointer, Part> byPointer = new HashMap<>();

    private TextOutline(List<Part> parts) {
        this.parts = List.copyOf(parts);
        parts.forEach(part -> byPointer.putIfAbsent(part.pointer(), part));
    }

    /// An entry with its key.
    ///
    /// @param start offset of the quote before the key
    /// @param end offset behind the last character of the value
    public record Part(Pointer pointer, int start, int end) {}

    /// What a text says where; nothing throws.
    public static TextOutline of(String text) {
        Walk walk = new Walk();
        try (JsonParser parser = TreeReader.JSON.createParser(ObjectReadContext.empty(), text)) {
            walk.follow(parser);
        } catch (JacksonException _) {
            walk.endAt(text.length());
        }
        return new TextOutline(walk.parts);
    }

    /// The stretch of a part that has one.
    public Optional<Part> part(Pointer pointer) {
        return Optional.ofNullable(byPointer.get(pointer));
    }

    /// The innermost part in which an offset lies, its two ends included.
    public Optional<Part> around(int offset) {
        Optional<Part> found = Optional.empty();
        for (Part part : parts) {
            if (part.start() > offset) {
                break;
            }
            if (offset <= part.end()) {
                found = Optional.of(part);
            }
        }
        return found;
    }

    /// One pass over the tokens. Parts are in the order in which they begin.
    private static final class Walk {
        private final List<Part> parts = new ArrayList<>();
        private final Deque<String> path = new ArrayDeque<>();
        private final Deque<Integer> open = new ArrayDeque<>();

        void follow(JsonParser parser) {
            int level = 0; // of objects and lists below the root
            int hidden = 0; // of those that are too deep, or in lists
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.PROPERTY_NAME && hidden == 0) {
                    begin(parser.currentName(), (int) parser.currentTokenLocation().getCharOffset());
                } else if (token.isStructStart()) {
                    boolean shown = hidden == 0 && token == JsonToken.START_OBJECT && path.size() < DEEPEST;
                    hidden += shown ? 0 : 1;
                    level++;
                } else if (token.isStructEnd()) {
                    level--;
                    hidden = Math.max(0, hidden - 1);
                }
                if (hidden == 0 && level > 0 && token != JsonToken.PROPERTY_NAME && !token.isStructStart()) {
                    parser.finishToken(); // texts are read no sooner than they are asked for
                    end((int) parser.currentLocation().getCharOffset());
                }
            }
        }

        private void begin(String key, int start) {
            path.addLast(key);
            open.addLast(parts.size());
            parts.add(new Part(new Pointer(List.copyOf(path)), start, start));
        }

        private void end(int offset) {
            int index = open.removeLast();
            path.removeLast();
            parts.set(index, new Part(parts.get(index).pointer(), parts.get(index).start(), offset));
        }

        /// Closes what is open: the text goes no further.
        void endAt(int offset) {
            while (!open.isEmpty()) {
                end(offset);
            }
        }
    }
}
