package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.spi.ExportBundle;
import dev.archipelago.exporters.spi.ExportRequest;
import dev.archipelago.exporters.spi.Exporter;
import dev.archipelago.exporters.spi.Omissions;
import dev.archipelago.exporters.spi.SafePath;
import dev.archipelago.exporters.text.OneLine;
import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Sequence;
import dev.archipelago.exporters.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes Kubernetes manifests: one file per component, the namespace with its network defaults, and a kustomization.
///
/// Valid for Kubernetes 1.34 to 1.36. Closed by default: no rights, no token, a read-only disk, and a network in which only
/// the links of the drawing are open. Names, not addresses; short names, so that another namespace works too.
public final class KubernetesExporter implements Exporter {

    private static final String DEFAULTS = "network-defaults.yaml";
    private static final String NAMESPACE = "namespace.yaml";
    private static final String PRIORITIES = "priorities.yaml";
    private static final String KUSTOMIZATION = "kustomization.yaml";

    @Override
    public String id() {
        return "kubernetes";
    }

    @Override
    public String title() {
        return "Kubernetes manifests";
    }

    @Override
    public ExportBundle export(ExportRequest request) {
        Omissions omissions = new Omissions();
        Landscape landscape = Landscape.of(request, omissions);
        Permissions permissions = Permissions.of(landscape);
        permissions.report(landscape);
        Policies policies = new Policies(landscape, permissions);
        Map<String, String> files = new LinkedHashMap<>();
        files.put(NAMESPACE, write(request, List.of(new NamespaceManifest(landscape.namespace(), landscape.system()))));
        List<PriorityClassManifest> priorities = landscape.deployables().values().stream()
                .flatMap(deployable -> new ComponentObjects(landscape, deployable, policies).placing().priority()
                        .stream())
                .distinct().toList();
        if (!priorities.isEmpty()) {
            files.put(PRIORITIES, write(request, priorities));
        }
        files.put(DEFAULTS, write(request, policies.defaults()));
        landscape.deployables().values().forEach(deployable -> files.put(file(deployable.name()),
                write(request, new ComponentObjects(landscape, deployable, policies).manifests())));
        Unexpressed.report(request.document(), omissions);
        List<String> resources = new ArrayList<>(files.keySet());
        files.put(KUSTOMIZATION, kustomization(request, resources));
        return new ExportBundle(files, omissions.toList());
    }

    /// The file of a component: in a folder of its own, so that no name of a component meets one of ours.
    private static String file(String name) {
        return "components/" + (SafePath.isDevice(name) ? name + "_component" : name) + ".yaml";
    }

    private static String write(ExportRequest request, List<? extends Manifest> manifests) {
        return YamlWriter.write(heading(request), manifests.stream().map(Manifest::node).toList());
    }

    private static List<String> heading(ExportRequest request) {
        String evidence = request.evidence().isEmpty()
                ? "Numbers are those of the design; none of them was simulated for this export."
                : "Numbers are those of the design, with the evidence beside them where there is some.";
        return List.of("Made by Archipelago from the architecture " + OneLine.of(request.document().name(), 100) + ".",
                evidence);
    }

    private static String kustomization(ExportRequest request, List<String> resources) {
        Mapping kustomization = Mapping.builder().put("apiVersion", "kustomize.config.k8s.io/v1beta1")
                .put("kind", "Kustomization").put("resources", Sequence.ofTexts(resources)).build();
        return YamlWriter.write(heading(request), List.of(kustomization));
    }
}
