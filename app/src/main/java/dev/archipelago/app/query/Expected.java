package dev.archipelago.app.query;

import java.util.Locale;

/// What would have been understood at a place of a query.
public enum Expected {
    MORE("'and', 'or' or the end"), LESS_NESTED("no more than %s conditions within one another"), FEWER(
            "no more than %s conditions"), CLOSING("')' or 'and' or 'or'"), CONDITION(
                    "a condition such as p99 > 300ms"), TRAIT("one of %s"), NUMERIC(
                            "a comparison of numbers for %s"), QUOTE("a closing quote behind the text"), WORD(
                                    "a word or a comparison"), TEXT("a word or \"a text\""), NUMBER(
                                            "a number such as 3"), TIME("a time such as 300ms"), SHARE(
                                                    "a share such as 70%%"), RATE("a rate such as 120/s"), CORES(
                                                            "cores such as 500m or 2"), SIZE("a size such as 256Mi");

    private final String english;

    Expected(String english) {
        this.english = english;
    }

    String english(String detail) {
        return String.format(Locale.ROOT, english, detail);
    }
}
