package dev.archipelago.exporters.sweepjob;

import dev.archipelago.exporters.dockerfile.BaseImages;
import dev.archipelago.exporters.kubernetes.Unprivileged;
import dev.archipelago.exporters.spi.ExportBundle;
import dev.archipelago.exporters.spi.SafePath;
import dev.archipelago.exporters.text.OneLine;
import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Scalar;
import dev.archipelago.exporters.yaml.Sequence;
import dev.archipelago.exporters.yaml.YamlWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Makes an Indexed Job of a sweep or of a simulation: each pod computes a part of the points, or of the replications, and writes them to a disk that all share.
///
/// A pod that is lost is started again and goes on from the points that it has written. Nothing of the result depends on how many
/// pods there are, where they run, or how often one is lost.
///
/// Sources: the documentation of Kubernetes 1.34 on Jobs (Indexed completion mode, back-off limit per index, pod failure policy).
///
/// @param name of the design, from which the objects have theirs
/// @param work what is computed
/// @param job the name of the file of the job among the files
/// @param files the job, the architecture and its tables: text by path relative to the folder of the job
/// @param parts pods, each with a part of the points
/// @param points, or replications, of the whole
/// @param image with this program
public record SweepJobExport(String name, Work work, String job, Map<String, String> files, int parts, int points,
        String image) {

    /// What is computed.
    public enum Work {
        SWEEP("sweep", "sweep", "points"), SIMULATION("simulation", "simulate", "replications");

        private final String named;
        private final String command;
        private final String noun;

        Work(String named, String command, String noun) {
            this.named = named;
            this.command = command;
            this.noun = noun;
        }

        /// The id by which it is asked for.
        public String id() {
            return named + "-job";
        }

        /// The variable with the number of a part.
        private String index() {
            return named.toUpperCase(Locale.ROOT) + "_PART";
        }

        private String keeping() {
            return this == SWEEP ? "--points" : "--observations";
        }
    }

    /// The most that a ConfigMap holds, in bytes. Source: the documentation of Kubernetes on ConfigMaps.
    public static final int MOST_BYTES = 1 << 20;

    /// More pods than this are a mistake.
    public static final int MOST_PARTS = 10_000;

    private static final String DESIGN = "design";
    private static final String RESULTS = "results";
    private static final int LONGEST_NAME = 40;
    private static final String HOLD_SECONDS = "3600";

    /// @throws IllegalArgumentException when the files are more than a ConfigMap holds, or one has a path that is not safe
    public SweepJobExport {
        files = new LinkedHashMap<>(files);
        long bytes = files.values().stream().mapToLong(text -> text.getBytes(StandardCharsets.UTF_8).length).sum();
        if (bytes > MOST_BYTES) {
            throw new IllegalArgumentException("the job and its design have " + bytes
                    + " bytes, and a ConfigMap holds 1 MiB; put large tables into a shorter form");
        }
        files.keySet().stream().filter(path -> !SafePath.isSafe(path)).findFirst().ifPresent(path -> {
            throw new IllegalArgumentException("the name of the file " + path + " is not safe on every system; expected"
                    + " letters, digits, dots, hyphens and underscores");
        });
    }

    public ExportBundle bundle() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("README.md", readme());
        all.put("Dockerfile", dockerfile());
        all.put("kustomization.yaml", yaml(kustomization()));
        all.put("job.yaml", yaml(jobObject()));
        all.put("claim.yaml", yaml(claim()));
        all.put("collect.yaml", yaml(collector()));
        files.forEach((path, text) -> all.put(DESIGN + "/" + path, text));
        return new ExportBundle(all, List.of());
    }

    private String yaml(Mapping object) {
        return YamlWriter.write(List.of(
                "A " + work.named + " of " + OneLine.of(name, 100) + ": " + points + " " + work.noun + " in " + parts
                        + " parts."),
                List.of(object));
    }

    /// A DNS label: of the name of the design what may stand in one.
    private String label() {
        String label = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^[^a-z]+", "");
        label = label.substring(0, Math.min(LONGEST_NAME, label.length())).replaceAll("-+$", "");
        return label.isEmpty() ? work.named : label + "-" + work.named;
    }

    private Mapping kustomization() {
        List<String> keys = new ArrayList<>();
        files.keySet().forEach(path -> keys.add(key(path) + "=" + DESIGN + "/" + path));
        Mapping map = Mapping.builder().put("name", label()).put("files", Sequence.ofTexts(keys)).build();
        return Mapping.builder().put("apiVersion", "kustomize.config.k8s.io/v1beta1").put("kind", "Kustomization")
                .put("resources", Sequence.ofTexts("claim.yaml", "job.yaml"))
                .put("configMapGenerator", Sequence.of(map))
                .because("with a hash of its content: another job needs another Job").build();
    }

    /// A key of a ConfigMap holds no slash.
    private static String key(String path) {
        return path.replace("_", "__").replace("/", "_-");
    }

    private Mapping jobObject() {
        Mapping spec = Mapping.builder().put("completionMode", "Indexed").put("completions", parts)
                .put("parallelism", parts).because("as many at a time as you like; the result stays the same")
                .put("backoffLimitPerIndex", 3)
                .because("a part that is started again goes on from the points that it has")
                .put("podFailurePolicy", failurePolicy())
                .put("template", template()).build();
        return object("batch/v1", "Job", label(), spec);
    }

    private Mapping failurePolicy() {
        Mapping disrupted = Mapping.builder().put("action", "Ignore").put("onPodConditions", Sequence.of(
                Mapping.builder().put("type", "DisruptionTarget").put("status", "True").build())).build();
        Mapping wrong = Mapping.builder().put("action", "FailJob").put("onExitCodes", Mapping.builder()
                .put("containerName", work.named).put("operator", "In")
                .put("values", Sequence.of(List.of(Scalar.of(2),
                        Scalar.of(3))))
                .because("wrong arguments and files that cannot be read do not become better").build()).build();
        return Mapping.builder().put("rules", Sequence.of(disrupted, wrong)).build();
    }

    private Mapping template() {
        List<Mapping> items = files.keySet().stream()
                .map(path -> Mapping.builder().put("key", key(path)).put("path", path).build()).toList();
        Mapping design = Mapping.builder().put("name", DESIGN).put("configMap",
                Mapping.builder().put("name", label()).put("items", Sequence.of(items)).build()).build();
        Mapping.Builder container = Mapping.builder().put("name", work.named).put("image", image)
                .put("imagePullPolicy", "IfNotPresent")
                .put("args", Sequence.ofTexts(work.command, "--job=/" + DESIGN + "/" + job,
                        "--part-index=$(" + work.index() + ")/" + parts,
                        work.keeping() + "=/" + RESULTS + "/part-$(" + work.index() + ").jsonl", "--threads=1"))
                .put("env", Sequence.of(Mapping.builder().put("name", work.index()).put("valueFrom",
                        Mapping.builder().put("fieldRef", Mapping.builder().put("fieldPath",
                                "metadata.annotations['batch.kubernetes.io/job-completion-index']").build()).build())
                        .build()))
                .put("resources", resources("1", "1Gi"))
                .because("each of the " + work.noun + " is computed by one thread")
                .put("volumeMounts", Sequence.of(mount(DESIGN, true), mount(RESULTS, false), mount("tmp", false)));
        return pod(container, List.of(design, results(false), scratch()), "Never");
    }

    private Mapping collector() {
        Mapping.Builder container = Mapping.builder().put("name", "collect").put("image", image)
                .put("imagePullPolicy", "IfNotPresent")
                .put("command", Sequence.ofTexts("sleep", HOLD_SECONDS))
                .because("long enough for kubectl cp, which needs tar in the image")
                .put("resources", resources("50m", "64Mi"))
                .put("volumeMounts", Sequence.of(mount(RESULTS, true), mount("tmp", false)));
        Mapping pod = pod(container, List.of(results(true), scratch()), "Never");
        return object("v1", "Pod", label() + "-collect", (Mapping) pod.get("spec").orElseThrow());
    }

    private Mapping claim() {
        Mapping spec = Mapping.builder().put("accessModes", Sequence.ofTexts("ReadWriteMany"))
                .because("ReadWriteOnce does where all pods run on one node")
                .put("resources", Mapping.builder().put("requests",
                        Mapping.builder().put("storage", "1Gi").because("some kilobytes a point").build()).build())
                .build();
        return object("v1", "PersistentVolumeClaim", label(), spec);
    }

    private Mapping object(String version, String kind, String named, Mapping spec) {
        return Mapping.builder().put("apiVersion", version).put("kind", kind)
                .put("metadata", Mapping.builder().put("name", named).put("labels", labels()).build())
                .put("spec", spec).build();
    }

    private Mapping labels() {
        return Mapping.builder().put("app.kubernetes.io/name", label())
                .put("app.kubernetes.io/managed-by", "archipelago").build();
    }

    private Mapping pod(Mapping.Builder container, List<Mapping> volumes, String restart) {
        Mapping spec = Mapping.builder().put("restartPolicy", restart).put("automountServiceAccountToken", false)
                .put("enableServiceLinks", false).put("securityContext", Unprivileged.pod())
                .because(Unprivileged.WHY_USER)
                .put("containers", Sequence.of(container.put("securityContext", Unprivileged.container()).build()))
                .put("volumes", Sequence.of(volumes)).build();
        return Mapping.builder().put("metadata", Mapping.builder().put("labels", labels()).build()).put("spec", spec)
                .build();
    }

    private Mapping results(boolean readOnly) {
        Mapping.Builder claim = Mapping.builder().put("claimName", label());
        if (readOnly) {
            claim.put("readOnly", true);
        }
        return Mapping.builder().put("name", RESULTS).put("persistentVolumeClaim", claim.build()).build();
    }

    private static Mapping scratch() {
        return Mapping.builder().put("name", "tmp").put("emptyDir",
                Mapping.builder().put("sizeLimit", "64Mi").build()).build();
    }

    private static Mapping mount(String volume, boolean readOnly) {
        Mapping.Builder mount = Mapping.builder().put("name", volume).put("mountPath", "/" + volume);
        return readOnly ? mount.put("readOnly", true).build() : mount.build();
    }

    private static Mapping resources(String cpu, String memory) {
        Mapping both = Mapping.builder().put("cpu", cpu).put("memory", memory).build();
        return Mapping.builder().put("requests", both).put("limits", both).build();
    }

    private static String dockerfile() {
        return """
                # The command line of Archipelago. "archipelago.jar" and "lib" are made by its launcher, in app/target.
                FROM %s
                COPY lib /opt/archipelago/lib
                COPY archipelago.jar /opt/archipelago/
                USER 10001:10001
                ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-XX:+UseSerialGC", "-Djava.awt.headless=true", \\
                    "-cp", "/opt/archipelago/archipelago.jar:/opt/archipelago/lib/*", "dev.archipelago.app.Main"]
                """.formatted(BaseImages.load().image("java-run"));
    }

    private String readme() {
        return """
                # A %s on a cluster

                %d %s in %d parts, each computed by a pod of an Indexed Job. A pod that is lost is started again and goes on from
                what it has written; the result is the same to the byte as that of one machine.

                1. Make the image: copy `app/target/archipelago.jar` and `app/target/lib` of Archipelago beside the Dockerfile, then

                       docker build --tag %s .
                       docker push %s

                2. Start it, with a namespace of your choice, and wait. The disk is shared by all pods: see `claim.yaml`. The server applies, as
                   kubectl could keep no more than 256 KiB of the design.

                       kubectl apply --server-side --kustomize .
                       kubectl wait --for=condition=complete --timeout=24h job/%s

                3. Fetch what they have written:

                       kubectl apply --filename collect.yaml
                       kubectl wait --for=condition=ready pod/%s-collect
                       kubectl cp %s-collect:/results results
                       kubectl delete --filename collect.yaml

                4. Put them together, here. What is missing is computed.

                       archipelago %s --job design/%s --from results

                A Job never changes: before another one, `kubectl delete --kustomize .`
                """.formatted(work.named, points, work.noun, parts, image, image, label(), label(), label(),
                work.command, job);
    }
}
