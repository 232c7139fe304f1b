package dev.archipelago.model.remedy;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.Connection;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.Operation;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.edit.Edit;
import dev.archipelago.model.edit.EditOutcome;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.graph.Link;
import dev.archipelago.model.graph.Topology;
import dev.archipelago.model.policy.Retry;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.remedy.Remedy.Deed;
import dev.archipelago.model.shape.PropertyPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds what can be done about a finding without asking anybody.
///
/// Only where there is a change that makes just this finding go away and that most people would make: a number that
/// follows from others, a name that was misspelled, a part that means nothing. Findings that want a decision have
/// none.
public final class Remedies {
    private static final String RATE = "10/s";
    private static final int DELIVERIES = 5;

    private final Document document;
    private final Finding finding;
    private final Pointer at;

    private Remedies(Document document, Finding finding) {
        this.document = document;
        this.finding = finding;
        this.at = Pointer.parse(finding.pointer());
    }

    /// What helps, the likeliest first; nothing where that is for people to decide.
    public static List<Remedy> of(Document document, Finding finding) {
        return new Remedies(document, finding).all()
                .filter(remedy -> remedy.edit().apply(document) instanceof EditOutcome.Edited).toList();
    }

    /// The likeliest remedies of several findings as one edit, the last finding first, so that places in lists stay what
    /// they are; empty where none of them has any.
    public static Optional<Edit> ofAll(Document document, List<Finding> findings) {
        List<Edit> edits = new ArrayList<>();
        Document changed = document;
        for (Finding finding : findings.reversed()) {
            Optional<Edit> edit = of(changed, finding).stream().findFirst().map(Remedy::edit);
            if (edit.isPresent() && edit.get().apply(changed) instanceof EditOutcome.Edited(Document after)) {
                edits.add(edit.get());
                changed = after;
            }
        }
        return edits.isEmpty() ? Optional.empty() : Optional.of(new Edit.Compound("Mend " + edits.size(), edits));
    }

    private Stream<Remedy> all() {
        return switch (finding.id()) {
            case "reference.component", "reference.operation", "reference.ambiguous", "reference.channel",
                    "reference.resource", "reference.zone", "reference.node-pool", "reference.workload",
                    "objective.subject" ->
                new NearNames(document, at).of(finding.id());
            case "connection.no-timeout", "connection.retry-without-timeout", "connection.timeout-beyond-caller" ->
                timeout();
            case "connection.retries-exceed-deadline" -> deadline();
            case "connection.retry-not-idempotent", "connection.unused", "component.client-operations",
                    "component.part-of-other-kind", "component.replicas-outside-range", "step.second-reply" ->
                remove(at);
            case "step.release-without-acquire" -> remove(outer(at.segments().size() - 1));
            case "step.never-reached" -> rest();
            case "fault.isolates-nobody" -> remove(outer(4));
            case "step.join-out-of-range", "workload.sender" -> remove(at);
            case "scenario.path" -> remove(at.segments().contains("changes") ? outer(4) : at);
            case "component.autoscaling-without-request" -> request();
            case "component.autoscaling-sees-nothing" -> last().equals("min") ? set(at, "1") : Stream.empty();
            case "component.budget-blocks-drain" -> set(at, "1");
            case "channel.no-dead-letters" -> set(at.child("maxDeliveries"), Integer.toString(DELIVERIES));
            case "channel.too-few-copies" -> copies();
            case "workload.missing" -> workload();
            default -> Stream.empty();
        };
    }

    private static Stream<Remedy> set(Pointer property, String value) {
        return Stream.of(Remedy.set(property, value));
    }

    private static Stream<Remedy> remove(Pointer part) {
        return Stream.of(Remedy.remove(part));
    }

    /// The step and all that stand behind it in its operation.
    private Stream<Remedy> rest() {
        Component component = document.architecture().components().get(new ComponentId(at.segments().get(1)));
        Operation operation = component == null ? null : component.operations().get(at.segments().get(3));
        if (operation == null) {
            return Stream.empty();
        }
        PropertyPath steps = new PropertyPath(outer(at.segments().size() - 1).segments());
        List<Edit> edits = new ArrayList<>();
        for (int i = operation.steps().size() - 1; i >= Integer.parseInt(last()); i--) {
            edits.add(new Edit.SetProperty(steps.child(i), null));
        }
        String path = new PropertyPath(at.segments()).toString();
        return Stream.of(new Remedy(Deed.REMOVE, List.of(path), new Edit.Compound("Remove " + path, edits)));
    }

    /// What the place is in.
    private Pointer outer(int segments) {
        return new Pointer(at.segments().subList(0, segments));
    }

