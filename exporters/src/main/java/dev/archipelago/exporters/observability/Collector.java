package dev.archipelago.exporters.observability;

import dev.archipelago.exporters.kubernetes.Cluster;
import dev.archipelago.exporters.kubernetes.Member;
import dev.archipelago.exporters.text.Durations;
import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Sequence;
import dev.archipelago.exporters.yaml.YamlWriter;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.scenario.Objective;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// The OpenTelemetry Collector: takes spans and makes of them the metrics that alerts and dashboard ask for.
///
/// Bounds of objectives are bounds of the histogram, so that shares of slow requests are exact.
record Collector(Document document, Cluster cluster) {

    private static final String IMAGE = "docker.io/otel/opentelemetry-collector-contrib:0.157.0"
            + "@sha256:f2f01157055a9b2aab9df7118e1f1c9abf345e99b23bc7a2bc791db374a7d0f6";
    private static final int USER = 10001;
    private static final int GRPC = 4317;
    private static final int HTTP = 4318;
    private static final int METRICS = 8889;
    private static final int HEALTH = 13133;
    private static final double[] BOUNDS = {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};

    /// A name that no component has.
    String name() {
        List<String> taken = cluster.members().values().stream().map(Member::name).toList();
        String name = "otel-collector";
        while (taken.contains(name)) {
            name += "-0";
        }
        return name;
    }

    Mapping configuration() {
        Mapping protocols = Mapping.builder().put("grpc", endpoint(GRPC)).put("http", endpoint(HTTP)).build();
        Mapping dimensions = Mapping.builder().put("name", "service.namespace")
                .put("default", cluster.namespace()).build();
        Mapping histogram = Mapping.builder().put("unit", "s").put("explicit", Mapping.builder()
                .put("buckets", Sequence.ofTexts(buckets())).build()).build();
        Mapping limiter = Mapping.builder().put("check_interval", "1s").put("limit_percentage", 80)
                .put("spike_limit_percentage", 20).build();
        return Mapping.builder()
                .put("extensions", Mapping.builder().put("health_check", endpoint(HEALTH)).build())
                .put("receivers", Mapping.builder()
                        .put("otlp", Mapping.builder().put("protocols", protocols).build()).build())
                .put("processors", Mapping.builder().put("memory_limiter", limiter)
                        .put("batch", Mapping.builder().build()).build())
                .put("connectors", Mapping.builder()
                        .put("spanmetrics", Mapping.builder().put("histogram", histogram)
                                .put("dimensions", Sequence.of(dimensions)).put("metrics_flush_interval", "15s")
                                .build())
                        .build())
                .put("exporters", Mapping.builder().put("prometheus", endpoint(METRICS)).build())
                .put("service", Mapping.builder().put("extensions", Sequence.ofTexts("health_check"))
                        .put("pipelines", Mapping.builder()
                                .put("traces", pipeline(List.of("otlp"), List.of("memory_limiter", "batch"),
                                        List.of("spanmetrics")))
                                .put("metrics", pipeline(List.of("spanmetrics"), List.of("batch"),
                                        List.of("prometheus")))
                                .build())
                        .build())
                .build();
    }

    private static Mapping pipeline(List<String> from, List<String> through, List<String> to) {
        return Mapping.builder().put("receivers", Sequence.ofTexts(from)).put("processors", Sequence.ofTexts(through))
                .put("exporters", Sequence.ofTexts(to)).build();
    }

    private List<String> buckets() {
        SortedSet<Double> bounds = new TreeSet<>();
        for (double bound : BOUNDS) {
            bounds.add(bound);
        }
        document.objectives().values().stream()
                .filter(objective -> objective.metric() == Objective.Metric.LATENCY && objective.bound() >= 0.001)
                .forEach(objective -> bounds.add(Math.rint(objective.bound() * 1000) / 1000));
        return bounds.stream().map(Durations::of).toList();
    }

    private static Mapping endpoint(int port) {
        return Mapping.builder().put("endpoint", "0.0.0.0:" + port).build();
    }

    /// ConfigMap, Deployment, Service, ServiceMonitor and the policies that let spans in and metrics out.
    List<Mapping> manifests() {
        String text = YamlWriter.write(List.of(), List.of(configuration())).stripTrailing();
        Mapping config = object("v1", "ConfigMap", name() + "-config")
                .put("data", Mapping.builder().put("config.yaml", text).build()).build();
        List<Mapping> manifests = new ArrayList<>(List.of(config, account(), deployment(), service(), monitor()));
        manifests.addAll(policies());
        return manifests;
    }

    private Mapping account() {
        return object("v1", "ServiceAccount", name()).put("automountServiceAccountToken", false).build();
    }

    private Mapping.Builder object(String version, String kind, String name) {
        return Mapping.builder().put("apiVersion", version).put("kind", kind).put("metadata", Mapping.builder()
                .put("name", name).put("namespace", cluster.namespace()).put("labels", labels()).build());
    }

    private Mapping labels() {
        return Mapping.builder().putAll(selector()).put("app.kubernetes.io/part-of", cluster.name())
                .put("app.kubernetes.io/managed-by", "archipelago").build();
    }

    private Mapping selector() {
        return Mapping.builder().put("app.kubernetes.io/name", name()).put("app.kubernetes.io/instance", name())
                .build();
    }

    private Mapping matching() {
        return Mapping.builder().put("matchLabels", selector()).build();
    }

