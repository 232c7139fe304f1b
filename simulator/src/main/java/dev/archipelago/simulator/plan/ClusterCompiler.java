package dev.archipelago.simulator.plan;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.Container;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.platform.Allocatable;
import dev.archipelago.model.platform.NodePool;
import dev.archipelago.model.policy.Placement;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.Portion;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.plan.ClusterPlan.PodPlan;
import dev.archipelago.simulator.plan.ClusterPlan.PoolPlan;
import dev.archipelago.simulator.scheduling.Candidate;
import dev.archipelago.simulator.scheduling.Packing;
import dev.archipelago.simulator.scheduling.Resources;
import dev.archipelago.simulator.scheduling.Scheduler;
import dev.archipelago.simulator.scheduling.Wish;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.ToIntBiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Turns node pools into plans and puts the replicas of the start on their nodes: those of high priority first, then in the order
/// of the file; of equally good nodes the first one.
final class ClusterCompiler {

    private static final Distribution BOOT = new Distribution.Constant(TimeSpan.parse("120s"));

    private final Document document;
    private final Draws draws;
    private final List<String> zones;
    private final List<String> poolIds;

    ClusterCompiler(Document document, Draws draws) {
        this.document = document;
        this.draws = draws;
        this.zones = List.copyOf(document.platformOrDefault().zones().keySet());
        this.poolIds = List.copyOf(document.platformOrDefault().nodePools().keySet());
    }

    /// Null where the platform has no node pools.
    ///
    /// @param moves whether replicas come, go or are struck by faults during the run
    /// @param versions the documents of further versions of the components
    /// @param workers requests that a replica of a component computes for at the most
    @Nullable
    ClusterPlan cluster(boolean moves, List<Document> versions, ToIntBiFunction<ComponentId, Component> workers) {
        if (poolIds.isEmpty()) {
            return null;
        }
        List<PoolPlan> pools = new ArrayList<>();
        document.platformOrDefault().nodePools().forEach((id, pool) -> pools.add(pool(id, pool)));
        List<@Nullable PodPlan> pods = pods(document, workers);
        List<Integer> replicas = new ArrayList<>();
        document.architecture().components().values()
                .forEach(component -> replicas.add(Copies.of(component)));
        List<List<@Nullable PodPlan>> others = versions.stream().map(version -> pods(version, workers)).toList();
        List<List<Integer>> places = places(pools, pods, replicas);
        boolean scales = pools.stream().anyMatch(PoolPlan::scales);
        boolean waits = places.stream().anyMatch(nodes -> nodes.contains(ClusterPlan.PENDING));
        boolean overcommits = Stream.concat(Stream.of(document), versions.stream())
                .flatMap(edition -> edition.architecture().components().values().stream())
                .anyMatch(ClusterCompiler::mayExceedItsRequest);
        return new ClusterPlan(pools, pods, others, places, moves || scales || waits || overcommits,
                Stream.concat(pods.stream(), others.stream().flatMap(List::stream)).filter(Objects::nonNull)
                        .anyMatch(pod -> pod.ceiling() * 1000 > pod.wish().request().cpu()),
                overcommits, draws.uniform("platform.nodePools.looks"));
    }

    /// Whether it may use more memory than it asks for.
    private static boolean mayExceedItsRequest(Component component) {
        Container container = component.containerOrDefault();
        long request = container.memoryOrDefault().bytes();
        boolean grows = container.memoryPerRequest() != null
                && (container.memoryLimit() == null || container.memoryLimit().bytes() > request);
        return FaultCompiler.isOurs(component)
                && (grows || container.memoryBase() != null && container.memoryBase().bytes() > request);
    }

    private List<@Nullable PodPlan> pods(Document edition, ToIntBiFunction<ComponentId, Component> workers) {
        List<@Nullable PodPlan> pods = new ArrayList<>();
        edition.architecture().components().forEach((id, component) -> pods
                .add(FaultCompiler.isOurs(component) ? pod(component, workers.applyAsInt(id, component)) : null));
        return pods;
    }

