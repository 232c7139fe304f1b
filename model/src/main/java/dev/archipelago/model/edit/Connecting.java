package dev.archipelago.model.edit;

import dev.archipelago.model.BrokerSettings;
import dev.archipelago.model.CacheSettings;
import dev.archipelago.model.Channel;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.Operation;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.Step;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.graph.Topology;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.Share;
import dev.archipelago.model.scenario.Arrival;
import dev.archipelago.model.scenario.Journey;
import dev.archipelago.model.scenario.JourneyStep;
import dev.archipelago.model.scenario.Workload;
import dev.archipelago.model.shape.ChoiceShape;
import dev.archipelago.model.vocabulary.Ordered;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes one component use another in the way that suits their kinds.
final class Connecting {
    private static final String OPERATION = "handle";
    private static final String CHANNEL = "messages";

    private Connecting() {}

    static Document connect(Document document, ComponentId from, ComponentId to) {
        Component caller = Editing.component(document, from);
        Component callee = Editing.component(document, to);
        Refusal.unless(!from.equals(to), Wording.of("A component cannot be connected to itself."));
        Refusal.unless(callee.kind() != ComponentKind.CLIENT,
                Wording.of("'%s' is a client, and clients only send.", to));
        Refusal.unless(Topology.of(document.architecture(), document.workloads()).links().stream()
                .noneMatch(link -> link.id().equals(new ConnectionId(from, to)) && !link.uses().isEmpty()),
                Wording.of("'%s' uses '%s' already.", from, to));
        return switch (caller.kind()) {
            case CLIENT -> enter(document, from, to);
            case BROKER -> deliver(document, from, to);
            case DATABASE, CACHE -> throw new Refusal(Wording.of("'%s' is a %s, which answers and does not call.", from,
                    ChoiceShape.word(caller.kind())));
            case GATEWAY, SERVICE, EXTERNAL, THIRD_PARTY -> use(document, from, to);
        };
    }

    private static Document use(Document document, ComponentId from, ComponentId to) {
        Document prepared = withTarget(document, to);
        Component callee = Editing.component(prepared, to);
        Step step = switch (callee.kind()) {
            case DATABASE -> new Step.Query(target(to, callee), null,
                    callee.operations().isEmpty() ? Distribution.parse("exponential(1ms)") : null, null, null,
                    null);
            case CACHE -> new Step.CacheLookup(target(to, callee), hitOf(callee.cache()), List.of());
            case BROKER -> Step.Publish.to(to + "." + firstChannel(callee));
            case GATEWAY, SERVICE, EXTERNAL, THIRD_PARTY, CLIENT ->
                new Step.Call(target(to, callee), null, null, null);
        };
        return withStep(prepared, from, step);
    }

    private static @Nullable Share hitOf(@Nullable CacheSettings cache) {
        return cache == null || cache.hitRatio() == null ? new Share(0.8) : null;
    }

    /// The operation that is meant when nothing more is known: the first.
    private static OperationRef target(ComponentId id, Component component) {
        return new OperationRef(id, component.operations().keySet().stream().findFirst().orElse(null));
    }

    /// With an operation or a channel to be used, where there is none.
    static Document withTarget(Document document, ComponentId id) {
        Component component = Editing.component(document, id);
        boolean works = component.kind() == ComponentKind.GATEWAY || component.kind() == ComponentKind.SERVICE;
        if (works && component.operations().isEmpty()) {
            return Editing.withComponent(document, id, component.withOperation(OPERATION, NewComponent.smallWork()));
        }
        BrokerSettings broker = component.broker();
        if (component.kind() == ComponentKind.BROKER && (broker == null || broker.channels().isEmpty())) {
            Map<String, Channel> channels = Ordered.with(Ordered.of(), CHANNEL, NewComponent.queue());
            return Editing.withComponent(document, id,
                    component.withBroker(new BrokerSettings(broker == null ? null : broker.engine(), channels)));
        }
        return document;
    }

    private static String firstChannel(Component broker) {
        BrokerSettings settings = broker.broker();
        return settings == null ? CHANNEL : settings.channels().keySet().stream().findFirst().orElse(CHANNEL);
    }

    /// With a further step in the first operation, before its reply.
    static Document withStep(Document document, ComponentId id, Step step) {
        Component component = Editing.component(document, id);
        String name = component.operations().keySet().stream().findFirst().orElse(OPERATION);
        Operation operation = Optional.ofNullable(component.operations().get(name))
                .orElseGet(NewComponent::smallWork);
        List<Step> steps = new ArrayList<>(operation.steps());
        int reply = 0;
        while (reply < steps.size() && !(steps.get(reply) instanceof Step.Reply)
                && !(steps.get(reply) instanceof Step.Forward)) {
            reply++;
        }
        steps.add(reply, step);
        return Editing.withComponent(document, id, component.withOperation(name, operation.withSteps(steps)));
    }

    private static Document deliver(Document document, ComponentId broker, ComponentId to) {
        Component consumer = Editing.component(document, to);
        Refusal.unless(consumer.kind() == ComponentKind.SERVICE || consumer.kind() == ComponentKind.GATEWAY,
                Wording.of("'%s' is a %s, and messages go to services.", to, ChoiceShape.word(consumer.kind())));
        Document prepared = withTarget(document, broker);
        String channel = firstChannel(Editing.component(prepared, broker));
        Operation work = NewComponent.smallWork();
        Operation driven = new Operation(null, null, broker + "." + channel, null, null, null, work.steps());
        String name = NewComponent.unused("on-" + channel, consumer.operations().keySet());
        return Editing.withComponent(prepared, to, consumer.withOperation(name, driven));
    }

    private static Document enter(Document document, ComponentId client, ComponentId to) {
        Refusal.unless(Editing.component(document, to).kind() != ComponentKind.BROKER,
                Wording.of("A client sends requests and no messages: put a service before '%s'.", to));
        Document prepared = withTarget(document, to);
        OperationRef target = target(to, Editing.component(prepared, to));
        Optional<Map.Entry<String, Workload>> existing = prepared.workloads().entrySet().stream()
                .filter(entry -> client.equals(entry.getValue().from())).findFirst();
        if (existing.isPresent()) {
            return prepared.withWorkload(existing.get().getKey(), also(existing.get().getValue(), target));
        }
        Workload fresh = new Workload(null, client, target, Ordered.of(), Ordered.of(), Arrival.parse("poisson(10/s)"),
                null, null, null);
        return prepared.withWorkload(NewComponent.unused(client.value(), prepared.workloads().keySet()), fresh);
    }

    /// With a further target: as often as each of the others.
    private static Workload also(Workload w, OperationRef target) {
        if (!w.journeys().isEmpty()) {
            Journey journey = new Journey(null, List.of(new JourneyStep(target, null, null, null)));
            String name = NewComponent.unused(target.component().value(), w.journeys().keySet());
            return new Workload(w.description(), w.from(), null, Ordered.of(),
                    Ordered.with(w.journeys(), name, journey),
                    w.arrivals(), w.users(), w.think(), w.timeout());
        }
        OperationRef entered = w.enters();
        Map<OperationRef, Double> mix = entered == null ? w.mix() : Ordered.with(Ordered.of(), entered, 1.0);
        return new Workload(w.description(), w.from(), null, Ordered.with(mix, target, 1.0), Ordered.of(), w.arrivals(),
                w.users(), w.think(), w.timeout());
    }
}
