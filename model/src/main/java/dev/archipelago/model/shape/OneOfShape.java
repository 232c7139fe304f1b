package dev.archipelago.model.shape;

import dev.archipelago.model.finding.Wording;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// One of several records, told apart by a key: the first part of each.
public final class OneOfShape implements Shape {
    private final Class<?> type;
    private Map<String, ObjectShape> alternatives = Map.of();

    OneOfShape(Class<?> type) {
        this.type = type;
    }

    void complete(Map<String, ObjectShape> byKey) {
        alternatives = Collections.unmodifiableMap(new LinkedHashMap<>(byKey));
    }

    public Class<?> type() {
        return type;
    }

    /// By the key that tells them apart, in the order in which they are looked for.
    public Map<String, ObjectShape> alternatives() {
        return alternatives;
    }

    /// The keys that tell the alternatives apart.
    public List<String> keys() {
        return List.copyOf(alternatives.keySet());
    }

    /// The first alternative whose key is among these.
    public Optional<ObjectShape> alternative(Collection<String> present) {
        return alternatives.entrySet().stream().filter(entry -> present.contains(entry.getKey()))
                .map(Map.Entry::getValue).findFirst();
    }

    /// The alternative that a value is of.
    public ObjectShape of(Object value) {
        return alternatives.values().stream().filter(shape -> shape.type().isInstance(value)).findFirst().orElseThrow();
    }

    /// The name in words: "step".
    public String noun() {
        return type.getSimpleName().toLowerCase(Locale.ROOT);
    }

    @Override
    public String expected() {
        return expectation().toString();
    }

    @Override
    public Wording expectation() {
        return Wording.of("a %s: an object { ... } with one of the keys %s", Wording.phrase(noun()),
                List.copyOf(keys()));
    }

    @Override
    public String toString() {
        return "OneOfShape[" + type.getSimpleName() + "]";
    }
}
