package dev.archipelago.exporters.skeleton;

import dev.archipelago.exporters.spi.Omissions;
import dev.archipelago.exporters.spi.Pointer;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.Connection;
import dev.archipelago.model.ExternalSettings;
import dev.archipelago.model.Fallback;
import dev.archipelago.model.Operation;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.Step;
import dev.archipelago.model.quantity.Count;
import dev.archipelago.model.quantity.DataSize;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.Share;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes the steps of a component as calls of the functions that every program brings along.
final class StepWriter {

    private static final long MOST_BYTES = 16L << 20;

    private final ComponentId own;
    private final Neighbours neighbours;
    private final Omissions omissions;
    private final MessageWriter messages;
    private final Set<ComponentId> called = new LinkedHashSet<>();

    StepWriter(ComponentId own, Neighbours neighbours, MessageWriter messages, Omissions omissions) {
        this.own = own;
        this.messages = messages;
        this.neighbours = neighbours;
        this.omissions = omissions;
    }

    /// The programs that have been called so far, in the order of their first call.
    List<ComponentId> called() {
        return List.copyOf(called);
    }

    /// All steps of an operation, one after the other.
    Code.Call sequence(String operation, Operation steps) {
        return Code.call("sequence", List.of(), all(operation, steps.steps()));
    }

    private List<Code> all(String operation, List<Step> steps) {
        return steps.stream().map(step -> step(operation, step)).toList();
    }

    private Code step(String operation, Step step) {
        return switch (step) {
            case Step.Compute(Distribution time) -> Code.call("compute", Draws.of(time));
            case Step.Wait(Distribution time) -> Code.call("pause", Draws.of(time));
            case Step.Call call -> called(operation, call);
            case Step.Query query -> repeated(query.times(), ask(operation, query.query(),
                    Boolean.TRUE.equals(query.write()) ? "write to" : "query",
                    taking(query.hold(), query.compute(), query.io())));
            case Step.CacheLookup lookup -> lookedUp(operation, lookup);
            case Step.Parallel parallel -> Code.call("parallel",
                    List.of(Code.number((long) Math.clamp(joined(parallel), 0, parallel.parallel().size()))),
                    all(operation, parallel.parallel()));
            case Step.Choice choice -> Code.call("choice", List.of(), choice.choice().stream()
                    .map(branch -> Code.call("branch", List.of(Code.number(branch.probability().value())),
                            all(operation, branch.steps())))
                    .toList());
            case Step.Repeat repeat ->
                Code.call("repeat", List.of(Draws.of(repeat.repeat())), all(operation, repeat.steps()));
            case Step.Publish publish -> maybe(publish.probability(),
                    messages.published(operation, publish).orElseGet(() -> pretend("publish to", publish.publish())));
            case Step.Consume consume -> pretend("take a message of", consume.consume());
            case Step.Acquire acquire -> limited(operation, "acquire", acquire.acquire());
            case Step.Release release -> limited(operation, "release", release.release());
            case Step.Degrade degrade -> undegraded(operation, degrade);
            case Step.Reply(DataSize size) -> Code.call("reply", bytes(size, operation));
            case Step.Saga saga -> saga(operation, saga);
            case Step.TwoPhaseCommit commit -> committed(operation, commit);
            case Step.Fail(Share share) -> Code.call("fail", Code.number(share.value()));
            case Step.Forward(OperationRef to) -> ask(operation, to, "forward to", List.of());
            case Step.Sequence(List<Step> steps) -> Code.call("sequence", List.of(), all(operation, steps));
        };
    }

    private static int joined(Step.Parallel parallel) {
        Integer join = parallel.join();
        return join == null ? parallel.parallel().size() : join;
    }

    private Code called(String operation, Step.Call call) {
        Connection connection = neighbours.architecture().connection(own, call.call().component());
        Code once = withFallback(operation, connection.fallback(), ask(operation, call.call(), "call", List.of()));
        Code done = maybe(call.probability(), repeated(call.times(), once));
        return call.isAsync() ? Code.call("background", done) : done;
    }

