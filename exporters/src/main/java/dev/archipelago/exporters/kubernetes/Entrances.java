package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.spi.Omissions;
import dev.archipelago.exporters.spi.Pointer;
import dev.archipelago.exporters.spi.WayIn;
import dev.archipelago.exporters.text.Durations;
import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Scalar;
import dev.archipelago.exporters.yaml.Sequence;
import dev.archipelago.model.Operation;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Workload;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Derives how requests from outside reach the components that workloads enter.
///
/// Where every operation that is entered has a route, just these methods and paths are let in; otherwise all.
record Entrances(Landscape landscape, Permissions permissions) {

    private static final Pattern ROUTE = Pattern
            .compile("(GET|HEAD|POST|PUT|DELETE|OPTIONS|PATCH) (/(?:[A-Za-z0-9._~-]+(?:/[A-Za-z0-9._~-]+)*/?)?)"
                    + "((?:\\{[^/]*}|:[^/]*)(?:/.*)?)?");
    private static final int MOST_MATCHES = 64;
    private static final long LONGEST_HOURS = 99_999;

    /// A method and a path from outside.
    ///
    /// @param exact whether nothing may follow
    private record Match(String method, String path, boolean exact) {}

    /// The object that lets requests in to a component, where it is entered and the protocol allows one.
    Optional<Manifest> of(Deployable deployable) {
        if (!permissions.entrances().contains(deployable.id())) {
            return Optional.empty();
        }
        Omissions omissions = landscape.omissions();
        String what = "the way in from outside the cluster";
        Port port = deployable.ports().getFirst();
        WayIn way = landscape.request().options().wayIn();
        boolean http = port.speaksHttp() || port.speaks().equals("http2");
        if (way.style() == WayIn.Style.NONE || !http && !port.speaksGrpc()
                || way.style() == WayIn.Style.INGRESS && !http) {
            omissions.add(deployable.pointer(), what, (way.style() == WayIn.Style.NONE
                    ? "it depends on your gateway"
                    : "there is no standard route for what it speaks, " + port.speaks())
                    + "; send requests to the Service " + deployable.name() + ", port " + port.number());
            return Optional.empty();
        }
        Set<Match> matches = http ? matches(deployable) : Set.of();
        return Optional.of(way.style() == WayIn.Style.INGRESS
                ? ingress(deployable, way, matches)
                : route(deployable, way, http ? "HTTPRoute" : "GRPCRoute", matches));
    }

    private RouteManifest route(Deployable deployable, WayIn way, String kind, Set<Match> matches) {
        landscape.omissions().add(deployable.pointer(), "the gateway of its route",
                "it is yours: the Gateway " + way.gateway() + " of the namespace " + way.namespace()
                        + " must allow routes of this namespace" + (way.host().isEmpty()
                                ? "; no host is given, so that " + (hosts(deployable).isEmpty()
                                        ? "requests for any host are let in"
                                        : "the name of the component is taken for its host")
                                : ""));
        Mapping gateway = Mapping.builder().put("group", "gateway.networking.k8s.io").put("kind", "Gateway")
                .put("name", way.gateway()).put("namespace", way.namespace()).build();
        Sequence nodes = Sequence.of(matches.stream().map(match -> Mapping.builder()
                .put("path", Mapping.builder().put("type", match.exact() ? "Exact" : "PathPrefix")
                        .put("value", match.path()).build())
                .put("method", match.method()).build()).toList());
        return new RouteManifest(deployable.identity(), kind, gateway, hosts(deployable), nodes,
                deployable.ports().getFirst(), kind.equals("HTTPRoute") ? timeout(deployable) : Optional.empty());
    }

