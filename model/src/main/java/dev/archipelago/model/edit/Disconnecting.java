package dev.archipelago.model.edit;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.Step;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.graph.Channels;
import dev.archipelago.model.scenario.Workload;
import dev.archipelago.model.shape.ObjectShape;
import dev.archipelago.model.shape.Rewriter;
import dev.archipelago.model.shape.Shapes;
import dev.archipelago.model.vocabulary.Ordered;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Takes out everything by which one component uses another.
final class Disconnecting {
    private static final ObjectShape COMPONENT = Shapes.of(Component.class);
    private static final ObjectShape WORKLOAD = Shapes.of(Workload.class);

    private Disconnecting() {}

    static Document disconnect(Document document, ComponentId from, ComponentId to) {
        Component caller = Editing.component(document, from);
        Component callee = Editing.component(document, to);
        Document changed = withoutUses(document, from, caller, to);
        changed = withoutDeliveries(changed, document, from, to, callee);
        changed = withoutEntries(changed, from, to);
        changed = changed.withArchitecture(changed.architecture().withConnections(
                Ordered.without(changed.architecture().connections(), new ConnectionId(from, to))));
        Refusal.unless(!changed.equals(document), Wording.of("'%s' does not use '%s'.", from, to));
        return changed;
    }

    private static Document withoutUses(Document document, ComponentId from, Component caller, ComponentId to) {
        Component changed = new Rewriter(new WithoutTarget(document, to)).apply(COMPONENT, caller).orElse(caller);
        return Editing.withComponent(document, from, changed);
    }

    /// Of a broker: what the other consumes from it.
    private static Document withoutDeliveries(Document changed, Document before, ComponentId broker, ComponentId to,
            Component callee) {
        if (broker.equals(to)) {
            return changed;
        }
        Component consumer = new Rewriter(new WithoutChannelsOf(before, broker)).apply(COMPONENT, callee)
                .orElse(callee);
        return Editing.withComponent(changed, to, consumer);
    }

    private static Document withoutEntries(Document document, ComponentId client, ComponentId to) {
        Map<String, Workload> workloads = new LinkedHashMap<>();
        Rewriter rewriter = new Rewriter(new WithoutTarget(document, to));
        document.workloads().forEach((id, workload) -> {
            if (client.equals(workload.from())) {
                rewriter.apply(WORKLOAD, workload).ifPresent(rest -> workloads.put(id, rest));
            } else {
                workloads.put(id, workload);
            }
        });
        Set<String> removed = new HashSet<>(document.workloads().keySet());
        removed.removeAll(workloads.keySet());
        Document changed = document.withWorkloads(workloads);
        return removed.isEmpty() ? changed : Removal.workloads(changed, removed);
    }

    private record WithoutTarget(Document document, ComponentId to) implements Rewriter.Rewrite {
        @Override
        public Object record(Object record) {
            return record instanceof Step.CacheLookup s && s.cache().component().equals(to) && !s.miss().isEmpty()
                    ? new Step.Sequence(s.miss())
                    : record;
        }

        @Override
        public @Nullable Object scalar(Object value, ObjectShape owner, String key) {
            boolean gone = value instanceof OperationRef ref && ref.component().equals(to)
                    || value instanceof String name && References.isChannel(owner, key)
                            && !key.equals("consumes") && isChannelOf(document, name, to);
            return gone ? null : value;
        }
    }

    private record WithoutChannelsOf(Document document, ComponentId broker) implements Rewriter.Rewrite {
        @Override
        public @Nullable Object scalar(Object value, ObjectShape owner, String key) {
            boolean gone = value instanceof String name && References.isChannel(owner, key) && !key.equals("publish")
                    && isChannelOf(document, name, broker);
            return gone ? null : value;
        }
    }

    private static boolean isChannelOf(Document document, String name, ComponentId broker) {
        return Channels.resolve(document.architecture(), name).filter(ref -> ref.component().equals(broker))
                .isPresent();
    }
}
