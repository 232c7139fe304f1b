package dev.archipelago.model.check;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.graph.Link;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Services of different bounded contexts use the same database, so that neither can change it alone.
final class SharedDatabases implements Rule {

    @Override
    public String id() {
        return "database.shared-between-contexts";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        return inspection.components((id, component) -> component.kind() == ComponentKind.DATABASE
                ? finding(id, contexts(inspection, id))
                : Stream.empty());
    }

    /// Who uses it, by context; one of each is enough.
    private static Map<String, ComponentId> contexts(Inspection inspection, ComponentId database) {
        Map<String, ComponentId> users = new TreeMap<>();
        for (Link link : inspection.topology().links()) {
            Component user = inspection.components().get(link.from());
            if (link.to().equals(database) && user != null && user.context() != null) {
                users.putIfAbsent(Objects.requireNonNull(user.context()), link.from());
            }
        }
        return users;
    }

    private Stream<Finding> finding(ComponentId database, Map<String, ComponentId> users) {
        return users.size() < 2
                ? Stream.empty()
                : Stream.of(Finding.warning(id(), Inspection.pointer(database),
                        Wording.of("'%s' is used by several contexts: %s.", database,
                                users.entrySet().stream().map(user -> user.getKey() + " ('" + user.getValue() + "')")
                                        .collect(Collectors.joining(", "))),
                        Wording.of("Let one context own it, and the others ask that one or listen to its events.")));
    }
}
