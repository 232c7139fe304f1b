package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.spi.Omissions;
import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Scalar;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.policy.Probes;
import dev.archipelago.model.quantity.TimeSpan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes all objects of one component.
record ComponentObjects(Landscape landscape, Deployable deployable, Policies policies, Meshed mesh) {

    private static final long PRE_STOP = 5;
    private static final long GRACE = 30;
    private static final String LISTENERS = "KAFKA_ADVERTISED_LISTENERS";
    private static final String PREFIX = "archipelago.dev/";

    List<Manifest> manifests() {
        Omissions omissions = landscape.omissions();
        Identity identity = deployable.identity();
        Storage storage = Storage.of(deployable, landscape, omissions);
        ConfigMapManifest settings = new ConfigMapManifest(identity, Settings.of(deployable, omissions));
        Scaling scaling = new Scaling(landscape, deployable);
        List<Manifest> autoscaler = scaling.autoscaler();
        List<Manifest> manifests = new ArrayList<>();
        manifests.add(new ServiceAccountManifest(identity));
        if (!settings.settings().isEmpty()) {
            manifests.add(settings);
        }
        storage.shared().forEach(disk -> manifests.add(new ClaimManifest(identity, disk)));
        manifests.add(workload(storage, settings,
                autoscaler.isEmpty() ? Optional.of(scaling.replicas()) : Optional.empty()));
        manifests.add(new ServiceManifest(identity, deployable.ports(), false, mesh.annotations(deployable)));
        if (deployable.isStateful()) {
            manifests.add(new ServiceManifest(identity, deployable.ports(), true, Map.of()));
        }
        manifests.addAll(autoscaler);
        manifests.add(scaling.budget());
        manifests.add(policies.of(deployable));
        manifests.addAll(mesh.manifests(deployable));
        return manifests;
    }

    Placing placing() {
        return new Placing(deployable, landscape.system(), landscape.reasons(), landscape.omissions());
    }

    private Manifest workload(Storage storage, ConfigMapManifest settings, Optional<Figure> replicas) {
        Rolling rolling = new Rolling(deployable, landscape.reasons());
        rolling.report(landscape.omissions());
        Pod pod = pod(storage, settings);
        return deployable.isStateful()
                ? new StatefulSetManifest(deployable.identity(), waivers(replicas), replicas, rolling, pod,
                        storage.own())
                : new DeploymentManifest(deployable.identity(), waivers(replicas), replicas, rolling, pod);
    }

    /// Rules of linters that the design breaks on purpose, with the reason.
    private Map<String, String> waivers(Optional<Figure> replicas) {
        Map<String, String> waivers = new LinkedHashMap<>();
        boolean single = replicas.isPresent() && replicas.get().value().equals(Scalar.of(1));
        if (single && !deployable.isStateful()) {
            waivers.put("kube-score/ignore", "deployment-replicas");
            waivers.put(PREFIX + "waiver.deployment-replicas", "the design has one replica");
        }
        if (replicas.isEmpty() && !deployable.isStateful()) {
            waivers.put("polaris.fairwinds.com/deploymentMissingReplicas-exempt", "true");
            waivers.put(PREFIX + "waiver.deployment-missing-replicas", "the autoscaler decides how many there are");
        }
        if (deployable.image().value().text().indexOf('@') < 0) {
            waivers.put("checkov.io/skip1", "CKV_K8S_43=a tag is what the design knows; the pipeline sets the digest");
        }
        return waivers;
    }

    private Pod pod(Storage storage, ConfigMapManifest settings) {
        Placing placing = placing();
        Map<String, String> annotations = new LinkedHashMap<>(mesh.proxies().ofPods());
        if (!settings.settings().isEmpty()) {
            annotations.put(PREFIX + "config-checksum", settings.checksum());
        }
        return new Pod(deployable.identity(), annotations, grace(),
                placing.priority().map(PriorityClassManifest::name).orElse(""),
                placing::put, container(storage, settings), storage.volumes());
    }

    private ContainerSpec container(Storage storage, ConfigMapManifest settings) {
        Sizing sizing = new Sizing(deployable, landscape.reasons(), landscape.request().options().deriveCpuLimits(),
                landscape.omissions());
        Mapping resources = sizing.resources(storage.scratchMebibytes());
        List<String> arguments = new ArrayList<>();
        Map<String, String> environment = new LinkedHashMap<>();
        deployable.engine().ifPresent(engine -> {
            EngineText text = new EngineText(deployable, engine, sizing.cacheMebibytes());
            arguments.addAll(text.fill(engine.arguments()));
            arguments.addAll(text.fill(storage.own().isEmpty() ? engine.volatileArguments() : engine.persistent()));
            if (deployable.component().kind() == ComponentKind.CACHE) {
                arguments.addAll(text.fill(engine.asCache()));
            }
            environment.putAll(text.fill(engine.environment()));
        });
        environment.keySet().removeAll(settings.settings().keySet());
        boolean polled = policies.polled().contains(deployable.id()) && environment.containsKey(LISTENERS);
        if (polled) {
            environment.computeIfPresent(LISTENERS, (_, here) -> seenFromElsewhere(here));
        }
        return new ContainerSpec(deployable.name(), deployable.image(), arguments, deployable.ports(),
                !settings.settings().isEmpty(), polled, environment,
                new Probing(deployable, landscape.reasons()).specs(),
                preStop(),
                resources, storage.mounts());
    }

    /// A kafka tells its clients where it is: those that KEDA asks say so with their namespace.
    private String seenFromElsewhere(String listeners) {
        return listeners.replace("//" + deployable.name() + ":", "//" + deployable.name() + ".$(POD_NAMESPACE):");
    }

    private @Nullable TimeSpan preStopTime() {
        Probes probes = deployable.component().probes();
        return probes == null ? null : probes.preStop();
    }

    private Optional<Figure> preStop() {
        TimeSpan given = preStopTime();
        String pointer = deployable.pointer("probes", "preStop");
        if (given == null) {
            return Optional.of(landscape.reasons().assumed(pointer, Scalar.of(PRE_STOP), "default of the model"));
        }
        return given.isZero()
                ? Optional.empty()
                : Optional.of(landscape.reasons().given(pointer, Scalar.of(Seconds.up(given))));
    }

    /// The time given, else the default, else so long that the longest call on its way can still be answered.
    private Figure grace() {
        Probes probes = deployable.component().probes();
        TimeSpan given = probes == null ? null : probes.grace();
        String pointer = deployable.pointer("probes", "grace");
        if (given != null) {
            return landscape.reasons().given(pointer, Scalar.of(Math.max(1, Seconds.up(given))));
        }
        long wait = Seconds.up(preStopTime(), PRE_STOP);
        long longest = landscape.request().document().architecture().connections().entrySet().stream()
                .filter(entry -> entry.getKey().to().equals(deployable.id()))
                .mapToLong(entry -> Seconds.up(entry.getValue().timeout(), 0)).max().orElse(0);
        return wait + longest < GRACE
                ? landscape.reasons().assumed(pointer, Scalar.of(GRACE), "default of the model")
                : landscape.reasons().assumed(pointer, Scalar.of(wait + longest + 1),
                        "longer than the wait of " + wait + " s and the longest time-out of " + longest + " s");
    }
}
