package dev.archipelago.model.edit;

import dev.archipelago.model.BrokerSettings;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.Connection;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.Operation;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.Step;
import dev.archipelago.model.diagram.Position;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.edit.Consequence.Kind;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.graph.Channels;
import dev.archipelago.model.graph.Link;
import dev.archipelago.model.graph.Topology;
import dev.archipelago.model.quantity.DataSize;
import dev.archipelago.model.shape.ChoiceShape;
import dev.archipelago.model.vocabulary.Ordered;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Turns a call into a message: the caller publishes, the callee consumes, and nobody waits for an answer.
///
/// An operation that others still call stays, and one beside it consumes.
final class Eventing {
    private final Document before;
    private final OperationRef caller;
    private final OperationRef callee;
    private final OperationRef channel;
    private final Collection<Consequence> told;

    Eventing(Document before, BoundaryEdit.CallToEvent edit, Collection<Consequence> told) {
        this.before = before;
        this.caller = explicit(before, edit.caller());
        this.callee = explicit(before, edit.callee());
        this.channel = edit.channel();
        this.told = told;
    }

    private static OperationRef explicit(Document document, OperationRef ref) {
        Editing.component(document, ref.component());
        return new OperationRef(ref.component(), document.architecture().operationId(ref)
                .orElseThrow(() -> new Refusal(Wording.of("There is no operation '%s'.", ref))));
    }

    Document done() {
        Component consumer = Editing.component(before, callee.component());
        Refusal.unless(consumer.kind() == ComponentKind.SERVICE || consumer.kind() == ComponentKind.GATEWAY, Wording.of(
                "'%s' is a %s, and messages go to services.", callee.component(), ChoiceShape.word(consumer.kind())));
        Component publisher = Editing.component(before, caller.component());
        Document prepared = withChannel();
        Operation changed = operation(caller).withSteps(steps(operation(caller).steps()));
        Refusal.unless(!changed.equals(operation(caller)), Wording.of("'%s' does not call '%s'.", caller, callee));
        Document published = Editing.withComponent(prepared, caller.component(),
                publisher.withOperation(id(caller), changed));
        Document consumed = consumed(published);
        return withoutConnection(consumed);
    }

    private Operation operation(OperationRef ref) {
        return before.architecture().operation(ref).orElseThrow();
    }

    private static String id(OperationRef ref) {
        return String.valueOf(ref.operation());
    }

    /// With the broker and the channel, where they are not there.
    private Document withChannel() {
        String name = channel.operation();
        if (name == null) {
            throw new Refusal(Wording.of("Name the channel as broker.channel, not '%s'.", channel));
        }
        ComponentId id = channel.component();
        Optional<Component> found = before.architecture().component(id);
        found.ifPresent(broker -> Refusal.unless(broker.kind() == ComponentKind.BROKER,
                Wording.of("'%s' is a %s and no broker.", id, ChoiceShape.word(broker.kind()))));
        if (Channels.ofBroker(before.architecture(), id, name).isPresent()) {
            Refusal.unless(Channels.consumers(before.architecture(), channel).isEmpty()
                    && Channels.takers(before.architecture(), channel).isEmpty(),
                    Wording.of("'%s' has consumers already, which would get these messages: choose another channel.",
                            channel));
            Refusal.unless(!isPublishedTo(),
                    Wording.of("'%s' gets messages already, which '%s' would get as well: choose another channel.",
                            channel, callee));
            return before;
        }
        Component broker = found.orElseGet(() -> Component.of(ComponentKind.BROKER));
        BrokerSettings settings = broker.broker() == null ? new BrokerSettings(null, Ordered.of()) : broker.broker();
        told.add(new Consequence(Kind.CHANNEL_ADDED, channel.toString(), null, "queue"));
        Component extended = broker.withBroker(new BrokerSettings(settings.engine(),
                Ordered.with(settings.channels(), name, NewComponent.queue())));
        Document added = Editing.withComponent(before, id, extended);
        return found.isPresent() ? added : placed(added, id);
    }

    private boolean isPublishedTo() {
        return before.architecture().components().values().stream().flatMap(c -> c.operations().values().stream())
                .flatMap(o -> o.steps().stream()).flatMap(Step::all)
                .anyMatch(step -> step instanceof Step.Publish publish && Channels
                        .resolve(before.architecture(), publish.publish()).filter(channel::equals).isPresent());
    }

    private Document placed(Document document, ComponentId broker) {
        Map<ComponentId, Position> positions = document.diagramOrDefault().positions();
        Position from = positions.get(caller.component());
        Position to = positions.get(callee.component());
        if (from == null || to == null) {
            return document;
        }
        Position middle = new Position((from.x() + to.x()) / 2, (from.y() + to.y()) / 2);
        return document.withDiagram(document.diagramOrDefault()
                .withPositions(Ordered.with(positions, broker, Places.free(middle, positions))));
    }

