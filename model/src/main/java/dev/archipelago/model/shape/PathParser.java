package dev.archipelago.model.shape;

import dev.archipelago.model.finding.Wording;
import java.util.ArrayList;
import java.util.List;

/// Reads the spelling of a [PropertyPath].
final class PathParser {
    private final String text;
    private final List<String> segments = new ArrayList<>();
    private int at;

    PathParser(String text) {
        this.text = text.strip();
    }

    List<String> segments() {
        while (at < text.length()) {
            if (text.charAt(at) == '[') {
                segments.add(bracketed());
            } else {
                segments.add(plain());
            }
            if (at < text.length() && text.charAt(at) == '.') {
                at++;
                require(at < text.length());
            }
        }
        return segments;
    }

    private String plain() {
        int start = at;
        while (at < text.length() && text.charAt(at) != '.' && text.charAt(at) != '[') {
            at++;
        }
        require(at > start);
        return text.substring(start, at);
    }

    private String bracketed() {
        at++;
        require(at < text.length());
        char quote = text.charAt(at);
        if (quote != '"' && quote != '\'') {
            int end = text.indexOf(']', at);
            require(end > at);
            String index = text.substring(at, end);
            at = end + 1;
            return index;
        }
        StringBuilder key = new StringBuilder();
        for (at++; at < text.length() && text.charAt(at) != quote; at++) {
            if (text.charAt(at) == '\\') {
                at++;
                require(at < text.length());
            }
            key.append(text.charAt(at));
        }
        require(at + 1 < text.length() && text.charAt(at + 1) == ']');
        at += 2;
        return key.toString();
    }

    private void require(boolean condition) {
        if (!condition) {
            throw new PropertyException(text, Wording.of("'%s' is not a property path.", text),
                    Wording.of("Write one such as components.orders.container.workers or"
                            + " connections[\"a->b\"].timeout."));
        }
    }
}
