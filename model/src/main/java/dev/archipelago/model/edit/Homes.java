package dev.archipelago.model.edit;

import dev.archipelago.model.Architecture;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.Operation;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.Resource;
import dev.archipelago.model.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Where the operations and resources of some services are after a change of boundaries, and under which names.
///
/// A name stays unless it is taken: then the id of the component it comes from stands before it.
final class Homes {
    private static final int LONGEST = 63;

    private final Architecture before;
    private final Map<ComponentId, List<ComponentId>> successors;
    private final Map<OperationRef, OperationRef> places = new LinkedHashMap<>();
    private final Map<OperationRef, OperationRef> beside = new LinkedHashMap<>();
    private final Map<Kept, String> resources = new LinkedHashMap<>();

    /// A resource of a component of the document before, as one home has it.
    private record Kept(ComponentId from, String id, ComponentId home) {}

    /// @param whereTo the home of each operation of the services whose boundaries change
    /// @param successors what stands for each of these services as a whole, at least one each
    Homes(Architecture before, Map<OperationRef, ComponentId> whereTo,
            Map<ComponentId, List<ComponentId>> successors) {
        this.before = before;
        this.successors = successors;
        for (boolean staying : new boolean[]{true, false}) {
            whereTo.forEach((operation, home) -> {
                if (home.equals(operation.component()) == staying) {
                    places.put(operation, new OperationRef(home, name(operation.component(), id(operation),
                            taken(home))));
                }
            });
        }
        for (boolean staying : new boolean[]{true, false}) {
            whereTo.forEach((operation, home) -> {
                if (home.equals(operation.component()) == staying) {
                    used(operation).forEach(resource -> keep(operation.component(), resource, home));
                }
            });
        }
        sources().forEach(source -> component(source).resources().keySet().forEach(resource -> {
            if (resources.keySet().stream().noneMatch(k -> k.from().equals(source) && k.id().equals(resource))) {
                keep(source, resource, first(source));
            }
        }));
    }

    private void keep(ComponentId from, String resource, ComponentId home) {
        Kept kept = new Kept(from, resource, home);
        if (component(from).resources().containsKey(resource) && !resources.containsKey(kept)) {
            Set<String> taken = new LinkedHashSet<>();
            resources.forEach((other, name) -> {
                if (other.home().equals(home)) {
                    taken.add(name);
                }
            });
            resources.put(kept, name(from, resource, taken));
        }
    }

    /// The services whose boundaries change.
    Set<ComponentId> sources() {
        return successors.keySet();
    }

    List<ComponentId> successors(ComponentId source) {
        return successors.getOrDefault(source, List.of(source));
    }

    ComponentId first(ComponentId source) {
        return successors(source).getFirst();
    }

    /// Everything that has something of a component afterwards; itself when its boundaries stay.
    Set<ComponentId> heirs(ComponentId component) {
        Set<ComponentId> heirs = new LinkedHashSet<>(successors(component));
        places.forEach((from, to) -> {
            if (from.component().equals(component)) {
                heirs.add(to.component());
            }
        });
        return heirs;
    }

    /// Whether an operation is one of a service whose boundaries change.
    boolean knows(OperationRef operation) {
        return places.containsKey(operation);
    }

    OperationRef of(OperationRef operation) {
        OperationRef place = places.get(operation);
        if (place == null) {
            throw new IllegalStateException("expected an operation of a service that changes, not " + operation);
        }
        return place;
    }

    Map<OperationRef, OperationRef> places() {
        return places;
    }

    boolean areTogether(OperationRef one, OperationRef other) {
        return of(one).component().equals(of(other).component());
    }

    Operation operation(OperationRef id) {
        return before.operation(id).orElseThrow();
    }

    /// A reference to the document before, with the operation named where it can be told.
    OperationRef explicit(OperationRef ref) {
        return new OperationRef(ref.component(), before.operationId(ref).orElse(ref.operation()));
    }

    /// What a reference of the document before has to be afterwards.
    OperationRef target(OperationRef ref) {
        if (!successors.containsKey(ref.component())) {
            return ref;
        }
        OperationRef place = places.get(explicit(ref));
        if (place == null) {
            return new OperationRef(first(ref.component()), ref.operation());
        }
        boolean only = ref.operation() == null && place.component().equals(ref.component())
                && places.values().stream().filter(p -> p.component().equals(place.component())).count() == 1;
        return only ? new OperationRef(place.component(), null) : place;
    }

    /// A further operation in the home of one, under an id that neither document has.
    OperationRef beside(OperationRef operation, String suffix) {
        OperationRef known = beside.get(operation);
        if (known != null) {
            return known;
        }
        Set<String> taken = taken(of(operation).component());
        taken.addAll(component(operation.component()).operations().keySet());
        OperationRef fresh = new OperationRef(operation.component(), unused(id(operation) + "-" + suffix, taken));
        places.put(fresh, new OperationRef(of(operation).component(), id(fresh)));
        beside.put(operation, fresh);
        return fresh;
    }

    /// The name of a resource that an operation uses, where the operation is afterwards.
    String resource(OperationRef operation, String id) {
        return resources.getOrDefault(new Kept(operation.component(), id, of(operation).component()), id);
    }

    /// The homes of a resource, each with its name there.
    Map<ComponentId, String> homesOfResource(ComponentId from, String id) {
        Map<ComponentId, String> homes = new LinkedHashMap<>();
        resources.forEach((kept, name) -> {
            if (kept.from().equals(from) && kept.id().equals(id)) {
                homes.put(kept.home(), name);
            }
        });
        return homes;
    }

    /// The resources that a home has.
    Map<String, Resource> resourcesOf(ComponentId home) {
        Map<String, Resource> found = new LinkedHashMap<>();
        for (ComponentId source : sources()) {
            component(source).resources().forEach((id, resource) -> {
                String name = resources.get(new Kept(source, id, home));
                if (name != null) {
                    found.put(name, resource);
                }
            });
        }
        return found;
    }

    private Stream<String> used(OperationRef operation) {
        return operation(operation).steps().stream().flatMap(Step::all).flatMap(step -> switch (step) {
            case Step.Acquire s -> Stream.of(s.acquire());
            case Step.Release s -> Stream.of(s.release());
            default -> Stream.empty();
        });
    }

    private Component component(ComponentId id) {
        return before.component(id).orElseThrow();
    }

    private Set<String> taken(ComponentId home) {
        Set<String> taken = new LinkedHashSet<>();
        places.values().forEach(place -> {
            if (place.component().equals(home)) {
                taken.add(id(place));
            }
        });
        return taken;
    }

    private static String name(ComponentId from, String id, Set<String> taken) {
        return taken.contains(id) ? unused(from + "-" + id, taken) : id;
    }

    private static String unused(String base, Set<String> taken) {
        return NewComponent.unused(cut(base), new ArrayList<>(taken));
    }

    private static String cut(String base) {
        String text = base.substring(0, Math.min(base.length(), LONGEST));
        return text.endsWith("-") ? text.substring(0, text.length() - 1) : text;
    }

    private static String id(OperationRef ref) {
        String id = ref.operation();
        if (id == null) {
            throw new IllegalStateException("expected the name of an operation of " + ref.component());
        }
        return id;
    }
}
