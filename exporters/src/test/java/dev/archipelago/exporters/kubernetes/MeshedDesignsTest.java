package dev.archipelago.exporters.kubernetes;

import static dev.archipelago.exporters.kubernetes.Exported.at;
import static dev.archipelago.exporters.kubernetes.Exported.list;
import static dev.archipelago.exporters.kubernetes.Exported.map;
import static dev.archipelago.exporters.kubernetes.Exported.nameOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.exporters.HostileDocuments;
import dev.archipelago.exporters.spi.ExportOptions;
import dev.archipelago.exporters.spi.Mesh;
import dev.archipelago.exporters.spi.Pointer;
import dev.archipelago.exporters.text.Names;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.Connection;
import dev.archipelago.model.ConnectionId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What meshes are told, of samples, random and hostile designs alike.
class MeshedDesignsTest {

    private static final List<Exported> PLAIN = Stream.concat(Exported.many(40, 10).stream(),
            Stream.of(Exported.of("a crowd, seed 7", HostileDocuments.crowd(7, 40)))).toList();

    /// One component waits so long for another, in milliseconds.
    private record Wait(String client, String server, long millis) {}

    static List<Exported> linkerd() {
        return PLAIN.stream().map(one -> meshed(one, Mesh.LINKERD)).toList();
    }

