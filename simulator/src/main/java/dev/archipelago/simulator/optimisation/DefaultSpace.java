package dev.archipelago.simulator.optimisation;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.Connection;
import dev.archipelago.model.Container;
import dev.archipelago.model.Resource;
import dev.archipelago.model.ResourceKind;
import dev.archipelago.model.Step;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.platform.NodePool;
import dev.archipelago.model.policy.Autoscaling;
import dev.archipelago.model.quantity.Cores;
import dev.archipelago.model.quantity.DataSize;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.shape.PropertyPath;
import dev.archipelago.simulator.optimisation.Axis.Kind;
import dev.archipelago.simulator.optimisation.Axis.Level;
import dev.archipelago.simulator.result.OptimisationResult.LeftAlone;
import dev.archipelago.simulator.result.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The space that is searched where nobody names one: around what the file says of replicas, sizes, autoscaling, pools, workers,
/// time-outs and retries.
///
/// What the file leaves out is not invented: a connection without a time-out gets none. Requests and limits of CPU are
/// scaled together, so that how far nodes may be overbooked stays as it is. Two replicas never become one, and copies of data stay
/// as many as they are.
final class DefaultSpace {

    /// How sizes may change, as shares in twelfths.
    private static final int[] SIZES = {3, 4, 6, 8, 9, 12, 16, 18, 24, 36, 48};
    private static final int[] FREE = {3, 6, 9, 12, 18, 24, 48};
    private static final int WHOLE = 12;
    private static final int LEAST_MILLIS = 10;
    private static final int STEP_MILLIS = 5;
    private static final long MEBIBYTE = 1L << 20;
    private static final int MOST_REPLICAS = 1000;
    private static final List<Integer> TARGETS = List.of(40, 50, 60, 70, 80, 90);

    private final Set<String> taken;
    private final List<Axis> axes = new ArrayList<>();
    private final List<LeftAlone> leftAlone = new ArrayList<>();

    private DefaultSpace(Set<String> taken) {
        this.taken = taken;
    }

    /// @param taken paths that scenarios set, which would win
    static SearchSpace of(Document base, Set<String> taken) {
        DefaultSpace space = new DefaultSpace(taken);
        base.architecture().components().forEach((id, component) -> {
            if (component.runsOnPlatform()) {
                space.component(id.value(), component);
            }
        });
        base.architecture().connections().forEach((id, connection) -> space.connection(id.toString(), connection));
        base.platformOrDefault().nodePools().forEach(space::nodePool);
        return new SearchSpace(base, space.axes, space.leftAlone);
    }

    // ---- components ------------------------------------------------------------------------------------------------

    private void component(String id, Component component) {
        PropertyPath path = PropertyPath.of("components", id);
        Autoscaling scaling = component.autoscaling();
        boolean keepsData = component.isStateful() || component.kind() == ComponentKind.CACHE;
        if (keepsData) {
            leave(path.child(scaling == null ? "replicas" : "autoscaling"),
                    Reason.Kind.KEEPS_DATA);
        } else if (scaling == null) {
            int now = component.initialReplicas();
            numbers(path.child("replicas"), Kind.REPLICAS, counts(now, Math.min(now, 2)), now);
        } else {
            scaling(path.child("autoscaling"), scaling);
        }
        if (component.operations().values().stream().flatMap(operation -> operation.steps().stream())
                .flatMap(Step::all).anyMatch(Step.Compute.class::isInstance)) {
            cpu(path.child("container"), component.containerOrDefault());
        } else {
            leave(path.child("container").child("cpu"), Reason.Kind.NO_WORK_GIVEN);
        }
        memory(path.child("container"), component.containerOrDefault());
        Integer workers = component.containerOrDefault().workers();
        if (workers != null && !keepsData) {
            numbers(path.child("container").child("workers"), Kind.FREE, around(workers), workers);
        }
        component.resources().forEach((name, resource) -> resource(path.child("resources").child(name), resource));
    }

