package dev.archipelago.exporters.kubernetes;

import static dev.archipelago.exporters.kubernetes.Exported.at;
import static dev.archipelago.exporters.kubernetes.Exported.container;
import static dev.archipelago.exporters.kubernetes.Exported.list;
import static dev.archipelago.exporters.kubernetes.Exported.map;
import static dev.archipelago.exporters.kubernetes.Exported.nameOf;
import static dev.archipelago.exporters.kubernetes.Exported.podLabels;
import static dev.archipelago.exporters.kubernetes.Exported.ports;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.archipelago.exporters.Samples;
import dev.archipelago.exporters.spi.ExportOptions;
import dev.archipelago.exporters.spi.ExportRequest;
import dev.archipelago.exporters.text.Names;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.Container;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.platform.ResourceQuota;
import dev.archipelago.model.policy.Probes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// What holds for the manifests of every document: they fit together, are closed by default, and say why.
class ManifestsTest {

    private static final String DNS_LABEL = "[a-z]([a-z0-9-]{0,61}[a-z0-9])?";
    private static final String DNS_SUBDOMAIN = "[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*";
    private static final List<Exported> EXPORTS = Exported.many();

    static List<Exported> exports() {
        return EXPORTS;
    }

    @ParameterizedTest
    @MethodSource("exports")
    void selectors_ofWorkloads_areAmongTheLabelsOfTheirPods(Exported exported) {
        for (Map<String, Object> workload : exported.workloads()) {
            assertThat(podLabels(workload)).containsAllEntriesOf(map(workload, "spec", "selector", "matchLabels"));
            assertThat(map(workload, "spec", "selector", "matchLabels")).containsOnlyKeys("app.kubernetes.io/name",
                    "app.kubernetes.io/instance");
        }
    }

