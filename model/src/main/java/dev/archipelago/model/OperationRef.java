package dev.archipelago.model;

import dev.archipelago.model.quantity.NotationException;
import org.jspecify.annotations.Nullable;

/// Refers to an operation of a component, spelled "orders.place"; "orders" alone means its only operation.
///
/// Of a broker the second part names a channel.
///
/// @param operation null for the only one
public record OperationRef(ComponentId component, @Nullable String operation) {

    /// What a reader of a wrong text is told.
    public static final String EXPECTED = "an operation such as orders.place (component.operation, by id)";

    public OperationRef {
        if (operation != null && !ComponentId.isLabel(operation)) {
            throw new NotationException(operation, EXPECTED);
        }
    }

    public static OperationRef parse(String text) {
        String stripped = text.strip();
        int dot = stripped.indexOf('.');
        if (dot < 0) {
            return new OperationRef(ComponentId.parse(stripped), null);
        }
        return new OperationRef(ComponentId.parse(stripped.substring(0, dot)), stripped.substring(dot + 1));
    }

    @Override
    public String toString() {
        return operation == null ? component.value() : component + "." + operation;
    }
}
