package dev.archipelago.exporters.compose;

import dev.archipelago.exporters.kubernetes.Cluster;
import dev.archipelago.exporters.kubernetes.Member;
import dev.archipelago.exporters.spi.ExportBundle;
import dev.archipelago.exporters.spi.ExportRequest;
import dev.archipelago.exporters.spi.Exporter;
import dev.archipelago.exporters.spi.Omissions;
import dev.archipelago.exporters.spi.Pointer;
import dev.archipelago.exporters.text.OneLine;
import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.YamlWriter;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Makes a file for Docker Compose: the design on one machine, closed in the same way as in the cluster.
///
/// Source: the Compose specification, 2026-03.
public final class ComposeExporter implements Exporter {

    private static final String FILE = "compose.yaml";

    @Override
    public String id() {
        return "compose";
    }

    @Override
    public String title() {
        return "Docker Compose";
    }

    @Override
    public ExportBundle export(ExportRequest request) {
        Omissions omissions = new Omissions();
        Cluster cluster = Cluster.of(request, omissions);
        ComposeNetworks networks = ComposeNetworks.of(cluster);
        HostPorts ports = HostPorts.of(cluster);
        StartOrder order = StartOrder.of(cluster);
        SortedMap<String, Mapping> services = new TreeMap<>();
        cluster.members().values().forEach(member -> services.put(member.name(),
                new ComposeService(member, cluster, networks, ports, order).node()));
        ComposeFolders.owner(cluster, services.keySet()).ifPresent(owner -> services.put(owner.name(), owner.node()));
        report(request, cluster, order, omissions);

        Mapping.Builder file = Mapping.builder().put("name", cluster.name());
        Mapping.Builder all = Mapping.builder();
        services.forEach(all::put);
        file.put("services", all.build()).putUnlessEmpty("networks", networks.node())
                .putUnlessEmpty("volumes", ComposeFolders.volumes(cluster))
                .putUnlessEmpty("secrets", ComposeSecrets.node(cluster));
        Map<String, String> files = new LinkedHashMap<>();
        files.put(FILE, YamlWriter.write(heading(request), List.of(ComposeText.escaped(file.build()))));
        files.putAll(ComposeSecrets.files(cluster));
        return new ExportBundle(files, omissions.toList());
    }

    private static List<String> heading(ExportRequest request) {
        return List.of("Made by Archipelago from the architecture " + OneLine.of(request.document().name(), 100) + ".",
                "For one machine: docker compose up --build. Images are built from ../dockerfiles, the export of that name.");
    }

    private static void report(ExportRequest request, Cluster cluster, StartOrder order, Omissions omissions) {
        request.document().architecture().components().forEach((id, component) -> {
            Optional<Member> member = cluster.member(id);
            if (member.isPresent()) {
                report(member.get(), component, cluster, omissions);
            } else {
                omissions.add(Pointer.of("components", id.value()), "a container",
                        "it does not run here, or no image of it is known; its callers may reach systems outside");
            }
        });
        order.left().forEach(way -> omissions.add(Pointer.of("connections", way.client() + "->" + way.server()),
                "waiting for " + way.server() + " at the start",
                "it waits for " + way.client() + " itself, directly or not; the program has to try again"));
    }

    private static void report(Member member, Component component, Cluster cluster, Omissions omissions) {
        ComponentId id = member.id();
        if (component.mostReplicas() > 1) {
            omissions.add(Pointer.of("components", id.value(), component.autoscaling() == null
                    ? "replicas"
                    : "autoscaling"), "more than one replica",
                    "one machine runs one of each; docker compose up --scale starts more of what publishes no port");
        }
        if (!member.secrets().isEmpty()) {
            omissions.add(Pointer.of("components", id.value(), "container", "secrets"), "the values of secrets",
                    "they never stand in the export; write each into its file below secrets/, readable by user "
                            + ComposeService.user(member));
        }
        if (ComposeService.isUnbuilt(member)) {
            omissions.add(Pointer.of("components", id.value(), "container", "runtime"), "how its image is built",
                    "neither a language nor an image is given; " + member.image() + " is expected to be there");
        }
        if (!cluster.entrances().contains(id) && ComposeService.healthcheck(member).isEmpty()
                && !ComposeService.isBuilt(member)) {
            omissions.add(Pointer.of("components", id.value(), "probes"), "a health check",
                    "what the image " + member.image()
                            + " can run is not known; clients only wait until it has started");
        }
    }
}
