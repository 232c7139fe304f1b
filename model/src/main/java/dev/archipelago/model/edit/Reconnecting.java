package dev.archipelago.model.edit;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.Connection;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.Operation;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.Step;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.graph.Channels;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.scenario.Workload;
import dev.archipelago.model.shape.ChoiceShape;
import dev.archipelago.model.shape.ObjectShape;
import dev.archipelago.model.shape.PropertyPath;
import dev.archipelago.model.shape.Rewriter;
import dev.archipelago.model.shape.Shapes;
import dev.archipelago.model.vocabulary.Ordered;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Lets one end of a connection be at another component.
///
/// Where it leads to another one, everything that used the old one uses the new one instead: the operation of the same name,
/// or else the first. Where it comes from another one, the steps that make it move into the first operation of that. What
/// was said of the connection is said of the new one, and faults of it strike that.
final class Reconnecting {

    private final Document before;
    private final ConnectionId was;
    private final ConnectionId wanted;

    private Reconnecting(Document before, ConnectionId was, ConnectionId wanted) {
        this.before = before;
        this.was = was;
        this.wanted = wanted;
    }

    static Document reconnect(Document document, ConnectionId was, ConnectionId wanted) {
        Refusal.unless(!was.equals(wanted), Wording.of("'%s' is where it is already.", was));
        return new Reconnecting(document, was, wanted).done();
    }

    private Document done() {
        Component caller = Editing.component(before, was.from());
        Component callee = Editing.component(before, was.to());
        // says in its own words where there can be no such connection, and makes what there is to use
        Document connected = Connecting.connect(before, wanted.from(), wanted.to());
        boolean leads = was.from().equals(wanted.from());
        Document moved = caller.kind() == ComponentKind.BROKER
                ? delivered(leads)
                : leads ? led(caller, callee, connected) : come(caller, connected);
        return told(moved);
    }

    // ---- leading elsewhere

    private Document led(Component caller, Component callee, Document connected) {
        Component target = Editing.component(connected, wanted.to());
        Refusal.unless(family(callee.kind()) == family(target.kind()),
                Wording.of("What '%s' wants of '%s' a %s cannot do: remove the connection and draw another.",
                        was.from(), was.to(), ChoiceShape.word(target.kind())));
        Document ready = Editing.withComponent(before, wanted.to(), target);
        Rewriter rewriter = new Rewriter(new ToAnother(target));
        Document changed = Editing.withComponent(ready, was.from(),
                rewriter.apply(Shapes.of(Component.class), caller).orElse(caller));
        Map<String, Workload> workloads = new LinkedHashMap<>();
        changed.workloads().forEach((id, workload) -> workloads.put(id, was.from().equals(workload.from())
                ? rewriter.apply(Shapes.of(Workload.class), workload).orElse(workload)
                : workload));
        Map<ConnectionId, Connection> connections = new LinkedHashMap<>();
        changed.architecture().connections()
                .forEach((id, connection) -> connections.put(id, id.from().equals(was.from())
                        ? rewriter.apply(Shapes.of(Connection.class), connection).orElse(connection)
                        : connection));
        Document done = changed.withWorkloads(workloads)
                .withArchitecture(changed.architecture().withConnections(connections));
        Refusal.unless(!done.equals(ready), Wording.of("'%s' does not use '%s'.", was.from(), was.to()));
        return done;
    }

    /// Kinds that are used in the same way.
    private static ComponentKind family(ComponentKind kind) {
        return switch (kind) {
            case GATEWAY, SERVICE, EXTERNAL, THIRD_PARTY, CLIENT -> ComponentKind.SERVICE;
            case DATABASE, CACHE, BROKER -> kind;
        };
    }

    private final class ToAnother implements Rewriter.Rewrite {
        private final Component target;

        ToAnother(Component target) {
            this.target = target;
        }

        @Override
        public Object record(Object record) {
            return record instanceof Step.Query q && q.query().component().equals(was.to())
                    && target.operations().isEmpty() && q.compute() == null && q.io() == null
                            ? new Step.Query(q.query(), q.hold(), Distribution.parse("exponential(1ms)"), q.write(),
                                    q.times(), q.io())
                            : record;
        }

        @Override
        public @Nullable Object scalar(Object value, ObjectShape owner, String key) {
            if (value instanceof OperationRef ref && ref.component().equals(was.to())) {
                return operation(ref);
            }
            return value instanceof String name && References.isChannel(owner, key) && !key.equals("consumes")
                    && isOf(name, was.to()) ? channel(name, wanted.to(), target) : value;
        }

        private OperationRef operation(OperationRef ref) {
            String named = before.architecture().operationId(ref).orElse("");
            return new OperationRef(wanted.to(), target.operations().containsKey(named)
                    ? named
                    : target.operations().keySet().stream().findFirst().orElse(null));
        }
    }

