package dev.archipelago.model.shape;

import dev.archipelago.model.finding.Place;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.vocabulary.Ordered;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A part of a file as it is written, before or after it is a value of the model.
public sealed interface Node {

    /// Where it begins.
    Place place();

    /// Parts by key, in the order written.
    ///
    /// @param open whether its entries stand one a line even where all would fit on one
    record Mapping(Map<String, Entry> entries, Place place, boolean open) implements Node {
        public Mapping {
            entries = Ordered.copyOf(entries);
        }

        public Optional<Node> get(String key) {
            return Optional.ofNullable(entries.get(key)).map(Entry::value);
        }
    }

    /// One entry of a [Mapping].
    ///
    /// @param place where the key stands
    record Entry(Place place, Node value) {}

    /// Items in the order written.
    ///
    /// @param open whether its items stand one a line even where all would fit on one
    record Sequence(List<Node> items, Place place, boolean open) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /// A single text, number or truth value.
    ///
    /// @param text its spelling, without quotes
    record Scalar(Kind kind, String text, Place place) implements Node {}

    /// What a scalar is written as.
    enum Kind {
        /// In quotes.
        TEXT,
        /// A number.
        NUMBER,
        /// true or false.
        TRUTH,
        /// null.
        NOTHING,
        /// Without quotes, where that does not tell numbers from texts.
        BARE
    }

    /// What it is, in words, for messages.
    default Wording description() {
        return switch (this) {
            case Mapping _ -> Wording.of("an object");
            case Sequence _ -> Wording.of("a list");
            case Scalar(Kind kind, String text, Place _) -> switch (kind) {
                case TEXT -> Wording.of("the text '%s'", shortened(text));
                case NUMBER -> Wording.of("the number %s", shortened(text));
                case TRUTH -> Wording.given(text);
                case NOTHING -> Wording.of("nothing (null)");
                case BARE -> Wording.of("'%s'", shortened(text));
            };
        };
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= 60 ? line : line.substring(0, 57) + "...";
    }
}
