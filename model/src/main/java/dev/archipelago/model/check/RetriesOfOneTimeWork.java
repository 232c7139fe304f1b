package dev.archipelago.model.check;

import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.Operation;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.policy.Retry;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/// What must not be done twice is tried again: the first try may have been done although no answer came.
final class RetriesOfOneTimeWork implements Rule {

    @Override
    public String id() {
        return "connection.retry-not-idempotent";
    }

    @Override
    public Stream<Finding> findings(Inspection inspection) {
        Map<ConnectionId, Finding> found = new LinkedHashMap<>();
        Hop.all(inspection).stream().filter(hop -> hop.attempts() > 1).forEach(hop -> {
            Operation operation = inspection.architecture().operation(hop.to()).orElse(null);
            Retry retry = hop.connection().retry();
            if (operation != null && retry != null && Boolean.FALSE.equals(operation.idempotent())) {
                found.putIfAbsent(hop.id(), Finding.warning(id(), hop.pointer().child("retry"),
                        Wording.of("'%s' is tried up to %s times, and it says that doing it twice is not as good as"
                                + " once.", hop.to(), retry.attempts()),
                        Wording.of(
                                "Make it idempotent, for example by a key of the request, or do not try it again.")));
            }
        });
        return found.values().stream();
    }
}