    private Mapping deployment() {
        Mapping check = Mapping.builder().put("path", "/").put("port", "health").put("scheme", "HTTP").build();
        Mapping live = Mapping.builder().put("path", "/").put("port", HEALTH).put("scheme", "HTTP").build();
        Mapping amounts = Mapping.builder().put("cpu", "200m").put("memory", "256Mi").put("ephemeral-storage", "64Mi")
                .build();
        Mapping limits = Mapping.builder().put("cpu", "1").put("memory", "256Mi").put("ephemeral-storage", "128Mi")
                .build();
        Mapping container = Mapping.builder().put("name", name()).put("image", IMAGE).put("imagePullPolicy", "Always")
                .put("args", Sequence.ofTexts("--config=/etc/otel/config.yaml"))
                .put("ports", Sequence.of(port("otlp-grpc", GRPC), port("otlp-http", HTTP), port("metrics", METRICS),
                        port("health", HEALTH)))
                .put("readinessProbe", Mapping.builder().put("httpGet", check).build())
                .put("livenessProbe", Mapping.builder().put("httpGet", live).put("periodSeconds", 20).build())
                .put("resources", Mapping.builder().put("requests", amounts).put("limits", limits).build())
                .put("securityContext", Mapping.builder().put("allowPrivilegeEscalation", false)
                        .put("readOnlyRootFilesystem", true).put("runAsNonRoot", true).put("runAsUser", USER)
                        .put("runAsGroup", USER)
                        .put("capabilities", Mapping.builder().put("drop", Sequence.ofTexts("ALL")).build())
                        .put("seccompProfile", Mapping.builder().put("type", "RuntimeDefault").build()).build())
                .put("volumeMounts", Sequence.of(Mapping.builder().put("name", "config").put("mountPath", "/etc/otel")
                        .put("readOnly", true).build()))
                .build();
        Mapping volume = Mapping.builder().put("name", "config")
                .put("configMap", Mapping.builder().put("name", name() + "-config").build()).build();
        Mapping pod = Mapping.builder().put("serviceAccountName", name()).put("automountServiceAccountToken", false)
                .put("enableServiceLinks", false)
                .put("securityContext", Mapping.builder().put("runAsNonRoot", true).put("runAsUser", USER)
                        .put("seccompProfile", Mapping.builder().put("type", "RuntimeDefault").build()).build())
                .put("containers", Sequence.of(container)).put("volumes", Sequence.of(volume)).build();
        Mapping template = Mapping.builder().put("metadata", Mapping.builder().put("labels", labels()).build())
                .put("spec", pod).build();
        return object("apps/v1", "Deployment", name())
                .put("spec", Mapping.builder().put("replicas", 1)
                        .because("metrics of one span must come from one collector; it keeps them in memory")
                        .put("selector", matching()).put("template", template).build())
                .build();
    }

    private static Mapping port(String name, int number) {
        return Mapping.builder().put("name", name).put("containerPort", number).put("protocol", "TCP").build();
    }

    private Mapping service() {
        return object("v1", "Service", name()).put("spec", Mapping.builder().put("type", "ClusterIP")
                .put("selector", selector()).put("ports", Sequence.of(door("otlp-grpc", GRPC), door("otlp-http", HTTP),
                        door("metrics", METRICS)))
                .build()).build();
    }

    private static Mapping door(String name, int port) {
        return Mapping.builder().put("name", name).put("port", port).put("targetPort", name).put("protocol", "TCP")
                .build();
    }

    private Mapping monitor() {
        Mapping endpoint = Mapping.builder().put("port", "metrics").put("path", "/metrics").put("interval", "15s")
                .put("honorLabels", true).because("names of services and namespaces come from the spans").build();
        return object("monitoring.coreos.com/v1", "ServiceMonitor", name()).put("spec", Mapping.builder()
                .put("selector", matching()).put("endpoints", Sequence.of(endpoint)).build()).build();
    }

    private List<Mapping> policies() {
        Mapping ours = Mapping.builder().put("podSelector", Mapping.builder().put("matchLabels", Mapping.builder()
                .put("app.kubernetes.io/part-of", cluster.name()).build()).build()).build();
        Mapping monitoring = Mapping.builder().put("namespaceSelector", Mapping.builder().put("matchLabels",
                Mapping.builder().put("kubernetes.io/metadata.name", "monitoring").build()).build()).build();
        Mapping in = object("networking.k8s.io/v1", "NetworkPolicy", name()).put("spec", Mapping.builder()
                .put("podSelector", matching()).put("policyTypes", Sequence.ofTexts("Ingress", "Egress"))
                .put("ingress", Sequence.of(
                        Mapping.builder().put("from", Sequence.of(ours)).put("ports", Sequence.of(open(GRPC),
                                open(HTTP))).build(),
                        Mapping.builder().put("from", Sequence.of(monitoring))
                                .because("where Prometheus runs; change it where that is another namespace")
                                .put("ports", Sequence.of(open(METRICS))).build()))
                .put("egress", Sequence.EMPTY).build()).build();
        Mapping out = object("networking.k8s.io/v1", "NetworkPolicy", name() + "-clients").put("spec",
                Mapping.builder()
                        .put("podSelector", Mapping.builder().put("matchLabels", Mapping.builder()
                                .put("app.kubernetes.io/part-of", cluster.name()).build()).build())
                        .put("policyTypes", Sequence.ofTexts("Egress"))
                        .put("egress", Sequence.of(Mapping.builder()
                                .put("to", Sequence.of(Mapping.builder().put("podSelector", matching()).build()))
                                .put("ports", Sequence.of(open(GRPC), open(HTTP))).build()))
                        .build())
                .build();
        return List.of(in, out);
    }

    private static Mapping open(int port) {
        return Mapping.builder().put("protocol", "TCP").put("port", port).build();
    }
}
