package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.spi.Mesh;
import dev.archipelago.exporters.yaml.Mapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a mesh puts beside each container, and what its proxies need: room, and a way to the mesh itself.
record Proxies(Mesh mesh) {

    private static final String CPU = "100m";
    private static final String CPU_LIMIT = "1";
    private static final String MEMORY = "128Mi";
    private static final String MEMORY_LIMIT = "256Mi";

    /// What a proxy asks for and may use.
    Optional<Mapping> resources() {
        return mesh == Mesh.NONE
                ? Optional.empty()
                : Optional.of(Mapping.builder()
                        .put("requests", Mapping.builder().put("cpu", CPU).put("memory", MEMORY).build())
                        .put("limits", Mapping.builder().put("cpu", CPU_LIMIT).put("memory", MEMORY_LIMIT).build())
                        .build());
    }

    /// Annotations of pods, so that proxies take what the quota counts.
    Map<String, String> ofPods() {
        Map<String, String> annotations = new LinkedHashMap<>();
        switch (mesh) {
            case NONE -> {
            }
            case ISTIO -> {
                annotations.put("sidecar.istio.io/proxyCPU", CPU);
                annotations.put("sidecar.istio.io/proxyMemory", MEMORY);
                annotations.put("sidecar.istio.io/proxyCPULimit", CPU_LIMIT);
                annotations.put("sidecar.istio.io/proxyMemoryLimit", MEMORY_LIMIT);
            }
            case LINKERD -> {
                annotations.put("config.linkerd.io/proxy-cpu-request", CPU);
                annotations.put("config.linkerd.io/proxy-memory-request", MEMORY);
                annotations.put("config.linkerd.io/proxy-cpu-limit", CPU_LIMIT);
                annotations.put("config.linkerd.io/proxy-memory-limit", MEMORY_LIMIT);
            }
        }
        return annotations;
    }

    /// Labels of the namespace that ask for proxies.
    Map<String, String> labels() {
        return mesh == Mesh.ISTIO ? Map.of("istio-injection", "enabled") : Map.of();
    }

    /// Annotations of the namespace that ask for proxies.
    Map<String, String> annotations() {
        return mesh == Mesh.LINKERD ? Map.of("linkerd.io/inject", "enabled") : Map.of();
    }

    /// The way of every proxy to the mesh.
    List<NetworkPolicyManifest> policies(Landscape landscape) {
        return switch (mesh) {
            case NONE -> List.of();
            case ISTIO -> List.of(policy(landscape, "proxies ask istiod for their configuration and certificate",
                    Mapping.builder().put("namespaceSelector", Policies.labels("kubernetes.io/metadata.name",
                            "istio-system")).put("podSelector", Policies.labels("app", "istiod")).build(),
                    List.of(15012)));
            case LINKERD -> List.of(policy(landscape, "proxies ask for identities, destinations and policies",
                    Mapping.builder().put("namespaceSelector", Policies.labels("kubernetes.io/metadata.name",
                            "linkerd")).build(),
                    List.of(8080, 8086, 8090)));
        };
    }

    /// Ports on which proxies talk to one another, besides those of the programs.
    List<Integer> between() {
        return mesh == Mesh.LINKERD ? List.of(4143) : List.of();
    }

    private static NetworkPolicyManifest policy(Landscape landscape, String why, Mapping peer, List<Integer> ports) {
        return new NetworkPolicyManifest(landscape.metadata("allow-mesh"), Map.of(), List.of("Egress"), List.of(),
                List.of(new NetworkPolicyManifest.Rule(why, List.of(peer),
                        ports.stream().map(port -> NetworkPolicyManifest.port(port, "TCP")).toList())));
    }
}