    static List<Exported> meshes() {
        return Stream.of(Mesh.ISTIO, Mesh.LINKERD).flatMap(mesh -> PLAIN.stream().map(one -> meshed(one, mesh)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("linkerd")
    void services_areAnnotatedAsLinkerdReadsThem_andHeadlessOnesNever(Exported exported) {
        for (Map<String, Object> service : exported.ofKind("Service")) {
            Map<String, Object> annotations = map(service, "metadata", "annotations");
            Set<String> ports = new TreeSet<>(
                    list(service, "spec", "ports").stream().map(port -> port.get("port").toString()).toList());
            annotations.forEach((key, value) -> assertThat((String) value).as("%s of %s", key, service)
                    .matches(switch (key) {
                        case "timeout.linkerd.io/request", "retry.linkerd.io/timeout",
                                "balancer.linkerd.io/failure-accrual-consecutive-min-penalty" ->
                            "[1-9][0-9]*m?s";
                        case "retry.linkerd.io/limit",
                                "balancer.linkerd.io/failure-accrual-consecutive-max-failures" ->
                            "[1-9][0-9]*";
                        case "retry.linkerd.io/http" -> "5xx|gateway-error";
                        case "retry.linkerd.io/grpc" -> "unavailable(,internal)?";
                        case "balancer.linkerd.io/failure-accrual" -> "consecutive";
                        case "config.linkerd.io/opaque-ports" -> "[0-9]+(,[0-9]+)*";
                        default -> "an annotation that Linkerd does not know";
                    }));
            if ("None".equals(at(service, "spec", "clusterIP"))) {
                assertThat(annotations).as("%s", service).isEmpty();
            }
            if (annotations.get("config.linkerd.io/opaque-ports") instanceof String opaque) {
                assertThat(ports).containsAll(List.of(opaque.split(",")));
            }
        }
        assertThat(exported.ofKind("VirtualService", "DestinationRule")).isEmpty();
    }

    /// All callers of a Service are treated alike: as patient as the most patient, and never with more tries than one wants.
    @ParameterizedTest
    @MethodSource("linkerd")
    void services_waitAsLongAsTheirMostPatientCaller_andTryAgainOnlyAsOftenAsAllWant(Exported exported) {
        for (Map<String, Object> service : exported.ofKind("Service")) {
            Map<String, Object> annotations = map(service, "metadata", "annotations");
            List<Connection> calls = callers(exported, nameOf(service));
            Object time = annotations.get("timeout.linkerd.io/request");
            Object limit = annotations.get("retry.linkerd.io/limit");
            for (Connection call : calls) {
                if (time != null) {
                    assertThat(call.timeout() != null || call.deadline() != null).as("%s of %s", call, service)
                            .isTrue();
                    assertThat(millis(time)).as("%s of %s", call, service).isGreaterThanOrEqualTo(Math.min(
                            call.timeout() == null ? Long.MAX_VALUE : call.timeout().nanos() / 1_000_000,
                            call.deadline() == null ? Long.MAX_VALUE : call.deadline().nanos() / 1_000_000));
                }
                if (limit != null) {
                    assertThat(call.retry()).as("%s of %s", call, service).isNotNull();
                    assertThat(Integer.parseInt((String) limit)).isLessThan(call.retry().attempts());
                }
            }
        }
    }

    /// What a component waits for is over before its caller stops waiting for it, or the export says that it is not.
    @ParameterizedTest
    @MethodSource("meshes")
    void times_shrinkOnTheWayDown_orAreNamed(Exported exported) {
        Map<String, ComponentId> ids = new HashMap<>();
        Names names = Names.of(exported.document().architecture().components().keySet());
        exported.document().architecture().components().keySet().forEach(id -> ids.put(names.of(id), id));
        Map<String, Long> shortest = new HashMap<>();
        List<Wait> waits = waits(exported);
        waits.forEach(wait -> shortest.merge(wait.server(), wait.millis(), Math::min));

        for (Wait wait : waits) {
            Long caller = shortest.get(wait.client());
            if (caller != null && wait.millis() > caller) {
                String pointer = Pointer.of("connections",
                        new ConnectionId(ids.get(wait.client()), ids.get(wait.server())).toString());
                assertThat(exported.bundle().omissions()).as("%s: %s, whose caller waits %d", exported, wait, caller)
                        .anyMatch(omission -> omission.pointer().startsWith(pointer));
            }
        }
    }

    private static List<Wait> waits(Exported exported) {
        List<Wait> waits = new ArrayList<>();
        for (Map<String, Object> service : exported.ofKind("VirtualService")) {
            for (Map<String, Object> route : list(service, "spec", "http")) {
                if (route.get("timeout") != null) {
                    waits.add(new Wait(((String) route.get("name")).substring("from-".length()), nameOf(service),
                            millis(route.get("timeout"))));
                }
            }
        }
        Map<String, Object> times = new LinkedHashMap<>();
        exported.ofKind("Service").forEach(service -> {
            Object time = map(service, "metadata", "annotations").get("timeout.linkerd.io/request");
            if (time != null) {
                times.put(nameOf(service), time);
            }
        });
        exported.ofKind("NetworkPolicy").stream().filter(policy -> times.containsKey(nameOf(policy)))
                .forEach(policy -> list(policy, "spec", "ingress").stream()
                        .flatMap(rule -> list(rule, "from").stream())
                        .map(peer -> at(peer, "podSelector", "matchLabels", "app.kubernetes.io/name"))
                        .filter(String.class::isInstance).forEach(client -> waits.add(
                                new Wait((String) client, nameOf(policy), millis(times.get(nameOf(policy)))))));
        return waits;
    }

    /// What the design says of the calls to a Service from inside the cluster.
    private static List<Connection> callers(Exported exported, String server) {
        Names names = Names.of(exported.document().architecture().components().keySet());
        Set<Object> clients = new TreeSet<>();
        exported.ofKind("NetworkPolicy").stream().filter(policy -> nameOf(policy).equals(server))
                .forEach(policy -> list(policy, "spec", "ingress").stream()
                        .flatMap(rule -> list(rule, "from").stream())
                        .map(peer -> at(peer, "podSelector", "matchLabels", "app.kubernetes.io/name"))
                        .filter(String.class::isInstance).forEach(clients::add));
        Set<ComponentId> known = exported.document().architecture().components().keySet();
        return exported.document().architecture().connections().entrySet().stream()
                .filter(entry -> known.contains(entry.getKey().from()) && known.contains(entry.getKey().to()))
                .filter(entry -> names.of(entry.getKey().to()).equals(server)
                        && clients.contains(names.of(entry.getKey().from())))
                .map(Map.Entry::getValue).toList();
    }

    private static Exported meshed(Exported plain, Mesh mesh) {
        return Exported.of(plain.name() + ", " + mesh, plain.document(), ExportOptions.DEFAULT.withMesh(mesh));
    }

    private static long millis(Object duration) {
        String text = duration.toString();
        return text.endsWith("ms")
                ? Long.parseLong(text.replace("ms", ""))
                : 1000 * Long.parseLong(text.replace("s", ""));
    }
}
