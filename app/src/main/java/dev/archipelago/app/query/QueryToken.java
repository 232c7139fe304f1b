package dev.archipelago.app.query;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A piece of a query: a sign, a word, or a text in quotes.
///
/// @param text without quotes
/// @param at where it begins
record QueryToken(Sort sort, String text, int at) {
    private static final Pattern PIECE = Pattern
            .compile("\\s*(?:(<=|>=|!=|=|<|>|~|\\(|\\))|\"([^\"]*)\"|((?:->|[^\\s\"()<>=!~])++))");

    enum Sort {
        SIGN, WORD, QUOTED, END
    }

    boolean isSign(String sign) {
        return sort == Sort.SIGN && text.equals(sign);
    }

    boolean isWord(String word) {
        return sort == Sort.WORD && text.equalsIgnoreCase(word);
    }

    /// @throws QueryException at a quote that nothing closes, and at signs that mean nothing
    static List<QueryToken> of(String text) {
        List<QueryToken> tokens = new ArrayList<>();
        Matcher matcher = PIECE.matcher(text);
        int at = 0;
        int end = text.stripTrailing().length();
        while (at < end) {
            matcher.region(at, text.length());
            if (!matcher.lookingAt()) {
                int place = at + text.substring(at).length() - text.substring(at).stripLeading().length();
                throw new QueryException(place, text.substring(place, place + 1),
                        text.charAt(place) == '"' ? Expected.QUOTE : Expected.WORD, "");
            }
            int group = matcher.group(1) != null ? 1 : matcher.group(2) != null ? 2 : 3;
            tokens.add(new QueryToken(List.of(Sort.SIGN, Sort.QUOTED, Sort.WORD).get(group - 1),
                    matcher.group(group), matcher.start(group)));
            at = matcher.end();
        }
        tokens.add(new QueryToken(Sort.END, "", end));
        return tokens;
    }
}
