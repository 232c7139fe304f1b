package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.spi.ExportRequest;
import dev.archipelago.exporters.spi.Omissions;
import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Scalar;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.quantity.Cores;
import dev.archipelago.model.quantity.DataSize;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the manifests will run, told to the other targets: the same names, ports, images and amounts everywhere.
///
/// @param name of the architecture as a label
/// @param members what runs, in the order of the design
/// @param ways who opens connections to whom; each way once
/// @param entrances members that are called from outside
/// @param callingOutside members that call systems outside
public record Cluster(String name, String namespace, Map<ComponentId, Member> members, List<Way> ways,
        Set<ComponentId> entrances, Set<ComponentId> callingOutside) {

    private static final int DEFAULT_SCRATCH = 64;

    /// One member opens connections to another.
    ///
    /// @param port of the server
    public record Way(ComponentId client, ComponentId server, int port) {}

    /// Describes the cluster.
    ///
    /// @param omissions takes the settings that cannot be exported; all else is said by the manifests
    public static Cluster of(ExportRequest request, Omissions omissions) {
        Landscape landscape = Landscape.of(request, new Omissions());
        Permissions permissions = Permissions.of(landscape);
        Map<ComponentId, Member> members = new LinkedHashMap<>();
        landscape.deployables().forEach((id, deployable) -> members.put(id,
                member(deployable, landscape, request.options().deriveCpuLimits(), omissions)));
        Set<ComponentId> outside = new LinkedHashSet<>();
        permissions.outside().forEach(way -> outside.add(way.client()));
        List<Way> ways = permissions.inside().stream()
                .map(way -> new Way(way.client(), way.server(), way.port().number())).distinct().toList();
        return new Cluster(landscape.system(), landscape.namespace(), members, ways, permissions.entrances(), outside);
    }

    /// The member that a component became; empty where it runs elsewhere.
    public Optional<Member> member(ComponentId id) {
        return Optional.ofNullable(members.get(id));
    }

    /// The member at an end of a way, or an entrance.
    public Member of(ComponentId id) {
        return member(id).orElseThrow(() -> new IllegalArgumentException("a member was expected, not " + id));
    }

    private static Member member(Deployable deployable, Landscape landscape, boolean deriveCpuLimits,
            Omissions omissions) {
        Omissions unheard = new Omissions();
        Sizing sizing = new Sizing(deployable, landscape.reasons(), deriveCpuLimits, unheard);
        Storage storage = Storage.of(deployable, landscape, unheard);
        Optional<Member.ReadyMade> engine = deployable.engine()
                .map(known -> readyMade(deployable, known, sizing.cacheMebibytes(), storage));
        List<Member.Door> doors = deployable.ports().stream()
                .map(port -> new Member.Door(port.name(), port.number(), port.speaks())).toList();
        return new Member(deployable.id(), deployable.component(), deployable.name(),
                deployable.image().value().text(), deployable.image().why(), doors,
                Settings.of(deployable, omissions), engine, folders(storage), secrets(storage),
                amounts(sizing.resources(DEFAULT_SCRATCH)));
    }

    private static Member.ReadyMade readyMade(Deployable deployable, Engine engine, long cacheMebibytes,
            Storage storage) {
        EngineText text = new EngineText(deployable, engine, cacheMebibytes);
        List<String> arguments = new ArrayList<>(text.fill(engine.arguments()));
        arguments.addAll(text.fill(storage.own().isEmpty() ? engine.volatileArguments() : engine.persistent()));
        if (deployable.component().kind() == ComponentKind.CACHE) {
            arguments.addAll(text.fill(engine.asCache()));
        }
        return new Member.ReadyMade(engine.name(), arguments, text.fill(engine.environment()),
                text.fill(engine.ready()), engine.credentials(), engine.credentialKeys());
    }

    private static List<Member.Folder> folders(Storage storage) {
        List<String> disks = new ArrayList<>();
        storage.shared().forEach(disk -> disks.add(disk.name()));
        Map<String, String> own = new LinkedHashMap<>();
        storage.own().forEach(disk -> own.put(disk.name(), disk.mount()));
        List<Member.Folder> folders = new ArrayList<>();
        own.forEach((disk, path) -> folders.add(new Member.Folder(disk, path, true)));
        for (Mapping mount : storage.mounts()) {
            String name = text(mount, "name");
            boolean isSecret = storage.volumes().stream()
                    .anyMatch(volume -> text(volume, "name").equals(name) && volume.get("secret").isPresent());
            if (!isSecret && !own.containsKey(name)) {
                folders.add(new Member.Folder(name, text(mount, "mountPath"), disks.contains(name)));
            }
        }
        return folders;
    }

    private static List<Member.SecretFolder> secrets(Storage storage) {
        List<Member.SecretFolder> secrets = new ArrayList<>();
        for (Mapping volume : storage.volumes()) {
            volume.get("secret").ifPresent(secret -> storage.mounts().stream()
                    .filter(mount -> text(mount, "name").equals(text(volume, "name")))
                    .forEach(mount -> secrets.add(new Member.SecretFolder(text((Mapping) secret, "secretName"),
                            text(mount, "mountPath")))));
        }
        return secrets;
    }

    private static Member.Amounts amounts(Mapping resources) {
        Mapping requests = (Mapping) resources.get("requests").orElseThrow();
        Mapping limits = (Mapping) resources.get("limits").orElseThrow();
        return new Member.Amounts(cpu(requests).orElseThrow(), memory(requests), cpu(limits), memory(limits),
                requests.reason("cpu"), requests.reason("memory"), limits.reason("cpu"), limits.reason("memory"));
    }

    private static Optional<Cores> cpu(Mapping amounts) {
        return amounts.get("cpu").map(node -> Cores.parse(((Scalar) node).text()));
    }

    private static DataSize memory(Mapping amounts) {
        String text = text(amounts, "memory");
        return DataSize.parse(Character.isDigit(text.charAt(text.length() - 1)) ? text + "B" : text);
    }

    private static String text(Mapping mapping, String key) {
        return mapping.get(key).map(node -> ((Scalar) node).text()).orElse("");
    }
}