    private IngressManifest ingress(Deployable deployable, WayIn way, Set<Match> matches) {
        String host = hosts(deployable).stream().findFirst().orElse("");
        if (!matches.isEmpty()) {
            landscape.omissions().add(deployable.pointer(), "the methods of its routes",
                    "an Ingress knows paths only; the program refuses other methods");
        }
        landscape.omissions().add(deployable.pointer(), "encryption of its Ingress", host.isEmpty()
                ? "a certificate needs a host: give one"
                : "create the Secret " + deployable.name() + "-tls with the certificate of " + host);
        Set<Mapping> paths = new LinkedHashSet<>();
        matches.forEach(match -> paths.add(path(deployable, match.path(), match.exact() ? "Exact" : "Prefix")));
        if (paths.isEmpty()) {
            paths.add(path(deployable, "/", "Prefix"));
        }
        String ingressClass = way.gateway().equals(WayIn.DEFAULT.gateway()) ? "" : way.gateway();
        return new IngressManifest(deployable.identity(), ingressClass, host, List.copyOf(paths));
    }

    private static Mapping path(Deployable deployable, String path, String type) {
        Mapping port = Mapping.builder().put("name", deployable.ports().getFirst().name()).build();
        Mapping service = Mapping.builder().put("name", deployable.name()).put("port", port).build();
        return Mapping.builder().put("path", path).put("pathType", type)
                .put("backend", Mapping.builder().put("service", service).build()).build();
    }

    /// The one entrance has the host of the system; several have theirs below it.
    private List<String> hosts(Deployable deployable) {
        String host = landscape.request().options().wayIn().host();
        boolean several = permissions.entrances().stream().filter(landscape.deployables()::containsKey).count() > 1;
        if (several) {
            return List.of(host.isEmpty() ? deployable.name() : deployable.name() + "." + host);
        }
        return host.isEmpty() ? List.of() : List.of(host);
    }

    private Set<Match> matches(Deployable deployable) {
        var operations = deployable.component().operations();
        Set<Match> matches = new LinkedHashSet<>();
        operations.values().stream().map(Operation::route).filter(Objects::nonNull)
                .forEach(route -> match(route).ifPresent(matches::add));
        boolean all = entering().flatMap(workload -> workload.targets().stream())
                .filter(target -> target.component().equals(deployable.id()))
                .map(target -> landscape.request().document().architecture().operation(target))
                .allMatch(operation -> operation.map(Operation::route).flatMap(Entrances::match).isPresent());
        if (!all && !matches.isEmpty()) {
            landscape.omissions().add(deployable.pointer("operations"), "the methods and paths from outside",
                    "an operation that is entered has no route such as GET /cart, so that all are let in");
        }
        return all && matches.size() <= MOST_MATCHES ? matches : Set.of();
    }

    private Stream<Workload> entering() {
        return landscape.request().document().workloads().values().stream();
    }

    private static Optional<Match> match(String route) {
        Matcher matcher = ROUTE.matcher(route.strip());
        if (!matcher.matches() || matcher.group(2).matches("(.*/)?\\.{1,2}(/.*)?")) {
            return Optional.empty();
        }
        boolean exact = matcher.group(3) == null;
        String path = matcher.group(2);
        return Optional.of(new Match(matcher.group(1),
                exact || path.length() == 1 ? path : path.replaceAll("/$", ""), exact));
    }

    /// The longest time that users wait, where all of them give up at all.
    private Optional<Figure> timeout(Deployable deployable) {
        List<Workload> users = entering().filter(workload -> workload.targets().stream().map(OperationRef::component)
                .anyMatch(deployable.id()::equals)).toList();
        List<TimeSpan> patience = users.stream().map(Workload::timeout).filter(Objects::nonNull).toList();
        if (users.isEmpty() || patience.size() < users.size()) {
            return Optional.empty();
        }
        long millis = patience.stream().mapToLong(wait -> Math.ceilDiv(wait.nanos(), 1_000_000L)).max().orElse(0);
        return millis == 0 || millis / 3_600_000 > LONGEST_HOURS
                ? Optional.empty()
                : Optional.of(landscape.reasons().given(
                        Pointer.of("workloads"), Scalar.of(Durations.gateway(millis))));
    }
}
