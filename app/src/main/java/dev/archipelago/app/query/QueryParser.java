package dev.archipelago.app.query;

import dev.archipelago.app.query.Query.Comparison;
import dev.archipelago.model.quantity.NotationException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads queries by recursive descent: `or` binds least, then `and`, then `not`.
final class QueryParser {
    private static final int DEEPEST = 100;
    private static final int MOST = 1000; // they are asked one within the other
    private static final Map<String, Comparison> SIGNS = Map.of("=", Comparison.EQUAL, "!=", Comparison.DIFFERENT, "<",
            Comparison.LESS, "<=", Comparison.AT_MOST, ">", Comparison.MORE, ">=", Comparison.AT_LEAST, "~",
            Comparison.CONTAINS);

    private final List<QueryToken> tokens;
    private int next;
    private int depth;
    private int conditions;

    QueryParser(String text) {
        tokens = QueryToken.of(text);
    }

    Query query() {
        Query query = either();
        if (peek().sort() != QueryToken.Sort.END) {
            throw wrong(peek(), Expected.MORE, "");
        }
        return query;
    }

    private Query either() {
        Query left = both();
        while (peek().isWord("or")) {
            next++;
            left = new Query.Or(left, both());
        }
        return left;
    }

    private Query both() {
        Query left = one();
        while (peek().isWord("and")) {
            next++;
            left = new Query.And(left, one());
        }
        return left;
    }

    private Query one() {
        if (++depth > DEEPEST) {
            throw wrong(peek(), Expected.LESS_NESTED, "" + DEEPEST);
        }
        Query query = inner();
        depth--;
        return query;
    }

    private Query inner() {
        if (++conditions > MOST) {
            throw wrong(peek(), Expected.FEWER, "" + MOST);
        }
        QueryToken token = take();
        if (token.isWord("not")) {
            return new Query.Not(one());
        }
        if (token.isSign("(")) {
            Query query = either();
            if (!take().isSign(")")) {
                throw wrong(tokens.get(next - 1), Expected.CLOSING, "");
            }
            return query;
        }
        if (token.sort() == QueryToken.Sort.QUOTED) {
            return new Query.Word(token.text());
        }
        if (token.sort() != QueryToken.Sort.WORD || token.isWord("and") || token.isWord("or")) {
            throw wrong(token, Expected.CONDITION, "");
        }
        return condition(token);
    }

    private Query condition(QueryToken word) {
        boolean calls = word.isWord("calls");
        if ((calls || word.isWord("called-by")) && isValue(peek())) {
            return new Query.Neighbour(calls, take().text());
        }
        Comparison comparison = peek().sort() == QueryToken.Sort.SIGN ? SIGNS.get(peek().text()) : null;
        if (comparison == null) {
            return new Query.Word(word.text());
        }
        QueryToken sign = take();
        Optional<Trait> trait = Trait.of(word.text());
        if (trait.isEmpty()) {
            throw wrong(word, Expected.TRAIT, QueryCompletion.traits());
        }
        return comparison(trait.get(), comparison, sign);
    }

    private Query comparison(Trait trait, Comparison comparison, QueryToken sign) {
        QueryToken value = take();
        Measure measure = trait.measure();
        if (value.sort() == QueryToken.Sort.END || value.sort() == QueryToken.Sort.SIGN) {
            throw wrong(value, measure.expected(), "");
        }
        if (measure == Measure.TEXT) {
            return new Query.Texts(trait, comparison, value.text());
        }
        if (comparison == Comparison.CONTAINS) {
            throw wrong(sign, Expected.NUMERIC, trait.word());
        }
        try {
            return new Query.Numbers(trait, comparison, measure.read(value.text()));
        } catch (NotationException _) {
            throw wrong(value, measure.expected(), "");
        }
    }

    private static boolean isValue(QueryToken token) {
        return token.sort() == QueryToken.Sort.QUOTED
                || token.sort() == QueryToken.Sort.WORD && !token.isWord("and") && !token.isWord("or");
    }

    private QueryToken peek() {
        return tokens.get(Math.min(next, tokens.size() - 1));
    }

    private QueryToken take() {
        QueryToken token = peek();
        next++;
        return token;
    }

    private static QueryException wrong(QueryToken token, Expected expected, String detail) {
        return new QueryException(token.at(), token.text(), expected, detail);
    }
}