    private String last() {
        return at.segments().getLast();
    }

    /// The connection that a finding is about: the one where it stands, else, where nothing is said of it yet, the one of
    /// its component whose ends it names.
    private Optional<ConnectionId> connection() {
        return at.segments().size() >= 2 && at.segments().getFirst().equals("connections")
                ? Optional.of(ConnectionId.parse(at.segments().get(1)))
                : component()
                        .flatMap(from -> Topology.of(document.architecture(), document.workloads()).links().stream()
                                .map(Link::id).filter(id -> id.from().equals(from))
                                .filter(id -> finding.message().contains("'" + id.from() + "'")
                                        && finding.message().contains("'" + id.to() + "'"))
                                .findFirst());
    }

    private Stream<Remedy> timeout() {
        return connection().stream().flatMap(id -> {
            Connection connection = document.architecture().connection(id.from(), id.to());
            Patience patience = Patience.of(document, id);
            Pointer property = Pointer.of("connections", id.toString(), "timeout");
            return patience.timeout(connection).map(TimeSpan::toString).map(timeout -> patience.isKnown(connection)
                    ? Remedy.set(property, timeout)
                    : Remedy.guess(property, timeout)).stream();
        });
    }

    /// Time for all tries that are allowed.
    private Stream<Remedy> deadline() {
        return connection().stream().flatMap(id -> {
            Connection connection = document.architecture().connection(id.from(), id.to());
            Retry retry = connection.retry();
            TimeSpan deadline = connection.deadline();
            if (retry == null || deadline == null) {
                return Stream.empty();
            }
            double each = (deadline.seconds() - retry.longestWaits()) / retry.attempts();
            return Patience.rounded(each).stream().flatMap(
                    timeout -> set(Pointer.of("connections", id.toString(), "timeout"), timeout.toString()));
        });
    }

    private Optional<ComponentId> component() {
        return at.segments().size() >= 2 && at.segments().getFirst().equals("components")
                ? Optional.of(new ComponentId(at.segments().get(1)))
                : Optional.empty();
    }

    /// What autoscaling measures against: the limit where there is one.
    private Stream<Remedy> request() {
        return component().stream().flatMap(id -> {
            Component component = document.architecture().components().get(id);
            if (component == null) {
                return Stream.empty();
            }
            var container = component.containerOrDefault();
            Pointer parts = Pointer.of("components", id.value(), "container");
            boolean ofMemory = finding.message().contains("requests no memory");
            Object limit = ofMemory ? container.memoryLimit() : container.cpuLimit();
            return set(parts.child(ofMemory ? "memory" : "cpu"), limit != null
                    ? limit.toString()
                    : ofMemory ? "256Mi" : "500m");
        });
    }

    private Stream<Remedy> copies() {
        return component().map(document.architecture().components()::get).stream().flatMap(component -> {
            int replicas = component.initialReplicas();
            if (last().equals("copies")) {
                return set(at, Integer.toString(replicas));
            }
            var broker = component.broker();
            var channel = broker == null ? null : broker.channels().get(at.segments().get(4));
            Integer copies = channel == null ? null : channel.copies();
            int there = Math.min(copies == null ? 1 : copies, replicas);
            return set(at, Integer.toString(Math.max(1, there - 1)));
        });
    }

    /// Somebody who asks something of the entrance: of a gateway, else of a service.
    private Stream<Remedy> workload() {
        return Stream.of(ComponentKind.GATEWAY, ComponentKind.SERVICE)
                .flatMap(kind -> document.architecture().components().entrySet().stream()
                        .filter(entry -> entry.getValue().kind() == kind && !entry.getValue().operations().isEmpty()))
                .limit(1).flatMap(entry -> {
                    String enters = entry.getKey() + "." + entry.getValue().operations().keySet().iterator().next();
                    PropertyPath path = PropertyPath.of("workloads", "users");
                    String value = "{\"enters\": \"" + enters + "\", \"arrivals\": \"poisson(" + RATE + ")\"}";
                    Edit edit = client().<Edit>map(client -> new Edit.Connect(client, entry.getKey()))
                            .orElseGet(() -> new Edit.SetProperty(path, value));
                    return Stream.of(new Remedy(Deed.SEND, List.of(enters, RATE), edit));
                });
    }

    /// Who is drawn and sends nothing yet.
    private Optional<ComponentId> client() {
        return document.architecture().components().entrySet().stream()
                .filter(entry -> entry.getValue().kind() == ComponentKind.CLIENT).map(Map.Entry::getKey).findFirst();
    }
}
