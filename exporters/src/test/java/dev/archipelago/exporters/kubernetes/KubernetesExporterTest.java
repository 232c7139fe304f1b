package dev.archipelago.exporters.kubernetes;

import static dev.archipelago.exporters.kubernetes.Exported.at;
import static dev.archipelago.exporters.kubernetes.Exported.container;
import static dev.archipelago.exporters.kubernetes.Exported.map;
import static dev.archipelago.exporters.kubernetes.Exported.nameOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.exporters.Samples;
import dev.archipelago.exporters.spi.Evidence;
import dev.archipelago.exporters.spi.ExportOptions;
import dev.archipelago.exporters.spi.ExportRequest;
import dev.archipelago.exporters.spi.Omission;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.shape.PropertyPath;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// How parts of a design become parts of manifests, shown on the corner shop.
class KubernetesExporterTest {

    private static final Document SHOP = Samples.named("corner-shop");

    @Test
    void autoscaling_becomesAnAutoscalerOfTheSameNumbers() {
        Map<String, Object> scaler = Exported.of("shop", SHOP).ofKind("HorizontalPodAutoscaler").getFirst();

        assertThat(map(scaler, "spec", "scaleTargetRef"))
                .isEqualTo(Map.of("apiVersion", "apps/v1", "kind", "Deployment", "name", "orders"));
        assertThat(at(scaler, "spec", "minReplicas")).isEqualTo(2);
        assertThat(at(scaler, "spec", "maxReplicas")).isEqualTo(8);
        assertThat(at(scaler, "spec", "metrics")).isEqualTo(List.of(Map.of("type", "ContainerResource",
                "containerResource", Map.of("name", "cpu", "container", "orders", "target",
                        Map.of("type", "Utilization", "averageUtilization", 70)))));
    }

    @Test
    void partition_ofARollout_standsInTheStatefulSetAndIsLeftOutOfADeployment() {
        Document document = PropertyPath.parse("components.web.rollout.partition").with(
                PropertyPath.parse("components.shop-db.rollout.partition").with(SHOP, "2"), "2");
        Exported exported = Exported.of("shop", document);

        assertThat(exported.ofKind("StatefulSet")).filteredOn(set -> nameOf(set).equals("shop-db"))
                .extracting(set -> at(set, "spec", "updateStrategy"))
                .containsExactly(Map.of("type", "RollingUpdate", "rollingUpdate", Map.of("partition", 2)));
        assertThat(exported.bundle().omissions()).extracting(Omission::pointer)
                .contains("/components/web/rollout/partition")
                .doesNotContain("/components/shop-db/rollout/partition");
    }

    @Test
    void linksOfTheDrawing_areTheOnlyWaysBetweenPods() {
        Set<String> ways = Exported.of("shop", SHOP).ofKind("NetworkPolicy").stream()
                .flatMap(policy -> Exported.list(policy, "spec", "ingress").stream()
                        .flatMap(rule -> Exported.list(rule, "from").stream())
                        .map(peer -> at(peer, "podSelector", "matchLabels", "app.kubernetes.io/name") + "->"
                                + nameOf(policy)))
                .collect(Collectors.toSet());

        assertThat(ways).containsExactlyInAnyOrder("web->catalog", "web->orders", "catalog->products",
                "catalog->shop-db", "orders->stock", "orders->shop-db", "orders->events", "stock->shop-db",
                "mailer->events");
    }

    @Test
    void evidence_whereThereIsSome_standsBesideItsNumber() {
        Evidence evidence = Evidence.NONE.with("/components/orders/autoscaling/max", "p99 241ms at 2000/s");
        String orders = new KubernetesExporter().export(ExportRequest.of(SHOP).withEvidence(evidence)).files()
                .get("components/orders.yaml");

        assertThat(orders).contains("maxReplicas: 8 # p99 241ms at 2000/s\n",
                "minReplicas: 2 # given by the design; not simulated\n");
    }

    @Test
    void version_withBuildMetadata_isSpelledAsLabelAndTag() {
        ExportOptions options = ExportOptions.DEFAULT.withVersion("2.0.0+abc");
        String orders = new KubernetesExporter().export(ExportRequest.of(SHOP).withOptions(options)).files()
                .get("components/orders.yaml");

        assertThat(orders).contains("app.kubernetes.io/version: \"2.0.0_abc\"",
                "image: \"docker.io/library/corner-shop-orders:2.0.0_abc\"");
    }

    @Test
    void registry_ofThePlatform_standsBeforeOurImages() {
        Document shop = PropertyPath.parse("platform.registry").with(SHOP, "registry.example.com/shop/");
        Exported exported = Exported.of("shop", shop);

        assertThat(exported.workloads()).filteredOn(workload -> nameOf(workload).equals("orders"))
                .extracting(workload -> container(workload).get("image"))
                .containsExactly("registry.example.com/shop/corner-shop-orders:0.1.0");
        assertThat(exported.bundle().omissions()).extracting(Omission::pointer).doesNotContain("/platform/registry");
    }

    @Test
    void rulesBrokenOnPurpose_areWaivedWithAReason() {
        Exported exported = Exported.of("shop", SHOP);

        assertThat(exported.workloads()).allSatisfy(workload -> {
            Map<String, Object> annotations = map(workload, "metadata", "annotations");
            boolean single = Integer.valueOf(1).equals(at(workload, "spec", "replicas"))
                    && workload.get("kind").equals("Deployment");
            assertThat(annotations.containsKey("kube-score/ignore")).isEqualTo(single);
            assertThat(annotations.containsKey("archipelago.dev/waiver.deployment-replicas")).isEqualTo(single);
            assertThat((String) annotations.get("checkov.io/skip1")).startsWith("CKV_K8S_43=");
        });
    }

    @Test
    void databaseOfACatalogueEngine_readsItsPasswordFromAFileThatTheExportDoesNotHold() {
        Exported exported = Exported.of("shop", SHOP);
        Map<String, Object> database = exported.workloads().stream()
                .filter(workload -> nameOf(workload).equals("shop-db")).findFirst().orElseThrow();

        assertThat(Exported.list(container(database), "env"))
                .contains(Map.of("name", "POSTGRES_PASSWORD_FILE", "value", "/run/credentials/password"));
        assertThat(exported.bundle().omissions()).contains(new Omission("/components/shop-db/container/secrets",
                "the Secret postgres-password",
                "values never stand in the export; create it before the first start, with the key password"));
    }

    @Test
    void emptyDesign_becomesAClosedNamespace() {
        Exported exported = Exported.of("empty", Document.empty("Nothing"));

        assertThat(exported.objects()).extracting(object -> object.get("kind") + " " + nameOf(object))
                .containsExactly("Namespace nothing", "NetworkPolicy default-deny", "NetworkPolicy allow-dns");
        assertThat(exported.bundle().omissions()).isEmpty();
    }
}
