package dev.archipelago.model.shape;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Nearest;
import dev.archipelago.model.finding.Place;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.shape.Node.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Turns the tree of a file into a value of the model and collects everything that is wrong with it on the way.
///
/// For one tree only.
public final class Binder {
    /// More problems than this are counted, not listed.
    public static final int MOST_PROBLEMS = 100;

    private static final Pattern PLAIN = Pattern.compile("-?(0|[1-9][0-9]*)([.][0-9]+)?|true|false");

    private final Completion completion;
    private final List<Finding> problems = new ArrayList<>();
    private final Deque<String> path = new ArrayDeque<>();
    private int unlisted;

    public Binder(Completion completion) {
        this.completion = completion;
    }

    /// The value, empty when there were problems.
    public Optional<Object> bind(Shape shape, Node node) {
        Object value = value(shape, node);
        return problems.isEmpty() ? Optional.ofNullable(value) : Optional.empty();
    }

    /// All that was wrong, in the order of the file.
    public List<Finding> problems() {
        List<Finding> all = new ArrayList<>(problems);
        if (unlisted > 0) {
            all.add(Finding.error("value.more", Pointer.ROOT,
                    Wording.of("There are %s more problems like these.", unlisted),
                    Wording.of("Correct those above first.")));
        }
        return List.copyOf(all);
    }

    private @Nullable Object value(Shape shape, Node node) {
        return switch (shape) {
            case ScalarShape s -> node instanceof Node.Scalar scalar && scalar.kind() != Kind.NOTHING
                    ? scalar(s, scalar)
                    : wrongType(shape, node);
            case ChoiceShape s -> node instanceof Node.Scalar scalar && scalar.kind() != Kind.NOTHING
                    ? choice(s, scalar)
                    : wrongType(shape, node);
            case ObjectShape s -> node instanceof Node.Mapping mapping
                    ? object(s, mapping, List.of())
                    : wrongType(shape, node);
            case OneOfShape s -> node instanceof Node.Mapping mapping ? oneOf(s, mapping) : wrongType(shape, node);
            case ListShape s -> node instanceof Node.Sequence sequence ? list(s, sequence) : wrongType(shape, node);
            case MapShape s -> node instanceof Node.Mapping mapping ? map(s, mapping) : wrongType(shape, node);
        };
    }

    private @Nullable Object wrongType(Shape shape, Node node) {
        return problem("value.type", node.place(),
                Wording.of("Found %s where %s is expected.", node.description(), shape.expectation()), Wording.NONE);
    }

    private @Nullable Object scalar(ScalarShape shape, Node.Scalar node) {
        boolean fits = switch (shape.form()) {
            case WHOLE_NUMBER, NUMBER -> node.kind() == Kind.NUMBER || node.kind() == Kind.BARE;
            case TRUTH -> node.kind() == Kind.TRUTH || node.kind() == Kind.BARE;
            case TEXT, QUANTITY, COUNT -> true;
        };
        if (!fits) {
            boolean quoted = node.kind() == Kind.TEXT && PLAIN.matcher(node.text()).matches()
                    && parses(shape, node.text());
            return problem("value.type", node.place(),
                    Wording.of("Found %s where %s is expected.", node.description(), shape.expectation()),
                    quoted ? Wording.of("Write it without quotes.") : Wording.NONE);
        }
        try {
            return completion.complete(shape.parse(node.text()));
        } catch (NotationException e) {
            return notation(node, e);
        } catch (Completion.Refused e) {
            return problem("value.side-file", node.place(), Wording.given(String.valueOf(e.getMessage())),
                    Wording.NONE);
        }
    }

    private static boolean parses(ScalarShape shape, String text) {
        try {
            shape.parse(text);
            return true;
        } catch (NotationException e) {
            return false;
        }
    }

    private @Nullable Object notation(Node.Scalar node, NotationException e) {
        String message = String.valueOf(e.getMessage());
        boolean whole = message.startsWith("'this' ") || message.startsWith("'" + node.text() + "'")
                || node.text().length() > 60;
        return problem("value.notation", node.place(),
                whole
                        ? Wording.of("Found %s where %s is expected.", node.description(), Wording.phrase(e.expected()))
                        : Wording.of("Found %s, in which %s.", node.description(), message),
                Wording.NONE);
    }

    private @Nullable Object choice(ChoiceShape shape, Node.Scalar node) {
        try {
            return shape.parse(node.text());
        } catch (NotationException e) {
            return problem("value.choice", node.place(),
                    Wording.of("Found %s where %s is expected.", node.description(), shape.expectation()),
                    Nearest.to(node.text(), shape.words()).map(Nearest::meant).orElse(Wording.NONE));
        }
    }

