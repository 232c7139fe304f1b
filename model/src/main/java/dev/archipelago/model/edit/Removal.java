package dev.archipelago.model.edit;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.Step;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.graph.Channels;
import dev.archipelago.model.scenario.Fault;
import dev.archipelago.model.scenario.Objective;
import dev.archipelago.model.scenario.Scenario;
import dev.archipelago.model.shape.ObjectShape;
import dev.archipelago.model.shape.Rewriter;
import dev.archipelago.model.shape.Shapes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Takes things out of a document together with all that refers to them.
final class Removal {

    private Removal() {}

    static Document components(Document document, Set<ComponentId> ids) {
        Document rest = new Rewriter(new WithoutComponents(document, ids)).apply(Shapes.DOCUMENT, document)
                .orElseThrow();
        Set<String> workloads = new HashSet<>(document.workloads().keySet());
        workloads.removeAll(rest.workloads().keySet());
        return workloads.isEmpty() ? rest : workloads(rest, workloads);
    }

    static Document workloads(Document document, Set<String> ids) {
        return new Rewriter(new WithoutWorkloads(ids)).apply(Shapes.DOCUMENT, document).orElseThrow();
    }

    private record WithoutComponents(Document document, Set<ComponentId> ids) implements Rewriter.Rewrite {
        @Override
        public Object record(Object record) {
            return switch (record) {
                case Step.CacheLookup s when ids.contains(s.cache().component()) && !s.miss().isEmpty() ->
                    s.miss().size() == 1 ? record(s.miss().getFirst()) : new Step.Sequence(s.miss());
                case Step.Parallel s when s.join() != null -> joinable(s);
                default -> record;
            };
        }

        /// With a join that the branches left suffice for.
        private Step.Parallel joinable(Step.Parallel step) {
            int left = (int) step.parallel().stream().filter(branch -> !isGone(branch)).count();
            Integer join = step.join();
            return join != null && join > left && left > 0 ? new Step.Parallel(step.parallel(), left) : step;
        }

        private boolean isGone(Step step) {
            return switch (step) {
                case Step.Call s -> ids.contains(s.call().component());
                case Step.Query s -> ids.contains(s.query().component());
                default -> false;
            };
        }

        @Override
        public @Nullable Object scalar(Object value, ObjectShape owner, String key) {
            return switch (value) {
                case String name when References.isChannel(owner, key) -> Channels
                        .resolve(document.architecture(), name).map(OperationRef::component).filter(ids::contains)
                        .isPresent() ? null : name;
                case String path when References.isPath(owner, key) && owner.type() != Scenario.class -> path(path);
                case Objective o when isSubject(o) -> null;
                default -> References.typed(value, id -> ids.contains(id) ? null : id);
            };
        }

        @Override
        public @Nullable Object key(Object value, ObjectShape owner, String part) {
            return value instanceof String path && References.isPath(owner, part)
                    ? path(path)
                    : References.typed(value, id -> ids.contains(id) ? null : id);
        }

        private @Nullable String path(String text) {
            return References.path(text, id -> ids.contains(id) ? null : id);
        }

        private boolean isSubject(Objective objective) {
            boolean workload = objective.metric() != Objective.Metric.UTILIZATION
                    && document.workloads().containsKey(objective.subject());
            return !workload && ids.stream().anyMatch(id -> id.value().equals(objective.subject()));
        }
    }

    private record WithoutWorkloads(Set<String> ids) implements Rewriter.Rewrite {
        @Override
        public @Nullable Object scalar(Object value, ObjectShape owner, String key) {
            return switch (value) {
                case String id when (owner.type() == Fault.Surge.class || owner.type() == Fault.Burst.class)
                        && ids.contains(id) ->
                    null;
                case String path when References.isPath(owner, key) && owner.type() != Scenario.class && isBelow(
                        path) ->
                    null;
                case Objective o when o.metric() != Objective.Metric.UTILIZATION && ids.contains(o.subject()) -> null;
                default -> value;
            };
        }

        @Override
        public @Nullable Object key(Object value, ObjectShape owner, String part) {
            boolean gone = owner == Shapes.DOCUMENT && part.equals("workloads") && ids.contains(value)
                    || value instanceof String path && References.isPath(owner, part) && isBelow(path);
            return gone ? null : value;
        }

        private boolean isBelow(String path) {
            List<String> segments = References.segments(path).orElse(List.of());
            return segments.size() > 1 && segments.getFirst().equals("workloads") && ids.contains(segments.get(1));
        }
    }
}
