package dev.archipelago.benchmarks.cases;

import dev.archipelago.model.Architecture;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.Connection;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.Container;
import dev.archipelago.model.Operation;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.Step;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.policy.Retry;
import dev.archipelago.model.quantity.Cores;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.Share;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Arrival;
import dev.archipelago.model.scenario.Workload;
import dev.archipelago.model.vocabulary.Ordered;
import dev.archipelago.simulator.random.RandomStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A system of services in five layers: gateways, the services they show, two layers behind those, and databases. Calls go
/// one layer down, some only now and then, and a few services are called by many. CPU limits and workers are such that
/// everything is about half busy; every second call has a time-out, and every second of those one retry.
///
/// The same arguments give the same system.
final class LayeredSystem {

    private static final int LAYERS = 5;
    private static final double[] SHARES = {0.01, 0.16, 0.34, 0.29, 0.20};
    private static final int ROUTES = 5;
    private static final double BUSY = 0.5;

    private final RandomStream random;
    private final int services;
    private final int rate;
    private final List<List<Part>> layers = new ArrayList<>();

    /// @param rate requests per second from outside
    LayeredSystem(int services, int rate, long seed) {
        this.services = services;
        this.rate = rate;
        this.random = RandomStream.of(seed, 0, "system of " + services);
        place();
        connect();
        load();
    }

    Document document() {
        Map<ComponentId, Component> components = new LinkedHashMap<>();
        Map<ConnectionId, Connection> connections = new LinkedHashMap<>();
        layers.forEach(layer -> layer.forEach(part -> {
            components.put(part.id, part.component());
            part.guards.forEach((to, connection) -> connections.put(new ConnectionId(part.id, to.id), connection));
        }));
        Map<OperationRef, Double> mix = new LinkedHashMap<>();
        entrances().forEach(route -> mix.put(route.ref(), route.weight));
        Workload users = new Workload(null, null, null, Ordered.copyOf(mix), Ordered.of(),
                Arrival.parse("poisson(" + rate + "/s)"), null, null, null);
        return Document.of("A system of " + services + " services",
                Architecture.empty().withComponents(Ordered.copyOf(components))
                        .withConnections(Ordered.copyOf(connections)))
                .withWorkload("users", users);
    }

    private void place() {
        int left = services;
        for (int layer = 0; layer < LAYERS; layer++) {
            int count = layer == LAYERS - 1 ? left : Math.max(1, (int) Math.round(services * SHARES[layer]));
            List<Part> parts = new ArrayList<>();
            for (int i = 1; i <= count; i++) {
                parts.add(new Part(layer, i));
            }
            layers.add(parts);
            left -= count;
        }
    }

    /// Every part below the gateways is called by at least one part of the layer above.
    private void connect() {
        for (int layer = 0; layer + 1 < LAYERS; layer++) {
            List<Route> above = layers.get(layer).stream().flatMap(part -> part.routes.stream()).toList();
            List<Part> below = layers.get(layer + 1);
            for (Route route : above) {
                int calls = 1 + random.nextInt(layer < 2 ? 3 : 2);
                for (int i = 0; i < calls; i++) {
                    route.call(popular(below), i == 0 ? 1 : 0.25 * (1 + random.nextInt(4)));
                }
            }
            for (Part part : below) {
                if (!part.called) {
                    above.get(random.nextInt(above.size())).call(part, 0.25);
                }
            }
        }
    }

    /// The square of a uniform number makes the first ones of a layer more popular.
    private Part popular(List<Part> parts) {
        double u = random.nextDouble();
        return parts.get((int) (u * u * parts.size()));
    }

    private void load() {
        double weights = entrances().stream().mapToDouble(route -> route.weight).sum();
        entrances().forEach(route -> route.perSecond = rate * route.weight / weights);
        layers.forEach(layer -> layer.forEach(part -> part.routes.forEach(
                route -> route.calls
                        .forEach(call -> call.to.routes.get(0).perSecond += route.perSecond * call.share))));
        layers.reversed().forEach(layer -> layer.forEach(Part::estimate));
    }

