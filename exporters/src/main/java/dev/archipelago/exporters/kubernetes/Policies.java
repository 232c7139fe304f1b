package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Sequence;
import dev.archipelago.model.ComponentId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// Derives the network policies: everything is refused except what the drawing shows, and the names of services.
///
/// @param polled the brokers that KEDA asks how much waits
record Policies(Landscape landscape, Permissions permissions, Proxies proxies, Set<ComponentId> polled) {

    private static final List<String> PRIVATE = List.of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16",
            "100.64.0.0/10",
            "169.254.0.0/16");

    /// What holds for every pod of the namespace.
    List<NetworkPolicyManifest> defaults() {
        NetworkPolicyManifest deny = new NetworkPolicyManifest(landscape.metadata("default-deny"), Map.of(),
                List.of("Ingress", "Egress"), List.of(), List.of());
        Mapping dns = Mapping.builder()
                .put("namespaceSelector", labels("kubernetes.io/metadata.name", "kube-system"))
                .put("podSelector", labels("k8s-app", "kube-dns")).build();
        NetworkPolicyManifest names = new NetworkPolicyManifest(landscape.metadata("allow-dns"), Map.of(),
                List.of("Egress"),
                List.of(),
                List.of(new NetworkPolicyManifest.Rule("every pod may ask for the names of services", List.of(dns),
                        List.of(NetworkPolicyManifest.port(53, "UDP"), NetworkPolicyManifest.port(53, "TCP")))));
        return Stream.concat(Stream.of(deny, names), proxies.policies(landscape).stream()).toList();
    }

    NetworkPolicyManifest of(Deployable deployable) {
        return new NetworkPolicyManifest(deployable.identity().metadata(""), deployable.identity().selector(),
                List.of("Ingress", "Egress"), ingress(deployable), egress(deployable));
    }

    private List<NetworkPolicyManifest.Rule> ingress(Deployable server) {
        List<NetworkPolicyManifest.Rule> rules = new ArrayList<>();
        if (permissions.entrances().contains(server.id())) {
            rules.add(new NetworkPolicyManifest.Rule(
                    "from anywhere: requests enter here; narrow it to your ingress gateway",
                    List.of(), List.of(NetworkPolicyManifest.port(server.ports().getFirst().number(), "TCP"))));
        }
        permissions.inside().stream().filter(permission -> permission.server().equals(server.id()))
                .forEach(permission -> rules
                        .add(rule(landscape.names().of(permission.client()), "calls", permission.port())));
        if (polled.contains(server.id())) {
            rules.add(new NetworkPolicyManifest.Rule("KEDA asks how many messages wait", List.of(Mapping.builder()
                    .put("namespaceSelector", labels("kubernetes.io/metadata.name", "keda"))
                    .put("podSelector", labels("app", "keda-operator")).build()),
                    List.of(NetworkPolicyManifest.port(server.ports().getFirst().number(), "TCP"))));
        }
        return rules;
    }

    private List<NetworkPolicyManifest.Rule> egress(Deployable client) {
        List<NetworkPolicyManifest.Rule> rules = new ArrayList<>();
        permissions.inside().stream().filter(permission -> permission.client().equals(client.id()))
                .forEach(permission -> rules
                        .add(rule(landscape.names().of(permission.server()), "is called", permission.port())));
        permissions.outside().stream().filter(permission -> permission.client().equals(client.id()))
                .forEach(permission -> rules.add(new NetworkPolicyManifest.Rule(
                        permission.server() + " is outside; narrow it to its address", List.of(internet()),
                        List.of(NetworkPolicyManifest.port(permission.port(), "TCP")))));
        return rules;
    }

    private NetworkPolicyManifest.Rule rule(String peer, String what, Port port) {
        return new NetworkPolicyManifest.Rule(peer + " " + what,
                List.of(NetworkPolicyManifest.pods(Identity.selector(peer))),
                Stream.concat(Stream.of(port.number()), proxies.between().stream())
                        .map(number -> NetworkPolicyManifest.port(number, "TCP")).toList());
    }

    private static Mapping internet() {
        return Mapping.builder().put("ipBlock", Mapping.builder().put("cidr", "0.0.0.0/0")
                .put("except", Sequence.ofTexts(PRIVATE)).build()).build();
    }

    static Mapping labels(String key, String value) {
        return Mapping.builder().put("matchLabels", Mapping.builder().put(key, value).build()).build();
    }
}
