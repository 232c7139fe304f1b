package dev.archipelago.model.shape;

import dev.archipelago.model.finding.Wording;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A record with parts by key.
///
/// Equal only to itself: there is one for every record.
public final class ObjectShape implements Shape {
    private final Class<? extends Record> type;
    private final String meaning;
    private final Constructor<? extends Record> constructor;
    private List<Member> members = List.of();
    private Map<String, Part> parts = Map.of();
    private List<Part> inOrder = List.of();
    private List<String> required = List.of();

    /// A component of the record: a part of its own, or a record whose parts stand among those of this one.
    sealed interface Member {
        record Own(Part part) implements Member {}

        record Inlined(ObjectShape shape) implements Member {}
    }

    ObjectShape(Class<? extends Record> type, String meaning, Constructor<? extends Record> constructor) {
        this.type = type;
        this.meaning = meaning;
        this.constructor = constructor;
    }

    /// Called once by [Shapes], since a record may contain itself.
    void complete(List<Member> allMembers, List<Part> allParts) {
        members = List.copyOf(allMembers);
        Map<String, Part> byKey = new LinkedHashMap<>();
        allParts.forEach(part -> byKey.put(part.key(), part));
        parts = Collections.unmodifiableMap(byKey);
        inOrder = List.copyOf(allParts);
        required = allParts.stream().filter(Part::required).map(Part::key).toList();
    }

    public Class<? extends Record> type() {
        return type;
    }

    /// What the record is, a sentence; empty when it does not say.
    public String meaning() {
        return meaning;
    }

    /// In the order in which they are written.
    public List<Part> parts() {
        return inOrder;
    }

    /// The spellings of the parts, in order.
    public List<String> keys() {
        return List.copyOf(parts.keySet());
    }

    public Optional<Part> part(String key) {
        return Optional.ofNullable(parts.get(key));
    }

    /// The values of a record by key, those left out left out.
    public Map<String, Object> values(Object owner) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Part part : inOrder) {
            Object value = part.of(owner);
            if (value != null) {
                values.put(part.key(), value);
            }
        }
        return values;
    }

    /// Makes a record of values by key.
    ///
    /// @throws dev.archipelago.model.quantity.NotationException when the values do not go together
    public Object build(Map<String, Object> values) {
        List<@Nullable Object> arguments = new ArrayList<>();
        for (Member member : members) {
            arguments.add(switch (member) {
                case Member.Own(Part part) -> valueOf(part, values);
                case Member.Inlined(ObjectShape inner) -> inner.build(values);
            });
        }
        return construct(arguments.toArray());
    }

    /// Keys of required parts that are not among the values.
    public List<String> missing(Map<String, Object> values) {
        return required.stream().filter(key -> !values.containsKey(key)).toList();
    }

    private static @Nullable Object valueOf(Part part, Map<String, Object> values) {
        Object value = values.get(part.key());
        if (value != null) {
            return value;
        }
        return switch (part.shape()) {
            case ListShape _ -> List.of();
            case MapShape _ -> Map.of();
            case ScalarShape _,ChoiceShape _,ObjectShape _,OneOfShape _ -> null;
        };
    }

    private Object construct(@Nullable Object[] arguments) {
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("The constructor of " + type + " failed", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The constructor of " + type + " cannot be called", e);
        }
    }

    /// The name of the record in words: "circuit breaker".
    public String noun() {
        return type.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    @Override
    public String expected() {
        return expectation().toString();
    }

    @Override
    public Wording expectation() {
        return Wording.of("an object { ... } describing a %s", Wording.phrase(noun()));
    }

    @Override
    public String toString() {
        return "ObjectShape[" + type.getSimpleName() + "]";
    }
}
