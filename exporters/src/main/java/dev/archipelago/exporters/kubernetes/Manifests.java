package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.spi.ExportRequest;
import dev.archipelago.exporters.spi.Omission;
import dev.archipelago.exporters.spi.Omissions;
import dev.archipelago.exporters.spi.SafePath;
import dev.archipelago.exporters.text.OneLine;
import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Sequence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// All objects that a design becomes, by the file in which they stand: what plain manifests, kustomizations and charts have
/// in common.
///
/// @param system the name of the architecture as a label, a DNS label
/// @param namespace of all objects that have one
/// @param heading what is said at the top of every file
/// @param plain texts beside the objects, by relative path: places for values of secrets
/// @param generator the part of a kustomization that makes Secrets of these texts
/// @param files objects by relative path, in the order in which they are best read and applied
/// @param omissions what is missing, or has to be done by hand
public record Manifests(String system, String namespace, List<String> heading, Map<String, List<Mapping>> files,
        Map<String, String> plain, Optional<Sequence> generator, List<Omission> omissions) {

    /// The folder of the files of components: one each, so that no name of a component meets one of ours.
    public static final String COMPONENTS = "components/";

    static final String NAMESPACE = "namespace.yaml";
    private static final String DEFAULTS = "network-defaults.yaml";
    private static final String SECRETS = "secrets.yaml";
    private static final String PRIORITIES = "priorities.yaml";

    public Manifests {
        heading = List.copyOf(heading);
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
        plain = Collections.unmodifiableMap(new LinkedHashMap<>(plain));
        omissions = List.copyOf(omissions);
    }

    /// Those of the plain files that people fill.
    public Set<String> toFill() {
        return plain.keySet().stream().filter(Vault::isToFill).collect(Collectors.toSet());
    }

    /// The objects for this request.
    public static Manifests of(ExportRequest request) {
        Omissions omissions = new Omissions();
        Landscape landscape = Landscape.of(request, omissions);
        Permissions permissions = Permissions.of(landscape);
        Entrances entrances = new Entrances(landscape, permissions);
        Meshed mesh = Meshed.of(landscape, permissions);
        Policies policies = new Policies(landscape, permissions, mesh.proxies(), Queues.polled(landscape));
        Map<String, List<Manifest>> components = new LinkedHashMap<>();
        List<PriorityClassManifest> priorities = new ArrayList<>();
        landscape.deployables().values().forEach(deployable -> {
            ComponentObjects objects = new ComponentObjects(landscape, deployable, policies, mesh);
            objects.placing().priority().filter(one -> !priorities.contains(one)).ifPresent(priorities::add);
            List<Manifest> manifests = new ArrayList<>(objects.manifests());
            entrances.of(deployable).ifPresent(manifests::add);
            components.put(file(deployable.name()), manifests);
        });
        Map<String, List<Mapping>> files = new LinkedHashMap<>();
        files.put(NAMESPACE, nodes(space(landscape, mesh.proxies(), List.copyOf(components.values()))));
        if (!priorities.isEmpty()) {
            files.put(PRIORITIES, nodes(priorities));
        }
        files.put(DEFAULTS, nodes(policies.defaults()));
        Vault vault = Vault.of(landscape, List.copyOf(components.values()));
        List<Manifest> fetched = vault.manifests(landscape);
        if (!fetched.isEmpty()) {
            files.put(SECRETS, nodes(fetched));
        }
        components.forEach((path, manifests) -> files.put(path, nodes(manifests)));
        Unexpressed.report(request.document(), mesh, omissions);
        mesh.report();
        return new Manifests(landscape.system(), landscape.namespace(), heading(request), files, vault.files(),
                vault.generator(), omissions.toList());
    }

    /// The name that a file of a component has, of the name of the component.
    private static String file(String name) {
        return COMPONENTS + (SafePath.isDevice(name) ? name + "_component" : name) + ".yaml";
    }

    private static List<Manifest> space(Landscape landscape, Proxies proxies, List<List<Manifest>> components) {
        List<Manifest> manifests = new ArrayList<>();
        manifests.add(new NamespaceManifest(landscape.namespace(), landscape.system(), proxies));
        Extent extent = Extent.of(components, proxies.resources());
        if (!extent.isEmpty()) {
            manifests.add(new QuotaManifest(landscape.metadata("maximum"),
                    GivenQuota.of(landscape).instead(extent.quota())));
            manifests.add(new LimitRangeManifest(landscape.metadata("containers"), extent.range()));
        }
        return manifests;
    }

    private static List<Mapping> nodes(List<? extends Manifest> manifests) {
        return manifests.stream().map(Manifest::node).toList();
    }

    private static List<String> heading(ExportRequest request) {
        String evidence = request.evidence().isEmpty()
                ? "Numbers are those of the design; none of them was simulated for this export."
                : "Numbers are those of the design, with the evidence beside them where there is some.";
        return List.of("Made by Archipelago from the architecture " + OneLine.of(request.document().name(), 100) + ".",
                evidence);
    }
}
