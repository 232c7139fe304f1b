package dev.archipelago.app.report;

import java.util.List;

/// HTML under way: texts are escaped, so that no name of a document can become markup.
final class Page {
    private final StringBuilder out = new StringBuilder();

    /// Markup of this program.
    Page raw(String markup) {
        out.append(markup);
        return this;
    }

    /// Text of a document, of a result or of this program.
    Page text(String text) {
        out.append(escaped(text));
        return this;
    }

    /// An element with nothing but text in it.
    ///
    /// @param tag its name, with attributes if it has any
    Page element(String tag, String text) {
        return raw("<" + tag + ">").text(text).raw("</" + tag.split(" ")[0] + ">\n");
    }

    /// The first row is the head.
    Page table(List<List<String>> rows) {
        raw("<div class=\"scroll\"><table class=\"wide\">\n");
        for (int i = 0; i < rows.size(); i++) {
            raw("<tr>");
            for (String cell : rows.get(i)) {
                element(i == 0 ? "th scope=\"col\"" : "td", cell);
            }
            raw("</tr>\n");
        }
        return raw("</table></div>\n");
    }

    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            switch (letter) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                case '\0' -> escaped.append('\uFFFD');
                default -> escaped.append(letter);
            }
        }
        return escaped.toString();
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