    private PoolPlan pool(String id, NodePool pool) {
        Allocatable left = pool.allocatable();
        List<Integer> in = pool.zones().isEmpty()
                ? IntStream.range(0, zones.size()).boxed().toList()
                : pool.zones().stream().map(zones::indexOf).toList();
        Distribution pull = pool.imagePull();
        return new PoolPlan(id, in.isEmpty() ? List.of(-1) : in,
                new Resources(pool.cpuOrDefault().millis(), pool.memoryOrDefault().bytes()),
                new Packing(new Resources(left.cpu(), left.memory()), pool.maxPodsOrDefault()), pool.initialNodes(),
                pool.minNodes(), pool.maxNodes(),
                draws.duration(pool.boot() == null ? BOOT : pool.boot(), "platform.nodePools." + id + ".boot"),
                pull == null ? -1 : draws.duration(pull, "platform.nodePools." + id + ".imagePull"),
                Boolean.TRUE.equals(pool.spot()));
    }

    /// The pools that replicas placed so may be in.
    private Set<Integer> pools(@Nullable String named, @Nullable Placement placement) {
        Set<Integer> found = new HashSet<>();
        document.platformOrDefault().nodePools().forEach((id, pool) -> {
            if ((named == null || named.equals(id)) && pool.isBorneBy(placement)) {
                found.add(poolIds.indexOf(id));
            }
        });
        return found;
    }

    private PodPlan pod(Component component, int workers) {
        Container container = component.containerOrDefault();
        Placement placement = component.placement();
        Integer skew = placement == null ? null : placement.maxSkew();
        Integer priority = placement == null ? null : placement.priority();
        String pool = placement == null ? null : placement.nodePool();
        double limit = container.cpuLimit() == null ? Double.POSITIVE_INFINITY : container.cpuLimit().value();
        return new PodPlan(
                new Wish(request(container), skew == null ? 1 : Math.max(1, skew), false,
                        placement == null || !Boolean.FALSE.equals(placement.antiAffinity())),
                pools(pool, placement),
                placement == null ? Set.of() : new HashSet<>(placement.zones().stream().map(zones::indexOf).toList()),
                Math.min(limit, workers), priority == null ? 0 : priority, component.isStateful(),
                placement == null || placement.maxDisrupted() == null
                        ? new Portion.Absolute(1)
                        : placement.maxDisrupted());
    }

    private static Resources request(Container container) {
        return new Resources(container.cpuOrDefault().millis(), container.memoryOrDefault().bytes());
    }

    private static List<List<Integer>> places(List<PoolPlan> pools, List<@Nullable PodPlan> pods,
            List<Integer> replicas) {
        List<Integer> poolOf = new ArrayList<>();
        List<Candidate> nodes = new ArrayList<>();
        for (int p = 0; p < pools.size(); p++) {
            PoolPlan pool = pools.get(p);
            for (int i = 0; i < pool.nodes(); i++) {
                poolOf.add(p);
                nodes.add(new Candidate(pool.zones().get(i % pool.zones().size()), pool.packing().allocatable(),
                        Resources.NONE, 0, pool.packing().mostPods(), 0, true));
            }
        }
        List<List<Integer>> places = new ArrayList<>();
        for (int i = 0; i < pods.size(); i++) {
            places.add(new ArrayList<>());
        }
        IntStream.range(0, pods.size()).boxed().filter(i -> pods.get(i) != null)
                .sorted(Comparator.comparingInt(i -> -Objects.requireNonNull(pods.get(i)).priority()))
                .forEach(i -> place(Objects.requireNonNull(pods.get(i)), replicas.get(i), nodes, poolOf,
                        places.get(i)));
        return places.stream().map(List::copyOf).toList();
    }

    private static void place(PodPlan pod, int replicas, List<Candidate> nodes, List<Integer> poolOf,
            List<Integer> chosen) {
        int[] alike = new int[nodes.size()];
        for (int i = 0; i < replicas; i++) {
            List<Candidate> seen = new ArrayList<>();
            for (int n = 0; n < nodes.size(); n++) {
                Candidate node = nodes.get(n);
                seen.add(new Candidate(node.zone(), node.allocatable(), node.requested(), node.pods(),
                        node.mostPods(), alike[n], pod.mayBeIn(poolOf.get(n), node.zone())));
            }
            int place = Scheduler.choose(seen, pod.wish(), _ -> 0).orElse(ClusterPlan.PENDING);
            chosen.add(place);
            if (place != ClusterPlan.PENDING) {
                alike[place]++;
                nodes.set(place, nodes.get(place).with(pod.wish().request()));
            }
        }
    }
}
