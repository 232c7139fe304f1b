package dev.archipelago.model.edit;

import dev.archipelago.model.Architecture;
import dev.archipelago.model.CallMode;
import dev.archipelago.model.Operation;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.Step;
import dev.archipelago.model.edit.Consequence.Kind;
import dev.archipelago.model.finding.Wording;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Puts the steps of a callee where it was called from what is now the same component.
///
/// References stay those of the document before. What a callee does behind its reply becomes an operation of its own that
/// nobody waits for; a callee that calls back in a circle stays a request.
final class LocalCalls {
    private static final int MOST_STEPS = 10_000;

    private final Homes homes;
    private final Collection<Consequence> told;
    private final Map<OperationRef, Operation> separated = new LinkedHashMap<>();
    private final Deque<OperationRef> under = new ArrayDeque<>();
    private int inlined;

    LocalCalls(Homes homes, Collection<Consequence> told) {
        this.homes = homes;
        this.told = told;
    }

    /// Operations that came of work behind replies, under ids of the document before.
    Map<OperationRef, Operation> separated() {
        return separated;
    }

    /// The operation with local calls in the place of those that need no network any more.
    Operation localized(OperationRef id, Operation operation) {
        return operation.withSteps(steps(id, operation.steps()));
    }

    private List<Step> steps(OperationRef at, List<Step> steps) {
        under.push(at);
        try {
            return list(at, steps);
        } finally {
            under.pop();
        }
    }

    private List<Step> list(OperationRef at, List<Step> steps) {
        List<Step> changed = new ArrayList<>();
        steps.forEach(step -> changed.addAll(step(at, step)));
        inlined += changed.size();
        Refusal.unless(inlined <= MOST_STEPS,
                Wording.of("The calls that become local would make more than %s steps.", MOST_STEPS));
        return changed;
    }

    private List<Step> step(OperationRef at, Step step) {
        return switch (step) {
            case Step.Call s when becomesLocal(at, s.call()) -> local(at, s);
            case Step.Forward s when becomesLocal(at, s.forward()) -> {
                OperationRef to = homes.explicit(s.forward());
                tell(Kind.CALL_LOCAL, at, "forward " + s.forward(), null);
                yield steps(to, homes.operation(to).steps());
            }
            case Step.CacheLookup s -> List.of(new Step.CacheLookup(s.cache(), s.hit(), list(at, s.miss())));
            case Step.Parallel s -> List
                    .of(new Step.Parallel(s.parallel().stream().map(branch -> one(step(at, branch))).toList(),
                            s.join()));
            case Step.Choice s -> List.of(new Step.Choice(s.choice().stream()
                    .map(branch -> new Step.Branch(branch.probability(), list(at, branch.steps()))).toList()));
            case Step.Repeat s -> List.of(new Step.Repeat(s.repeat(), list(at, s.steps())));
            case Step.Sequence s -> List.of(new Step.Sequence(list(at, s.steps())));
            case Step.Degrade s -> List.of(new Step.Degrade(list(at, s.degrade()), list(at, s.full()), s.above(),
                    s.below()));
            case Step.Acquire s -> List.of(new Step.Acquire(homes.resource(at, s.acquire()), s.permits(), s.maxWait(),
                    s.shared()));
            case Step.Release s -> List.of(new Step.Release(homes.resource(at, s.release()), s.permits()));
            case Step.Call _,Step.Query _,Step.Publish _,Step.Consume _,Step.Reply _,Step.Saga _,Step.TwoPhaseCommit _,Step.Fail _,Step.Forward _,Step.Wait _,Step.Compute _ -> {
                targets(step).forEach(to -> tellKept(at, to));
                yield List.of(step);
            }
        };
    }

    /// Whether it went over the network before, does not now, and its steps can stand here.
    private boolean becomesLocal(OperationRef at, OperationRef target) {
        OperationRef to = homes.explicit(target);
        return homes.knows(to) && !to.component().equals(at.component()) && homes.areTogether(at, to)
                && !under.contains(to);
    }

    private List<Step> local(OperationRef at, Step.Call call) {
        OperationRef to = homes.explicit(call.call());
        if (call.isAsync()) {
            tellKept(at, call.call());
            return List.of(call);
        }
        tell(Kind.CALL_LOCAL, at, "call " + call.call(), null);
        List<Step> steps = awaited(to, steps(to, homes.operation(to).steps()));
        if (call.times() != null) {
            steps = List.of(new Step.Repeat(call.times(), steps));
        }
        return call.probability() == null
                ? steps
                : List.of(new Step.Choice(List.of(new Step.Branch(call.probability(), steps))));
    }

