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
import dev.archipelago.model.scenario.Workload;
import dev.archipelago.model.shape.ChoiceShape;
import dev.archipelago.model.shape.ObjectShape;
import dev.archipelago.model.shape.PropertyPath;
import dev.archipelago.model.shape.Rewriter;
import dev.archipelago.model.shape.Shapes;
import dev.archipelago.model.vocabulary.Ordered;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Puts a component into a connection.
///
/// A service or gateway gets an operation for each that is asked over the connection, with its own work before it asks
/// on; what was said of the connection holds of the first half, and the second waits a little less. A cache is looked at
/// first by the caller, who asks on a miss only; what writes goes past it, as far as the design says that it does: a query
/// that is marked so, and a call of an operation that must not be done twice or whose route has a method that changes
/// something.
final class Inserting {
    private static final Set<ComponentKind> ASKED = Set.of(ComponentKind.GATEWAY, ComponentKind.SERVICE,
            ComponentKind.EXTERNAL, ComponentKind.THIRD_PARTY, ComponentKind.DATABASE);
    private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE");
    private static final double SECOND_HALF = 0.8;

    private final Document before;
    private final ComponentId from;
    private final ComponentId to;
    private final ComponentId id;
    private final Component component;
    private final Map<String, Operation> operations = new LinkedHashMap<>();
    private final Map<OperationRef, String> passed = new LinkedHashMap<>();
    private final Set<Object> kept = Collections.newSetFromMap(new IdentityHashMap<>());

    Inserting(Document before, Edit.Insert edit) {
        this.before = before;
        from = edit.on().from();
        to = edit.on().to();
        id = edit.id();
        component = edit.component();
    }

    Document done() {
        Component caller = Editing.component(before, from);
        Component callee = Editing.component(before, to);
        boolean cache = component.kind() == ComponentKind.CACHE;
        boolean between = cache
                ? caller.kind() != ComponentKind.CLIENT
                : component.kind() == ComponentKind.SERVICE || component.kind() == ComponentKind.GATEWAY;
        Refusal.unless(between && ASKED.contains(callee.kind()) && caller.kind() != ComponentKind.BROKER,
                Wording.of("Between '%s' and '%s' there can be no %s.", from, to, ChoiceShape.word(component.kind())));
        Document led = cache ? looking(caller) : passing(caller);
        Refusal.unless(!led.equals(before),
                cache
                        ? Wording.of("'%s' reads nothing from '%s' that a cache could keep.", from, to)
                        : Wording.of("'%s' does not use '%s'.", from, to));
        return cache ? Editing.withComponent(led, id, component) : connected(led);
    }

    private Document looking(Component caller) {
        OperationRef entry = new OperationRef(id, component.operations().keySet().stream().findFirst().orElse(null));
        return steps(caller, new Rewriter.Rewrite() {
            @Override
            public Object record(Object record) {
                boolean reads = record instanceof Step.Query q && q.query().component().equals(to)
                        && !Boolean.TRUE.equals(q.write())
                        || record instanceof Step.Call c && c.call().component().equals(to) && !c.isAsync()
                                && !writes(c.call());
                return reads && kept.add(record) ? new Step.CacheLookup(entry, null, List.of((Step) record)) : record;
            }

            @Override
            public Object scalar(Object value, ObjectShape owner, String key) {
                return value;
            }
        });
    }

    private boolean writes(OperationRef called) {
        Operation operation = before.architecture().operationId(called)
                .map(name -> Editing.component(before, to).operations().get(name)).orElse(null);
        return operation != null && (Boolean.FALSE.equals(operation.idempotent()) || operation.route() != null
                && CHANGING.contains(operation.route().strip().split("\\s+", 2)[0].toUpperCase(Locale.ROOT)));
    }

    private Document passing(Component caller) {
        Rewriter.Rewrite toIt = new Rewriter.Rewrite() {
            @Override
            public Object record(Object record) {
                return record instanceof Step.Query q && q.query().component().equals(to) ? asked(q) : record;
            }

            @Override
            public Object scalar(Object value, ObjectShape owner, String key) {
                return value instanceof OperationRef ref && ref.component().equals(to)
                        ? new OperationRef(id, passed.computeIfAbsent(ref, this::passOn))
                        : value;
            }

            private String passOn(OperationRef ref) {
                return operation(before.architecture().operationId(ref).orElse("handle"),
                        new Step.Call(ref, null, null, null));
            }
        };
        Document led = steps(caller, toIt);
        Map<String, Workload> workloads = new LinkedHashMap<>();
        led.workloads().forEach((name, workload) -> workloads.put(name, from.equals(workload.from())
                ? new Rewriter(toIt).apply(Shapes.of(Workload.class), workload).orElse(workload)
                : workload));
        return led.withWorkloads(workloads);
    }

    private Step asked(Step.Query query) {
        String name = operation(before.architecture().operationId(query.query()).orElse("query"), query);
        return new Step.Call(new OperationRef(id, name), null, null, null);
    }

    private Document steps(Component caller, Rewriter.Rewrite rewrite) {
        return Editing.withComponent(before, from,
                new Rewriter(rewrite).apply(Shapes.of(Component.class), caller).orElse(caller));
    }

    /// An operation that does the component's own work and then asks on.
    private String operation(String wanted, Step last) {
        String name = NewComponent.unused(wanted, operations.keySet());
        List<Step> steps = new ArrayList<>(component.operations().values().stream().findFirst()
                .orElseGet(NewComponent::smallWork).steps());
        steps.add(last);
        operations.put(name, NewComponent.smallWork().withSteps(steps));
        return name;
    }

    private Document connected(Document led) {
        Document added = Editing.withComponent(led, id, component.withOperations(operations));
        ConnectionId whole = new ConnectionId(from, to);
        ConnectionId first = new ConnectionId(from, id);
        Connection said = before.architecture().connections().get(whole);
        if (said == null) {
            return added;
        }
        Map<ConnectionId, Connection> connections = Ordered.with(
                Ordered.without(added.architecture().connections(), whole), first, said);
        Document moved = new FaultsOfConnection(whole, first, new ArrayList<>()).moved(
                added.withArchitecture(added.architecture().withConnections(connections)));
        return said.timeout() == null
                ? moved
                : PropertyPath.of("connections", new ConnectionId(id, to).toString(), "timeout").with(moved,
                        said.timeout().times(SECOND_HALF).toString());
    }
}
