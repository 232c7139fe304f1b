package dev.archipelago.model.check;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.finding.Wording;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// For one request of a user many services wait for one another: each adds its time, and is missed when it is gone.
final class LongChains implements Rule {
    /// Services that may wait for one another.
    private static final int MOST = 5;

    @Override
    public String id() {
        return "graph.long-chain";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        Map<OperationRef, Set<OperationRef>> calls = new HashMap<>();
        Hop.all(inspection)
                .forEach(hop -> calls.computeIfAbsent(hop.from(), _ -> new LinkedHashSet<>()).add(hop.to()));
        Set<OperationRef> seen = new HashSet<>();
        return inspection.references().stream().filter(reference -> reference.use() == Reference.Use.ENTRY)
                .flatMap(reference -> inspection.architecture().operationId(reference.to())
                        .map(id -> new OperationRef(reference.to().component(), id)).filter(seen::add).stream()
                        .flatMap(entry -> finding(inspection, longest(inspection, calls, entry), reference.pointer())));
    }

    private Stream<Finding> finding(Inspection inspection, List<OperationRef> chain, Pointer pointer) {
        List<OperationRef> services = chain.stream().filter(ref -> works(inspection, ref.component())).toList();
        return services.size() <= MOST
                ? Stream.empty()
                : Stream.of(Finding.warning(id(), pointer,
                        Wording.of("%s services wait for one another: %s. The request fails when any of them does.",
                                services.size(),
                                services.stream().map(OperationRef::toString).collect(Collectors.joining(" -> "))),
                        Wording.of("Answer earlier and let events do the rest, or merge services.")));
    }

    /// Gateways and services; data stores are part of the service that owns them.
    private static boolean works(Inspection inspection, ComponentId id) {
        Component component = inspection.components().get(id);
        return component != null
                && (component.kind() == ComponentKind.SERVICE || component.kind() == ComponentKind.GATEWAY);
    }

    /// The way with most services from an operation on; without those that call in circles.
    private static List<OperationRef> longest(Inspection inspection, Map<OperationRef, Set<OperationRef>> calls,
            OperationRef entry) {
        Map<OperationRef, Integer> callers = reached(calls, entry);
        Map<OperationRef, Integer> lengths = new HashMap<>(Map.of(entry, weight(inspection, entry)));
        Map<OperationRef, OperationRef> before = new HashMap<>();
        Deque<OperationRef> ready = new ArrayDeque<>(callers.getOrDefault(entry, 0) == 0 ? List.of(entry) : List.of());
        OperationRef last = entry;
        while (!ready.isEmpty()) {
            OperationRef at = ready.remove();
            int length = lengths.getOrDefault(at, 0);
            last = length > lengths.getOrDefault(last, 0) ? at : last;
            for (OperationRef to : calls.getOrDefault(at, Set.of())) {
                if (length + weight(inspection, to) > lengths.getOrDefault(to, 0)) {
                    lengths.put(to, length + weight(inspection, to));
                    before.put(to, at);
                }
                if (callers.merge(to, -1, Integer::sum) == 0) {
                    ready.add(to);
                }
            }
        }
        List<OperationRef> chain = new ArrayList<>(List.of(last));
        for (OperationRef at = before.get(last); at != null; at = before.get(at)) {
            chain.addFirst(at);
        }
        return chain;
    }

    private static int weight(Inspection inspection, OperationRef ref) {
        return works(inspection, ref.component()) ? 1 : 0;
    }

    /// What is called in the end, and by how many of these.
    private static Map<OperationRef, Integer> reached(Map<OperationRef, Set<OperationRef>> calls, OperationRef entry) {
        Map<OperationRef, Integer> callers = new HashMap<>();
        Set<OperationRef> seen = new HashSet<>(Set.of(entry));
        Deque<OperationRef> open = new ArrayDeque<>(List.of(entry));
        while (!open.isEmpty()) {
            for (OperationRef to : calls.getOrDefault(open.remove(), Set.of())) {
                callers.merge(to, 1, Integer::sum);
                if (seen.add(to)) {
                    open.add(to);
                }
            }
        }
        return callers;
    }
}
