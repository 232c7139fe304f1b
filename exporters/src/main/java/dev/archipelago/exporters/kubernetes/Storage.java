package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.spi.Omissions;
import dev.archipelago.exporters.text.Names;
import dev.archipelago.exporters.text.OneLine;
import dev.archipelago.exporters.text.Quantities;
import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Scalar;
import dev.archipelago.model.Volume;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Derives the folders that a container may write to and read secrets from.
///
/// @param mounts in the container
/// @param volumes of the pod, other than disks of its own
/// @param own disks, one for each replica
/// @param shared disks of all replicas together
/// @param scratchMebibytes the most that all scratch folders may hold
record Storage(List<Mapping> mounts, List<Mapping> volumes, List<ClaimManifest.Disk> own,
        List<ClaimManifest.Disk> shared, long scratchMebibytes) {

    private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._-]+)+");
    private static final Pattern CLASS = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,60}[a-z0-9])?");
    private static final long SCRATCH = 64;
    private static final long DATA = 1024;
    /// What the name of a component's own Secret ends with.
    static final String CREDENTIALS = "-credentials";

    private static final String SECRETS = "/var/run/credentials/";

    static Storage of(Deployable deployable, Landscape landscape, Omissions omissions) {
        Storage storage = new Storage(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), 0);
        Set<String> paths = new HashSet<>(Set.of("/tmp"));
        Set<String> names = new HashSet<>(Set.of("tmp"));
        storage.scratch("tmp", "/tmp", SCRATCH);
        storage.disks(deployable, landscape.reasons(), omissions, names, paths);
        long data = storage.engineFolders(deployable, omissions, paths);
        storage.secrets(deployable, landscape, omissions);
        long scratch = SCRATCH * storage.volumes.stream().filter(volume -> volume.get("emptyDir").isPresent()).count();
        return new Storage(storage.mounts, storage.volumes, storage.own, storage.shared, scratch + data);
    }

    /// Where an engine keeps its data: the mount of its first volume, else its usual folder.
    static String dataFolder(Deployable deployable, Engine engine) {
        return deployable.component().volumes().values().stream().findFirst().map(Volume::mount)
                .filter(mount -> PATH.matcher(mount).matches()).orElse(engine.data());
    }

    private void scratch(String name, String path, long mebibytes) {
        mounts.add(mount(name, path, false));
        volumes.add(Mapping.builder().put("name", name)
                .put("emptyDir", Mapping.builder().put("sizeLimit", mebibytes + "Mi")
                        .because("a pod that writes more is ended").build())
                .build());
    }

    private void disks(Deployable deployable, Reasons reasons, Omissions omissions, Set<String> names,
            Set<String> paths) {
        for (Map.Entry<String, Volume> entry : deployable.component().volumes().entrySet()) {
            Volume volume = entry.getValue();
            String pointer = deployable.pointer("volumes", entry.getKey());
            String name = unique(Names.label(entry.getKey(), "disk"), names);
            String standard = own.isEmpty() && shared.isEmpty()
                    ? deployable.engine().map(Engine::data).filter(folder -> !folder.isEmpty()).orElse("/data")
                    : "/data-" + name;
            String path = path(volume.mount(), standard, pointer, omissions);
            if (!paths.add(path)) {
                omissions.add(pointer + "/mount", "the folder " + path,
                        "something else is mounted there; /data-" + name + " is used");
                path = "/data-" + name;
            }
            Figure size = reasons.given(pointer + "/size", Scalar.of(Quantities.of(volume.size())));
            ClaimManifest.Disk disk = new ClaimManifest.Disk(name, size, storageClass(volume, pointer, omissions),
                    path);
            mounts.add(mount(name, path, false));
            if (Boolean.TRUE.equals(volume.shared())) {
                shared.add(disk);
                volumes.add(Mapping.builder().put("name", name).put("persistentVolumeClaim",
                        Mapping.builder().put("claimName", deployable.name() + "." + name).build()).build());
            } else {
                own.add(disk);
            }
        }
    }

    /// @return mebibytes for data without a disk beyond what every scratch folder has
    private long engineFolders(Deployable deployable, Omissions omissions, Set<String> paths) {
        if (deployable.engine().isEmpty()) {
            return 0;
        }
        Engine engine = deployable.engine().get();
        for (String folder : engine.writable()) {
            if (paths.add(folder)) {
                scratch("writable-" + Names.label(folder, "folder"), folder, SCRATCH);
            }
        }
        if (engine.data().isEmpty() || !paths.add(dataFolder(deployable, engine))) {
            return 0;
        }
        scratch("scratch-data", engine.data(), DATA);
        omissions.add(deployable.pointer("volumes"), "a disk for the data",
                "the design has no volume: what is stored is lost with the pod");
        return DATA - SCRATCH;
    }

    /// The Secret with the credentials of a ready-made engine: the only one the design names, else one of its own.
    static Optional<String> credentials(Deployable deployable) {
        List<String> named = deployable.container().secrets().stream().map(Storage::secretName).distinct().toList();
        return deployable.engine().filter(engine -> !engine.credentials().isEmpty())
                .map(_ -> named.size() == 1 ? named.getFirst() : deployable.name() + CREDENTIALS);
    }

    /// The name of the object for a secret of the design.
    static String secretName(String given) {
        return Names.label(given, "secret");
    }

    private void secrets(Deployable deployable, Landscape landscape, Omissions omissions) {
        Set<String> named = new TreeSet<>();
        deployable.container().secrets().forEach(secret -> named.add(secretName(secret)));
        Optional<Engine> asking = deployable.engine().filter(engine -> !engine.credentials().isEmpty());
        if (asking.isPresent()) {
            String secret = credentials(deployable).orElseThrow();
            named.remove(secret);
            mountSecret("credentials", secret, asking.get().credentials());
            omissions.add(deployable.pointer("container", "secrets"), "the Secret " + secret, advice(landscape, secret,
                    "with the key " + String.join(", ", asking.get().credentialKeys())));
        }
        for (String secret : named) {
            mountSecret("secret-" + secret, secret, SECRETS + secret);
            omissions.add(deployable.pointer("container", "secrets"), "the Secret " + secret, advice(landscape, secret,
                    "its keys appear as files in " + SECRETS + secret));
        }
    }

    private static String advice(Landscape landscape, String secret, String keys) {
        return "values never stand in the export; "
                + Vault.advice(landscape.request().options().secrets(), landscape.system(), secret, keys);
    }

    private void mountSecret(String volume, String secret, String path) {
        mounts.add(mount(volume, path, true));
        volumes.add(Mapping.builder().put("name", volume).put("secret", Mapping.builder().put("secretName", secret)
                .put("defaultMode", 288).because("0440: for the group of the pod only").put("optional", false).build())
                .build());
    }

    private static Mapping mount(String name, String path, boolean readOnly) {
        Mapping.Builder mount = Mapping.builder().put("name", name).put("mountPath", path);
        return readOnly ? mount.put("readOnly", true).build() : mount.build();
    }

    private static String path(@Nullable String given, String standard, String pointer, Omissions omissions) {
        if (given == null || PATH.matcher(given).matches()) {
            return given == null ? standard : given;
        }
        omissions.add(pointer + "/mount", "the folder " + OneLine.of(given),
                "an absolute path is needed; " + standard + " is used");
        return standard;
    }

    private static String storageClass(Volume volume, String pointer, Omissions omissions) {
        String given = volume.storageClass();
        if (given == null || CLASS.matcher(given).matches()) {
            return given == null ? "" : given;
        }
        omissions.add(pointer + "/storageClass", "the storage class " + OneLine.of(given),
                "it is no name of an object");
        return "";
    }

    private static String unique(String name, Set<String> taken) {
        String free = name;
        for (int i = 2; !taken.add(free); i++) {
            free = name + "-" + i;
        }
        return free;
    }
}
