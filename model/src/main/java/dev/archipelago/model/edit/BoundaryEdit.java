package dev.archipelago.model.edit;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.vocabulary.Ordered;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Draws the boundaries of services elsewhere: what the system does stays, where it is done changes.
///
/// References follow everywhere: calls, connections, workloads, objectives, faults, changes, values of scenarios,
/// positions. What cannot follow is left out and told in the [#preview]; what makes no sense is refused.
public sealed interface BoundaryEdit extends Edit {

    /// What it would do to a document, without doing it.
    default BoundaryPreview preview(Document document) {
        try {
            return Boundaries.plan(this, document);
        } catch (Refusal e) {
            return new BoundaryPreview.NotPossible(e.reason());
        }
    }

    /// Makes one service of several. Calls between them become local: the steps of the callee stand where the call was.
    ///
    /// @param services at least two services or gateways
    /// @param into the id of what comes of them: a new one, or that of one of them
    record MergeServices(List<ComponentId> services, ComponentId into) implements BoundaryEdit {
        public MergeServices {
            services = List.copyOf(services);
        }

        @Override
        public String description() {
            return "Merge " + services.stream().map(ComponentId::value).collect(Collectors.joining(", ")) + " into "
                    + into;
        }
    }

    /// Makes several services of one, each with some of its operations and with its settings.
    ///
    /// @param parts operations by the id of the part; what is in none goes to the one that keeps the id, else to the first
    record SplitService(ComponentId service, Map<ComponentId, Set<String>> parts) implements BoundaryEdit {
        public SplitService {
            Map<ComponentId, Set<String>> copy = new LinkedHashMap<>();
            parts.forEach((id, operations) -> copy.put(id,
                    Collections.unmodifiableSet(new LinkedHashSet<>(operations))));
            parts = Ordered.copyOf(copy);
        }

        @Override
        public String description() {
            return "Split " + service + " into "
                    + parts.keySet().stream().map(ComponentId::value).collect(Collectors.joining(", "));
        }
    }

    /// Takes operations of a service, the resources they use and the operations that only they call into a new service.
    record ExtractModule(ComponentId service, Set<String> operations, ComponentId into) implements BoundaryEdit {
        public ExtractModule {
            operations = Collections.unmodifiableSet(new LinkedHashSet<>(operations));
        }

        @Override
        public String description() {
            return "Extract " + into + " from " + service;
        }
    }

    /// Lets another service do an operation.
    record MoveOperation(OperationRef operation, ComponentId to) implements BoundaryEdit {
        @Override
        public String description() {
            return "Move " + operation + " to " + to;
        }
    }

    /// Lets an operation publish a message where it called another, which consumes it.
    ///
    /// @param channel as broker.channel; a broker or a channel that is not there is made
    record CallToEvent(OperationRef caller, OperationRef callee, OperationRef channel) implements BoundaryEdit {
        @Override
        public String description() {
            return "Turn the call of " + callee + " by " + caller + " into a message";
        }
    }
}
