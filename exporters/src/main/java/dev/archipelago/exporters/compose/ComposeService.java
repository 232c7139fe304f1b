package dev.archipelago.exporters.compose;

import dev.archipelago.exporters.kubernetes.Cluster;
import dev.archipelago.exporters.kubernetes.Member;
import dev.archipelago.exporters.spi.SafePath;
import dev.archipelago.exporters.text.OneLine;
import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Sequence;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.Runtime;
import dev.archipelago.model.quantity.DataSize;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One service of the file; keys in the order that dclint asks for.
record ComposeService(Member member, Cluster cluster, ComposeNetworks networks, HostPorts ports,
        StartOrder order) {

    private static final int LONGEST_TEXT = 1000;
    private static final long MEBI = 1L << 20;

    Mapping node() {
        Mapping.Builder service = Mapping.builder();
        if (isBuilt(member)) {
            service.put("build", Mapping.builder().put("context", context()).build());
        } else {
            service.put("image", member.image()).because(member.imageWhy());
        }
        service.putUnlessEmpty("depends_on", dependsOn())
                .putUnlessEmpty("volumes", Sequence.of(member.folders().stream().filter(Member.Folder::keeps)
                        .map(folder -> ComposeFolders.mount(ComposeFolders.volume(member, folder), folder.path()))
                        .toList()))
                .putUnlessEmpty("secrets", ComposeSecrets.of(member))
                .putUnlessEmpty("environment", Mapping.of(environment()));
        if (!ports.of(member.id()).isEmpty()) {
            service.put("ports", Sequence.ofTexts(ports.of(member.id())));
        }
        if (networks.of(member.id()).isEmpty()) {
            service.put("network_mode", "none").because("no link of the design leads to it or from it");
        } else {
            service.put("networks", Sequence.ofTexts(networks.of(member.id())));
        }
        service.putUnlessEmpty("command", Sequence.ofTexts(member.engine().map(Member.ReadyMade::arguments)
                .orElse(List.of()))).put("restart", "unless-stopped");
        healthcheck(member).ifPresent(check -> service.put("healthcheck", check));
        service.putUnlessEmpty("labels", Mapping.of(labels())).put("user", user(member))
                .put("cap_drop", Sequence.ofTexts("ALL")).put("deploy", deploy()).put("read_only", true)
                .put("security_opt", Sequence.ofTexts("no-new-privileges:true"))
                .put("tmpfs", Sequence.ofTexts(member.folders().stream().filter(folder -> !folder.keeps())
                        .map(folder -> folder.path() + ":mode=1777").toList()));
        return service.build();
    }

    /// Whether its Dockerfile is among the exported ones.
    static boolean isBuilt(Member member) {
        Runtime runtime = member.component().containerOrDefault().runtime();
        return member.engine().isEmpty() && member.component().containerOrDefault().image() == null && runtime != null
                && runtime != Runtime.IMAGE;
    }

    /// Whether nobody knows where its image comes from.
    static boolean isUnbuilt(Member member) {
        return !isBuilt(member) && member.engine().isEmpty()
                && member.component().containerOrDefault().image() == null;
    }

    /// The user and group it runs as. PostgreSQL on Alpine finds no other user than its own.
    static String user(Member member) {
        boolean own = member.engine().filter(engine -> engine.name().equals("postgresql")).isPresent()
                && member.image().contains("alpine");
        return own ? "70:70" : "10001:10001";
    }

    /// The command that says whether it can serve; images built from our Dockerfiles bring their own.
    static Optional<Mapping> healthcheck(Member member) {
        return member.engine().filter(engine -> !engine.ready().isEmpty()).map(engine -> {
            List<String> test = new ArrayList<>(List.of("CMD"));
            test.addAll(engine.ready());
            return Mapping.builder().put("test", Sequence.ofTexts(test)).put("interval", "10s").put("timeout", "10s")
                    .put("retries", 3).put("start_period", "300s").put("start_interval", "3s").build();
        });
    }

    private String context() {
        return "../dockerfiles/" + (SafePath.isDevice(member.name()) ? member.name() + "_component" : member.name());
    }

    private Mapping dependsOn() {
        SortedMap<String, Mapping> servers = new TreeMap<>();
        ComposeFolders.ownerFor(member, cluster)
                .ifPresent(owner -> servers.put(owner, condition("service_completed_successfully")));
        for (ComponentId id : order.before(member.id())) {
            Member server = cluster.of(id);
            boolean tells = isBuilt(server) || healthcheck(server).isPresent();
            servers.put(server.name(), condition(tells ? "service_healthy" : "service_started"));
        }
        Mapping.Builder node = Mapping.builder();
        servers.forEach(node::put);
        return node.build();
    }

    private static Mapping condition(String condition) {
        return Mapping.builder().put("condition", condition).build();
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        member.engine().ifPresent(engine -> environment.putAll(engine.environment()));
        environment.putAll(member.settings());
        return environment;
    }

    private Map<String, String> labels() {
        Component component = member.component();
        Map<String, String> labels = new LinkedHashMap<>();
        label(labels, "display-name", component.name());
        label(labels, "description", component.description());
        label(labels, "context", component.context());
        label(labels, "team", component.team());
        return labels;
    }

    private static void label(Map<String, String> labels, String key, @Nullable String text) {
        if (text != null && !OneLine.of(text).isEmpty()) {
            labels.put("dev.archipelago." + key, OneLine.of(text, LONGEST_TEXT));
        }
    }

    private Mapping deploy() {
        Member.Amounts amounts = member.amounts();
        Mapping.Builder limits = Mapping.builder();
        amounts.cpuLimit().ifPresent(cpu -> limits.put("cpus", cores(cpu.millis())).because(amounts.cpuLimitWhy()));
        limits.put("memory", size(amounts.memoryLimit())).because(amounts.memoryLimitWhy());
        Mapping reservations = Mapping.builder().put("cpus", cores(amounts.cpu().millis())).because(amounts.cpuWhy())
                .put("memory", size(amounts.memory())).because(amounts.memoryWhy()).build();
        return Mapping.builder().put("resources",
                Mapping.builder().put("limits", limits.build()).put("reservations", reservations).build()).build();
    }

    private static String cores(long millis) {
        return String.format(Locale.ROOT, "%.3f", millis / 1000.0).replaceAll("0+$", "").replaceAll("\\.$", "");
    }

    private static String size(DataSize size) {
        return size.bytes() % MEBI == 0 ? size.bytes() / MEBI + "m" : size.bytes() + "b";
    }
}
