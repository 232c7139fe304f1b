package dev.archipelago.model.check;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.policy.ConnectionPool;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Callers may open more connections than a database accepts.
final class PoolsBeyondDatabase implements Rule {

    @Override
    public String id() {
        return "connection.pools-exceed-database";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        return inspection.components((id, component) -> Stream.ofNullable(component.database())
                .flatMap(settings -> Stream.ofNullable(settings.connections()))
                .flatMap(accepted -> finding(inspection, id, (long) accepted * component.initialReplicas())));
    }

    private Stream<Finding> finding(Inspection inspection, ComponentId database, long accepted) {
        long wanted = inspection.architecture().connections().entrySet().stream()
                .filter(entry -> entry.getKey().to().equals(database))
                .mapToLong(entry -> wanted(inspection, entry.getKey().from(), entry.getValue().pool())).sum();
        return wanted <= accepted
                ? Stream.empty()
                : Stream.of(Finding.warning(id(), Inspection.pointer(database).child("database").child("connections"),
                        Wording.of("The pools of all callers hold up to %s connections, and '%s' accepts %s.", wanted,
                                database, accepted),
                        Wording.of("Make the pools smaller, or let the database accept more.")));
    }

    private static long wanted(Inspection inspection, ComponentId caller, @Nullable ConnectionPool pool) {
        Component component = inspection.components().get(caller);
        if (component == null || pool == null || pool.size() == null) {
            return 0;
        }
        return (long) pool.size() * component.mostReplicas();
    }
}
