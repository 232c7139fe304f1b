package dev.archipelago.simulator.redesign;

import dev.archipelago.model.Component;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.Operation;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.Step;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.quantity.Count;
import dev.archipelago.model.quantity.Share;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The caller keeps answers in its own memory and asks only for what it does not know.
///
/// Only what changes nothing can be kept: operations that say that they are idempotent and neither write nor send, and queries that do not write.
final class Caching {

    private final Document document;
    private final ConnectionId id;
    private final Share missed;
    private final Set<String> kept = new LinkedHashSet<>();
    private final Set<String> asked = new LinkedHashSet<>();
    private final Document changed;

    Caching(Document document, ConnectionId id, Share hit) {
        this.document = document;
        this.id = id;
        this.missed = new Share(1 - hit.value());
        this.changed = cached();
    }

    /// Why it cannot be done; empty where it can.
    Optional<String> refusal() {
        return !kept.isEmpty()
                ? Optional.empty()
                : Optional.of(asked.isEmpty()
                        ? "Nothing calls over it."
                        : "Answers of " + String.join(", ", asked)
                                + " may not be kept: it changes something, or does not say that it is idempotent.");
    }

    String reason() {
        return "Keeps answers of " + String.join(", ", kept) + ".";
    }

    Document changed() {
        return changed;
    }

    private Document cached() {
        Component caller = document.architecture().component(id.from()).orElseThrow();
        Map<String, Operation> operations = new LinkedHashMap<>();
        caller.operations().forEach((name, operation) -> operations.put(name,
                operation.withSteps(Steps.changed(operation.steps(), this::kept))));
        return document.withArchitecture(
                document.architecture().withComponent(id.from(), caller.withOperations(operations)));
    }

    private Step kept(Step step) {
        return switch (step) {
            case Step.Call s when isHere(s.call()) && !s.isAsync() -> {
                if (!changesNothing(s.call())) {
                    yield s;
                }
                kept.add(s.call().toString());
                double likely = (s.probability() == null ? 1 : s.probability().value());
                yield several(s.times(), likely, new Step.Call(s.call(),
                        s.times() == null ? new Share(likely * missed.value()) : missed, null, s.mode()));
            }
            case Step.Query s when isHere(s.query()) -> {
                asked.add(s.query().toString());
                if (Boolean.TRUE.equals(s.write())) {
                    yield s;
                }
                kept.add(s.query().toString());
                yield several(s.times(), 1, new Step.Choice(List.of(new Step.Branch(missed, List.of(
                        new Step.Query(s.query(), s.hold(), s.compute(), s.write(), null, s.io()))))));
            }
            default -> step;
        };
    }

    /// Each of several is looked for by itself.
    ///
    /// @param likely that there are any at all
    private static Step several(@Nullable Count times, double likely, Step one) {
        if (times == null) {
            return one;
        }
        Step all = new Step.Repeat(times, List.of(one));
        return likely >= 1 ? all : new Step.Choice(List.of(new Step.Branch(new Share(likely), List.of(all))));
    }

    private boolean isHere(OperationRef ref) {
        return ref.component().equals(id.to());
    }

    private boolean changesNothing(OperationRef ref) {
        asked.add(ref.toString());
        return document.architecture().operation(ref)
                .filter(operation -> Boolean.TRUE.equals(operation.idempotent()))
                .filter(operation -> operation.steps().stream().flatMap(Step::all)
                        .noneMatch(step -> step instanceof Step.Publish || step instanceof Step.Saga
                                || step instanceof Step.TwoPhaseCommit
                                || step instanceof Step.Query query && Boolean.TRUE.equals(query.write())))
                .isPresent();
    }
}
