package dev.archipelago.simulator.redesign;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.Connection;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.Operation;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.Protocol;
import dev.archipelago.model.Step;
import dev.archipelago.model.check.Checks;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.edit.BoundaryEdit;
import dev.archipelago.model.edit.BoundaryPreview;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.quantity.DataSize;
import dev.archipelago.model.shape.PropertyPath;
import dev.archipelago.simulator.boundaries.Design;
import dev.archipelago.simulator.boundaries.Untried;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The other ways in which one component could talk to another.
final class OtherProtocols {

    private final Document document;
    private final ConnectionId id;
    private final Component callee;
    private final Connection connection;
    private final WireCosts costs;
    private final double share;

    /// @param share of what the callee is asked for that comes over this connection
    OtherProtocols(Document document, ConnectionId id, double share, WireCosts costs) {
        this.document = document;
        this.id = id;
        this.callee = document.architecture().component(id.to()).orElseThrow();
        this.connection = document.architecture().connection(id.from(), id.to());
        this.costs = costs;
        this.share = share;
    }

    /// Those that there are for what is asked: stores are only asked for answers that can be kept, and answer in their own protocol.
    List<Alternative> all() {
        if (callee.kind() == ComponentKind.DATABASE) {
            return List.of(cache());
        }
        if (callee.kind() == ComponentKind.CACHE || callee.kind() == ComponentKind.BROKER) {
            return List.of();
        }
        if (callee.kind() == ComponentKind.EXTERNAL || callee.kind() == ComponentKind.THIRD_PARTY) {
            return List.of(closed(Alternative.Kind.GRPC, "'" + id.to() + "' belongs to somebody else."), cache());
        }
        return Stream.of(Alternative.Kind.values()).map(kind -> switch (kind) {
            case GRPC -> grpc();
            case HTTP2 -> http2();
            case BATCH -> batch();
            case CACHE -> cache();
            case EVENT -> event();
        }).toList();
    }

    // ---- protocols -------------------------------------------------------------------------------------------------

    private Protocol protocol() {
        return connection.protocol() == null ? Protocol.HTTP : connection.protocol();
    }

    private Optional<String> noHttp() {
        return protocol() == Protocol.HTTP || protocol() == Protocol.HTTP2
                ? Optional.empty()
                : Optional.of("It speaks " + protocol().name().toLowerCase(Locale.ROOT) + " already.");
    }

    private Alternative grpc() {
        Optional<String> reason = noHttp();
        if (reason.isPresent()) {
            return closed(Alternative.Kind.GRPC, reason.get());
        }
        double request = bytes(connection.requestSize());
        double response = bytes(connection.responseSize());
        double saved = costs.saved(request) + costs.saved(response);
        Document changed = sized(property(document, "protocol", "grpc"));
        changed = with(changed, id.from(), component(changed, id.from()).withOperations(
                mapped(component(changed, id.from()),
                        (_, operation) -> spared(operation, saved * times(operation.steps())))));
        changed = with(changed, id.to(), component(changed, id.to()).withOperations(
                mapped(component(changed, id.to()), (name, operation) -> isAsked(name)
                        ? spared(operation, saved * share)
                        : operation)));
        return open(Alternative.Kind.GRPC, "connections." + id + ".protocol=grpc",
                String.format(Locale.ROOT, "Saves %.3g us of CPU a call on each side%s.", saved * 1e6,
                        connection.requestSize() == null && connection.responseSize() == null
                                ? "; the design says no sizes"
                                : ", and bytes"),
                changed);
    }

    private Alternative http2() {
        Optional<String> reason = protocol() == Protocol.HTTP2 ? Optional.of("It speaks http2 already.") : noHttp();
        if (reason.isPresent()) {
            return closed(Alternative.Kind.HTTP2, reason.get());
        }
        if (connection.pool() == null || connection.pool().size() == null) {
            return closed(Alternative.Kind.HTTP2,
                    "The design bounds no connections (pool.size), so that calls never wait for one: nothing would change.");
        }
        return open(Alternative.Kind.HTTP2, "connections." + id + ".protocol=http2",
                "One connection carries many calls at a time.", property(document, "protocol", "http2"));
    }

