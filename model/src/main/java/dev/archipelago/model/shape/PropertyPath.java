package dev.archipelago.model.shape;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.finding.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Names any property of a document by the keys that lead to it, spelled "components.orders.container.workers".
///
/// List items are numbered from 0: "components.orders.operations.place.steps.0.compute". Keys with dots or spaces stand
/// in brackets and quotes: `workloads.shoppers.mix["web.checkout"]`; connections need none:
/// "connections.orders->payment.timeout".
///
/// @param segments outermost first, at least one
public record PropertyPath(List<String> segments) {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_>$-]+");

    public PropertyPath {
        segments = List.copyOf(segments);
        if (segments.isEmpty()) {
            throw new PropertyException("", Wording.of("The path names nothing."),
                    Wording.of("Write one such as components.orders.replicas."));
        }
    }

    public static PropertyPath of(String... segments) {
        return new PropertyPath(List.of(segments));
    }

    /// @throws PropertyException when the text is no path
    public static PropertyPath parse(String text) {
        return new PropertyPath(new PathParser(text).segments());
    }

    public PropertyPath child(Object segment) {
        List<String> longer = new ArrayList<>(segments);
        longer.add(segment.toString());
        return new PropertyPath(longer);
    }

    /// The same place as a JSON pointer.
    public Pointer pointer() {
        return new Pointer(segments);
    }

    /// The spelling of the value, empty where it was left out.
    ///
    /// Records, lists and maps are spelled `{key=value, ...}` and `[item, ...]`.
    ///
    /// @throws PropertyException when there is no such property
    public Optional<String> read(Document document) {
        PropertyLookup.Found found = PropertyLookup.find(document, this);
        Object value = found.value();
        return value == null ? Optional.empty() : Optional.of(Notation.print(found.shape(), value));
    }

    /// The document with another value of this property; records around it that were left out are made.
    ///
    /// @param text in the spelling of the file; records, lists and maps as [#read] gives them, or as JSON
    /// @throws PropertyException when there is no such property or the value does not fit
    public Document with(Document document, String text) {
        return new PropertyChange(this, text).in(document);
    }

    /// The document without this property: the default holds again, the item or entry is gone.
    ///
    /// @throws PropertyException when there is no such property or it must not be left out
    public Document removedFrom(Document document) {
        return new PropertyChange(this, null).in(document);
    }

    /// [#with], or [#removedFrom] for null.
    public Document changed(Document document, @Nullable String text) {
        return new PropertyChange(this, text).in(document);
    }

    /// How the property is spelled and what may stand there.
    ///
    /// @throws PropertyException when there is no such property
    public Shape shape(Document document) {
        return PropertyLookup.find(document, this).shape();
    }

    /// Meaning and default of the property; empty for items of lists and entries of maps.
    ///
    /// @throws PropertyException when there is no such property
    public Optional<Part> part(Document document) {
        return Optional.ofNullable(PropertyLookup.find(document, this).part());
    }

    /// All properties with a single value that the document gives, in its order.
    public static List<PropertyPath> given(Document document) {
        List<PropertyPath> paths = new ArrayList<>();
        PropertyLookup.collect(Shapes.DOCUMENT, document, new ArrayList<>(), paths);
        return paths;
    }

    static String spelled(List<String> segments) {
        String text = segments.stream()
                .map(segment -> PLAIN.matcher(segment).matches()
                        ? "." + segment
                        : "[\"" + segment.replace("\\", "\\\\").replace("\"", "\\\"") + "\"]")
                .collect(Collectors.joining());
        return text.startsWith(".") ? text.substring(1) : text;
    }

    @Override
    public String toString() {
        return spelled(segments);
    }

    /// A document with other values, by path.
    ///
    /// @throws PropertyException when a path leads nowhere or a value does not fit
    public static Document applied(Document document, Map<String, String> values) {
        Document changed = document;
        for (Map.Entry<String, String> value : values.entrySet()) {
            changed = parse(value.getKey()).with(changed, value.getValue());
        }
        return changed;
    }
}
