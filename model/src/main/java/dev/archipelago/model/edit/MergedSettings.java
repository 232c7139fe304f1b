package dev.archipelago.model.edit;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.Container;
import dev.archipelago.model.Volume;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.edit.Consequence.Kind;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.quantity.Cores;
import dev.archipelago.model.quantity.DataSize;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.shape.ObjectShape;
import dev.archipelago.model.shape.PropertyPath;
import dev.archipelago.model.shape.Shapes;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The settings of a service that does what several did.
///
/// Each replica has the CPU, memory, workers and backlog of one replica of each, and there are as many as of the most
/// replicated; what can hold only once is that of the first that says something. A gateway among them makes it one.
final class MergedSettings {
    private static final ObjectShape COMPONENT = Shapes.of(Component.class);
    private static final ObjectShape CONTAINER = Shapes.of(Container.class);
    private static final List<String> PARTS_BY_THEMSELVES = List.of("container", "operations", "resources", "volumes",
            "name", "description");

    private final List<Component> merged;

    MergedSettings(List<Component> merged) {
        this.merged = merged;
    }

    /// Without operations and resources.
    Component component() {
        Map<String, Object> values = new LinkedHashMap<>();
        merged.forEach(component -> COMPONENT.values(component).forEach(values::putIfAbsent));
        boolean gateway = merged.stream().anyMatch(c -> c.kind() == ComponentKind.GATEWAY);
        values.put("kind", gateway ? ComponentKind.GATEWAY : ComponentKind.SERVICE);
        values.put("volumes", volumes());
        values.put("operations", Map.of());
        values.put("resources", Map.of());
        if (merged.stream().anyMatch(c -> c.replicas() != null)) {
            values.put("replicas", merged.stream().mapToInt(Component::initialReplicas).max().orElse(1));
        }
        if (merged.stream().anyMatch(c -> c.container() != null)) {
            values.put("container", container());
        }
        return (Component) COMPONENT.build(values);
    }

    private Map<String, Volume> volumes() {
        Map<String, Volume> all = new LinkedHashMap<>();
        merged.forEach(component -> component.volumes()
                .forEach((id, volume) -> all.put(NewComponent.unused(id, all.keySet()), volume)));
        return all;
    }

    private Container container() {
        Map<String, Object> values = new LinkedHashMap<>();
        containers().forEach(container -> CONTAINER.values(container).forEach(values::putIfAbsent));
        put(values, "cpu", any(Container::cpu) ? sum(Container::cpuOrDefault, MergedSettings::plus) : null);
        put(values, "cpuLimit", every(Container::cpuLimit) ? sum(Container::cpuLimit, MergedSettings::plus) : null);
        put(values, "memory", any(Container::memory) ? sum(Container::memoryOrDefault, MergedSettings::plus) : null);
        put(values, "memoryLimit", any(Container::memoryLimit)
                ? sum(c -> c.memoryLimit() == null ? c.memoryOrDefault() : c.memoryLimit(), MergedSettings::plus)
                : null);
        put(values, "memoryBase", sum(Container::memoryBase, MergedSettings::plus));
        put(values, "memoryPerRequest", sum(Container::memoryPerRequest,
                (a, b) -> a.compareTo(b) >= 0 ? a : b));
        put(values, "workers", every(Container::workers) ? sum(Container::workers, Integer::sum) : null);
        put(values, "backlog", every(Container::backlog) ? sum(Container::backlog, Integer::sum) : null);
        put(values, "startup", containers().map(Container::startup).filter(Objects::nonNull)
                .max(Comparator.comparingDouble(Distribution::expected)).orElse(null));
        put(values, "ports", united(Container::ports));
        put(values, "config", united(Container::config));
        put(values, "secrets", containers().flatMap(c -> c.secrets().stream()).distinct().toList());
        values.remove("image"); // an image holds one of them
        try {
            return (Container) CONTAINER.build(values);
        } catch (NotationException e) {
            throw new Refusal(
                    Wording.of("Their containers cannot be put together: expected %s.", Wording.phrase(e.expected())));
        }
    }

    private static void put(Map<String, Object> values, String key, @Nullable Object value) {
        if (value == null) {
            values.remove(key);
        } else {
            values.put(key, value);
        }
    }

    private Stream<Container> containers() {
        return merged.stream().map(Component::containerOrDefault);
    }

    private boolean any(Function<Container, @Nullable Object> part) {
        return containers().anyMatch(container -> part.apply(container) != null);
    }

    private boolean every(Function<Container, @Nullable Object> part) {
        return containers().allMatch(container -> part.apply(container) != null);
    }

    private <T> @Nullable T sum(Function<Container, @Nullable T> part, BinaryOperator<T> plus) {
        return containers().map(part).filter(Objects::nonNull).reduce(plus).orElse(null);
    }

    private <V> Map<String, V> united(Function<Container, Map<String, V>> part) {
        Map<String, V> all = new LinkedHashMap<>();
        containers().forEach(container -> part.apply(container).forEach(all::putIfAbsent));
        return all;
    }

    private static Cores plus(Cores a, Cores b) {
        return new Cores(a.millis() + b.millis());
    }

    private static DataSize plus(DataSize a, DataSize b) {
        return new DataSize(a.bytes() + b.bytes());
    }

    /// Tells the settings in which the new one is not what each of the old was.
    static void tell(Document before, List<ComponentId> ids, Document after, ComponentId into,
            Collection<Consequence> told) {
        Stream<String> own = COMPONENT.keys().stream().filter(key -> !PARTS_BY_THEMSELVES.contains(key));
        Stream<String> container = CONTAINER.keys().stream().map(key -> "container." + key);
        Stream.concat(own, container).forEach(key -> {
            String now = read(after, into, key);
            List<String> old = ids.stream().filter(id -> read(before, id, key) != null)
                    .map(id -> id + ": " + read(before, id, key)).toList();
            boolean same = ids.stream().allMatch(id -> Objects.equals(read(before, id, key), now));
            if (!same && !old.isEmpty()) {
                told.add(new Consequence(Kind.SETTING, into + "." + key,
                        old.stream().collect(Collectors.joining("; ")), now));
            }
        });
    }

    private static @Nullable String read(Document document, ComponentId id, String key) {
        PropertyPath path = PropertyPath.of("components", id.value());
        for (String segment : key.split("\\.")) {
            path = path.child(segment);
        }
        return path.read(document).orElse(null);
    }
}
