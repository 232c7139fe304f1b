package dev.archipelago.model.edit;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.graph.Channels;
import dev.archipelago.model.scenario.Fault;
import dev.archipelago.model.scenario.Objective;
import dev.archipelago.model.scenario.Scenario;
import dev.archipelago.model.shape.ObjectShape;
import dev.archipelago.model.shape.PropertyPath;
import dev.archipelago.model.shape.Rewriter;
import dev.archipelago.model.shape.Shapes;
import dev.archipelago.model.vocabulary.Ordered;
import java.util.ArrayList;
import java.util.List;

/// Changes ids wherever they are referred to.
final class Renaming {
    private static final Class<?> SCENARIO = Scenario.class;

    private Renaming() {}

    static Document component(Document document, ComponentId from, ComponentId to) {
        boolean subjects = !document.workloads().containsKey(from.value());
        return new Rewriter(new Rewriter.Rewrite() {
            @Override
            public Object scalar(Object value, ObjectShape owner, String key) {
                return switch (value) {
                    case String name when References.isChannel(owner, key) -> channel(document, name, from, to);
                    case String path when References.isPath(owner, key) && owner.type() != SCENARIO -> path(path);
                    case Objective o when subjects || o.metric() == Objective.Metric.UTILIZATION ->
                        withSubject(o, from.value(), to.value());
                    default -> replaced(value);
                };
            }

            @Override
            public Object key(Object value, ObjectShape owner, String part) {
                return value instanceof String path && References.isPath(owner, part) ? path(path) : replaced(value);
            }

            private Object replaced(Object value) {
                Object changed = References.typed(value, id -> id.equals(from) ? to : id);
                return changed == null ? value : changed;
            }

            private String path(String text) {
                String changed = References.path(text, id -> id.equals(from) ? to : id);
                return changed == null ? text : changed;
            }
        }).apply(Shapes.DOCUMENT, document).orElse(document);
    }

    private static String channel(Document document, String name, ComponentId from, ComponentId to) {
        boolean dotted = name.startsWith(from + ".");
        return dotted && Channels.resolve(document.architecture(), name).isPresent()
                ? to + name.substring(from.value().length())
                : name;
    }

    private static Objective withSubject(Objective objective, String from, String to) {
        return objective.subject().equals(from)
                ? new Objective(to, objective.metric(), objective.percentile(), objective.comparison(),
                        objective.bound())
                : objective;
    }

    static Document operation(Document document, Component component, ComponentId id, String from, String to) {
        Refusal.unless(component.operations().containsKey(from), Wording.of("'%s' has no operation '%s'.", id, from));
        Editing.requireLabel(to);
        Refusal.unless(!component.operations().containsKey(to),
                Wording.of("'%s' has an operation '%s' already.", id, to));
        Document renamed = Editing.withComponent(document, id,
                component.withOperations(Ordered.renamed(component.operations(), from, to)));
        OperationRef old = new OperationRef(id, from);
        OperationRef fresh = new OperationRef(id, to);
        List<String> path = List.of("components", id.value(), "operations", from);
        return rewritten(renamed, old, fresh, path, to);
    }

    static Document workload(Document document, String from, String to) {
        Refusal.unless(document.workloads().containsKey(from), Wording.of("There is no workload '%s'.", from));
        Editing.requireLabel(to);
        Refusal.unless(!document.workloads().containsKey(to), Wording.of("The id '%s' is taken.", to));
        Document renamed = document.withWorkloads(Ordered.renamed(document.workloads(), from, to));
        return rewritten(renamed, from, to, List.of("workloads", from), to);
    }

    /// @param path the beginning of property paths whose last segment changes
    private static Document rewritten(Document document, Object old, Object fresh, List<String> path, String last) {
        return new Rewriter(new Rewriter.Rewrite() {
            @Override
            public Object scalar(Object value, ObjectShape owner, String key) {
                return switch (value) {
                    case OperationRef ref when ref.equals(old) -> fresh;
                    case String text when References.isPath(owner, key) && owner.type() != SCENARIO ->
                        path(text, path, last);
                    case String text when (owner.type() == Fault.Surge.class || owner.type() == Fault.Burst.class)
                            && text.equals(old) ->
                        fresh;
                    case Objective o when old instanceof String from && o.metric() != Objective.Metric.UTILIZATION ->
                        withSubject(o, from, last);
                    default -> value;
                };
            }

            @Override
            public Object key(Object value, ObjectShape owner, String part) {
                return value instanceof String text && References.isPath(owner, part)
                        ? path(text, path, last)
                        : value.equals(old) && value instanceof OperationRef ? fresh : value;
            }
        }).apply(Shapes.DOCUMENT, document).orElse(document);
    }

    private static String path(String text, List<String> beginning, String last) {
        List<String> segments = References.segments(text).orElse(List.of());
        int length = beginning.size();
        if (segments.size() < length || !segments.subList(0, length).equals(beginning)) {
            return text;
        }
        List<String> changed = new ArrayList<>(segments);
        changed.set(length - 1, last);
        return new PropertyPath(changed).toString();
    }
}
