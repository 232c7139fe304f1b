package dev.archipelago.exporters.skeleton;

import dev.archipelago.exporters.spi.Omissions;
import dev.archipelago.exporters.spi.Pointer;
import dev.archipelago.exporters.text.Listening;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.Container;
import dev.archipelago.model.Operation;
import dev.archipelago.model.policy.Probe;
import dev.archipelago.model.policy.Probes;
import dev.archipelago.model.quantity.TimeSpan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Draws up the program of one component, and says what it does not do.
record Drafter(ComponentId id, Component component, Language language, Neighbours neighbours, Omissions omissions) {

    private static final Pattern PAGE = Pattern.compile("/[A-Za-z0-9/_.~-]*");
    private static final Pattern ROUTE = Pattern
            .compile("(GET|POST|PUT|PATCH|DELETE) (/(?:[A-Za-z0-9/_.~-]++|\\{[A-Za-z0-9_-]++})*+)");
    private static final Set<String> PAGES = Set.of("livez", "readyz", "metrics");
    private static final TimeSpan GRACE = TimeSpan.ofSeconds(30);
    private static final TimeSpan PRE_STOP = TimeSpan.ofSeconds(5);

    Draft draft() {
        MessageWriter messages = new MessageWriter(id, language, neighbours, omissions);
        StepWriter writer = new StepWriter(id, neighbours, messages, omissions);
        Map<String, Code> consumptions = new LinkedHashMap<>();
        Map<String, Code.Call> operations = new LinkedHashMap<>();
        Map<String, Draft.Route> routes = new LinkedHashMap<>();
        component.operations().forEach((name, operation) -> {
            if (!ComponentId.isLabel(name) || PAGES.contains(name)) {
                omissions.add(pointer("operations", name), "the operation", PAGES.contains(name)
                        ? "the program has a page of this name"
                        : "its name is no id");
                return;
            }
            operations.put(name, writer.sequence(name, operation));
            route(name, operation, routes);
            messages.consumed(name, operation).ifPresent(code -> consumptions.put(name, code));
        });
        List<ComponentId> links = writer.called();
        List<Code> parts = new ArrayList<>(settings());
        links.forEach(link -> parts.add(new LinkWriter(id, neighbours, omissions).link(link)));
        parts.addAll(messages.brokers());
        return new Draft(id, component, neighbours.names().of(id), language, Listening.of(component), routes, parts,
                operations, links, consumptions, messages.named());
    }

    private void route(String name, Operation operation, Map<String, Draft.Route> routes) {
        String route = operation.route();
        if (route == null) {
            return;
        }
        Matcher matcher = ROUTE.matcher(route);
        if (matcher.matches() && !matcher.group(2).equals("/metrics")) {
            routes.put(name, new Draft.Route(matcher.group(1), matcher.group(2)));
        } else {
            omissions.add(pointer("operations", name, "route"), "the route " + route,
                    "a method and a path such as GET /products/{id} were expected; POST /" + name + " does the same");
        }
    }

    private List<Code> settings() {
        Container container = component.containerOrDefault();
        List<Code> settings = new ArrayList<>();
        settings.add(Code.call("name", Code.text(neighbours.names().of(id))));
        if (language.speaksGrpc() && neighbours.isAskedOverGrpc(id)) {
            settings.add(Code.call(Draft.SERVES, Code.text(Rpc.service(neighbours.names().of(id)))));
        }
        settings.add(Code.call("port", Code.number((long) Listening.of(component).port())));
        settings.add(Code.call("grace", Code.number(grace())));
        if (container.workers() != null) {
            settings.add(Code.call("workers", Code.number((long) container.workers()),
                    Code.number(container.backlog() == null ? -1L : container.backlog())));
        }
        if (container.shedding() != null || container.discipline() != null) {
            omissions.add(pointer("container"), "the order of waiting requests, and which of them are given up",
                    "the program serves them as they came");
        }
        if (container.rateLimit() != null) {
            omissions.add(pointer("container", "rateLimit"), "the rate limit of each replica",
                    "the program takes what its workers can");
        }
        Probes probes = component.probes();
        page("liveness", "live", probes == null ? null : probes.liveness(), settings);
        page("readiness", "ready", probes == null ? null : probes.readiness(), settings);
        page("startup", "live", probes == null ? null : probes.startup(), settings);
        return settings.stream().distinct().toList();
    }

    private void page(String which, String function, @Nullable Probe probe, List<Code> settings) {
        String path = probe == null ? null : probe.path();
        if (path == null) {
            return;
        }
        String page = path.startsWith("/") ? path : "/" + path;
        if (PAGE.matcher(page).matches()) {
            settings.add(Code.call(function, Code.text(page)));
        } else {
            omissions.add(pointer("probes", which, "path"), "the page " + path,
                    "it is no path of letters, digits and /_.~-");
        }
    }

    /// Seconds between SIGTERM and the end of the time that the platform allows, at least one.
    private double grace() {
        Probes probes = component.probes();
        TimeSpan grace = probes == null || probes.grace() == null ? GRACE : probes.grace();
        TimeSpan preStop = probes == null || probes.preStop() == null ? PRE_STOP : probes.preStop();
        return Math.max(1, Math.round((grace.seconds() - preStop.seconds()) * 1000) / 1000.0);
    }

    private String pointer(String... keys) {
        List<String> all = new ArrayList<>(List.of("components", id.value()));
        all.addAll(List.of(keys));
        return Pointer.of(all.toArray(String[]::new));
    }
}
