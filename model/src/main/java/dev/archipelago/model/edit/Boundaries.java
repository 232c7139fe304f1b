package dev.archipelago.model.edit;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.Container;
import dev.archipelago.model.Operation;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.edit.Consequence.Kind;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.merge.Difference;
import dev.archipelago.model.merge.DocumentComparison;
import dev.archipelago.model.shape.ChoiceShape;
import dev.archipelago.model.vocabulary.Ordered;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Plans changes of boundaries.
final class Boundaries {
    private static final List<String> REFERRING = List.of("workloads", "objectives", "scenarios");

    private final Document before;
    private final Set<Consequence> told = new LinkedHashSet<>();

    private Boundaries(Document before) {
        this.before = before;
    }

    /// @throws Refusal when it cannot be done
    static BoundaryPreview.Planned plan(BoundaryEdit edit, Document document) {
        Boundaries boundaries = new Boundaries(document);
        Document after = switch (edit) {
            case BoundaryEdit.MergeServices e -> boundaries.merged(e);
            case BoundaryEdit.SplitService e -> boundaries.split(e);
            case BoundaryEdit.ExtractModule e -> boundaries.extracted(e);
            case BoundaryEdit.MoveOperation e -> boundaries.moved(e);
            case BoundaryEdit.CallToEvent e -> new Eventing(document, e, boundaries.told).done();
        };
        boundaries.tellComponents(after);
        boundaries.tellReferences(after);
        List<Consequence> consequences = new ArrayList<>(boundaries.told);
        consequences.sort(Comparator.comparing(Consequence::kind));
        return new BoundaryPreview.Planned(after, consequences);
    }

    private Document merged(BoundaryEdit.MergeServices edit) {
        List<ComponentId> ids = edit.services().stream().distinct().toList();
        Refusal.unless(ids.size() > 1, Wording.of("Name at least two services to merge."));
        ids.forEach(this::service);
        requireId(edit.into(), ids);
        Map<OperationRef, ComponentId> whereTo = new LinkedHashMap<>();
        Map<ComponentId, List<ComponentId>> successors = new LinkedHashMap<>();
        ids.forEach(id -> {
            successors.put(id, List.of(edit.into()));
            Regrouping.operations(before, id).forEach(operation -> whereTo.put(operation, edit.into()));
        });
        Component shell = new MergedSettings(ids.stream().map(this::service).toList()).component();
        Document after = regrouped(whereTo, successors, Map.of(edit.into(), shell), true);
        MergedSettings.tell(before, ids, after, edit.into(), told);
        return after;
    }

    private Document split(BoundaryEdit.SplitService edit) {
        ComponentId id = edit.service();
        Component service = service(id);
        Refusal.unless(edit.parts().size() > 1, Wording.of("Name at least two parts to split '%s' into.", id));
        Map<OperationRef, ComponentId> whereTo = new LinkedHashMap<>();
        ComponentId first = edit.parts().containsKey(id) ? id : edit.parts().keySet().iterator().next();
        Regrouping.operations(before, id).forEach(operation -> whereTo.put(operation, first));
        Set<String> seen = new LinkedHashSet<>();
        edit.parts().forEach((part, operations) -> {
            requireId(part, List.of(id));
            operations.forEach(operation -> {
                requireOperation(id, operation);
                Refusal.unless(seen.add(operation), Wording.of("'%s' cannot be in two parts.", operation));
                whereTo.put(new OperationRef(id, operation), part);
            });
        });
        edit.parts().keySet().forEach(
                part -> Refusal.unless(whereTo.containsValue(part), Wording.of("'%s' would have no operation.", part)));
        Map<ComponentId, Component> shells = new LinkedHashMap<>();
        edit.parts().keySet().forEach(part -> shells.put(part,
                part.equals(first) ? named(service, part.equals(id)) : copyOf(service)));
        tellVolumes(id, service, first);
        return regrouped(whereTo, Map.of(id, List.copyOf(edit.parts().keySet())), shells, false);
    }

    private Document extracted(BoundaryEdit.ExtractModule edit) {
        ComponentId id = edit.service();
        Component service = service(id);
        requireId(edit.into(), List.of());
        Refusal.unless(!edit.operations().isEmpty(), Wording.of("Name the operations to extract from '%s'.", id));
        edit.operations().forEach(operation -> requireOperation(id, operation));
        Set<String> module = withPrivateParts(id, edit.operations());
        Refusal.unless(module.size() < service.operations().size(),
                Wording.of("All of '%s' would be extracted: rename it instead.", id));
        Map<OperationRef, ComponentId> whereTo = new LinkedHashMap<>();
        Regrouping.operations(before, id).forEach(operation -> whereTo.put(operation,
                module.contains(operation.operation()) ? edit.into() : id));
        Map<ComponentId, Component> shells = new LinkedHashMap<>();
        shells.put(id, service);
        shells.put(edit.into(), copyOf(service));
        tellVolumes(id, service, id);
        return regrouped(whereTo, Map.of(id, List.of(id)), shells, false);
    }