    private List<Route> entrances() {
        return layers.getFirst().stream().flatMap(part -> part.routes.stream()).toList();
    }

    private record Called(Part to, double share) {}

    /// An operation of a part.
    private final class Route {
        private final Part part;
        private final String id;
        private final double weight;
        private final List<Called> calls = new ArrayList<>();
        private double perSecond;

        Route(Part part, String id, double weight) {
            this.part = part;
            this.id = id;
            this.weight = weight;
        }

        void call(Part to, double share) {
            if (calls.stream().anyMatch(call -> call.to == to)) {
                return;
            }
            to.called = true;
            calls.add(new Called(to, share));
            if (random.nextInt(2) == 0) {
                Retry retry = random.nextInt(2) == 0 ? new Retry(2, null, List.of(), null) : null;
                part.guards.put(to, guarded(retry));
            }
        }

        OperationRef ref() {
            return new OperationRef(part.id, id);
        }

        double held() {
            return part.work * 1.5 + calls.stream().mapToDouble(call -> call.share * call.to.held).sum();
        }

        Operation operation() {
            List<Step> steps = new ArrayList<>();
            steps.add(new Step.Compute(part.distribution()));
            calls.forEach(call -> steps.add(new Step.Call(call.to.routes.getFirst().ref(),
                    call.share == 1 ? null : Share.parse((int) (call.share * 100) + "%"), null, null)));
            return Operation.of(steps.toArray(Step[]::new));
        }
    }

    private static Connection guarded(@Nullable Retry retry) {
        return new Connection(null, null, null, null, null, null, null, TimeSpan.parse("2s"), null, null, null, retry,
                null, null, null, null, null, null, null, null, null, null);
    }

    /// A component with its share of the load.
    private final class Part {
        private final int layer;
        private final ComponentId id;
        private final double work;
        private final List<Route> routes = new ArrayList<>();
        private final Map<Part, Connection> guards = new LinkedHashMap<>();
        private boolean called;
        private double held;

        Part(int layer, int number) {
            this.layer = layer;
            this.id = new ComponentId(List.of("gateway", "front", "service", "core", "db").get(layer) + "-" + number);
            this.work = (layer == 0 ? 1 : 1 + random.nextInt(layer == LAYERS - 1 ? 10 : 40)) / 10.0;
            for (int i = 1; i <= (layer == 0 ? ROUTES : 1); i++) {
                routes.add(new Route(this, layer == 0 ? "route-" + i : "serve", ROUTES + 1.0 - i));
            }
        }

        /// Milliseconds that a worker is held, calls included; those below are known already.
        void estimate() {
            held = routes.stream().mapToDouble(Route::held).average().orElse(0);
        }

        Distribution distribution() {
            String mean = String.format(Locale.ROOT, "%dus", Math.round(work * 1000));
            return Distribution.parse(
                    layer == LAYERS - 1 ? "exponential(" + mean + ")" : "lognormal(mean=" + mean + ", cv=1)");
        }

        Component component() {
            double perSecond = routes.stream().mapToDouble(route -> route.perSecond).sum();
            double cores = perSecond * work / 1000 / BUSY;
            int replicas = layer == LAYERS - 1 ? 1 : Math.clamp((int) Math.ceil(cores / 2), 2, 10);
            long limit = Math.max(1, (long) Math.ceil(cores / replicas));
            int workers = 4 + (int) Math.ceil(perSecond * held / 1000 / replicas / BUSY);
            Component component = Component.of(kind())
                    .withContainer(Container.UNSPECIFIED.withWorkers(workers).withCpu(null, new Cores(limit * 1000)))
                    .withReplicas(replicas);
            for (Route route : routes) {
                component = component.withOperation(route.id, route.operation());
            }
            return component;
        }

        private ComponentKind kind() {
            return layer == 0
                    ? ComponentKind.GATEWAY
                    : layer == LAYERS - 1 ? ComponentKind.DATABASE : ComponentKind.SERVICE;
        }
    }
}
