package dev.archipelago.model.check;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.policy.Probe;
import dev.archipelago.model.policy.Probes;
import dev.archipelago.model.quantity.TimeSpan;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A container is restarted for what is not its own fault: because something that it depends on is down, or while it is
/// only busy.
final class DependentLiveness implements Rule {
    private static final TimeSpan PERIOD = TimeSpan.ofSeconds(10);
    private static final int FAILURES = 3;

    @Override
    public String id() {
        return "component.liveness-of-others";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        List<Hop> hops = Hop.all(inspection);
        return inspection.components((id, component) -> {
            Probes probes = component.probes();
            Probe liveness = probes == null ? null : probes.liveness();
            if (probes == null || liveness == null || liveness.path() == null) {
                return Stream.empty();
            }
            List<Hop> dependencies = hops.stream().filter(hop -> isProbed(id, component, hop, liveness.path()))
                    .toList();
            return dependencies.isEmpty()
                    ? asReadiness(id, liveness, probes.readiness())
                    : Stream.of(dependent(id, liveness, dependencies.getFirst()));
        });
    }

    private static boolean isProbed(ComponentId id, Component component, Hop hop, String path) {
        if (!hop.from().component().equals(id)) {
            return false;
        }
        var operation = component.operations().get(String.valueOf(hop.from().operation()));
        String route = operation == null ? null : operation.route();
        return route != null && route.substring(route.lastIndexOf(' ') + 1).equals(path);
    }

    private Finding dependent(ComponentId id, Probe liveness, Hop hop) {
        OperationRef to = hop.to();
        return Finding.warning(id(), Inspection.pointer(id).child("probes").child("liveness").child("path"),
                Wording.of("'%s' is restarted when %s fails, and that asks '%s'.", id, liveness.path(), to.component()),
                Wording.of("Ask of liveness only what a restart mends: a path that calls nothing."));
    }

    private Stream<Finding> asReadiness(ComponentId id, Probe liveness, @Nullable Probe ready) {
        if (ready == null || !Objects.equals(liveness.path(), ready.path()) || time(liveness) > time(ready)) {
            return Stream.empty();
        }
        return Stream.of(Finding.advice(id(), Inspection.pointer(id).child("probes").child("liveness"),
                Wording.of("'%s' is restarted %s after %s fails, no later than it leaves the balancing for"
                        + " the same reason.", id, TimeSpan.ofSeconds(time(liveness)), liveness.path()),
                Wording.of("Let liveness wait longer than readiness, or ask something else: a busy replica"
                        + " needs rest, no restart.")));
    }

    private static double time(Probe probe) {
        return Objects.requireNonNullElse(probe.period(), PERIOD).seconds()
                * Objects.requireNonNullElse(probe.failures(), FAILURES);
    }
}
