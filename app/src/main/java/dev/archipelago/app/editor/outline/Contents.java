package dev.archipelago.app.editor.outline;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import java.util.ArrayList;
import java.util.List;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// What a component has in it, as far as the outline says so.
///
/// @param name of the component, as it is shown
record Contents(ComponentId id, String name, List<String> operations, List<Callee> callees) {
    static final Contents NONE = new Contents(new ComponentId("none"), "", List.of(), List.of());

    /// @param name of the component that is called, as it is shown
    record Callee(ComponentId id, String name) {}

    Contents {
        operations = List.copyOf(operations);
        callees = List.copyOf(callees);
    }

    boolean isEmpty() {
        return operations.isEmpty() && callees.isEmpty();
    }

    List<Branch> rows() {
        List<Branch> rows = new ArrayList<>();
        operations.forEach(operation -> rows.add(Branch.of(new Line(new Row.OfOperation(id, operation), operation,
                Line.Meaning.of("outline.operation"), MaterialDesignC.COG_OUTLINE), List.of())));
        callees.forEach(callee -> rows.add(Branch.of(new Line(
                new Row.OfConnection(new ConnectionId(id, callee.id())), callee.name(),
                Line.Meaning.of("outline.connection", name, callee.name()), MaterialDesignA.ARROW_RIGHT), List.of())));
        return rows;
    }
}
