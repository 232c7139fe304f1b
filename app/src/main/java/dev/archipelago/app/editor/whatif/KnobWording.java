package dev.archipelago.app.editor.whatif;

import dev.archipelago.app.editor.look.Figures;
import dev.archipelago.app.editor.look.Messages;
import java.util.stream.Collectors;

/// Knobs and their values in the words of people.
final class KnobWording {
    private KnobWording() {}

    static String name(Knob knob, Messages messages) {
        String name = messages.text("what-if.knob." + knob.kind());
        return knob.part().isEmpty() ? name : name + " " + knob.part();
    }

    static String value(Knob knob, double value) {
        return switch (knob.kind()) {
            case LOAD, DEMAND -> "× " + number(value);
            case TIMEOUT -> Figures.time(value);
            case CPU -> number(value);
            case REPLICAS, WORKERS, PERMITS, POOL, BULKHEAD, ATTEMPTS -> Figures.count(Math.round(value));
        };
    }

    /// Such as "Load of shoppers × 2, Replicas of orders 5".
    static String summary(Turned turned, Messages messages) {
        return turned.values().entrySet().stream().map(entry -> messages.text("what-if.turned",
                name(entry.getKey(), messages), entry.getKey().subject(), value(entry.getKey(), entry.getValue())))
                .collect(Collectors.joining(", "));
    }

    private static String number(double value) {
        String text = Figures.number(value);
        return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
    }
}
