package dev.archipelago.simulator.redesign;

import dev.archipelago.model.Component;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.Operation;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.Step;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.quantity.Count;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// One call carries what several do that are made one after the other. The callee gets an operation that does all of it.
final class Batching {

    private static final int FEWEST = 2;

    private final Document document;
    private final ConnectionId id;
    /// Operations of the callee that do several, by what they do and how often.
    private final Map<List<Object>, String> batches = new LinkedHashMap<>();
    private final List<String> told = new ArrayList<>();
    private final Document changed;
    private String refused = "Nothing calls over it several times in a row.";

    Batching(Document document, ConnectionId id) {
        this.document = document;
        this.id = id;
        this.changed = batched();
    }

    /// Why it cannot be done; empty where it can.
    Optional<String> refusal() {
        return batches.isEmpty() ? Optional.of(refused) : Optional.empty();
    }

    String reason() {
        return String.join(" ", told);
    }

    Document changed() {
        return changed;
    }

    private Document batched() {
        Component caller = component(document, id);
        Map<String, Operation> operations = new LinkedHashMap<>();
        caller.operations().forEach((name, operation) -> operations.put(name,
                operation.withSteps(Steps.changed(operation.steps(), this::one))));
        Document called = document.withArchitecture(
                document.architecture().withComponent(id.from(), caller.withOperations(operations)));
        Component callee = called.architecture().component(id.to()).orElseThrow();
        for (Map.Entry<List<Object>, String> batch : batches.entrySet()) {
            String name = (String) batch.getKey().getFirst();
            Count count = (Count) batch.getKey().getLast();
            Operation work = Objects.requireNonNull(callee.operations().get(name));
            callee = callee.withOperation(batch.getValue(), new Operation(work.description(), null, null, null,
                    work.idempotent(), work.priority(), List.of(new Step.Repeat(count, work.steps()))));
        }
        return called.withArchitecture(called.architecture().withComponent(id.to(), callee));
    }

    private static Component component(Document document, ConnectionId id) {
        return document.architecture().component(id.from()).orElseThrow();
    }

    private Step one(Step step) {
        return switch (step) {
            case Step.Call s when s.times() != null && s.times().expected() >= FEWEST && !s.isAsync() ->
                one(s, s.times()).<Step>map(call -> call).orElse(s);
            case Step.Repeat s when s.repeat().expected() >= FEWEST && s.steps().size() == 1
                    && s.steps().getFirst() instanceof Step.Call call && call.times() == null
                    && call.probability() == null && !call.isAsync() ->
                one(call, s.repeat()).<Step>map(batch -> batch).orElse(s);
            default -> step;
        };
    }

    private Optional<Step.Call> one(Step.Call call, Count count) {
        Optional<String> name = call.call().component().equals(id.to())
                ? document.architecture().operationId(call.call())
                : Optional.empty();
        if (name.isEmpty()) {
            return Optional.empty();
        }
        Operation work = document.architecture().operation(call.call()).orElseThrow();
        if (work.steps().stream().flatMap(Step::all)
                .anyMatch(s -> s instanceof Step.Reply || s instanceof Step.Forward)) {
            refused = "'" + call.call() + "' answers before it has done all: several of it would answer several times.";
            return Optional.empty();
        }
        String batch = batches.computeIfAbsent(List.of(name.get(), count), _ -> unused(name.get()));
        String sentence = String.format(Locale.ROOT, "%s of '%s' become one.", count, call.call());
        if (!told.contains(sentence)) {
            told.add(sentence);
        }
        return Optional.of(new Step.Call(new OperationRef(id.to(), batch), call.probability(), null, call.mode()));
    }

    private String unused(String name) {
        Map<String, Operation> taken = document.architecture().component(id.to()).orElseThrow().operations();
        String base = name.substring(0, Math.min(name.length(), 50)) + "-many";
        String free = base;
        for (int i = 2; taken.containsKey(free) || batches.containsValue(free); i++) {
            free = base + "-" + i;
        }
        return free;
    }
}
