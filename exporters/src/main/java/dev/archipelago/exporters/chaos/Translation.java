package dev.archipelago.exporters.chaos;

import dev.archipelago.exporters.kubernetes.Cluster;
import dev.archipelago.exporters.kubernetes.Member;
import dev.archipelago.exporters.spi.Omissions;
import dev.archipelago.exporters.text.Durations;
import dev.archipelago.exporters.text.OneLine;
import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Scalar;
import dev.archipelago.exporters.yaml.Sequence;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.Share;
import dev.archipelago.model.scenario.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Turns a fault into experiments of the same effect; none where Chaos Mesh has no such effect, with a word about it.
///
/// @param zones of the platform
/// @param connections all over which something goes
/// @param pointer of the fault
record Translation(Cluster cluster, Set<String> zones, List<ConnectionId> connections, String pointer,
        Omissions omissions) {

    private static final int UNAVAILABLE = 503;

    List<Experiment> of(Fault fault) {
        return switch (fault) {
            case Fault.Crash f -> pods(f.crash()).map(pods -> List.of(failure(pods.in(f.zone()).only(f.replicas()))))
                    .orElse(List.of());
            case Fault.Hang f -> hang(f);
            case Fault.Pause _ ->
                none("work that stands still", "send SIGSTOP to the processes, and SIGCONT at the end");
            case Fault.Slow _ -> none("work that takes longer",
                    "the program would have to; starve its CPU, or delay the connections to it");
            case Fault.Starve f -> starve(f);
            case Fault.Errors f -> errors(f);
            case Fault.Delay f -> delay(f);
            case Fault.Loss f -> ramped(f.ramp(), network(f.loss(), "loss", "to", Mapping.builder().put("loss",
                    Mapping.builder().put("loss", percent(f.share(), 0.1)).build()).build()));
            case Fault.Cut f -> network(f.cut(), "partition", Boolean.TRUE.equals(f.answersOnly()) ? "from" : "both",
                    Mapping.builder().build());
            case Fault.Isolate f -> connections.stream().filter(id -> id.crosses(f.isolate()))
                    .flatMap(id -> network(id, "partition", "both", Mapping.builder().build()).stream()).toList();
            case Fault.NameFailure f -> nameFailure(f);
            case Fault.Leak _ -> none("connections that are not given back", "only the program can keep them");
            case Fault.ZoneLoss f -> List.of(failure(Pods.all(cluster.namespace()).in(f.zoneLoss())));
            case Fault.NodeLoss _ -> none("the loss of nodes", "stop them with the provider's own tools");
            case Fault.Partition f -> partition(f);
            case Fault.Surge _ -> none("the surge", "the export load-test sends it as a variant");
            case Fault.Burst _ -> none("the burst", "send it with a tool for load");
            case Fault.Flush f -> none("the flush of " + f.flush(), "clear it with its own client, such as FLUSHALL");
            case Fault.Poison _ -> none("messages that nobody can consume", "publish them with the broker's own tools");
        };
    }

    private List<Experiment> none(String what, String why) {
        omissions.add(pointer, what, why);
        return List.of();
    }

    private List<Experiment> ramped(@Nullable Object ramp, List<Experiment> experiments) {
        if (ramp != null && !experiments.isEmpty()) {
            omissions.add(pointer + "/ramp", "the growth to full strength", "Chaos Mesh begins at full strength");
        }
        return experiments;
    }

    private Optional<Pods> pods(ComponentId id) {
        Optional<Pods> pods = cluster.member(id).map(member -> Pods.of(cluster.namespace(), member));
        if (pods.isEmpty()) {
            omissions.add(pointer, "the fault of " + id, "it does not run in the cluster");
        }
        return pods;
    }

    private static Experiment failure(Pods pods) {
        return new Experiment(Experiment.Kind.POD,
                pods.into(Mapping.builder().put("action", "pod-failure")).build());
    }

    private List<Experiment> hang(Fault.Hang f) {
        Optional<Pods> pods = pods(f.hang());
        Optional<Member.Door> door = httpDoor(f.hang(), "replicas that never answer");
        if (pods.isEmpty() || door.isEmpty()) {
            return List.of();
        }
        Distribution time = f.time();
        String wait = Durations.of(time == null ? 3600 : time.expected());
        return List.of(new Experiment(Experiment.Kind.HTTP,
                pods.get().in(f.zone()).only(f.replicas()).into(Mapping.builder()).put("target", "Request")
                        .put("port", door.get().number()).put("path", "*").put("delay", wait).build()));
    }

    private List<Experiment> starve(Fault.Starve f) {
        Optional<Pods> pods = pods(f.starve());
        if (pods.isEmpty()) {
            return List.of();
        }
        Member member = cluster.of(f.starve());
        long millis = member.amounts().cpuLimit().orElse(member.amounts().cpu()).millis();
        long load = Math.clamp(Math.round((f.share() == null ? 0.9 : f.share().value()) * 100), 1, 100);
        Mapping cpu = Mapping.builder().put("workers", Math.max(1, Math.ceilDiv(millis, 1000)))
                .because("the cores that the container may use").put("load", load).build();
        return List.of(new Experiment(Experiment.Kind.STRESS, pods.get().in(f.zone()).only(f.replicas())
                .into(Mapping.builder()).put("stressors", Mapping.builder().put("cpu", cpu).build()).build()));
    }

    private List<Experiment> errors(Fault.Errors f) {
        Optional<Pods> pods = pods(f.errors());
        Optional<Member.Door> door = httpDoor(f.errors(), "answers that are errors");
        if (pods.isEmpty() || door.isEmpty()) {
            return List.of();
        }
        Pods chosen = pods.get().in(f.zone()).only(f.replicas());
        Share share = f.share();
        if (share != null && share.value() < 1) {
            omissions.add(pointer + "/share", "the share of requests",
                    "so large a share of the replicas answers every request with an error");
            chosen = f.replicas() == null ? chosen.share(share) : chosen;
        }
        return ramped(f.ramp(), List.of(new Experiment(Experiment.Kind.HTTP, chosen.into(Mapping.builder())
                .put("target", "Response").put("port", door.get().number()).put("path", "*")
                .put("replace", Mapping.builder().put("code", UNAVAILABLE).build()).build())));
    }

    private Optional<Member.Door> httpDoor(ComponentId id, String what) {
        Optional<Member.Door> door = cluster.member(id)
                .flatMap(member -> member.doors().stream().filter(each -> each.speaks().equals("http")).findFirst());
        if (door.isEmpty() && cluster.member(id).isPresent()) {
            omissions.add(pointer, what, "Chaos Mesh changes HTTP/1 only, which " + id + " does not speak");
        }
        return door;
    }

    private List<Experiment> delay(Fault.Delay f) {
        Mapping.Builder delay = Mapping.builder().put("latency", Durations.of(f.by().expected()));
        if (!(f.by() instanceof Distribution.Constant)) {
            omissions.add(pointer + "/by", "the distribution " + OneLine.of(f.by().toString(), 100),
                    "every message is delayed by its mean");
        }
        return network(f.delay(), "delay", "to", Mapping.builder().put("delay", delay.build()).build());
    }

    private List<Experiment> nameFailure(Fault.NameFailure f) {
        ConnectionId id = f.nameFailure();
        Optional<Pods> caller = pods(id.from());
        Optional<Member> callee = cluster.member(id.to());
        if (caller.isEmpty()) {
            return List.of();
        }
        if (callee.isEmpty()) {
            return none("the name of " + id.to(), "the design does not say under which name it is reached");
        }
        if (f.share() != null && f.share().value() < 1) {
            omissions.add(pointer + "/share", "the share of the calls", "no look-up of the name succeeds");
        }
        return List.of(new Experiment(Experiment.Kind.DNS, caller.get()
                .into(Mapping.builder().put("action", "error"))
                .put("patterns", Sequence.ofTexts(callee.get().name(), callee.get().name() + ".*")).build()));
    }

    private List<Experiment> network(ConnectionId id, String action, String direction, Mapping effect) {
        Optional<Pods> caller = pods(id.from());
        if (caller.isEmpty()) {
            return List.of();
        }
        Optional<Member> callee = cluster.member(id.to());
        if (callee.isEmpty()) {
            return none("the fault of the way to " + id.to(), "the design does not say at which address it is");
        }
        Mapping.Builder spec = caller.get().into(Mapping.builder().put("action", action)).put("direction", direction)
                .put("target", Pods.of(cluster.namespace(), callee.get()).into(Mapping.builder()).build());
        return List.of(new Experiment(Experiment.Kind.NETWORK, spec.putAll(effect).build()));
    }

    private List<Experiment> partition(Fault.Partition f) {
        List<Experiment> experiments = new ArrayList<>();
        for (String zone : f.from() == null ? zones : Set.of(f.from())) {
            if (!zone.equals(f.partition())) {
                Pods inside = Pods.all(cluster.namespace()).in(f.partition());
                experiments.add(new Experiment(Experiment.Kind.NETWORK,
                        inside.into(Mapping.builder().put("action", "partition"))
                                .put("direction", Boolean.TRUE.equals(f.oneWay()) ? "to" : "both")
                                .put("target", Pods.all(cluster.namespace()).in(zone).into(Mapping.builder()).build())
                                .build()));
            }
        }
        return experiments.isEmpty()
                ? none("the partition", "there is no other zone")
                : List.copyOf(experiments);
    }

    private static String percent(@Nullable Share share, double otherwise) {
        double value = share == null ? otherwise : share.value();
        return Scalar.of(Math.rint(value * 1e6) / 1e4).text();
    }
}