    @ParameterizedTest
    @MethodSource("exports")
    void selectors_ofServicesBudgetsAndPolicies_matchTheOneWorkloadOfTheirName(Exported exported) {
        for (Map<String, Object> object : exported.ofKind("Service", "PodDisruptionBudget", "NetworkPolicy")) {
            Map<String, Object> selector = switch ((String) object.get("kind")) {
                case "Service" -> map(object, "spec", "selector");
                case "PodDisruptionBudget" -> map(object, "spec", "selector", "matchLabels");
                default -> map(object, "spec", "podSelector", "matchLabels");
            };
            if (Set.of("default-deny", "allow-dns").contains(nameOf(object))) {
                assertThat(selector).isEmpty();
            } else {
                assertThat(selected(exported, selector)).as("%s", object)
                        .containsExactly(nameOf(object).replaceAll("-headless$", ""));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("exports")
    void names_areValidAndUnique(Exported exported) {
        Set<String> seen = new HashSet<>();
        for (Map<String, Object> object : exported.objects()) {
            String name = nameOf(object);
            assertThat(seen.add(object.get("kind") + "/" + name)).as("twice: %s %s", object.get("kind"), name).isTrue();
            boolean claim = Set.of("PersistentVolumeClaim", "TriggerAuthentication").contains(object.get("kind"));
            assertThat(name).matches(claim ? DNS_SUBDOMAIN : DNS_LABEL).hasSizeLessThanOrEqualTo(claim ? 253 : 63);
        }
        assertThat(exported.workloads()).allSatisfy(workload -> assertThat(nameOf(workload)).hasSizeLessThan(53));
    }

    @ParameterizedTest
    @MethodSource("exports")
    void objects_standInTheNamespaceOfTheExport(Exported exported) {
        String namespace = nameOf(exported.ofKind("Namespace").getFirst());
        assertThat(namespace).matches(DNS_LABEL).isNotIn("default", "kube-system", "kube-public", "kube-node-lease");
        for (Map<String, Object> object : exported.objects()) {
            boolean clusterWide = Set.of("Namespace", "PriorityClass").contains(object.get("kind"));
            assertThat(at(object, "metadata", "namespace")).isEqualTo(clusterWide ? null : namespace);
        }
    }

    @ParameterizedTest
    @MethodSource("exports")
    void labels_areValid(Exported exported) {
        for (Map<String, Object> object : exported.objects()) {
            map(object, "metadata", "labels").forEach((key, value) -> assertThat((String) value).as("label %s", key)
                    .matches("[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?"));
        }
        for (Map<String, Object> workload : exported.workloads()) {
            assertThat(podLabels(workload)).containsEntry("app.kubernetes.io/instance", nameOf(workload));
        }
    }

    @ParameterizedTest
    @MethodSource("exports")
    void ports_ofServices_areThoseOfTheContainer(Exported exported) {
        for (Map<String, Object> service : exported.ofKind("Service")) {
            Map<String, Object> listening = ports(workload(exported, nameOf(service).replaceAll("-headless$", "")));
            assertThat(list(service, "spec", "ports")).isNotEmpty()
                    .allSatisfy(port -> assertThat(port.get("port"))
                            .isEqualTo(listening.get((String) port.get("targetPort"))));
        }
    }

    @ParameterizedTest
    @MethodSource("exports")
    void ports_ofProbes_areThoseOfTheContainer(Exported exported) {
        for (Map<String, Object> workload : exported.workloads()) {
            Map<String, Object> container = container(workload);
            for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
                for (String how : List.of("httpGet", "tcpSocket", "grpc")) {
                    Object port = at(container, probe, how, "port");
                    if (port != null) {
                        Set<Object> known = new HashSet<>(ports(workload).values());
                        known.addAll(how.equals("grpc") ? Set.of() : ports(workload).keySet());
                        assertThat(known).as("%s of %s", probe, nameOf(workload)).contains(port);
                    }
                }
            }
            assertThat(container).containsKeys("startupProbe", "readinessProbe", "livenessProbe");
            if (at(container, "readinessProbe", "grpc") == null) {
                assertThat(container.get("readinessProbe")).isNotEqualTo(container.get("livenessProbe"));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("exports")
    void network_isClosedInBothDirectionsExceptForNames(Exported exported) {
        Map<String, Map<String, Object>> policies = exported.ofKind("NetworkPolicy").stream()
                .collect(Collectors.toMap(Exported::nameOf, policy -> map(policy, "spec")));

        assertThat(policies.get("default-deny")).isEqualTo(Map.of("podSelector", Map.of(), "policyTypes",
                List.of("Ingress", "Egress"), "ingress", List.of(), "egress", List.of()));
        assertThat(list(policies.get("allow-dns"), "egress", 0, "ports"))
                .containsExactly(Map.of("port", 53, "protocol", "UDP"), Map.of("port", 53, "protocol", "TCP"));
        for (Map<String, Object> workload : exported.workloads()) {
            assertThat(policies.get(nameOf(workload))).containsEntry("policyTypes", List.of("Ingress", "Egress"));
        }
        policies.forEach((name, policy) -> assertThat(rules(policy)).as(name)
                .allSatisfy(rule -> assertThat(list(rule, "ports")).as("an open port list").isNotEmpty()));
    }

    /// A link that only one side allows is a way that does not work.
    @ParameterizedTest
    @MethodSource("exports")
    void network_allowsEachWayOnBothItsSides(Exported exported) {
        Set<String> out = new HashSet<>();
        Set<String> in = new HashSet<>();
        for (Map<String, Object> policy : exported.ofKind("NetworkPolicy")) {
            String name = nameOf(policy);
            list(policy, "spec", "egress").forEach(rule -> peers(rule, "to")
                    .forEach(peer -> out.add(name + " to " + peer + " " + rule.get("ports"))));
            list(policy, "spec", "ingress").forEach(rule -> peers(rule, "from")
                    .forEach(peer -> in.add(peer + " to " + name + " " + rule.get("ports"))));
        }

        assertThat(out).isEqualTo(in);
    }

    @ParameterizedTest
    @MethodSource("exports")
    void ports_ofPolicies_areThoseOfTheContainer(Exported exported) {
        for (Map<String, Object> policy : exported.ofKind("NetworkPolicy")) {
            for (Map<String, Object> rule : list(policy, "spec", "ingress")) {
                Map<String, Object> listening = ports(workload(exported, nameOf(policy)));
                assertThat(list(rule, "ports")).isNotEmpty()
                        .allSatisfy(port -> assertThat(listening.values()).contains(port.get("port")));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("exports")
    void replicas_areGivenExactlyWhereNoAutoscalerDecides(Exported exported) {
        Map<String, Map<String, Object>> scaled = exported.scalers().stream()
                .collect(Collectors.toMap(scaler -> at(scaler, "spec", "scaleTargetRef", "kind") + "/"
                        + at(scaler, "spec", "scaleTargetRef", "name"), scaler -> map(scaler, "spec")));
        for (Map<String, Object> workload : exported.workloads()) {
            Map<String, Object> scaler = scaled.remove(workload.get("kind") + "/" + nameOf(workload));
            assertThat(map(workload, "spec").containsKey("replicas")).isEqualTo(scaler == null);
            if (scaler != null) {
                boolean keda = scaler.containsKey("triggers");
                int most = Exported.most(Map.of("spec", scaler));
                assertThat((Integer) scaler.get(keda ? "minReplicaCount" : "minReplicas")).isBetween(keda ? 0 : 1,
                        most);
                assertThat(keda
                        ? map(scaler, "advanced", "horizontalPodAutoscalerConfig", "behavior")
                        : map(scaler, "behavior")).containsOnlyKeys("scaleUp", "scaleDown");
            }
        }
        assertThat(scaled).as("autoscalers without a workload").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("exports")
    void budgets_alwaysLetANodeBeDrained(Exported exported) {
        assertThat(exported.ofKind("PodDisruptionBudget")).hasSameSizeAs(exported.workloads()).allSatisfy(budget -> {
            assertThat(map(budget, "spec")).doesNotContainKey("minAvailable")
                    .containsEntry("unhealthyPodEvictionPolicy", "AlwaysAllow");
            assertThat(at(budget, "spec", "maxUnavailable")).isNotIn(0, "0%");
        });
    }

    @ParameterizedTest
    @MethodSource("exports")
    void requests_areGivenForAllResourcesAndDoNotExceedLimits(Exported exported) {
        for (Map<String, Object> workload : exported.workloads()) {
            Map<String, Object> requests = map(container(workload), "resources", "requests");
            Map<String, Object> limits = map(container(workload), "resources", "limits");
            assertThat(requests).containsOnlyKeys("cpu", "memory", "ephemeral-storage");
            assertThat(limits).containsOnlyKeys("cpu", "memory", "ephemeral-storage");
            requests.forEach((resource, amount) -> assertThat(Amount.of(amount)).as("%s of %s", resource, workload)
                    .isPositive().isLessThanOrEqualTo(Amount.of(limits.get(resource))));
        }
    }

    @ParameterizedTest
    @MethodSource("exports")
    void scratchFolders_fitIntoTheStorageOfTheContainer(Exported exported) {
        for (Map<String, Object> workload : exported.workloads()) {
            double scratch = list(workload, "spec", "template", "spec", "volumes").stream()
                    .map(volume -> at(volume, "emptyDir", "sizeLimit")).filter(size -> size != null)
                    .mapToDouble(Amount::of).sum();
            assertThat(Amount.of(at(container(workload), "resources", "limits", "ephemeral-storage")))
                    .isGreaterThan(scratch);
        }
    }

    @ParameterizedTest
    @MethodSource("exports")
    void resources_thatTheDesignGives_areExportedUnchanged(Exported exported) {
        for (Map<String, Object> workload : exported.workloads()) {
            Component component = componentOf(exported, workload);
            Container given = component.containerOrDefault();
            Map<String, Object> requests = map(container(workload), "resources", "requests");
            Map<String, Object> limits = map(container(workload), "resources", "limits");
            if (given.cpu() != null) {
                assertThat(Math.round(Amount.of(requests.get("cpu")) * 1000)).isEqualTo(given.cpu().millis());
            }
            if (given.cpuLimit() != null && given.cpu() != null) {
                assertThat(Math.round(Amount.of(limits.get("cpu")) * 1000)).isEqualTo(given.cpuLimit().millis());
            }
            if (given.memory() != null && given.memory().bytes() > 0) {
                assertThat(Amount.of(requests.get("memory"))).isEqualTo(given.memory().bytes());
            }
            if (given.memory() != null && given.memory().bytes() > 0 && given.memoryLimit() != null) {
                assertThat(Amount.of(limits.get("memory"))).isEqualTo(given.memoryLimit().bytes());
            }
            Object replicas = at(workload, "spec", "replicas");
            if (replicas != null && !replicas.equals(1)) {
                assertThat(replicas).isEqualTo(component.initialReplicas());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("exports")
    void variables_areUniqueAndHoldNoSecret(Exported exported) {
        for (Map<String, Object> workload : exported.workloads()) {
            List<Object> names = new ArrayList<>();
            list(container(workload), "env").forEach(variable -> names.add(variable.get("name")));
            list(container(workload), "envFrom").forEach(source -> {
                Object name = at(source, "configMapRef", "name");
                exported.ofKind("ConfigMap").stream().filter(config -> nameOf(config).equals(name))
                        .forEach(config -> names.addAll(map(config, "data").keySet()));
            });
            assertThat(names).doesNotHaveDuplicates();
            assertThat(list(container(workload), "env")).noneMatch(variable -> String.valueOf(variable.get("name"))
                    .matches("(?i).*(secret|token|passw).*(?<!_FILE)"));
        }
        for (Map<String, Object> config : exported.ofKind("ConfigMap")) {
            assertThat(map(config, "data").keySet())
                    .noneMatch(key -> key.matches("(?i).*(secret|token|passw|bearer|credential).*"));
        }
        assertThat(exported.ofKind("Secret")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("exports")
    void references_toAccountsConfigurationsClaimsAndPriorities_areAllThere(Exported exported) {
        Set<String> there = exported.objects().stream().map(object -> object.get("kind") + "/" + nameOf(object))
                .collect(Collectors.toSet());
        for (Map<String, Object> workload : exported.workloads()) {
            Map<String, Object> pod = map(workload, "spec", "template", "spec");
            Stream<String> wanted = Stream.of(Stream.of("ServiceAccount/" + pod.get("serviceAccountName")),
                    Stream.ofNullable(pod.get("priorityClassName")).map(name -> "PriorityClass/" + name),
                    Stream.ofNullable(at(workload, "spec", "serviceName")).map(name -> "Service/" + name),
                    list(container(workload), "envFrom").stream()
                            .map(source -> "ConfigMap/" + at(source, "configMapRef", "name")),
                    list(pod, "volumes").stream().map(volume -> at(volume, "persistentVolumeClaim", "claimName"))
                            .filter(name -> name != null).map(name -> "PersistentVolumeClaim/" + name))
                    .flatMap(each -> each);
            assertThat(there).containsAll(wanted.toList());
            Set<Object> volumes = Stream.concat(
                    list(pod, "volumes").stream().map(volume -> volume.get("name")),
                    list(workload, "spec", "volumeClaimTemplates").stream().map(claim -> at(claim, "metadata", "name")))
                    .collect(Collectors.toSet());
            List<Object> mounted = list(container(workload), "volumeMounts").stream().map(mount -> mount.get("name"))
                    .toList();
            assertThat(mounted).containsExactlyInAnyOrderElementsOf(volumes);
            assertThat(list(container(workload), "volumeMounts").stream().map(mount -> mount.get("mountPath")))
                    .doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @MethodSource("exports")
    void pods_haveNoRights(Exported exported) {
        for (Map<String, Object> workload : exported.workloads()) {
            Map<String, Object> pod = map(workload, "spec", "template", "spec");
            assertThat(pod).containsEntry("automountServiceAccountToken", false).containsEntry("enableServiceLinks",
                    false);
            assertThat(map(container(workload), "securityContext")).isEqualTo(Map.of("allowPrivilegeEscalation", false,
                    "privileged", false, "readOnlyRootFilesystem", true, "runAsNonRoot", true, "runAsUser", 10001,
                    "runAsGroup", 10001, "capabilities", Map.of("drop", List.of("ALL")), "seccompProfile",
                    Map.of("type", "RuntimeDefault")));
            assertThat((String) container(workload).get("image")).matches("[^/]+[.:][^/]*/.+:[^/]+")
                    .doesNotContain(":latest");
        }
    }

    @ParameterizedTest
    @MethodSource("exports")
    void endOfPods_whereTheDesignDoesNotSayOtherwise_leavesTimeBeyondTheWaitBefore(Exported exported) {
        for (Map<String, Object> workload : exported.workloads()) {
            Probes probes = componentOf(exported, workload).probes();
            if (probes != null && probes.grace() != null) {
                continue;
            }
            Object wait = at(container(workload), "lifecycle", "preStop", "sleep", "seconds");
            assertThat((Integer) at(workload, "spec", "template", "spec", "terminationGracePeriodSeconds"))
                    .isGreaterThan(wait == null ? 0 : (Integer) wait);
        }
    }

    @ParameterizedTest
    @MethodSource("exports")
    void numbers_haveAReasonBesideOrAboveThem(Exported exported) {
        exported.bundle().files()
                .forEach((path, text) -> assertThat(Unreasoned.numbers(text)).as("%s of %s", path, exported).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("exports")
    void kustomization_listsEveryFileInOrder(Exported exported) {
        List<String> files = new ArrayList<>(exported.bundle().files().keySet());
        assertThat(files.removeLast()).isEqualTo("kustomization.yaml");
        assertThat(files).startsWith("namespace.yaml").contains("network-defaults.yaml");

        assertThat(Exported.documents(exported.bundle().files().get("kustomization.yaml")))
                .containsExactly(Map.of("apiVersion", "kustomize.config.k8s.io/v1beta1", "kind", "Kustomization",
                        "resources", files));
    }

    @ParameterizedTest
    @MethodSource("exports")
    void export_twice_isTheSameToTheByteAndInOrder(Exported exported) {
        var again = new KubernetesExporter().export(ExportRequest.of(exported.document()));

        assertThat(again).isEqualTo(exported.bundle());
        assertThat(List.copyOf(again.files().keySet()))
                .isEqualTo(List.copyOf(exported.bundle().files().keySet()));
    }

    @ParameterizedTest
    @MethodSource("exports")
    void files_readBothWays_areTheSame(Exported exported) {
        exported.bundle().files().forEach((path, text) -> {
            List<Object> old = new ArrayList<>();
            new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(text).forEach(old::add);
            assertThat(old).as(path).isEqualTo(Exported.documents(text));
            assertThat(text).endsWith("\n").doesNotContain("\r", "\t");
        });
    }

    @ParameterizedTest
    @MethodSource("exports")
    void objects_areOnlyThoseThatWeMake_whateverTheTexts(Exported exported) {
        assertThat(exported.objects()).allSatisfy(object -> assertThat((String) object.get("kind")).isIn("Namespace",
                "ResourceQuota", "LimitRange", "PriorityClass", "NetworkPolicy", "ServiceAccount", "ConfigMap",
                "PersistentVolumeClaim", "Deployment",
                "StatefulSet", "Service", "HorizontalPodAutoscaler", "ScaledObject",
                "TriggerAuthentication", "PodDisruptionBudget", "HTTPRoute", "GRPCRoute"));
    }

    /// The most replicas, with the surge of a rollout, are admitted; so is every single container.
    /// What the design gives all pods together, by resource.
    private static Map<String, Double> quotaOf(Document document) {
        ResourceQuota quota = document.platformOrDefault().quota();
        Map<String, Double> given = new HashMap<>();
        if (quota != null) {
            putIf(given, "pods", quota.pods(), Integer::doubleValue);
            putIf(given, "requests.cpu", quota.cpu(), cpu -> cpu.millis() / 1000.0);
            putIf(given, "limits.cpu", quota.cpuLimit(), cpu -> cpu.millis() / 1000.0);
            putIf(given, "requests.memory", quota.memory(), memory -> (double) memory.bytes());
            putIf(given, "limits.memory", quota.memoryLimit(), memory -> (double) memory.bytes());
        }
        return given;
    }

    private static <T> void putIf(Map<String, Double> given, String resource, @Nullable T value,
            ToDoubleFunction<T> amount) {
        if (value != null) {
            given.put(resource, amount.applyAsDouble(value));
        }
    }

    @ParameterizedTest
    @MethodSource("exports")
    void quotaAndRange_admitTheMostReplicasWithTheirSurge(Exported exported) {
        assertThat(exported.ofKind("ResourceQuota")).hasSize(exported.workloads().isEmpty() ? 0 : 1);
        Map<String, Integer> most = exported.scalers().stream()
                .collect(Collectors.toMap(Exported::nameOf, Exported::most));
        for (Map<String, Object> quota : exported.ofKind("ResourceQuota")) {
            Map<String, Double> needed = new HashMap<>();
            for (Map<String, Object> workload : exported.workloads()) {
                int replicas = most.getOrDefault(nameOf(workload),
                        (Integer) map(workload, "spec").getOrDefault("replicas", 0));
                double pods = replicas + surge(at(workload, "spec", "strategy", "rollingUpdate", "maxSurge"), replicas);
                needed.merge("pods", pods, Double::sum);
                for (String side : List.of("requests", "limits")) {
                    map(container(workload), "resources", side).forEach((resource, amount) -> needed
                            .merge(side + "." + resource, pods * Amount.of(amount), Double::sum));
                }
                list(workload, "spec", "volumeClaimTemplates").forEach(claim -> {
                    needed.merge("persistentvolumeclaims", (double) replicas, Double::sum);
                    needed.merge("requests.storage",
                            replicas * Amount.of(at(claim, "spec", "resources", "requests", "storage")), Double::sum);
                });
            }
            Map<String, Double> given = quotaOf(exported.document());
            needed.keySet().removeAll(given.keySet());
            needed.forEach((resource, amount) -> assertThat(Amount.of(map(quota, "spec", "hard").get(resource)))
                    .as("%s of %s", resource, exported).isGreaterThanOrEqualTo(amount - 1e-6));
            given.forEach((resource, amount) -> assertThat(Amount.of(map(quota, "spec", "hard").get(resource)))
                    .as("%s of %s", resource, exported).isCloseTo(amount, withinPercentage(1e-6)));
        }
        for (Map<String, Object> range : exported.ofKind("LimitRange")) {
            Map<String, Object> limit = list(range, "spec", "limits").getFirst();
            for (Map<String, Object> workload : exported.workloads()) {
                map(limit, "max").forEach((resource, largest) -> assertThat(Amount.of(largest))
                        .isGreaterThanOrEqualTo(Amount.of(at(container(workload), "resources", "limits", resource))));
            }
            map(limit, "default").forEach((resource, usual) -> assertThat(Amount.of(usual))
                    .isBetween(Amount.of(at(limit, "defaultRequest", resource)),
                            Amount.of(at(limit, "max", resource))));
        }
    }

    @ParameterizedTest
    @MethodSource("exports")
    void routes_leadToAPortOfAServiceThatIsLetIn(Exported exported) {
        for (Map<String, Object> route : exported.ofKind("HTTPRoute", "GRPCRoute")) {
            Map<String, Object> backend = list(list(route, "spec", "rules").getFirst(), "backendRefs").getFirst();
            Map<String, Object> service = exported.ofKind("Service").stream()
                    .filter(one -> nameOf(one).equals(backend.get("name"))).findFirst().orElseThrow();
            assertThat(list(service, "spec", "ports")).extracting(port -> port.get("port"))
                    .contains(backend.get("port"));
            Map<String, Object> policy = exported.ofKind("NetworkPolicy").stream()
                    .filter(one -> nameOf(one).equals(backend.get("name"))).findFirst().orElseThrow();
            assertThat(list(policy, "spec", "ingress")).anySatisfy(rule -> {
                assertThat(rule).doesNotContainKey("from");
                assertThat(list(rule, "ports")).extracting(port -> port.get("port")).contains(backend.get("port"));
            });
            assertThat(map(list(route, "spec", "rules").getFirst()).keySet())
                    .isSubsetOf("matches", "backendRefs", "timeouts");
        }
    }

    @Test
    void containersWithoutCpuLimit_areNotLimitedByTheNamespace() {
        Exported exported = Exported.of("tandem", Samples.named("tandem"),
                ExportOptions.DEFAULT.withDeriveCpuLimits(false));

        assertThat(map(exported.ofKind("ResourceQuota").getFirst(), "spec", "hard")).containsKey("requests.cpu")
                .doesNotContainKey("limits.cpu");
        assertThat(map(list(exported.ofKind("LimitRange").getFirst(), "spec", "limits").getFirst(), "default"))
                .doesNotContainKey("cpu");
    }

    private static double surge(@Nullable Object given, int replicas) {
        return switch (given) {
            case null -> 0;
            case Integer count -> count;
            default -> Math.ceil(Integer.parseInt(given.toString().replace("%", "")) / 100.0 * replicas);
        };
    }

    private static List<String> selected(Exported exported, Map<String, Object> selector) {
        assertThat(selector).isNotEmpty();
        return exported.workloads().stream()
                .filter(workload -> podLabels(workload).entrySet().containsAll(selector.entrySet()))
                .map(Exported::nameOf).toList();
    }

    private static Map<String, Object> workload(Exported exported, String name) {
        return exported.workloads().stream().filter(workload -> nameOf(workload).equals(name)).findFirst()
                .orElseThrow(() -> new AssertionError("no workload " + name));
    }

    private static Component componentOf(Exported exported, Map<String, Object> workload) {
        Map<ComponentId, Component> components = exported.document().architecture().components();
        Names names = Names.of(components.keySet());
        return components.entrySet().stream().filter(entry -> names.of(entry.getKey()).equals(nameOf(workload)))
                .map(Map.Entry::getValue).findFirst().orElseThrow();
    }

    private static List<Map<String, Object>> rules(Map<String, Object> policy) {
        return Stream.concat(list(policy, "ingress").stream(), list(policy, "egress").stream()).toList();
    }

    /// Names of the workloads among the peers of a rule.
    private static List<Object> peers(Map<String, Object> rule, String direction) {
        return list(rule, direction).stream()
                .map(peer -> at(peer, "podSelector", "matchLabels", "app.kubernetes.io/name"))
                .filter(name -> name != null).toList();
    }
}