    /// What the caller waits for: the steps up to the reply. Those behind it become an operation that is only started.
    private List<Step> awaited(OperationRef of, List<Step> steps) {
        List<Step> before = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i) instanceof Step.Reply) {
                List<Step> behind = steps.subList(i + 1, steps.size());
                if (!behind.isEmpty()) {
                    before.add(new Step.Call(separate(of, behind), null, null, CallMode.ASYNC));
                }
                break;
            }
            before.addAll(withoutReplies(steps.get(i)));
        }
        return before;
    }

    private OperationRef separate(OperationRef of, List<Step> behind) {
        OperationRef later = homes.beside(of, "later");
        if (separated.put(later, Operation.of(behind.toArray(Step[]::new))) == null) {
            tell(Kind.WORK_SEPARATED, of, null, homes.of(later).toString());
        }
        return later;
    }

    /// The step as a part of another operation, which answers by itself.
    private static List<Step> withoutReplies(Step step) {
        return switch (step) {
            case Step.Reply _ -> List.of();
            case Step.Forward s -> List.of(new Step.Call(s.forward(), null, null, null));
            case Step.CacheLookup s -> List.of(new Step.CacheLookup(s.cache(), s.hit(), all(s.miss())));
            case Step.Parallel s -> List.of(new Step.Parallel(
                    s.parallel().stream().map(branch -> one(withoutReplies(branch))).toList(), s.join()));
            case Step.Choice s -> List.of(new Step.Choice(s.choice().stream()
                    .map(branch -> new Step.Branch(branch.probability(), all(branch.steps()))).toList()));
            case Step.Repeat s -> List.of(new Step.Repeat(s.repeat(), all(s.steps())));
            case Step.Sequence s -> List.of(new Step.Sequence(all(s.steps())));
            case Step.Degrade s -> List.of(new Step.Degrade(all(s.degrade()), all(s.full()), s.above(), s.below()));
            case Step.Call _,Step.Query _,Step.Publish _,Step.Consume _,Step.Acquire _,Step.Release _,Step.Saga _,Step.TwoPhaseCommit _,Step.Fail _,Step.Wait _,Step.Compute _ ->
                List.of(step);
        };
    }

    static List<Step> all(List<Step> steps) {
        return steps.stream().flatMap(step -> withoutReplies(step).stream()).toList();
    }

    private static Step one(List<Step> steps) {
        return steps.size() == 1 ? steps.getFirst() : new Step.Sequence(steps);
    }

    private void tellKept(OperationRef at, OperationRef target) {
        OperationRef to = homes.explicit(target);
        if (homes.knows(to)) {
            boolean was = to.component().equals(at.component());
            boolean is = homes.areTogether(at, to);
            if (was && !is) {
                tell(Kind.CALL_REMOTE, at, target.toString(), homes.of(to).toString());
            } else if (is && !was) {
                tell(Kind.SELF_REQUEST, at, target.toString(), homes.of(to).toString());
            }
        }
    }

    private void tell(Kind kind, OperationRef at, @Nullable String before,
            @Nullable String after) {
        told.add(new Consequence(kind, at.toString(), before, after));
    }

    /// The operations of services that a step calls by itself, without what stands inside it.
    static Stream<OperationRef> targets(Step step) {
        return switch (step) {
            case Step.Call s -> Stream.of(s.call());
            case Step.Forward s -> Stream.of(s.forward());
            case Step.Saga s -> s.saga().stream().flatMap(action -> Stream.concat(Stream.of(action.call()), Stream
                    .concat(Stream.ofNullable(action.compensate()), Stream.ofNullable(action.confirm()))));
            case Step.TwoPhaseCommit s -> Stream.of(s.twoPhaseCommit(), s.commit(), s.abort()).flatMap(List::stream);
            case Step.Query _,Step.CacheLookup _,Step.Parallel _,Step.Choice _,Step.Repeat _,Step.Publish _,Step.Consume _,Step.Acquire _,Step.Release _,Step.Reply _,Step.Fail _,Step.Wait _,Step.Compute _,Step.Degrade _,Step.Sequence _ ->
                Stream.empty();
        };
    }

    static Stream<OperationRef> targetsOf(Architecture architecture, OperationRef operation) {
        return architecture.operation(operation).stream().flatMap(o -> o.steps().stream()).flatMap(Step::all)
                .flatMap(LocalCalls::targets);
    }
}
