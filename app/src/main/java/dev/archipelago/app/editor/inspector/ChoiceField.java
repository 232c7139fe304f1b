package dev.archipelago.app.editor.inspector;

import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.shape.ChoiceShape;
import dev.archipelago.model.shape.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/// A value picked from a closed set, or left out.
final class ChoiceField implements FormPart {
    /// Stands for several things with different values.
    private static final Object DIFFERENT = new Object();

    private final FormContext context;
    private final Subject subject;
    private final Part part;
    private final Map<Object, String> names;
    private final ComboBox<Optional<Object>> control = new ComboBox<>();
    private final FieldRow row;
    private boolean refreshing;

    private ChoiceField(FormContext context, Subject subject, Part part, Map<Object, String> names) {
        this.context = context;
        this.subject = subject;
        this.part = part;
        this.names = names;
        control.setId(subject.fieldId());
        List<Optional<Object>> items = new ArrayList<>();
        if (!part.required()) {
            items.add(Optional.empty());
        }
        names.keySet().forEach(value -> items.add(Optional.of(value)));
        control.getItems().setAll(items);
        control.setConverter(converter());
        row = new FieldRow(context.labels().key(part.key()), part, control);
        control.valueProperty().addListener((_, _, _) -> commit());
        refresh();
    }

    static ChoiceField of(FormContext context, Subject subject, Part part, ChoiceShape shape) {
        Map<Object, String> names = new LinkedHashMap<>();
        shape.words().forEach(word -> names.put(shape.parse(word), context.labels().word(word)));
        return new ChoiceField(context, subject, part, names);
    }

    static ChoiceField truth(FormContext context, Subject subject, Part part) {
        Map<Object, String> names = new LinkedHashMap<>();
        names.put(Boolean.TRUE, context.messages().text("inspector.yes"));
        names.put(Boolean.FALSE, context.messages().text("inspector.no"));
        return new ChoiceField(context, subject, part, names);
    }

    private StringConverter<Optional<Object>> converter() {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable Optional<Object> value) {
                if (value == null) {
                    return "";
                }
                return value.map(ChoiceField.this::name).orElseGet(ChoiceField.this::defaultName);
            }

            @Override
            public Optional<Object> fromString(String text) {
                throw new UnsupportedOperationException("The field is not editable");
            }
        };
    }

    private String name(Object value) {
        return value == DIFFERENT
                ? context.messages().text("inspector.different")
                : names.getOrDefault(value, value.toString());
    }

    private String defaultName() {
        String text = part.defaultText();
        if (text == null) {
            return context.messages().text("inspector.unset");
        }
        String word = switch (text) {
            case "true" -> context.messages().text("inspector.yes");
            case "false" -> context.messages().text("inspector.no");
            default -> context.labels().word(text);
        };
        return context.messages().text("inspector.default", word);
    }

    private void commit() {
        Optional<Object> chosen = control.getValue();
        if (refreshing || chosen == null || chosen.filter(value -> value == DIFFERENT).isPresent()) {
            return;
        }
        try {
            context.set(subject, context.labels().key(part.key()), chosen.orElse(null));
            row.setError("");
        } catch (NotationException e) {
            row.setError(context.messages().text("inspector.expected", e.expected()));
        }
    }

    @Override
    public Node node() {
        return row.node();
    }

    @Override
    public void refresh() {
        refreshing = true;
        List<@Nullable Object> values = context.values(subject);
        Optional<Object> shown = values.size() == 1 ? Optional.ofNullable(values.getFirst()) : Optional.of(DIFFERENT);
        control.setValue(shown);
        row.setGiven(shown.isPresent());
        row.setError("");
        refreshing = false;
    }
}
