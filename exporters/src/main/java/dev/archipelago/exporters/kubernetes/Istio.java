package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.spi.Omissions;
import dev.archipelago.exporters.text.Durations;
import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Scalar;
import dev.archipelago.exporters.yaml.Sequence;
import dev.archipelago.model.policy.Balancing;
import dev.archipelago.model.policy.Bulkhead;
import dev.archipelago.model.policy.ConnectionPool;
import dev.archipelago.model.policy.OutlierDetection;
import dev.archipelago.model.policy.SlowStart;
import dev.archipelago.model.quantity.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Derives what Istio does with calls: one VirtualService for each host with a route for each caller, and a DestinationRule for
/// each caller of it.
///
/// What the design does not say is written out where Istio would do something else by itself: it tries everything again twice,
/// and prefers the replica with fewer requests.
record Istio(Landscape landscape) {

    List<Manifest> of(Deployable server, List<Call> calls) {
        List<Manifest> manifests = new ArrayList<>();
        List<Call> requests = calls.stream().filter(Call::hasRequests).toList();
        if (!requests.isEmpty()) {
            manifests.add(service(server, requests));
        }
        calls.forEach(call -> manifests.add(rule(server, call)));
        return manifests;
    }

    private MeshManifest service(Deployable server, List<Call> calls) {
        Sequence routes = Sequence.EMPTY;
        for (Call call : calls) {
            routes = routes.with(route(server, call), call.client() + " calls");
        }
        for (Port port : server.ports().stream().filter(port -> !port.speaks().equals("tcp")).toList()) {
            Mapping match = match(port).build();
            routes = routes.with(Mapping.builder().put("name", "others-" + port.name())
                    .put("match", Sequence.of(match)).put("route", Sequence.of(destination(server, port)))
                    .put("retries", none("nobody else is part of the design")).build(), "everybody else");
        }
        Mapping spec = Mapping.builder().put("hosts", Sequence.ofTexts(server.name())).put("http", routes).build();
        return new MeshManifest("VirtualService", server.identity().metadata(""), spec);
    }

    private Mapping route(Deployable server, Call call) {
        Mapping match = match(call.port()).put("sourceLabels", Mapping.of(Identity.selector(call.client()))).build();
        Mapping.Builder route = Mapping.builder().put("name", "from-" + call.client())
                .put("match", Sequence.of(match)).put("route", Sequence.of(destination(server, call.port())));
        call.patience().ifPresent(time -> {
            boolean deadline = time.equals(call.connection().deadline());
            Scalar total = Scalar.of(Durations.atLeast(time));
            (deadline
                    ? landscape.reasons().given(call.pointer("deadline"), total)
                    : landscape.reasons().assumed(call.pointer("timeout"), total, "the time-out of all tries"))
                    .put(route, "timeout");
        });
        return route.put("retries", retries(call)).build();
    }

    private Mapping retries(Call call) {
        int retries = call.retries();
        if (retries == 0) {
            return none("nothing is tried again; Istio would try twice");
        }
        Mapping.Builder node = landscape.reasons()
                .assumed(call.pointer("retry", "attempts"), Scalar.of(retries), "tries after the first")
                .put(Mapping.builder(), "attempts");
        TimeSpan timeout = call.connection().timeout();
        if (timeout != null) {
            landscape.reasons().given(call.pointer("timeout"), Scalar.of(Durations.atLeast(timeout)))
                    .put(node, "perTryTimeout");
        }
        return node.put("retryOn", String.join(",", call.conditions())).because(call.repeatable()
                ? "may be done twice"
                : "only what was surely not done, since it may not be done twice")
                .build();
    }

    private MeshManifest rule(Deployable server, Call call) {
        Mapping.Builder policy = Mapping.builder().put("loadBalancer", balancing(call));
        Mapping pool = pool(call);
        policy.putUnlessEmpty("connectionPool", pool);
        OutlierDetection detection = call.connection().outlierDetection();
        if (detection != null) {
            policy.put("outlierDetection", outliers(call, detection));
        }
        Mapping metadata = Mapping.builder().put("name", call.client() + "." + server.name())
                .put("namespace", landscape.namespace()).put("labels", Mapping.of(server.identity().labels())).build();
        Mapping spec = Mapping.builder().put("host", server.name())
                .put("workloadSelector",
                        Mapping.builder().put("matchLabels", Mapping.of(Identity.selector(call.client()))).build())
                .put("trafficPolicy", policy.build()).build();
        return new MeshManifest("DestinationRule", metadata, spec);
    }

