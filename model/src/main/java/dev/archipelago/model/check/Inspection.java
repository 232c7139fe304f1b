package dev.archipelago.model.check;

import dev.archipelago.model.Architecture;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.Operation;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.finding.Nearest;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.graph.Topology;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/// A document prepared for the rules: its graph, and all its steps and references with their places.
///
/// @param names ids of all components, for hints
record Inspection(Document document, Topology topology, List<LocatedStep> steps, List<Reference> references,
        List<String> names) {

    static Inspection of(Document document) {
        List<LocatedStep> steps = LocatedStep.all(document.architecture());
        return new Inspection(document, Topology.of(document.architecture(), document.workloads()), steps,
                References.operations(document, steps),
                document.architecture().components().keySet().stream().map(ComponentId::value).toList());
    }

    Architecture architecture() {
        return document.architecture();
    }

    Map<ComponentId, Component> components() {
        return document.architecture().components();
    }

    boolean has(ComponentId id) {
        return components().containsKey(id);
    }

    static Pointer pointer(ComponentId id) {
        return Pointer.of("components", id.value());
    }

    static Pointer pointer(OperationRef ref) {
        return Pointer.of("components", ref.component().value(), "operations", String.valueOf(ref.operation()));
    }

    /// "Did you mean 'orders'?" or nothing.
    Wording nearestComponent(ComponentId id) {
        return Nearest.advice(id.value(), names);
    }

    /// Something for every component.
    <T> Stream<T> components(BiFunction<ComponentId, Component, Stream<T>> each) {
        return components().entrySet().stream().flatMap(entry -> each.apply(entry.getKey(), entry.getValue()));
    }

    /// Something for every operation.
    <T> Stream<T> operations(BiFunction<OperationRef, Operation, Stream<T>> each) {
        return components((id, component) -> component.operations().entrySet().stream()
                .flatMap(entry -> each.apply(new OperationRef(id, entry.getKey()), entry.getValue())));
    }
}