    private double bytes(@Nullable DataSize size) {
        return (size == null ? costs.payload() : size).bytes();
    }

    private Document sized(Document changed) {
        Document smaller = changed;
        for (Map.Entry<String, Optional<DataSize>> size : Map.of("requestSize",
                Optional.ofNullable(connection.requestSize()), "responseSize",
                Optional.ofNullable(connection.responseSize())).entrySet()) {
            if (size.getValue().isPresent()) {
                smaller = property(smaller, size.getKey(), Math.round(size.getValue().get().bytes()
                        * costs.protobufSize().value()) + "B");
            }
        }
        return smaller;
    }

    private Document property(Document changed, String key, String value) {
        return PropertyPath.of("connections", id.toString(), key).with(changed, value);
    }

    /// An operation that computes so many seconds less, of what it computes before anything else half at most.
    private static Operation spared(Operation operation, double seconds) {
        double all = operation.steps().stream().flatMap(Step::all).filter(Step.Compute.class::isInstance)
                .mapToDouble(step -> ((Step.Compute) step).compute().expected()).sum();
        if (all <= 0 || seconds <= 0) {
            return operation;
        }
        double factor = Math.max(0.5, 1 - seconds / all);
        return operation.withSteps(Steps.changed(operation.steps(), step -> step instanceof Step.Compute compute
                ? new Step.Compute(Scaling.times(compute.compute(), factor))
                : step));
    }

    // ---- calls -----------------------------------------------------------------------------------------------------

    /// Changes an operation, known by its id.
    private interface Change {
        Operation of(String name, Operation operation);
    }

    private static Map<String, Operation> mapped(Component component, Change change) {
        Map<String, Operation> changed = new LinkedHashMap<>();
        component.operations().forEach((name, operation) -> changed.put(name, change.of(name, operation)));
        return changed;
    }

    private static Component component(Document document, ComponentId id) {
        return document.architecture().component(id).orElseThrow();
    }

    private static Document with(Document document, ComponentId id, Component component) {
        return document.withArchitecture(document.architecture().withComponent(id, component));
    }

    /// Calls over this connection each time that these steps are done, on average.
    private double times(List<Step> steps) {
        double sum = 0;
        for (Step step : steps) {
            sum += switch (step) {
                case Step.Call s when isHere(s.call()) -> (s.probability() == null ? 1 : s.probability().value())
                        * (s.times() == null ? 1 : s.times().expected());
                case Step.Repeat s -> s.repeat().expected() * times(s.steps());
                case Step.Choice s -> s.choice().stream().mapToDouble(b -> b.probability().value() * times(b.steps()))
                        .sum();
                case Step.CacheLookup s -> (s.hit() == null ? 1 : 1 - s.hit().value()) * times(s.miss());
                case Step.Degrade s -> times(s.full());
                case Step.Parallel _,Step.Sequence _,Step.Call _,Step.Query _,Step.Publish _,Step.Consume _,Step.Acquire _,Step.Release _,Step.Reply _,Step.Saga _,Step.TwoPhaseCommit _,Step.Fail _,Step.Forward _,Step.Wait _,Step.Compute _ ->
                    times(step.children());
            };
        }
        return sum;
    }

    private boolean isHere(OperationRef ref) {
        return ref.component().equals(id.to());
    }

    private Stream<Step> steps() {
        return component(document, id.from()).operations().values().stream().flatMap(o -> o.steps().stream())
                .flatMap(Step::all);
    }

    private boolean isAsked(String name) {
        return steps().anyMatch(step -> step instanceof Step.Call call && isHere(call.call())
                && document.architecture().operationId(call.call()).equals(Optional.of(name)));
    }

    // ---- one call for many -----------------------------------------------------------------------------------------

    private Alternative batch() {
        Batching batching = new Batching(document, id);
        return batching.refusal().map(why -> closed(Alternative.Kind.BATCH, why))
                .orElseGet(() -> open(Alternative.Kind.BATCH, "", batching.reason(), batching.changed()));
    }

