package dev.archipelago.app.query;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// What is asked of each component and connection, spelled `p99 > 300ms and not (kind = database or replicas >= 3)`.
///
/// `=`, `!=`, `<`, `<=`, `>` and `>=` compare, `~` is "contains"; what is not known of something is never so. `calls orders` holds of who
/// calls orders, `called-by web` of whom web calls. A word by itself is looked for in names and ids.
public sealed interface Query {

    /// Both hold.
    record And(Query left, Query right) implements Query {}

    /// At least one holds.
    record Or(Query left, Query right) implements Query {}

    /// It does not hold.
    record Not(Query inner) implements Query {}

    /// A number compared with another.
    record Numbers(Trait trait, Comparison comparison, double value) implements Query {}

    /// A text compared with another, whatever the case of letters.
    record Texts(Trait trait, Comparison comparison, String value) implements Query {}

    /// It calls a component, or is called by it.
    record Neighbour(boolean calls, String id) implements Query {}

    /// Name or id contains a word.
    record Word(String text) implements Query {}

    /// How values are compared.
    enum Comparison {
        EQUAL, DIFFERENT, LESS, AT_MOST, MORE, AT_LEAST, CONTAINS
    }

    /// @throws QueryException where it cannot be understood
    static Query parse(String text) {
        return new QueryParser(text).query();
    }

    /// Whether it holds of something.
    default boolean holds(Subject subject) {
        return switch (this) {
            case And and -> and.left().holds(subject) && and.right().holds(subject);
            case Or or -> or.left().holds(subject) || or.right().holds(subject);
            case Not not -> !not.inner().holds(subject);
            case Numbers asked -> subject.number(asked.trait()).stream()
                    .anyMatch(value -> compare(asked.comparison(), Double.compare(value, asked.value())));
            case Texts asked -> texts(asked, subject.texts(asked.trait()));
            case Neighbour asked -> (asked.calls() ? subject.calls() : subject.calledBy()).contains(asked.id());
            case Word word -> List.of(Trait.NAME, Trait.ID).stream().flatMap(t -> subject.texts(t).stream())
                    .anyMatch(text -> contains(text, word.text()));
        };
    }

    private static boolean texts(Texts asked, List<String> values) {
        return switch (asked.comparison()) {
            case CONTAINS -> values.stream().anyMatch(value -> contains(value, asked.value()));
            case DIFFERENT -> !values.isEmpty() && values.stream().noneMatch(asked.value()::equalsIgnoreCase);
            case EQUAL, LESS, AT_MOST, MORE, AT_LEAST -> values.stream().anyMatch(
                    value -> compare(asked.comparison(), value.compareToIgnoreCase(asked.value())));
        };
    }

    private static boolean contains(String text, String part) {
        return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    private static boolean compare(Comparison comparison, int sign) {
        return switch (comparison) {
            case EQUAL, CONTAINS -> sign == 0;
            case DIFFERENT -> sign != 0;
            case LESS -> sign < 0;
            case AT_MOST -> sign <= 0;
            case MORE -> sign > 0;
            case AT_LEAST -> sign >= 0;
        };
    }

    /// What it asks about.
    default Set<Trait> traits() {
        Set<Trait> traits = new HashSet<>();
        collect(traits);
        return traits;
    }

    private void collect(Set<Trait> traits) {
        switch (this) {
            case And and -> {
                and.left().collect(traits);
                and.right().collect(traits);
            }
            case Or or -> {
                or.left().collect(traits);
                or.right().collect(traits);
            }
            case Not not -> not.inner().collect(traits);
            case Numbers asked -> traits.add(asked.trait());
            case Texts asked -> traits.add(asked.trait());
            case Neighbour _,Word _ -> {
            }
        }
    }

    /// Whether only a run answers it.
    default boolean needsRun() {
        return traits().stream().anyMatch(Trait::isMeasured);
    }
}