    private void scaling(PropertyPath path, Autoscaling scaling) {
        numbers(path.child("min"), Kind.REPLICAS, counts(scaling.min(), Math.min(scaling.min(), 2)).stream()
                .filter(count -> count <= scaling.max()).toList(), scaling.min());
        numbers(path.child("max"), Kind.REPLICAS, counts(scaling.max(), Math.max(1, scaling.min())), scaling.max());
        if (scaling.cpu() != null) {
            TreeSet<Integer> targets = new TreeSet<>(TARGETS);
            int now = (int) Math.round(scaling.cpu().value() * 100);
            targets.add(now);
            List<Level> levels = new ArrayList<>();
            List<Integer> falling = new ArrayList<>(targets.descendingSet());
            falling.forEach(target -> levels
                    .add(level(target == now, Map.of(path.child("cpu").toString(), target + "%"))));
            add(path.child("cpu").toString(), Kind.REPLICAS, levels, falling.indexOf(now));
        }
    }

    private void cpu(PropertyPath path, Container container) {
        Cores limit = container.cpuLimit();
        long now = container.cpuOrDefault().millis();
        List<Level> levels = new ArrayList<>();
        int start = -1;
        long last = 0;
        for (int size : SIZES) {
            long request = size == WHOLE ? now : rounded(now * size / WHOLE, STEP_MILLIS, LEAST_MILLIS);
            if (size < WHOLE && request >= now || request <= last) {
                continue;
            }
            last = request;
            start = size == WHOLE ? levels.size() : start;
            Map<String, String> values = new LinkedHashMap<>();
            if (limit != null) {
                values.put(path.child("cpuLimit").toString(),
                        new Cores(Math.max(request, Math.round((double) limit.millis() * request / now))).toString());
            }
            values.put(path.child("cpu").toString(), new Cores(request).toString());
            levels.add(level(size == WHOLE, size < WHOLE ? turned(values) : values));
        }
        add(path.child("cpu").toString(), Kind.SIZE, levels, start);
    }

    private void memory(PropertyPath path, Container container) {
        if (container.memoryBase() == null && container.memoryPerRequest() == null) {
            leave(path.child("memory"), Reason.Kind.NO_MEMORY_GIVEN);
            return;
        }
        DataSize limit = container.memoryLimit();
        long now = container.memoryOrDefault().bytes();
        List<Level> levels = new ArrayList<>();
        int start = -1;
        long last = 0;
        for (int size : SIZES) {
            long request = size == WHOLE ? now : rounded(now / WHOLE * size, MEBIBYTE, 16 * MEBIBYTE);
            if (size < WHOLE && request >= now || request <= last) {
                continue;
            }
            last = request;
            start = size == WHOLE ? levels.size() : start;
            Map<String, String> values = new LinkedHashMap<>();
            if (limit != null) {
                long whole = Math.round((double) limit.bytes() / now * request / MEBIBYTE) * MEBIBYTE;
                values.put(path.child("memoryLimit").toString(), new DataSize(Math.max(request, whole)).toString());
            }
            values.put(path.child("memory").toString(), new DataSize(request).toString());
            levels.add(level(size == WHOLE, size < WHOLE ? turned(values) : values));
        }
        add(path.child("memory").toString(), Kind.SIZE, levels, start);
    }

    private void resource(PropertyPath path, Resource resource) {
        Integer capacity = resource.capacity();
        ResourceKind kind = resource.kind() == null ? ResourceKind.SEMAPHORE : resource.kind();
        if (capacity != null && (kind == ResourceKind.POOL || kind == ResourceKind.SEMAPHORE)) {
            numbers(path.child("capacity"), Kind.FREE, around(capacity), capacity);
        }
    }

    // ---- connections and nodes -------------------------------------------------------------------------------------

    private void connection(String id, Connection connection) {
        PropertyPath path = PropertyPath.of("connections", id);
        if (connection.timeout() != null) {
            times(path.child("timeout"), connection.timeout());
        }
        if (connection.retry() != null) {
            int now = connection.retry().attempts();
            numbers(path.child("retry").child("attempts"), Kind.FREE,
                    new ArrayList<>(new TreeSet<>(List.of(1, 2, 3, 4, now))), now);
        }
        if (connection.pool() != null && connection.pool().size() != null) {
            numbers(path.child("pool").child("size"), Kind.FREE, around(connection.pool().size()),
                    connection.pool().size());
        }
        if (connection.bulkhead() != null && connection.bulkhead().adaptive() == null) {
            numbers(path.child("bulkhead").child("concurrent"), Kind.FREE, around(connection.bulkhead().concurrent()),
                    connection.bulkhead().concurrent());
        }
    }

