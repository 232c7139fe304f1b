package dev.archipelago.model.shape;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.vocabulary.Default;
import dev.archipelago.model.vocabulary.FreeKeys;
import dev.archipelago.model.vocabulary.Inline;
import dev.archipelago.model.vocabulary.Key;
import dev.archipelago.model.vocabulary.Meaning;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Describes the records of the model from their components and annotations.
///
/// A part may be left out where its record component is `@Nullable`, a list or a map. A sealed interface of records is
/// told apart by the first part of each. Only public accessors and canonical constructors are used.
public final class Shapes {
    /// What one file holds.
    public static final ObjectShape DOCUMENT = of(Document.class);

    private final Map<Class<?>, Shape> known = new HashMap<>();

    private Shapes() {}

    /// Describes a record and all it consists of.
    public static ObjectShape of(Class<? extends Record> type) {
        return new Shapes().object(type);
    }

    private Shape shape(Type type, boolean freeKeys) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return generic.getRawType() == List.class
                    ? new ListShape(shape(arguments[0], false))
                    : new MapShape(key((Class<?>) arguments[0], freeKeys), shape(arguments[1], false));
        }
        Class<?> raw = (Class<?>) type;
        Shape found = known.get(raw);
        return found != null ? found : Scalars.of(raw).map(Shape.class::cast).orElseGet(() -> composed(raw));
    }

    @SuppressWarnings("unchecked") // a record class and an enum class after the check
    private Shape composed(Class<?> raw) {
        if (raw.isRecord()) {
            return object((Class<? extends Record>) raw);
        }
        if (raw.isEnum()) {
            return new ChoiceShape((Class<? extends Enum<?>>) raw);
        }
        if (raw.isSealed()) {
            return oneOf(raw);
        }
        throw new IllegalStateException(raw + " has no spelling");
    }

    private static ScalarShape key(Class<?> type, boolean free) {
        if (type == String.class) {
            return free ? Scalars.FREE_KEY : Scalars.LABEL_KEY;
        }
        return Scalars.of(type).orElseThrow(() -> new IllegalStateException(type + " cannot be a key"));
    }

    private OneOfShape oneOf(Class<?> type) {
        OneOfShape shape = new OneOfShape(type);
        known.put(type, shape);
        Map<String, ObjectShape> alternatives = new LinkedHashMap<>();
        for (Class<?> permitted : type.getPermittedSubclasses()) {
            ObjectShape alternative = (ObjectShape) shape(permitted, false);
            alternatives.put(key(permitted.getRecordComponents()[0]), alternative);
        }
        shape.complete(alternatives);
        return shape;
    }

    private ObjectShape object(Class<? extends Record> type) {
        RecordComponent[] components = type.getRecordComponents();
        Meaning meaning = type.getAnnotation(Meaning.class);
        ObjectShape shape = new ObjectShape(type, meaning == null ? "" : meaning.value(),
                constructor(type, components));
        known.put(type, shape);
        List<ObjectShape.Member> members = new ArrayList<>();
        List<Part> parts = new ArrayList<>();
        for (RecordComponent component : components) {
            if (component.isAnnotationPresent(Inline.class)) {
                ObjectShape inner = (ObjectShape) shape(component.getGenericType(), false);
                members.add(new ObjectShape.Member.Inlined(inner));
                inner.parts().forEach(part -> parts.add(part.within(accessor(component.getAccessor()))));
            } else {
                Part part = part(component);
                members.add(new ObjectShape.Member.Own(part));
                parts.add(part);
            }
        }
        shape.complete(members, parts);
        return shape;
    }

    private Part part(RecordComponent component) {
        Shape shape = shape(component.getGenericType(), component.isAnnotationPresent(FreeKeys.class));
        boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                || shape instanceof ListShape || shape instanceof MapShape;
        Meaning meaning = component.getAnnotation(Meaning.class);
        Default standard = component.getAnnotation(Default.class);
        return new Part(key(component), meaning == null ? "" : meaning.value(),
                standard == null ? null : standard.value(), !optional, shape,
                List.of(accessor(component.getAccessor())));
    }

    private static String key(RecordComponent component) {
        Key key = component.getAnnotation(Key.class);
        return key == null ? component.getName() : key.value();
    }

    private static Constructor<? extends Record> constructor(Class<? extends Record> type,
            RecordComponent[] components) {
        try {
            return type.getConstructor(Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("The canonical constructor of " + type + " is not public", e);
        }
    }

    private static Function<Object, @Nullable Object> accessor(Method method) {
        return owner -> {
            try {
                return method.invoke(owner);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(method + " cannot be called", e);
            }
        };
    }
}
