package dev.archipelago.exporters.compose;

import dev.archipelago.exporters.kubernetes.Cluster;
import dev.archipelago.exporters.kubernetes.Member;
import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// Secrets are files that git ignores; the export has their names only.
///
/// A key of a Kubernetes Secret is a file in a folder. The engines of the catalogue say which keys they read; a secret of
/// our own programs is one file called `value`.
final class ComposeSecrets {

    private static final String FOLDER = "secrets";
    private static final String KEY = "value";

    private ComposeSecrets() {}

    static Mapping node(Cluster cluster) {
        Mapping.Builder secrets = Mapping.builder();
        names(cluster).forEach(name -> secrets.put(name,
                Mapping.builder().put("file", "./" + FOLDER + "/" + name).build()));
        return secrets.build();
    }

    /// The secrets of one service, each mounted where its key is in the cluster.
    static Sequence of(Member member) {
        List<Mapping> mounts = new ArrayList<>();
        for (Member.SecretFolder folder : member.secrets()) {
            for (String key : keys(member, folder)) {
                mounts.add(Mapping.builder().put("source", name(folder, key)).put("target", folder.path() + "/" + key)
                        .build());
            }
        }
        return Sequence.of(mounts);
    }

    static Map<String, String> files(Cluster cluster) {
        return names(cluster).isEmpty()
                ? Map.of()
                : Map.of(".gitignore", "# Values of secrets stay on this machine.\n/" + FOLDER + "/\n");
    }

    private static SortedSet<String> names(Cluster cluster) {
        SortedSet<String> names = new TreeSet<>();
        cluster.members().values().forEach(member -> member.secrets()
                .forEach(folder -> keys(member, folder).forEach(key -> names.add(name(folder, key)))));
        return names;
    }

    private static List<String> keys(Member member, Member.SecretFolder folder) {
        return member.engine().filter(engine -> engine.credentials().equals(folder.path()))
                .map(Member.ReadyMade::credentialKeys).orElse(List.of(KEY));
    }

    private static String name(Member.SecretFolder folder, String key) {
        return key.equals(KEY) ? folder.secret() : folder.secret() + "." + key;
    }
}
