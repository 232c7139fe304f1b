package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.spi.SafePath;
import dev.archipelago.exporters.spi.SecretSource;
import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The Secrets that manifests refer to, and how each gets its values without one of them standing in the export.
///
/// @param system the name of the architecture as a label
/// @param secrets by name the keys that are needed; none where only the program knows
record Vault(SecretSource source, String system, SortedMap<String, SortedSet<String>> secrets) {

    static final String FOLDER = "secrets/";

    static Vault of(Landscape landscape, List<List<Manifest>> components) {
        SortedMap<String, SortedSet<String>> secrets = new TreeMap<>();
        landscape.deployables().values().forEach(deployable -> {
            deployable.container().secrets()
                    .forEach(secret -> secrets.computeIfAbsent(Storage.secretName(secret), _ -> new TreeSet<>()));
            Storage.credentials(deployable).ifPresent(secret -> secrets.computeIfAbsent(secret, _ -> new TreeSet<>())
                    .addAll(deployable.engine().orElseThrow().credentialKeys()));
        });
        components.stream().flatMap(List::stream).forEach(manifest -> {
            if (manifest instanceof TriggerAuthenticationManifest asked) {
                secrets.computeIfAbsent(asked.secret(), _ -> new TreeSet<>()).addAll(asked.keys().values());
            }
        });
        return new Vault(landscape.request().options().secrets(), landscape.system(), secrets);
    }

    /// Objects that fetch the values.
    List<Manifest> manifests(Landscape landscape) {
        return source == SecretSource.EXTERNAL_SECRET
                ? secrets.entrySet().stream().<Manifest>map(secret -> new ExternalSecretManifest(
                        landscape.metadata(secret.getKey()), secret.getKey(), system, system + "/" + secret.getKey(),
                        secret.getValue())).toList()
                : List.of();
    }

    /// The part of a kustomization that makes Secrets of files.
    Optional<Sequence> generator() {
        return source == SecretSource.GENERATOR && !secrets.isEmpty()
                ? Optional.of(Sequence.of(secrets.entrySet().stream().map(this::generated).toList()))
                : Optional.empty();
    }

    private Mapping generated(Map.Entry<String, ? extends Set<String>> secret) {
        Mapping.Builder made = Mapping.builder().put("name", secret.getKey());
        if (secret.getValue().isEmpty() || secret.getValue().stream().anyMatch(key -> !isFile(key))) {
            made.put("envs", Sequence.ofTexts(environment(secret.getKey())));
        }
        return made.putUnlessEmpty("files", Sequence.ofTexts(secret.getValue().stream().filter(Vault::isFile)
                .map(key -> key + "=" + file(secret.getKey(), key)).toList())).build();
    }

    /// Files beside the manifests, by path: places for values that git never sees, and what to do with them.
    Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        if (secrets.isEmpty()) {
            return files;
        }
        switch (source) {
            case REFERENCE, EXTERNAL_SECRET -> {
            }
            case SEALED -> {
                files.put(FOLDER + ".gitignore", "*\n!.gitignore\n!README.md\n!seal.sh\n!*.sealed.yaml\n");
                files.put(FOLDER + "seal.sh", sealing());
                files.put(FOLDER + "README.md", readme("Write each value into the file that the table names, run "
                        + "`sh seal.sh NAMESPACE` in this folder, apply `*.sealed.yaml`, and delete the values. Only what "
                        + "is sealed goes into git."));
            }
            case GENERATOR -> {
                files.put(FOLDER + ".gitignore", "*\n!.gitignore\n!README.md\n");
                files.put(FOLDER + "README.md",
                        readme("Write each value into the file that the table names, behind `=` "
                                + "where it ends with `.env`. Git ignores these files: a pipeline writes them from its own secrets "
                                + "before it builds the kustomization."));
                secrets.forEach((name, keys) -> {
                    List<String> lines = keys.stream().filter(key -> !isFile(key)).map(key -> key + "=").toList();
                    if (keys.isEmpty() || !lines.isEmpty()) {
                        files.put(environment(name), String.join("\n", Stream.concat(
                                Stream.of("# One KEY=VALUE a line; each key becomes a file in the container."),
                                lines.stream()).toList()) + "\n");
                    }
                    keys.stream().filter(Vault::isFile).forEach(key -> files.put(file(name, key), ""));
                });
            }
        }
        return files;
    }

    /// Those of the files that values are written into.
    static boolean isToFill(String path) {
        return path.startsWith(FOLDER) && !path.endsWith("/.gitignore") && !path.equals(FOLDER + "README.md")
                && !path.equals(FOLDER + "seal.sh");
    }

    private String readme(String what) {
        List<String> lines = new ArrayList<>(List.of("# Secrets of " + system, "", what, "", "| Secret | key | file |",
                "|---|---|---|"));
        secrets.forEach((name, keys) -> {
            if (keys.isEmpty()) {
                lines.add("| `" + name + "` | those the program reads | `" + place(name, "KEY").substring(
                        FOLDER.length()) + "` |");
            }
            keys.forEach(key -> lines.add("| `" + name + "` | `" + key + "` | `"
                    + place(name, key).substring(FOLDER.length()) + "` |"));
        });
        return String.join("\n", lines) + "\n";
    }

    private String place(String name, String key) {
        return source == SecretSource.SEALED
                ? FOLDER + base(name) + "/" + key
                : isFile(key) ? file(name, key) : environment(name);
    }

    /// A script for `sh`; names in it are DNS labels of our own making.
    private String sealing() {
        List<String> lines = new ArrayList<>(List.of("#!/bin/sh",
                "# Seals the values in this folder; needs kubectl, kubeseal and the controller of Sealed Secrets.",
                "set -eu",
                "namespace=\"${1:?the namespace is needed: a sealed secret is good for one only}\""));
        secrets.keySet().forEach(name -> lines.add("kubectl create secret generic " + name
                + " --namespace \"$namespace\" --from-file=" + base(name) + "/ --dry-run=client --output=yaml | \\\n"
                + "  kubeseal --format yaml > " + base(name) + ".sealed.yaml"));
        return String.join("\n", lines) + "\n";
    }

    /// Whether a key holds a whole file, not a line.
    private static boolean isFile(String key) {
        return key.contains(".");
    }

    /// What files of a secret are called: not like a device of Windows.
    private static String base(String name) {
        return SafePath.isDevice(name) ? name + "_secret" : name;
    }

    private static String environment(String name) {
        return FOLDER + base(name) + ".env";
    }

    private static String file(String name, String key) {
        return FOLDER + base(name) + "." + key;
    }

    /// What is left to do for a Secret.
    ///
    /// @param keys what it needs, in words
    static String advice(SecretSource source, String system, String name, String keys) {
        return switch (source) {
            case REFERENCE -> "create it before the first start, " + keys;
            case EXTERNAL_SECRET ->
                "put the entry " + system + "/" + name + " into the store that the SecretStore " + system
                        + " leads to, " + keys;
            case SEALED -> "seal it as " + FOLDER + "README.md says, " + keys;
            case GENERATOR -> "fill the file that " + FOLDER + "README.md names, " + keys;
        };
    }
}
