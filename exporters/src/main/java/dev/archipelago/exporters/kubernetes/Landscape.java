package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.spi.ExportRequest;
import dev.archipelago.exporters.spi.Omissions;
import dev.archipelago.exporters.spi.Pointer;
import dev.archipelago.exporters.text.LabelValue;
import dev.archipelago.exporters.text.Names;
import dev.archipelago.exporters.text.OneLine;
import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.Connection;
import dev.archipelago.model.Protocol;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The whole design as the cluster will see it: what runs, under which names, in which namespace.
///
/// @param system the name of the architecture as a label
record Landscape(ExportRequest request, String system, String namespace, Reasons reasons, Names names,
        Map<ComponentId, Deployable> deployables, Omissions omissions) {

    private static final int LONGEST_TEXT = 1000;
    private static final Set<String> TAKEN = Set.of("default", "kube-system", "kube-public", "kube-node-lease");

    static Landscape of(ExportRequest request, Omissions omissions) {
        Map<ComponentId, Component> components = request.document().architecture().components();
        String system = Names.label(request.document().name(), "system");
        Landscape empty = new Landscape(request, system, namespace(request, system, omissions),
                new Reasons(request.evidence()), Names.of(components.keySet()), Map.of(), omissions);
        EngineCatalogue catalogue = EngineCatalogue.load();
        Map<ComponentId, Deployable> deployables = new LinkedHashMap<>();
        components.forEach((id, component) -> empty.deployable(id, component, catalogue)
                .ifPresent(deployable -> deployables.put(id, deployable)));
        return new Landscape(request, system, empty.namespace, empty.reasons, empty.names, deployables, omissions);
    }

    Optional<Deployable> deployable(ComponentId id) {
        return Optional.ofNullable(deployables.get(id));
    }

    Connection connection(ComponentId from, ComponentId to) {
        return request.document().architecture().connection(from, to);
    }

    /// The metadata of an object that belongs to no component.
    Mapping metadata(String name) {
        return Mapping.builder().put("name", name).put("namespace", namespace)
                .put("labels", Mapping.of(Identity.common(system))).build();
    }

    private Optional<Deployable> deployable(ComponentId id, Component component, EngineCatalogue catalogue) {
        String pointer = Pointer.of("components", id.value());
        Optional<Engine> engine = isReadyMade(component.kind()) ? catalogue.of(id, component) : Optional.empty();
        boolean known = !isReadyMade(component.kind()) || engine.isPresent()
                || component.containerOrDefault().image() != null;
        if (!runs(component.kind())) {
            omissions.add(pointer, "a workload", switch (component.kind()) {
                case CLIENT -> "clients are outside the cluster; the entrance takes requests from anywhere";
                case EXTERNAL -> "another team runs it; callers may reach it outside private networks only: add its "
                        + "address to their network policies if it lies within one";
                default -> "another organisation runs it";
            });
            return Optional.empty();
        }
        if (!known) {
            omissions.add(pointer, "a workload",
                    "neither an image nor an engine of the catalogue is given; name one, or run "
                            + "it yourself and allow the way to it in the network policies of its callers");
            return Optional.empty();
        }
        Images images = new Images(request, system, omissions);
        Figure image = images.of(id, component, engine, names.of(id));
        return Optional.of(new Deployable(id, component, identity(id, component, images.version(engine)), image,
                Ports.of(id, component, engine, protocols(id), omissions), engine));
    }

    private Identity identity(ComponentId id, Component component, String version) {
        String name = names.of(id);
        String role = component.kind().name().toLowerCase(Locale.ROOT);
        Map<String, String> annotations = new LinkedHashMap<>();
        annotate(annotations, id, "display-name", component.name());
        annotate(annotations, id, "description", component.description());
        annotate(annotations, id, "context", component.context());
        annotate(annotations, id, "team", component.team());
        return new Identity(name, namespace, Identity.labels(name, role, system, LabelValue.of(version)), annotations);
    }

    private void annotate(Map<String, String> annotations, ComponentId id, String key, @Nullable String text) {
        if (text == null || OneLine.of(text).isEmpty()) {
            return;
        }
        String line = OneLine.of(text, LONGEST_TEXT);
        annotations.put("archipelago.dev/" + key, line);
        if (line.endsWith("…") && !line.equals(OneLine.of(text))) {
            omissions.add(Pointer.of("components", id.value()), "the end of its " + key,
                    "annotations have little room; it is cut after " + LONGEST_TEXT + " characters");
        }
    }

    private Set<Protocol> protocols(ComponentId callee) {
        Set<Protocol> protocols = EnumSet.noneOf(Protocol.class);
        request.document().architecture().connections().forEach((id, connection) -> {
            Protocol protocol = connection.protocol();
            if (id.to().equals(callee) && protocol != null) {
                protocols.add(protocol);
            }
        });
        return protocols;
    }

    private static boolean runs(ComponentKind kind) {
        return switch (kind) {
            case GATEWAY, SERVICE, DATABASE, CACHE, BROKER -> true;
            case CLIENT, EXTERNAL, THIRD_PARTY -> false;
        };
    }

    private static boolean isReadyMade(ComponentKind kind) {
        return kind == ComponentKind.DATABASE || kind == ComponentKind.CACHE || kind == ComponentKind.BROKER;
    }

    private static String namespace(ExportRequest request, String system, Omissions omissions) {
        String given = request.document().platformOrDefault().namespace();
        String namespace = Names.label(given == null ? system : given, "system");
        String free = TAKEN.contains(namespace) ? namespace + "-system" : namespace;
        if (given != null && !given.equals(free)) {
            omissions.add(Pointer.of("platform", "namespace"), "the namespace " + OneLine.of(given),
                    "a DNS label that Kubernetes does not keep for itself is needed; " + free + " is used");
        }
        return free;
    }
}
