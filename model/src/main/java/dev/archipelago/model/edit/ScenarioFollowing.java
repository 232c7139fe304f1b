package dev.archipelago.model.edit;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.edit.Consequence.Kind;
import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.scenario.Change;
import dev.archipelago.model.scenario.Fault;
import dev.archipelago.model.scenario.Objective;
import dev.archipelago.model.scenario.Scenario;
import dev.archipelago.model.shape.ListShape;
import dev.archipelago.model.shape.ObjectShape;
import dev.archipelago.model.shape.OneOfShape;
import dev.archipelago.model.shape.PropertyException;
import dev.archipelago.model.shape.PropertyPath;
import dev.archipelago.model.shape.ScalarShape;
import dev.archipelago.model.shape.Shape;
import dev.archipelago.model.shape.Shapes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Lets objectives and scenarios follow operations into other homes.
///
/// What was about a service as a whole is about each of its successors; what was about a connection, about each that
/// stands for it. What then leads nowhere is left out and told.
final class ScenarioFollowing {
    private static final ObjectShape SCENARIO = Shapes.of(Scenario.class);
    private static final OneOfShape FAULTS = events("faults");
    private static final OneOfShape CHANGES = events("changes");

    private final Document before;
    private final Homes homes;
    private final Set<ConnectionId> used;
    private final Collection<Consequence> told;

    /// @param used the connections over which something goes afterwards
    ScenarioFollowing(Document before, Homes homes, Set<ConnectionId> used, Collection<Consequence> told) {
        this.before = before;
        this.homes = homes;
        this.used = used;
        this.told = told;
    }

    /// @param after with components and connections as they are afterwards
    Document in(Document after) {
        Map<String, Scenario> scenarios = new LinkedHashMap<>();
        after.scenarios().forEach((id, scenario) -> scenarios.put(id, scenario(id, scenario, after)));
        return after.withScenarios(scenarios).withObjectives(objectives(after));
    }

    private Scenario scenario(String id, Scenario scenario, Document after) {
        String at = "scenarios." + id;
        Map<String, String> set = new LinkedHashMap<>();
        scenario.set().forEach((path, value) -> {
            List<String> paths = paths(path, after);
            leftOut(paths.isEmpty(), at + ".set", path + "=" + value);
            paths.forEach(to -> set.putIfAbsent(to, value(path, value)));
        });
        Set<Fault> faults = new LinkedHashSet<>();
        scenario.faults().forEach(fault -> {
            List<Fault> following = following(fault);
            leftOut(following.isEmpty(), at + ".faults", spelled(fault));
            faults.addAll(following);
        });
        Set<Change> changes = new LinkedHashSet<>();
        scenario.changes().forEach(change -> {
            List<Change> following = change instanceof Change.SetValue(String path, var when, String to)
                    ? paths(path, after).stream().<Change>map(p -> new Change.SetValue(p, when, value(path, to)))
                            .toList()
                    : following(change);
            leftOut(following.isEmpty(), at + ".changes", spelled(change));
            changes.addAll(following);
        });
        return new Scenario(scenario.description(), scenario.duration(), scenario.warmUp(), set, List.copyOf(faults),
                List.copyOf(changes));
    }

    private void leftOut(boolean gone, String subject, String text) {
        if (gone) {
            told.add(new Consequence(Kind.LEFT_OUT, subject, text, null));
        }
    }

    /// One that names something by its first part, for each thing that is there instead.
    @SuppressWarnings("unchecked") // a shape builds what it describes
    private <T> List<T> following(T event) {
        ObjectShape shape = shape(event);
        String key = shape.keys().getFirst();
        Map<String, Object> values = shape.values(event);
        List<?> instead = switch (Objects.requireNonNull(values.get(key))) {
            case ComponentId id -> homes.successors(id);
            case ConnectionId id when homes.sources().contains(id.from()) || homes.sources().contains(id.to()) ->
                Regrouping.heirs(homes, id).stream().filter(used::contains).toList();
            case List<?> ids -> List.of(ids.stream()
                    .flatMap(id -> id instanceof ComponentId one ? homes.successors(one).stream() : Stream.of(id))
                    .distinct().toList());
            case Object other -> List.of(other);
        };
        return instead.stream().map(subject -> {
            Map<String, Object> changed = new LinkedHashMap<>(values);
            changed.put(key, subject);
            return (T) shape.build(changed);
        }).toList();
    }

    private static ObjectShape shape(Object event) {
        OneOfShape events = event instanceof Fault ? FAULTS : CHANGES;
        return events.of(event);
    }

    private static OneOfShape events(String key) {
        return (OneOfShape) ((ListShape) SCENARIO.part(key).orElseThrow().shape()).element();
    }

