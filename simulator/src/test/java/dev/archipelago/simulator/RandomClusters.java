package dev.archipelago.simulator;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.Container;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.platform.NodePool;
import dev.archipelago.model.platform.NodeReserve;
import dev.archipelago.model.platform.Platform;
import dev.archipelago.model.platform.Prices;
import dev.archipelago.model.platform.ResourceQuota;
import dev.archipelago.model.platform.Zone;
import dev.archipelago.model.policy.Placement;
import dev.archipelago.model.quantity.Cores;
import dev.archipelago.model.quantity.DataSize;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.Portion;
import dev.archipelago.model.quantity.Share;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Change;
import dev.archipelago.model.scenario.Fault;
import dev.archipelago.model.scenario.Scenario;
import dev.archipelago.model.shape.PropertyPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// Node pools made by chance under an architecture: too small, large enough, growing, in zones, taken away.
final class RandomClusters {

    private static final List<String> TAINTS = List.of("gpu", "batch");

    private final Random random;

    private RandomClusters(long seed) {
        this.random = new Random(seed ^ 0xC1C1);
    }

    /// The document on nodes, with a scenario "trouble" in which nodes are lost and numbers of replicas change.
    ///
    /// @param seconds over which things happen
    static Document on(Document document, long seed, double seconds) {
        return new RandomClusters(seed).placed(document, seconds);
    }

    private ResourceQuota quota() {
        return new ResourceQuota(random.nextBoolean() ? null : new Cores(500 + random.nextInt(8000)), null, null,
                random.nextBoolean() ? null : DataSize.ofMebibytes(512 + random.nextInt(8192)),
                random.nextBoolean() ? null : 1 + random.nextInt(12));
    }

    private Document placed(Document document, double seconds) {
        Map<String, NodePool> pools = new LinkedHashMap<>();
        Map<String, Zone> zones = new LinkedHashMap<>(document.platformOrDefault().zones());
        zones.put("z1", new Zone(null, null));
        zones.put("z2", new Zone(null, null));
        for (int i = 0; i <= random.nextInt(2); i++) {
            pools.put("pool-" + i, pool(List.copyOf(zones.keySet())));
        }
        Platform given = document.platformOrDefault();
        Document changed = document.withPlatform(new Platform(null, zones, pools, given.network(),
                random.nextBoolean()
                        ? null
                        : new Prices(null, 0.03, 0.004, null, null, null, Map.of(),
                                random.nextBoolean() ? null : Share.parse("35%")),
                null, null,
                null, random.nextInt(3) > 0 ? null : quota()));
        for (Map.Entry<ComponentId, Component> entry : document.architecture().components().entrySet()) {
            changed = changed.withArchitecture(changed.architecture().withComponent(entry.getKey(),
                    placed(entry.getValue(), pools.size())));
            if (random.nextInt(3) == 0) {
                changed = PropertyPath.parse("components." + entry.getKey() + ".container.warming").with(changed,
                        "{ \"factor\": " + (1 + random.nextInt(4)) + ", \"time\": \"" + (1 + random.nextInt(900))
                                + "ms\" }");
            }
        }
        Scenario trouble = document.scenarios().get("trouble");
        List<Fault> faults = new ArrayList<>(trouble == null ? List.of() : trouble.faults());
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            faults.add(fault(seconds));
        }
        List<Change> changes = new ArrayList<>(trouble == null ? List.of() : trouble.changes());
        List<ComponentId> ids = List.copyOf(document.architecture().components().keySet());
        for (int i = 0; i < random.nextInt(4); i++) {
            changes.add(new Change.Scale(ids.get(random.nextInt(ids.size())), at(seconds), random.nextInt(9)));
        }
        return changed.withScenarios(
                Map.of("trouble", new Scenario(null, null, null, Map.of(), faults, changes)));
    }

    private NodePool pool(List<String> zones) {
        int nodes = 1 + random.nextInt(4);
        boolean grows = random.nextBoolean();
        return new NodePool(null, random.nextBoolean() ? List.of() : List.of(zones.get(random.nextInt(zones.size()))),
                Cores.parse(random.nextBoolean() ? "1" : "4"), random.nextBoolean() ? null : DataSize.parse("2Gi"),
                nodes, grows ? Integer.valueOf(random.nextInt(nodes + 1)) : null,
                grows ? Integer.valueOf(nodes + random.nextInt(4)) : null, random.nextBoolean(),
                random.nextBoolean() ? null : Distribution.parse("exponential(100ms)"),
                random.nextBoolean() ? null : Distribution.parse("30ms"), random.nextBoolean() ? null : 0.2,
                random.nextInt(3) == 0 ? Integer.valueOf(1 + random.nextInt(5)) : null,
                random.nextBoolean() ? null : NodeReserve.EKS,
                random.nextInt(3) == 0 ? List.of(TAINTS.get(random.nextInt(2))) : List.of());
    }

    private Component placed(Component component, int pools) {
        Container given = component.containerOrDefault();
        Cores most = given.cpuLimit() == null ? Cores.parse("2") : given.cpuLimit();
        Cores request = new Cores(Math.max(1, most.millis() / (1 + random.nextInt(4))));
        Placement placement = random.nextInt(3) == 0
                ? null
                : new Placement(List.of(), random.nextInt(3) > 0 ? null : "pool-" + random.nextInt(pools), null,
                        random.nextBoolean() ? null : Boolean.FALSE, random.nextInt(3), random.nextBoolean()
                                ? null
                                : Portion.parse("50%"),
                        TAINTS.subList(0, random.nextInt(3)));
        return new Component(component.kind(), null, null, null, null, given.withCpu(request, given.cpuLimit()),
                component.replicas(), component.autoscaling(), null, component.probes(), placement,
                component.volumes(), component.resources(), component.cache(), component.database(),
                component.broker(), component.external(), component.operations());
    }

    private Fault fault(double seconds) {
        Distribution time = random.nextInt(3) == 0
                ? null
                : Distribution.parse(Math.round(random.nextDouble() * seconds * 500) + "ms");
        Distribution every = random.nextInt(3) > 0 || time == null
                ? null
                : Distribution.parse("exponential(" + Math.round(seconds * 200) + "ms)");
        return random.nextInt(4) == 0
                ? new Fault.ZoneLoss("z1", at(seconds), time, every)
                : new Fault.NodeLoss("pool-0", at(seconds), time, 1 + random.nextInt(2),
                        random.nextBoolean() ? null : TimeSpan.ofMillis(random.nextInt(100)), every);
    }

    private TimeSpan at(double seconds) {
        return TimeSpan.ofMillis(Math.round(random.nextDouble() * seconds * 1000));
    }
}
