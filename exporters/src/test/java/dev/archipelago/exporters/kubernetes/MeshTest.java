package dev.archipelago.exporters.kubernetes;

import static dev.archipelago.exporters.kubernetes.Exported.at;
import static dev.archipelago.exporters.kubernetes.Exported.list;
import static dev.archipelago.exporters.kubernetes.Exported.map;
import static dev.archipelago.exporters.kubernetes.Exported.nameOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.exporters.Samples;
import dev.archipelago.exporters.spi.ExportOptions;
import dev.archipelago.exporters.spi.Mesh;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What meshes are told about calls.
class MeshTest {

    private static final List<Exported> EXPORTS = Exported.many(15, 5).stream()
            .map(exported -> Exported.of(exported.name(), exported.document(),
                    ExportOptions.DEFAULT.withMesh(Mesh.ISTIO)))
            .toList();

    static List<Exported> exports() {
        return EXPORTS;
    }

    /// Istio does not merge several of one host.
    @ParameterizedTest
    @MethodSource("exports")
    void hosts_haveOneVirtualServiceWhoseTriesFitIntoItsTime(Exported exported) {
        List<Map<String, Object>> services = exported.ofKind("VirtualService");

        assertThat(services).extracting(Exported::nameOf).doesNotHaveDuplicates();
        for (Map<String, Object> service : services) {
            assertThat(exported.ofKind("Service")).extracting(Exported::nameOf).contains(nameOf(service));
            for (Map<String, Object> route : list(service, "spec", "http")) {
                assertThat(map(route, "retries")).containsKey("attempts");
                Object each = at(route, "retries", "perTryTimeout");
                if (each != null && route.get("timeout") != null) {
                    int tries = (Integer) map(route, "retries").get("attempts") + 1;
                    String caller = ((String) route.get("name")).substring("from-".length());
                    assertThat(millis(each) * tries <= millis(route.get("timeout"))
                            || hasDeadline(exported, caller, nameOf(service))).as("%s of %s", route, service).isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("exports")
    void rules_areOneForEachWayBetweenTwoComponents(Exported exported) {
        List<String> ways = exported.ofKind("NetworkPolicy").stream()
                .flatMap(policy -> list(policy, "spec", "ingress").stream()
                        .flatMap(rule -> list(rule, "from").stream())
                        .filter(peer -> !peer.containsKey("namespaceSelector"))
                        .map(peer -> at(peer, "podSelector", "matchLabels", "app.kubernetes.io/name") + "."
                                + nameOf(policy)))
                .toList();

        assertThat(exported.ofKind("DestinationRule")).extracting(Exported::nameOf)
                .containsExactlyInAnyOrderElementsOf(ways);
        assertThat(exported.ofKind("DestinationRule")).allSatisfy(rule -> assertThat(nameOf(rule)).isEqualTo(
                at(rule, "spec", "workloadSelector", "matchLabels", "app.kubernetes.io/name") + "."
                        + at(rule, "spec", "host")));
    }

    @Test
    void callWithoutRetries_isNotTriedAgainByIstio() {
        Exported shop = Exported.of("shop", Samples.named("corner-shop"), ExportOptions.DEFAULT.withMesh(Mesh.ISTIO));

        assertThat(shop.ofKind("VirtualService")).isNotEmpty().allSatisfy(service -> {
            Map<String, Object> others = list(service, "spec", "http").getLast();
            assertThat(at(others, "retries")).isEqualTo(Map.of("attempts", 0));
        });
        assertThat(map(shop.ofKind("Namespace").getFirst(), "metadata", "labels")).containsEntry("istio-injection",
                "enabled");
        assertThat(shop.ofKind("NetworkPolicy")).extracting(Exported::nameOf).contains("allow-mesh");
    }

    @Test
    void linkerd_isToldAtServicesAndLetThrough() {
        Exported shop = Exported.of("shop", Samples.named("corner-shop"), ExportOptions.DEFAULT.withMesh(Mesh.LINKERD));

        assertThat(map(shop.ofKind("Namespace").getFirst(), "metadata", "annotations"))
                .isEqualTo(Map.of("linkerd.io/inject", "enabled"));
        assertThat(shop.ofKind("VirtualService", "DestinationRule")).isEmpty();
        assertThat(shop.ofKind("Service").stream().map(service -> map(service, "metadata", "annotations"))
                .flatMap(annotations -> annotations.keySet().stream()).collect(Collectors.toSet()))
                .contains("timeout.linkerd.io/request", "config.linkerd.io/opaque-ports");
        assertThat(shop.ofKind("NetworkPolicy").stream()
                .flatMap(policy -> list(policy, "spec", "ingress").stream()).filter(rule -> rule.containsKey("from")))
                .isNotEmpty().allSatisfy(rule -> assertThat(list(rule, "ports")).extracting(port -> port.get("port"))
                        .contains(4143));
    }

    private static boolean hasDeadline(Exported exported, String client, String server) {
        return exported.document().architecture().connections().entrySet().stream()
                .filter(entry -> entry.getValue().deadline() != null)
                .anyMatch(entry -> entry.getKey().toString().equals(client + "->" + server));
    }

    private static long millis(Object duration) {
        String text = duration.toString();
        return text.endsWith("ms")
                ? Long.parseLong(text.replace("ms", ""))
                : 1000 * Long.parseLong(text.replace("s", ""));
    }
}
