package dev.archipelago.app.editor.whatif;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.shape.PropertyException;
import dev.archipelago.model.shape.PropertyPath;
import dev.archipelago.model.vocabulary.Ordered;
import dev.archipelago.simulator.plan.Setting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// Knobs that do not stand where the design has them.
///
/// @param values by knob, in the order in which they were turned first
public record Turned(Map<Knob, Double> values) {

    /// Nothing is turned.
    public static final Turned NONE = new Turned(Ordered.of());

    public Turned {
        values = Ordered.copyOf(values);
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    OptionalDouble value(Knob knob) {
        Double value = values.get(knob);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /// The same with a knob elsewhere.
    Turned with(Knob knob, double value) {
        return new Turned(Ordered.with(values, knob, value));
    }

    /// The same with a knob where the design has it.
    Turned without(Knob knob) {
        Map<Knob, Double> left = new LinkedHashMap<>(values);
        left.remove(knob);
        return new Turned(left);
    }

    /// The design with all that is turned. What a scenario sets is set there; the rest in the design itself.
    ///
    /// @throws PropertyException when a value does not fit
    Document in(Document document, Optional<String> scenario) {
        Document setting = Setting.of(document, scenario.orElse(null)).document();
        Document changed = document;
        for (Map.Entry<Knob, Double> entry : values.entrySet()) {
            for (Map.Entry<PropertyPath, String> change : entry.getKey().turned(setting, entry.getValue()).entrySet()) {
                changed = Setting.with(changed, scenario.orElse(null), change.getKey(), change.getValue());
            }
        }
        return changed;
    }

    /// Without knobs that a changed design does not have.
    ///
    /// @param document with the values of the scenario
    Turned within(Document document) {
        Map<Knob, Double> left = new LinkedHashMap<>();
        List<Knob> loads = new ArrayList<>(Knobs.ofLoad(document));
        values.forEach((knob, value) -> {
            if (loads.contains(knob) || isThere(knob, document)) {
                left.put(knob, value);
            }
        });
        return new Turned(left);
    }

    private static boolean isThere(Knob knob, Document document) {
        try {
            return knob.kind() != KnobKind.LOAD && knob.paths().stream()
                    .allMatch(path -> knob.kind() == KnobKind.REPLICAS
                            ? path.shape(document) != null
                            : path.read(document).isPresent());
        } catch (PropertyException _) {
            return false;
        }
    }
}
