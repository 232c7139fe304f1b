package dev.archipelago.model.finding;

import java.util.List;
import java.util.stream.Stream;

/// Names a part of a document by the keys and indexes that lead to it, as RFC 6901 spells it: "/components/orders/replicas".
///
/// @param segments outermost first; empty means the whole document
public record Pointer(List<String> segments) {
    public static final Pointer ROOT = new Pointer(List.of());

    public Pointer {
        segments = List.copyOf(segments);
    }

    public static Pointer of(String... segments) {
        return new Pointer(List.of(segments));
    }

    /// Reads the spelling; what does not begin with a slash means the whole document.
    public static Pointer parse(String text) {
        if (!text.startsWith("/")) {
            return ROOT;
        }
        return new Pointer(List.of(text.substring(1).split("/", -1)).stream()
                .map(segment -> segment.replace("~1", "/").replace("~0", "~")).toList());
    }

    public Pointer child(Object segment) {
        return new Pointer(Stream
                .concat(segments.stream(), Stream.of(segment.toString())).toList());
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        segments.forEach(segment -> text.append('/').append(segment.replace("~", "~0").replace("/", "~1")));
        return text.toString();
    }
}