    private void times(PropertyPath path, TimeSpan now) {
        List<Level> levels = new ArrayList<>();
        int start = 0;
        for (int share : FREE) {
            if (share == WHOLE) {
                start = levels.size();
            }
            TimeSpan time = new TimeSpan(Math.round((double) now.nanos() * share / WHOLE));
            if (share == WHOLE || time.nanos() > 0) {
                levels.add(level(share == WHOLE, Map.of(path.toString(), time.toString())));
            }
        }
        add(path.toString(), Kind.FREE, levels, start);
    }

    private void nodePool(String id, NodePool pool) {
        PropertyPath path = PropertyPath.of("platform", "nodePools", id);
        int now = pool.minNodes();
        if (now != pool.maxNodes()) {
            List<Level> levels = new ArrayList<>();
            for (int least = 0; least <= now; least++) {
                levels.add(level(least == now, Map.of(path.child("min").toString(), Integer.toString(least),
                        path.child("nodes").toString(), Integer.toString(Math.max(least, 1)))));
            }
            add(path.child("min").toString(), Kind.NODES, levels, now);
        } else if (pool.min() != null || pool.max() != null) {
            leave(path.child("nodes"), Reason.Kind.POOL_SCALES);
        } else {
            numbers(path.child("nodes"), Kind.NODES, counts(now, 1), now);
        }
    }

    // ---- ladders ---------------------------------------------------------------------------------------------------

    /// All whole numbers around a small one, and fewer and fewer around a large one.
    private static List<Integer> counts(int now, int least) {
        TreeSet<Integer> counts = new TreeSet<>();
        counts.add(now);
        int most = Math.min(MOST_REPLICAS, Math.max(now + 3, 2 * now));
        for (int count = least; count <= most; count = Math.max(count + 1, (int) Math.round(count * 1.2))) {
            counts.add(count);
        }
        return new ArrayList<>(counts);
    }

    private static List<Integer> around(int now) {
        TreeSet<Integer> counts = new TreeSet<>();
        for (int share : FREE) {
            counts.add(Math.max(1, (int) Math.round((double) now * share / WHOLE)));
        }
        counts.add(now);
        return new ArrayList<>(counts);
    }

    private void numbers(PropertyPath path, Kind kind, List<Integer> counts, int now) {
        add(path.toString(), kind, counts.stream()
                .map(count -> level(count == now, Map.of(path.toString(), Integer.toString(count)))).toList(),
                counts.indexOf(now));
    }

    private void add(String name, Kind kind, List<Level> levels, int start) {
        if (levels.size() < 2) {
            return;
        }
        String set = levels.stream().flatMap(level -> level.values().keySet().stream())
                .filter(path -> taken.stream().anyMatch(other -> other.equals(path) || path.startsWith(other + ".")))
                .findFirst().orElse("");
        if (set.isEmpty()) {
            axes.add(new Axis(name, kind, levels, start));
        } else {
            leftAlone.add(new LeftAlone(name, new Reason(Reason.Kind.SET_BY_SCENARIO, set)));
        }
    }

    private void leave(PropertyPath path, Reason.Kind reason) {
        leftAlone.add(new LeftAlone(path.toString(), Reason.of(reason)));
    }

    private static Level level(boolean isNow, Map<String, String> values) {
        return new Level(isNow ? Map.of() : values);
    }

    private static Map<String, String> turned(Map<String, String> values) {
        Map<String, String> turned = new LinkedHashMap<>();
        List<Map.Entry<String, String>> entries = new ArrayList<>(values.entrySet());
        Collections.reverse(entries);
        entries.forEach(entry -> turned.put(entry.getKey(), entry.getValue()));
        return turned;
    }

    private static long rounded(long amount, long step, long least) {
        return Math.max(least, (amount + step / 2) / step * step);
    }
}