    private Code withFallback(String operation, @Nullable Fallback fallback, Code call) {
        if (fallback == null) {
            return call;
        }
        OperationRef instead = fallback.call();
        if (instead != null) {
            return Code.call("otherwise", call, ask(operation, instead, "call", List.of()));
        }
        return Boolean.TRUE.equals(fallback.answer()) ? Code.call("otherwise", call) : call;
    }

    private Code lookedUp(String operation, Step.CacheLookup lookup) {
        Code look = ask(operation, lookup.cache(), "look up", List.of());
        if (lookup.miss().isEmpty()) {
            return look;
        }
        Share hit = lookup.hit() != null ? lookup.hit() : hitRatio(lookup.cache().component());
        if (hit == null) {
            omissions.add(pointer(operation), "how often " + lookup.cache() + " hits",
                    "it follows from keys that only a real cache has; every look-up of the program misses");
        }
        double miss = hit == null ? 1 : 1 - hit.value();
        return Code.call("sequence", look, Code.call("maybe", List.of(Code.number(Math.round(miss * 1e9) / 1e9)),
                all(operation, lookup.miss())));
    }

    private @Nullable Share hitRatio(ComponentId cache) {
        return neighbours.component(cache).map(Component::cache).map(settings -> settings.hitRatio()).orElse(null);
    }

    private Code limited(String operation, String does, String resource) {
        omissions.add(pointer(operation), "permits of " + resource,
                "the program says in its log when it would take or give them; guard the real thing in your code");
        return pretend(does, resource);
    }

    private Code saga(String operation, Step.Saga saga) {
        omissions.add(pointer(operation), "what undoes its saga",
                "the program does and confirms the actions; undoing needs a store of what was done, which is yours");
        List<List<Code>> groups = new ArrayList<>();
        List<Code> confirmed = new ArrayList<>();
        for (Step.SagaStep action : saga.saga()) {
            if (groups.isEmpty() || !Boolean.TRUE.equals(action.alongside())) {
                groups.add(new ArrayList<>());
            }
            groups.getLast().add(ask(operation, action.call(), "call", List.of()));
            OperationRef confirm = action.confirm();
            if (confirm != null) {
                confirmed.add(ask(operation, confirm, "call", List.of()));
            }
        }
        List<Code> actions = new ArrayList<>(groups.stream().map(StepWriter::together).toList());
        actions.addAll(confirmed);
        return Code.call("sequence", List.of(), actions);
    }

    private Code committed(String operation, Step.TwoPhaseCommit commit) {
        omissions.add(pointer(operation), "the roll-back of its two-phase commit",
                "the program prepares and commits; a coordinator that survives its own end is yours to choose");
        List<Code> phases = new ArrayList<>();
        phases.add(together(asked(operation, commit.twoPhaseCommit())));
        Distribution log = commit.log();
        if (log != null) {
            phases.add(Code.call("pause", Draws.of(log)));
        }
        if (!commit.commit().isEmpty()) {
            phases.add(together(asked(operation, commit.commit())));
        }
        return Code.call("sequence", List.of(), phases);
    }

    private List<Code> asked(String operation, List<OperationRef> whom) {
        return whom.stream().map(each -> ask(operation, each, "call", List.of())).toList();
    }

    private static Code together(List<Code> steps) {
        return steps.size() == 1
                ? steps.getFirst()
                : Code.call("parallel", List.of(Code.number((long) steps.size())), steps);
    }

    private static Code repeated(@Nullable Count times, Code step) {
        return times == null || times.equals(Count.ONCE) ? step : Code.call("repeat", Draws.of(times), step);
    }

    private static Code maybe(@Nullable Share probability, Code step) {
        return probability == null || probability.equals(Share.ALL)
                ? step
                : Code.call("maybe", Code.number(probability.value()), step);
    }