    private List<Step> steps(List<Step> steps) {
        return steps.stream().map(this::step).toList();
    }

    private Step step(Step step) {
        return switch (step) {
            case Step.Call s when isCallee(s.call()) -> published(s);
            case Step.Forward s when isCallee(s.forward()) ->
                throw new Refusal(Wording.of("'%s' lets '%s' answer: a message has no answer.", caller, callee));
            case Step.Saga s when LocalCalls.targets(s).anyMatch(this::isCallee) -> throw inTransaction();
            case Step.TwoPhaseCommit s when LocalCalls.targets(s).anyMatch(this::isCallee) -> throw inTransaction();
            case Step.CacheLookup s -> new Step.CacheLookup(s.cache(), s.hit(), steps(s.miss()));
            case Step.Parallel s -> new Step.Parallel(steps(s.parallel()), s.join());
            case Step.Choice s -> new Step.Choice(s.choice().stream()
                    .map(branch -> new Step.Branch(branch.probability(), steps(branch.steps()))).toList());
            case Step.Repeat s -> new Step.Repeat(s.repeat(), steps(s.steps()));
            case Step.Sequence s -> new Step.Sequence(steps(s.steps()));
            case Step.Degrade s -> new Step.Degrade(steps(s.degrade()), steps(s.full()), s.above(), s.below());
            case Step.Call _,Step.Query _,Step.Publish _,Step.Consume _,Step.Acquire _,Step.Release _,Step.Reply _,Step.Saga _,Step.TwoPhaseCommit _,Step.Fail _,Step.Forward _,Step.Wait _,Step.Compute _ ->
                step;
        };
    }

    private Refusal inTransaction() {
        return new Refusal(
                Wording.of("'%s' needs the answer of '%s' to decide: it is part of a saga or a two-phase commit.",
                        caller, callee));
    }

    private boolean isCallee(OperationRef ref) {
        return ref.component().equals(callee.component())
                && before.architecture().operationId(ref).equals(Optional.ofNullable(callee.operation()));
    }

    private Step published(Step.Call call) {
        told.add(new Consequence(Kind.CALL_EVENT, caller.toString(), "call " + call.call(), "publish " + channel));
        Step.Publish publish = new Step.Publish(channel.toString(), size(), call.probability(), null, null, null, null,
                null);
        return call.times() == null ? publish : new Step.Repeat(call.times(), List.of(publish));
    }

    private @Nullable DataSize size() {
        return before.architecture().connection(caller.component(), callee.component()).requestSize();
    }

    /// With the callee driven by the channel.
    private Document consumed(Document document) {
        Component consumer = Editing.component(document, callee.component());
        Operation work = document.architecture().operation(callee).orElseThrow();
        boolean stays = work.consumes() != null || work.every() != null || work.route() != null
                || Regrouping.called(document).contains(callee);
        Operation driven = new Operation(work.description(), null, channel.toString(), null, work.idempotent(),
                work.priority(), LocalCalls.all(work.steps()));
        String name = stays
                ? NewComponent.unused("on-" + channel.operation(), consumer.operations().keySet())
                : id(callee);
        return Editing.withComponent(document, callee.component(), consumer.withOperation(name, driven));
    }

    /// Without what was said of the connection, when nothing goes over it any more; faults of it are of the way to the
    /// broker then.
    private Document withoutConnection(Document document) {
        ConnectionId id = new ConnectionId(caller.component(), callee.component());
        ConnectionId toBroker = new ConnectionId(caller.component(), channel.component());
        Map<ConnectionId, Link> links = new HashMap<>();
        Topology.of(document.architecture(), document.workloads()).links().stream()
                .filter(link -> !link.uses().isEmpty()).forEach(link -> links.put(link.id(), link));
        Map<ConnectionId, Link> old = new HashMap<>();
        Topology.of(before.architecture(), before.workloads()).links().stream().filter(link -> !link.uses().isEmpty())
                .forEach(link -> old.put(link.id(), link));
        for (ConnectionId hop : List.of(toBroker, new ConnectionId(channel.component(), callee.component()))) {
            if (!old.containsKey(hop)) {
                told.add(new Consequence(Kind.HOP_NEW, hop.toString(), null, "message"));
            }
        }
        if (links.containsKey(id)) {
            return document;
        }
        told.add(new Consequence(Kind.HOP_GONE, id.toString(), "call", null));
        Connection connection = document.architecture().connections().get(id);
        if (connection != null) {
            told.add(new Consequence(Kind.POLICY_LOST, id.toString(), Policies.spelled(connection), null));
        }
        Document rest = document.withArchitecture(document.architecture().withConnections(
                Ordered.without(document.architecture().connections(), id)));
        return new FaultsOfConnection(id, toBroker, told).moved(rest);
    }
}
