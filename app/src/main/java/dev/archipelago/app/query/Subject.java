package dev.archipelago.app.query;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.Connection;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.Protocol;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.graph.Link;
import dev.archipelago.model.graph.Topology;
import dev.archipelago.simulator.result.SimulationResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A component or connection, with what is known of it.
///
/// @param id such as "orders" or "orders->stock"
/// @param numbers in seconds, fractions, per second, cores or bytes
/// @param calls ids of the components that it calls; of a connection that which is called
/// @param calledBy ids of the components that call it; of a connection that which calls
public record Subject(String id, boolean isConnection, Map<Trait, Double> numbers, Map<Trait, List<String>> strings,
        Set<String> calls, Set<String> calledBy) {

    public Subject {
        numbers = Map.copyOf(numbers);
        strings = Map.copyOf(strings);
        calls = Set.copyOf(calls);
        calledBy = Set.copyOf(calledBy);
    }

    /// Every component and connection of a design, in its order.
    ///
    /// @param result of a run of it; null for none
    public static List<Subject> all(Document document, @Nullable SimulationResult result) {
        return all(document, result, List.of(Trait.values()));
    }

    /// The same, where not all traits are asked about.
    ///
    /// @param result of a run of it; null for none
    public static List<Subject> all(Document document, @Nullable SimulationResult result, Collection<Trait> asked) {
        List<Link> links = Topology.of(document.architecture(), document.workloads()).links();
        Measured measured = result == null ? null : Measured.of(document, result, asked.contains(Trait.CRITICALITY));
        List<Subject> subjects = new ArrayList<>();
        document.architecture().components().forEach((id, component) -> subjects.add(
                of(id, component, links, measured)));
        links.forEach(link -> subjects.add(of(link.id(),
                document.architecture().connections().get(link.id()), measured)));
        return subjects;
    }

    /// Empty where it is not known.
    public OptionalDouble number(Trait trait) {
        Double value = numbers.get(trait);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /// None where it is not known.
    public List<String> texts(Trait trait) {
        return strings.getOrDefault(trait, List.of());
    }

    private static Subject of(ComponentId id, Component component, List<Link> links,
            @Nullable Measured measured) {
        Known known = new Known();
        known.put(Trait.KIND, spelled(component.kind()));
        known.put(Trait.ID, id.value());
        known.put(Trait.NAME, Objects.requireNonNullElse(component.name(), id.value()));
        known.put(Trait.CONTEXT, component.context());
        known.put(Trait.TEAM, component.team());
        var container = component.containerOrDefault();
        known.put(Trait.RUNTIME, container.runtime() == null ? null : spelled(container.runtime()));
        if (component.placement() != null) {
            known.strings.put(Trait.ZONE, component.placement().zones());
        }
        if (component.runsOnPlatform()) {
            known.put(Trait.REPLICAS, component.initialReplicas());
            known.put(Trait.CPU, container.cpuOrDefault().value());
            known.put(Trait.MEMORY, container.memoryOrDefault().bytes());
        }
        known.put(Trait.WORKERS, container.workers());
        Set<String> calls = links.stream().filter(link -> link.id().from().equals(id))
                .map(link -> link.id().to().value()).collect(Collectors.toSet());
        Set<String> calledBy = links.stream().filter(link -> link.id().to().equals(id))
                .map(link -> link.id().from().value()).collect(Collectors.toSet());
        known.put(Trait.OUT, calls.size());
        known.put(Trait.IN, calledBy.size());
        if (measured != null) {
            known.numbers.putAll(measured.component(id.value()));
        }
        return new Subject(id.value(), false, known.numbers, known.strings, calls, calledBy);
    }

    private static Subject of(ConnectionId id, @Nullable Connection connection, @Nullable Measured measured) {
        Known known = new Known();
        known.put(Trait.KIND, "connection");
        known.put(Trait.ID, id.toString());
        known.put(Trait.NAME, id.toString());
        Connection said = connection == null ? Connection.UNSPECIFIED : connection;
        known.put(Trait.PROTOCOL, spelled(said.protocol() == null ? Protocol.HTTP : said.protocol()));
        known.put(Trait.TIMEOUT, said.timeout() == null ? null : said.timeout().seconds());
        known.put(Trait.ATTEMPTS, said.retry() == null ? Integer.valueOf(1) : Integer.valueOf(said.retry().attempts()));
        if (measured != null) {
            known.numbers.putAll(measured.connection(id.toString()));
        }
        return new Subject(id.toString(), true, known.numbers, known.strings, Set.of(id.to().value()),
                Set.of(id.from().value()));
    }

    /// As in the file.
    private static String spelled(Enum<?> word) {
        String[] parts = word.name().toLowerCase(Locale.ROOT).split("_");
        return String.join("-", Stream.of(parts).toList());
    }

    private static final class Known {
        private final Map<Trait, Double> numbers = new EnumMap<>(Trait.class);
        private final Map<Trait, List<String>> strings = new EnumMap<>(Trait.class);

        private void put(Trait trait, @Nullable String text) {
            if (text != null) {
                strings.put(trait, List.of(text));
            }
        }

        private void put(Trait trait, @Nullable Number number) {
            if (number != null) {
                numbers.put(trait, number.doubleValue());
            }
        }
    }
}
