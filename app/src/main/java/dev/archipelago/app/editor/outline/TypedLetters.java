package dev.archipelago.app.editor.outline;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Letters typed one after the other, which look for a name: one that begins with them, else one that has them.
final class TypedLetters {
    private final Locale locale;
    private String typed = "";

    TypedLetters(Locale locale) {
        this.locale = locale;
    }

    String text() {
        return typed;
    }

    void forget() {
        typed = "";
    }

    void type(String letter) {
        typed += letter.toLowerCase(locale);
    }

    /// Where the names have what was typed, first behind a place and around; the place itself counts from the second letter on.
    Optional<Integer> find(List<String> names, int from) {
        int start = from + (typed.length() > 1 ? 0 : 1);
        return first(names, start, i -> lower(names, i).startsWith(typed))
                .or(() -> first(names, start, i -> lower(names, i).contains(typed)));
    }

    private Optional<Integer> first(List<String> names, int start, IntPredicate fits) {
        return IntStream.range(0, names.size()).map(i -> Math.floorMod(start + i, names.size())).filter(fits).boxed()
                .findFirst();
    }

    private String lower(List<String> names, int index) {
        return names.get(index).toLowerCase(locale);
    }
}