    /// With the operations of the same service that only these call.
    private Set<String> withPrivateParts(ComponentId id, Set<String> operations) {
        Set<String> module = new LinkedHashSet<>(operations);
        boolean grows = true;
        while (grows) {
            Set<OperationRef> outside = Regrouping.called(before.withArchitecture(before.architecture().withComponent(
                    id, service(id).withOperations(without(service(id), module)))));
            grows = List.copyOf(module).stream()
                    .flatMap(name -> LocalCalls.targetsOf(before.architecture(), new OperationRef(id, name)))
                    .filter(to -> to.component().equals(id) && to.operation() != null && !outside.contains(to)
                            && service(id).operations().containsKey(to.operation()))
                    .map(OperationRef::operation).toList().stream().anyMatch(module::add);
        }
        return module;
    }

    private static Map<String, Operation> without(Component service, Set<String> names) {
        Map<String, Operation> rest = new LinkedHashMap<>(service.operations());
        rest.keySet().removeAll(names);
        return rest;
    }

    private Document moved(BoundaryEdit.MoveOperation edit) {
        ComponentId from = edit.operation().component();
        Component source = service(from);
        String name = before.architecture().operationId(edit.operation()).orElseThrow(
                () -> new Refusal(Wording.of("There is no operation '%s'.", edit.operation())));
        Component target = service(edit.to());
        Refusal.unless(!from.equals(edit.to()), Wording.of("'%s' is done by '%s' already.", edit.operation(), from));
        Map<OperationRef, ComponentId> whereTo = new LinkedHashMap<>();
        for (ComponentId id : List.of(from, edit.to())) {
            Regrouping.operations(before, id).forEach(operation -> whereTo.put(operation, id));
        }
        whereTo.put(new OperationRef(from, name), edit.to());
        Map<ComponentId, Component> shells = new LinkedHashMap<>();
        shells.put(from, source);
        shells.put(edit.to(), target);
        Map<ComponentId, List<ComponentId>> successors = new LinkedHashMap<>();
        shells.keySet().forEach(id -> successors.put(id, List.of(id)));
        return regrouped(whereTo, successors, shells, false);
    }

    private Document regrouped(Map<OperationRef, ComponentId> whereTo, Map<ComponentId, List<ComponentId>> successors,
            Map<ComponentId, Component> shells, boolean unites) {
        Homes homes = new Homes(before.architecture(), whereTo, successors);
        return new Regrouping(before, homes, shells, unites, told).regrouped();
    }

    private Component service(ComponentId id) {
        Component component = Editing.component(before, id);
        Refusal.unless(component.kind() == ComponentKind.SERVICE || component.kind() == ComponentKind.GATEWAY,
                Wording.of("'%s' is a %s: only services and gateways have boundaries that can be drawn elsewhere.", id,
                        ChoiceShape.word(component.kind())));
        return component;
    }

    private void requireOperation(ComponentId id, String operation) {
        Refusal.unless(service(id).operations().containsKey(operation),
                Wording.of("'%s' has no operation '%s'.", id, operation));
    }

    /// @param own ids that are given up and may be used again
    private void requireId(ComponentId id, List<ComponentId> own) {
        Refusal.unless(own.contains(id) || before.architecture().component(id).isEmpty(),
                Wording.of("The id '%s' is taken.", id));
    }

    private static Component named(Component service, boolean sameId) {
        return sameId ? service : service.withName(null);
    }

    /// Settings alike, but with a name and data of its own.
    private static Component copyOf(Component c) {
        return new Component(c.kind(), null, null, c.context(), c.team(),
                c.container() == null ? null : withoutImage(c.container()), c.replicas(), c.autoscaling(),
                c.rollout(), c.probes(), c.placement(), Ordered.of(), Ordered.of(), c.cache(), c.database(), c.broker(),
                c.external(), c.reliability(), Ordered.of());
    }

    private static Container withoutImage(Container c) {
        return new Container(c.runtime(), null, c.ports(), c.cpu(), c.cpuLimit(), c.memory(),
                c.memoryLimit(), c.workers(), c.backlog(), c.discipline(), c.shedding(), c.rateLimit(),
                c.memoryPerRequest(), c.memoryBase(), c.startup(), c.warming(), c.config(), c.secrets());
    }

    private void tellVolumes(ComponentId id, Component service, ComponentId first) {
        service.volumes().keySet().forEach(volume -> told.add(
                new Consequence(Kind.DATA_SHARED, id + "." + volume, id.value(), first + "." + volume)));
    }

    private void tellComponents(Document after) {
        Set<ComponentId> old = before.architecture().components().keySet();
        Set<ComponentId> now = after.architecture().components().keySet();
        now.stream().filter(id -> !old.contains(id)).forEach(id -> told.add(new Consequence(Kind.COMPONENT_ADDED,
                id.value(), null, ChoiceShape.word(Editing.component(after, id).kind()))));
        old.stream().filter(id -> !now.contains(id)).forEach(id -> told.add(new Consequence(Kind.COMPONENT_REMOVED,
                id.value(), ChoiceShape.word(Editing.component(before, id).kind()), null)));
    }

    private void tellReferences(Document after) {
        for (Difference difference : DocumentComparison.between(before, after)) {
            if (REFERRING.contains(difference.path().segments().getFirst())) {
                told.add(new Consequence(Kind.REWRITTEN, difference.path().toString(), difference.before(),
                        difference.after()));
            }
        }
    }
}