    /// Calls a program, or pretends to ask what is none of ours.
    private Code ask(String operation, OperationRef whom, String does, List<Code> taking) {
        Optional<String> id = neighbours.architecture().operationId(whom).filter(ComponentId::isLabel);
        if (id.isPresent() && neighbours.isProgram(whom.component())) {
            called.add(whom.component());
            Code call = Code.call("call", Code.text(neighbours.names().of(whom.component())), Code.text(id.get()));
            return taking.isEmpty() ? call : Code.call("sequence", List.of(call), taking);
        }
        if (id.isEmpty() && neighbours.isProgram(whom.component())) {
            omissions.add(pointer(operation), "the call of " + whom, "there is no such operation");
        }
        List<Code> time = new ArrayList<>(
                neighbours.component(whom.component()).map(StepWriter::answering).orElse(List.of()));
        if (time.isEmpty()) {
            neighbours.architecture().operation(whom).ifPresent(asked -> time.addAll(passing(asked.steps())));
        }
        time.addAll(taking);
        return Code.call("pretend", List.of(Code.text(does), Code.text(whom.toString())), time);
    }

    private static Code pretend(String does, String whom) {
        return Code.call("pretend", Code.text(does), Code.text(whom));
    }

    /// How a system of others answers, where that is known apart from its operations.
    private static List<Code> answering(Component component) {
        ExternalSettings external = component.external();
        if (external == null
                || component.kind() != ComponentKind.EXTERNAL && component.kind() != ComponentKind.THIRD_PARTY) {
            return List.of();
        }
        List<Code> time = new ArrayList<>(taking(external.latency()));
        Share availability = external.availability();
        if (availability != null && !availability.equals(Share.ALL)) {
            time.add(Code.call("fail", Code.number(Math.round((1 - availability.value()) * 1e9) / 1e9)));
        }
        return time;
    }

    private static List<Code> taking(@Nullable Distribution... times) {
        List<Code> time = new ArrayList<>();
        for (Distribution each : times) {
            if (each != null && !each.equals(Distribution.parse("0s"))) {
                time.add(Code.call("pause", Draws.of(each)));
            }
        }
        return time;
    }

    /// The time of an operation of somebody else: its CPU is not ours, and what it asks in turn is left out.
    private static List<Code> passing(List<Step> steps) {
        return steps.stream().flatMap(step -> passing(step).stream()).toList();
    }

    private static Optional<Code> passing(Step step) {
        return switch (step) {
            case Step.Compute(Distribution time) -> Optional.of(Code.call("pause", Draws.of(time)));
            case Step.Wait(Distribution time) -> Optional.of(Code.call("pause", Draws.of(time)));
            case Step.Choice choice -> Optional.of(Code.call("choice", List.of(), choice.choice().stream()
                    .map(branch -> Code.call("branch", List.of(Code.number(branch.probability().value())),
                            passing(branch.steps())))
                    .toList()));
            case Step.Repeat repeat ->
                Optional.of(Code.call("repeat", List.of(Draws.of(repeat.repeat())), passing(repeat.steps())));
            case Step.Sequence(List<Step> steps) -> Optional.of(Code.call("sequence", List.of(), passing(steps)));
            case Step.Degrade degrade -> Optional.of(Code.call("sequence", List.of(), passing(degrade.full())));
            case Step.Fail(Share share) -> Optional.of(Code.call("fail", Code.number(share.value())));
            case Step.Parallel _,Step.Call _,Step.Query _,Step.CacheLookup _,Step.Publish _,Step.Consume _,Step.Acquire _,Step.Release _,Step.Reply _,Step.Saga _,Step.TwoPhaseCommit _,Step.Forward _ ->
                Optional.empty();
        };
    }

    private Code undegraded(String operation, Step.Degrade degrade) {
        omissions.add(pointer(operation), "doing less while there is much to do",
                "the program always does what it does with little to do; the switch is yours");
        return Code.call("sequence", List.of(), all(operation, degrade.full()));
    }

    private Code bytes(DataSize size, String operation) {
        if (size.bytes() > MOST_BYTES) {
            omissions.add(pointer(operation), "an answer of " + size, "the program answers with 16Mi at most");
        }
        return Code.number(Math.min(size.bytes(), MOST_BYTES));
    }

    private String pointer(String operation) {
        return Pointer.of("components", own.value(), "operations", operation);
    }
}