    private static String spelled(Object event) {
        return shape(event).values(event).entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private List<String> paths(String text, Document after) {
        Optional<List<String>> segments = References.segments(text);
        if (segments.isEmpty()) {
            return List.of(text);
        }
        List<String> found = new ArrayList<>();
        candidates(segments.get()).forEach(candidate -> {
            PropertyPath path = new PropertyPath(candidate);
            if (leads(path, after) || !leads(PropertyPath.parse(text), before)) {
                found.add(candidate.equals(segments.get()) ? text : path.toString());
            }
        });
        return found;
    }

    private Stream<List<String>> candidates(List<String> segments) {
        String second = segments.size() < 2 ? "" : segments.get(1);
        return switch (segments.getFirst()) {
            case "components" -> isSource(second)
                    ? ofComponent(segments, new ComponentId(second))
                    : Stream.of(segments);
            case "connections" -> ofConnection(segments, second);
            case "workloads" -> Stream.of(segments.stream().map(this::mixed).toList());
            case "diagram" -> segments.size() > 2 && isSource(segments.get(2))
                    ? Stream.of(with(segments, 2, homes.first(new ComponentId(segments.get(2))).value()))
                    : Stream.of(segments);
            default -> Stream.of(segments);
        };
    }

    private boolean isSource(String text) {
        return ComponentId.isLabel(text) && homes.sources().contains(new ComponentId(text));
    }

    private Stream<List<String>> ofComponent(List<String> segments, ComponentId source) {
        String part = segments.size() < 4 ? "" : segments.get(2);
        if (part.equals("operations") && ComponentId.isLabel(segments.get(3))) {
            OperationRef operation = new OperationRef(source, segments.get(3));
            boolean stepsMoved = segments.size() > 5 && told.stream().anyMatch(c -> c.kind() == Kind.CALL_LOCAL
                    && c.subject().equals(operation.toString()));
            if (homes.knows(operation)) {
                OperationRef to = homes.of(operation);
                return stepsMoved
                        ? Stream.empty()
                        : Stream.of(with(with(segments, 1, to.component().value()), 3,
                                String.valueOf(to.operation())));
            }
        }
        if (part.equals("resources")) {
            Map<ComponentId, String> at = homes.homesOfResource(source, segments.get(3));
            return at.entrySet().stream()
                    .map(home -> with(with(segments, 1, home.getKey().value()), 3, home.getValue()));
        }
        return homes.successors(source).stream().map(id -> with(segments, 1, id.value()));
    }

    private Stream<List<String>> ofConnection(List<String> segments, String text) {
        try {
            ConnectionId id = ConnectionId.parse(text);
            boolean touched = homes.sources().contains(id.from()) || homes.sources().contains(id.to());
            return touched
                    ? Regrouping.heirs(homes, id).stream().filter(used::contains)
                            .map(heir -> with(segments, 1, heir.toString()))
                    : Stream.of(segments);
        } catch (NotationException e) {
            return Stream.of(segments);
        }
    }

    private String mixed(String segment) {
        try {
            return segment.contains(".") ? homes.target(OperationRef.parse(segment)).toString() : segment;
        } catch (NotationException e) {
            return segment;
        }
    }

    /// The value, which may be an operation.
    private String value(String path, String text) {
        try {
            Shape shape = PropertyPath.parse(path).shape(before);
            return shape instanceof ScalarShape scalar && scalar.type() == OperationRef.class
                    ? homes.target(OperationRef.parse(text)).toString()
                    : text;
        } catch (PropertyException | NotationException e) {
            return text;
        }
    }

    private static boolean leads(PropertyPath path, Document document) {
        try {
            path.shape(document);
            return true;
        } catch (PropertyException e) {
            return false;
        }
    }

    private static List<String> with(List<String> segments, int place, String text) {
        List<String> changed = new ArrayList<>(segments);
        changed.set(place, text);
        return changed;
    }

    private Map<String, Objective> objectives(Document after) {
        Map<String, Objective> all = new LinkedHashMap<>();
        after.objectives().forEach((id, objective) -> {
            boolean component = objective.metric() == Objective.Metric.UTILIZATION && isSource(objective.subject());
            if (!component) {
                all.put(id, objective);
                return;
            }
            for (ComponentId successor : homes.successors(new ComponentId(objective.subject()))) {
                String name = all.containsKey(id)
                        ? NewComponent.unused(id + "-" + successor, all.keySet())
                        : id;
                all.put(name, new Objective(successor.value(), objective.metric(), objective.percentile(),
                        objective.comparison(), objective.bound()));
            }
        });
        return all;
    }
}