    private @Nullable Object oneOf(OneOfShape shape, Node.Mapping mapping) {
        Optional<ObjectShape> alternative = shape.alternative(mapping.entries().keySet());
        if (alternative.isPresent()) {
            return object(alternative.get(), mapping, shape.keys());
        }
        Wording found = mapping.entries().isEmpty()
                ? Wording.of("an empty object")
                : Wording.of("the keys %s", String.join(", ", mapping.entries().keySet().stream().limit(5).toList()));
        Wording near = mapping.entries().keySet().stream().limit(20)
                .flatMap(key -> Nearest.to(key, shape.keys()).stream()).findFirst()
                .map(Nearest::meant).orElse(Wording.NONE);
        return problem("value.kind", mapping.place(),
                Wording.of("Found %s where a %s is expected, which has one of the keys %s.", found,
                        Wording.phrase(shape.noun()),
                        String.join(", ", shape.keys())),
                near);
    }

    /// @param siblings keys of other alternatives, to tell two things written into one object
    private @Nullable Object object(ObjectShape shape, Node.Mapping mapping, List<String> siblings) {
        Map<String, Object> values = new LinkedHashMap<>();
        List<String> failed = new ArrayList<>();
        mapping.entries().forEach((key, entry) -> {
            Optional<Part> part = shape.part(key);
            if (part.isEmpty()) {
                failed.add(Nearest.to(key, shape.keys()).orElse(key));
                unknown(shape, key, entry, siblings);
            } else if (!isNothing(entry.value())) {
                Object value = inside(key, part.get().shape(), entry.value());
                if (value == null) {
                    failed.add(key);
                } else {
                    values.put(key, value);
                }
            }
        });
        List<String> missing = shape.missing(values).stream().filter(key -> !failed.contains(key)).toList();
        missing.forEach(key -> missing(shape, key, mapping));
        return failed.isEmpty() && missing.isEmpty() ? build(shape, values, mapping) : null;
    }

    private static boolean isNothing(Node node) {
        return node instanceof Node.Scalar scalar && scalar.kind() == Kind.NOTHING;
    }

    private @Nullable Object build(ObjectShape shape, Map<String, Object> values, Node.Mapping mapping) {
        try {
            return shape.build(values);
        } catch (NotationException e) {
            return problem("value.impossible", mapping.place(),
                    Wording.of("This %s is not possible: expected %s.", Wording.phrase(shape.noun()),
                            Wording.phrase(e.expected())),
                    Wording.NONE);
        }
    }

    private void unknown(ObjectShape shape, String key, Node.Entry entry, List<String> siblings) {
        Wording advice = siblings.contains(key)
                ? Wording.of("Write '%s' in an object of its own.", key)
                : Nearest.advice(key, shape.keys());
        problemIn(key, "value.unknown-key", entry.place(),
                Wording.of("A %s has no '%s'.", Wording.phrase(shape.noun()), shortened(key)), advice);
    }

    private void missing(ObjectShape shape, String key, Node.Mapping mapping) {
        Part part = shape.part(key).orElseThrow();
        problem("value.missing", mapping.place(),
                Wording.of("This %s lacks '%s': %s.", Wording.phrase(shape.noun()), key, part.shape().expectation()),
                Wording.given(part.meaning()));
    }

    private @Nullable Object list(ListShape shape, Node.Sequence sequence) {
        List<Object> items = new ArrayList<>();
        boolean complete = true;
        for (int i = 0; i < sequence.items().size(); i++) {
            Object item = inside(Integer.toString(i), shape.element(), sequence.items().get(i));
            if (item == null) {
                complete = false;
            } else {
                items.add(item);
            }
        }
        return complete ? items : null;
    }

    private @Nullable Object map(MapShape shape, Node.Mapping mapping) {
        Map<Object, Object> entries = new LinkedHashMap<>();
        int before = problems.size() + unlisted;
        mapping.entries().forEach((text, entry) -> {
            Object key = key(shape.key(), text, entry);
            Object value = inside(text, shape.value(), entry.value());
            if (key != null && value != null && entries.put(key, value) != null) {
                problemIn(text, "syntax.duplicate-key", entry.place(),
                        Wording.of("The key '%s' names the same as an earlier one.", shortened(text)),
                        Wording.of("Keep one of them."));
            }
        });
        return problems.size() + unlisted == before ? entries : null;
    }

    private @Nullable Object key(ScalarShape shape, String text, Node.Entry entry) {
        try {
            return shape.parse(text);
        } catch (NotationException e) {
            return problemIn(text, "value.key", entry.place(),
                    Wording.of("The key '%s' is not %s.", shortened(text), Wording.phrase(e.expected())),
                    e.expected().equals(ComponentId.EXPECTED)
                            ? Wording.of("Put a name in any script into 'name' and keep the id plain.")
                            : Wording.NONE);
        }
    }

    private @Nullable Object inside(String segment, Shape shape, Node node) {
        path.addLast(segment);
        Object value = value(shape, node);
        path.removeLast();
        return value;
    }

    private @Nullable Object problemIn(String segment, String id, Place place, Wording said, Wording advised) {
        path.addLast(segment);
        problem(id, place, said, advised);
        path.removeLast();
        return null;
    }

    private @Nullable Object problem(String id, Place place, Wording said, Wording advised) {
        if (problems.size() >= MOST_PROBLEMS) {
            unlisted++;
        } else {
            problems.add(Finding.error(id, new Pointer(List.copyOf(path)), said, advised).at(place));
        }
        return null;
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 57) + "...";
    }
}