    // ---- kept answers ----------------------------------------------------------------------------------------------

    private Alternative cache() {
        Caching caching = new Caching(document, id, costs.hit());
        return caching.refusal().map(why -> closed(Alternative.Kind.CACHE, why))
                .orElseGet(() -> open(Alternative.Kind.CACHE, "", caching.reason(), caching.changed()));
    }

    // ---- messages --------------------------------------------------------------------------------------------------

    private Alternative event() {
        List<OperationRef[]> pairs = new ArrayList<>();
        component(document, id.from()).operations().forEach((name, operation) -> operation.steps().stream()
                .flatMap(Step::all).filter(step -> step instanceof Step.Call call && isHere(call.call()))
                .map(step -> ((Step.Call) step).call()).distinct()
                .forEach(to -> pairs.add(new OperationRef[]{new OperationRef(id.from(), name), to})));
        if (pairs.isEmpty()) {
            return closed(Alternative.Kind.EVENT, "Nothing calls over it.");
        }
        Optional<OperationRef> reader = pairs.stream().map(pair -> pair[1]).filter(this::onlyReads).findFirst();
        if (reader.isPresent()) {
            return closed(Alternative.Kind.EVENT,
                    "'" + reader.get() + "' only reads: its answer is what it is called for.");
        }
        Document changed = document;
        for (OperationRef[] pair : pairs) {
            var edit = new BoundaryEdit.CallToEvent(pair[0], pair[1], channel(changed, pair[1]));
            switch (edit.preview(changed)) {
                case BoundaryPreview.NotPossible refused -> {
                    return closed(Alternative.Kind.EVENT, refused.reason());
                }
                case BoundaryPreview.Planned planned -> changed = planned.document();
            }
        }
        return open(Alternative.Kind.EVENT, "", "Only where the answer is not needed: nobody waits for it, and the "
                + "work is done when there is time.", changed);
    }

    /// Whether it asks for data and changes none, as far as it shows itself.
    private boolean onlyReads(OperationRef ref) {
        List<Step> steps = document.architecture().operation(ref).stream().flatMap(o -> o.steps().stream())
                .flatMap(Step::all).toList();
        boolean reads = steps.stream().anyMatch(step -> step instanceof Step.CacheLookup
                || step instanceof Step.Query query && !Boolean.TRUE.equals(query.write()));
        boolean changes = steps.stream().anyMatch(step -> step instanceof Step.Publish || step instanceof Step.Call
                || step instanceof Step.Saga || step instanceof Step.TwoPhaseCommit
                || step instanceof Step.Query query && Boolean.TRUE.equals(query.write()));
        return reads && !changes;
    }

    private OperationRef channel(Document changed, OperationRef to) {
        Optional<Map.Entry<ComponentId, Component>> broker = changed.architecture().components().entrySet().stream()
                .filter(entry -> entry.getValue().kind() == ComponentKind.BROKER).findFirst();
        ComponentId home = broker.map(Map.Entry::getKey).orElse(new ComponentId("events"));
        var settings = broker.map(entry -> entry.getValue().broker()).orElse(null);
        String base = to.component() + (to.operation() == null ? "" : "-" + to.operation());
        String name = base.substring(0, Math.min(base.length(), 55));
        String channel = name;
        for (int i = 2; settings != null && settings.channels().containsKey(channel); i++) {
            channel = name + "-" + i;
        }
        return new OperationRef(home, channel);
    }

    // ---- both ------------------------------------------------------------------------------------------------------

    private String name(Alternative.Kind kind) {
        return id + ": " + kind.words();
    }

    private Alternative closed(Alternative.Kind kind, String reason) {
        return new Alternative.Closed(new Untried(name(kind), reason));
    }

    private Alternative open(Alternative.Kind kind, String how, String reason, Document changed) {
        return Checks.all().run(changed).stream().filter(Finding::isError).findFirst()
                .<Alternative>map(error -> closed(kind, error.message()))
                .orElseGet(() -> new Alternative.Open(new Design(name(kind), how, reason, changed)));
    }
}
