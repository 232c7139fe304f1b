package dev.archipelago.app.editor.results;

import java.util.function.Function;

/// A column of a table of results.
///
/// @param key its heading is "column." and this
/// @param width in pixels
/// @param text what a cell shows
/// @param numeric whether it stands at the right
/// @param order what rows are sorted by; NaN goes last
/// @param style of a cell beyond that of numbers; empty for none
record Column<R>(String key, double width, Function<R, String> text, boolean numeric,
        Function<R, Comparable<?>> order, Function<R, String> style) {

    static <R> Column<R> name(String key, Function<R, String> text) {
        return new Column<>(key, 220, text, false, text::apply, _ -> "");
    }

    static <R> Column<R> number(String key, double width, Function<R, String> text, Function<R, Double> order) {
        return new Column<>(key, width, text, true, order::apply, _ -> "");
    }

    Column<R> styled(Function<R, String> changed) {
        return new Column<>(key, width, text, numeric, order, changed);
    }
}
