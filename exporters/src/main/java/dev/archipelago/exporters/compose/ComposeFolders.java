package dev.archipelago.exporters.compose;

import dev.archipelago.exporters.kubernetes.Cluster;
import dev.archipelago.exporters.kubernetes.Member;
import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Folders whose content outlives containers. A new volume belongs to root; before the first start one short-lived
/// container gives each to the user of its component.
final class ComposeFolders {

    private static final String IMAGE = "docker.io/library/busybox:1.38.0"
            + "@sha256:fd8d9aa63ba2f0982b5304e1ee8d3b90a210bc1ffb5314d980eb6962f1a9715d";
    private static final String OWNER = "volume-owner";

    private ComposeFolders() {}

    /// A service with its name.
    record Named(String name, Mapping node) {}

    static String volume(Member member, Member.Folder folder) {
        return member.name() + "." + folder.name();
    }

    static Mapping mount(String volume, String path) {
        return Mapping.builder().put("type", "volume").put("source", volume).put("target", path).build();
    }

    static Mapping volumes(Cluster cluster) {
        Mapping.Builder volumes = Mapping.builder();
        kept(cluster).forEach(each -> volumes.put(volume(each.member(), each.folder()), Mapping.builder().build()));
        return volumes.build();
    }

    /// The name of the service that gives volumes to their users; empty where the member has none.
    static Optional<String> ownerFor(Member member, Cluster cluster) {
        boolean needed = member.folders().stream().anyMatch(Member.Folder::keeps);
        return needed
                ? Optional.of(ownerName(cluster.members().values().stream().map(Member::name).toList()))
                : Optional.empty();
    }

    static Optional<Named> owner(Cluster cluster, Set<String> taken) {
        List<Kept> kept = kept(cluster);
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        List<Mapping> mounts = new ArrayList<>();
        List<String> commands = new ArrayList<>();
        for (Kept each : kept) {
            String path = "/volumes/" + volume(each.member(), each.folder());
            mounts.add(mount(volume(each.member(), each.folder()), path));
            commands.add("chown " + ComposeService.user(each.member()) + " " + path);
        }
        Mapping node = Mapping.builder().put("image", IMAGE).put("volumes", Sequence.of(mounts))
                .put("network_mode", "none")
                .put("command", Sequence.ofTexts("sh", "-c", String.join(" && ", commands))).put("restart", "no")
                .put("user", "0:0").put("cap_add", Sequence.ofTexts("CHOWN")).put("cap_drop", Sequence.ofTexts("ALL"))
                .put("read_only", true).put("security_opt", Sequence.ofTexts("no-new-privileges:true")).build();
        return Optional.of(new Named(ownerName(taken), node));
    }

    private static String ownerName(Iterable<String> taken) {
        String name = OWNER;
        for (String other : taken) {
            name = other.equals(name) ? name + "-of-all" : name;
        }
        return name;
    }

    private record Kept(Member member, Member.Folder folder) {}

    private static List<Kept> kept(Cluster cluster) {
        return cluster.members().values().stream()
                .flatMap(member -> member.folders().stream().filter(Member.Folder::keeps)
                        .map(folder -> new Kept(member, folder)))
                .toList();
    }
}