    private Mapping balancing(Call call) {
        Balancing given = call.connection().balancing();
        String why = given == null ? "default of the model" : "given by the design";
        Omissions omissions = landscape.omissions();
        Mapping.Builder node = Mapping.builder();
        switch (given == null ? Balancing.ROUND_ROBIN : given) {
            case ROUND_ROBIN -> node.put("simple", "ROUND_ROBIN").because(why);
            case RANDOM -> node.put("simple", "RANDOM").because(why);
            case LEAST_REQUEST -> node.put("simple", "LEAST_REQUEST").because(why);
            case LEAST_CONNECTIONS -> {
                node.put("simple", "LEAST_REQUEST").because("of two drawn at random, not of all");
                omissions.add(call.pointer("balancing"), "the fewest requests of all",
                        "Istio compares two replicas drawn at random");
            }
            case CONSISTENT_HASH, MAGLEV -> {
                boolean maglev = given == Balancing.MAGLEV;
                Mapping.Builder hash = Mapping.builder();
                if (call.hasRequests()) {
                    hash.put("httpHeaderName", "x-request-key").because("the key of a request; callers must send it");
                    omissions.add(call.pointer("balancing"), "the key of requests",
                            "callers must send it in the header x-request-key");
                } else {
                    hash.put("useSourceIp", true).because("of bytes nothing else is known");
                }
                node.put("consistentHash",
                        hash.put(maglev ? "maglev" : "ringHash", Mapping.builder().build()).build());
            }
            case ZONE_AWARE, ZONE_FAILOVER -> {
                node.put("simple", "ROUND_ROBIN").because("inside a zone").put("localityLbSetting",
                        Mapping.builder().put("enabled", true)
                                .put("failoverPriority", Sequence.ofTexts("topology.kubernetes.io/zone")).build())
                        .because("the own zone first; it needs outlier detection");
                omissions.add(call.pointer("balancing"), "how much stays in the zone",
                        "Istio keeps all in it until outlier detection takes replicas out");
            }
        }
        SlowStart slow = call.connection().slowStart();
        if (slow != null && !slow.window().isZero()) {
            node.put("warmup", landscape.reasons()
                    .given(call.pointer("slowStart", "window"), Scalar.of(Durations.atLeast(slow.window())))
                    .put(Mapping.builder(), "duration").build());
        }
        return node.build();
    }

    /// Limits of one proxy of the caller, which is one replica of it, as in the design.
    private Mapping pool(Call call) {
        ConnectionPool pool = call.connection().pool();
        Bulkhead bulkhead = call.connection().bulkhead();
        Mapping.Builder tcp = Mapping.builder();
        Mapping.Builder http = Mapping.builder();
        if (pool != null) {
            count(call, tcp, "maxConnections", pool.size(), "pool", "size");
            count(call, http, "http1MaxPendingRequests", pool.pending(), "pool", "pending");
            TimeSpan age = pool.maxAge();
            if (age != null && !age.isZero()) {
                landscape.reasons().given(call.pointer("pool", "maxAge"), Scalar.of(Durations.atLeast(age)))
                        .put(tcp, "maxConnectionDuration");
            }
            if (Boolean.TRUE.equals(pool.pinned())) {
                landscape.omissions().add(call.pointer("pool", "pinned"), "connections that stay with their replica",
                        "proxies balance each request");
            }
            TimeSpan idle = pool.idle();
            if (idle != null && !idle.isZero()) {
                landscape.reasons().given(call.pointer("pool", "idle"), Scalar.of(Durations.atLeast(idle)))
                        .put(call.hasRequests() ? http : tcp, "idleTimeout");
            }
        }
        if (bulkhead != null) {
            count(call, http, "http2MaxRequests", bulkhead.concurrent(), "bulkhead", "concurrent");
            if (pool == null || pool.pending() == null) {
                count(call, http, "http1MaxPendingRequests", bulkhead.queue(), "bulkhead", "queue");
            }
        }
        Mapping.Builder all = Mapping.builder().putUnlessEmpty("tcp", tcp.build());
        return call.hasRequests() ? all.putUnlessEmpty("http", http.build()).build() : all.build();
    }

    private void count(Call call, Mapping.Builder node, String key, @Nullable Integer number, String... part) {
        if (number != null) {
            landscape.reasons().given(call.pointer(part), Scalar.of(Math.max(1, number))).put(node, key);
        }
    }

    private Mapping outliers(Call call, OutlierDetection given) {
        Integer errors = given.consecutiveErrors();
        TimeSpan interval = given.interval();
        TimeSpan ejection = given.ejection();
        Mapping.Builder node = Mapping.builder();
        figure(call, "consecutiveErrors", errors != null, Scalar.of(errors == null ? 5 : Math.max(1, errors)))
                .put(node, "consecutive5xxErrors");
        figure(call, "interval", interval != null, Scalar.of(interval == null ? "10s" : Durations.atLeast(interval)))
                .put(node, "interval");
        figure(call, "ejection", ejection != null, Scalar.of(ejection == null ? "30s" : Durations.atLeast(ejection)))
                .put(node, "baseEjectionTime");
        long percent = given.maxEjected() == null ? 10 : Math.round(given.maxEjected().value() * 100);
        figure(call, "maxEjected", given.maxEjected() != null, Scalar.of(percent)).put(node, "maxEjectionPercent");
        long panic = given.panic() == null ? 50 : Math.round(given.panic().value() * 100);
        figure(call, "panic", given.panic() != null, Scalar.of(panic)).put(node, "minHealthPercent");
        return node.build();
    }

    private Figure figure(Call call, String part, boolean given, Scalar value) {
        String pointer = call.pointer("outlierDetection", part);
        return given
                ? landscape.reasons().given(pointer, value)
                : landscape.reasons().assumed(pointer, value, "default of the model");
    }

    private static Mapping.Builder match(Port port) {
        return Mapping.builder().put("port", port.number()).because(port.why());
    }

    private static Mapping destination(Deployable server, Port port) {
        return Mapping.builder().put("destination", Mapping.builder().put("host", server.name())
                .put("port", Mapping.builder().put("number", port.number()).because(port.why()).build()).build())
                .build();
    }

    private static Mapping none(String why) {
        return Mapping.builder().put("attempts", 0).because(why).build();
    }
}