    private boolean isOf(String channel, ComponentId broker) {
        return Channels.resolve(before.architecture(), channel).filter(ref -> ref.component().equals(broker))
                .isPresent();
    }

    /// The channel of the same name, or else the first.
    private static String channel(String name, ComponentId id, Component broker) {
        String own = name.substring(name.lastIndexOf('.') + 1);
        List<String> channels = broker.broker() == null ? List.of() : List.copyOf(broker.broker().channels().keySet());
        return id + "." + (channels.isEmpty() || channels.contains(own) ? own : channels.getFirst());
    }

    // ---- coming from elsewhere

    private Document come(Component caller, Document connected) {
        Refusal.unless(caller.kind() != ComponentKind.CLIENT,
                Wording.of("What '%s' sends is a workload: say there who sends it.", was.from()));
        List<Step> steps = stepsTo(caller);
        Component from = Editing.component(before, wanted.from());
        Document there = steps.isEmpty() || from.kind() == ComponentKind.CLIENT ? connected : withSteps(steps);
        return Disconnecting.disconnect(there, was.from(), was.to());
    }

    private Document withSteps(List<Step> steps) {
        Document changed = before;
        for (Step step : steps) {
            changed = Connecting.withStep(changed, wanted.from(), step);
        }
        return changed;
    }

    /// What uses the other end, wherever it stands; a look-up without what is done on its miss.
    private List<Step> stepsTo(Component caller) {
        List<Step> found = new ArrayList<>();
        new Rewriter(new Rewriter.Rewrite() {
            @Override
            public Object record(Object record) {
                switch (record) {
                    case Step.Call call when call.call().component().equals(was.to()) -> found.add(call);
                    case Step.Query query when query.query().component().equals(was.to()) -> found.add(query);
                    case Step.CacheLookup lookup when lookup.cache().component().equals(was.to()) ->
                        found.add(new Step.CacheLookup(lookup.cache(), lookup.hit(), List.of()));
                    case Step.Publish publish when isOf(publish.publish(), was.to()) -> found.add(publish);
                    default -> {
                    }
                }
                return record;
            }

            @Override
            public Object scalar(Object value, ObjectShape owner, String key) {
                return value;
            }
        }).apply(Shapes.of(Component.class), caller);
        return found;
    }

    // ---- messages of a broker

    /// The operations that take its messages: moved to another component, or driven by another broker.
    private Document delivered(boolean leads) {
        Component consumer = Editing.component(before, was.to());
        Document changed = before;
        for (Map.Entry<String, Operation> entry : consumer.operations().entrySet()) {
            String channel = entry.getValue().consumes();
            if (channel != null && isOf(channel, was.from())) {
                changed = leads ? moved(changed, entry.getKey()) : driven(changed, entry.getKey(), channel);
            }
        }
        Refusal.unless(!changed.equals(before),
                Wording.of("'%s' takes no messages of '%s' with an operation of its own.", was.to(), was.from()));
        return changed;
    }

    private Document moved(Document document, String name) {
        Component from = Editing.component(document, was.to());
        Component to = Editing.component(document, wanted.to());
        Operation operation = Objects.requireNonNull(from.operations().get(name));
        Document without = Editing.withComponent(document, was.to(),
                from.withOperations(Ordered.without(from.operations(), name)));
        return Editing.withComponent(without, wanted.to(),
                to.withOperation(NewComponent.unused(name, to.operations().keySet()), operation));
    }

    private Document driven(Document document, String name, String channel) {
        Component consumer = Editing.component(document, was.to());
        Operation operation = Objects.requireNonNull(consumer.operations().get(name));
        Component broker = Editing.component(Connecting.withTarget(document, wanted.from()), wanted.from());
        return Editing.withComponent(Editing.withComponent(document, wanted.from(), broker), was.to(),
                consumer.withOperation(name, operation.withConsumes(channel(channel, wanted.from(), broker))));
    }

    // ---- what was said of it

    private Document told(Document moved) {
        Map<ConnectionId, Connection> connections = moved.architecture().connections();
        Connection said = before.architecture().connections().get(was);
        Document kept = said == null || connections.containsKey(was)
                ? moved
                : moved.withArchitecture(moved.architecture().withConnections(Ordered.with(connections, was, said)));
        return new Rewriter(new Rewriter.Rewrite() {
            @Override
            public Object scalar(Object value, ObjectShape owner, String key) {
                if (value.equals(was)) {
                    return wanted;
                }
                return value instanceof String path && References.isPath(owner, key) ? path(path) : value;
            }
        }).apply(Shapes.DOCUMENT, kept).orElse(kept);
    }

    private String path(String path) {
        List<String> segments = new ArrayList<>(References.segments(path).orElse(List.of()));
        boolean isOfIt = segments.size() > 1 && segments.getFirst().equals("connections")
                && segments.get(1).equals(was.toString());
        if (isOfIt) {
            segments.set(1, wanted.toString());
        }
        return isOfIt ? new PropertyPath(segments).toString() : path;
    }
}
