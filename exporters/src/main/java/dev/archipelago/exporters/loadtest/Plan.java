package dev.archipelago.exporters.loadtest;

import dev.archipelago.exporters.kubernetes.Cluster;
import dev.archipelago.exporters.kubernetes.Member;
import dev.archipelago.exporters.spi.Omissions;
import dev.archipelago.exporters.spi.Pointer;
import dev.archipelago.exporters.text.OneLine;
import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Scalar;
import dev.archipelago.exporters.yaml.Sequence;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.Operation;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.Protocol;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.quantity.DataSize;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Arrival;
import dev.archipelago.model.scenario.Fault;
import dev.archipelago.model.scenario.Journey;
import dev.archipelago.model.scenario.JourneyStep;
import dev.archipelago.model.scenario.Scenario;
import dev.archipelago.model.scenario.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The workloads of the design, or of one of its scenarios, as k6 sends them.
///
/// @param scenario null for the design itself
/// @param place pointer of the scenario; empty for the design
record Plan(Document document, @Nullable Scenario scenario, Cluster cluster, String place, Omissions omissions) {

    private static final Pattern ROUTE = Pattern.compile("([A-Z]{3,10}) (/\\S*)");
    private static final double SHORTEST = 60;
    private static final double PATIENCE = 10;
    private static final double SPREAD_OF_ARRIVALS = 20;
    private static final long LARGEST_BODY = 10L << 20;

    Mapping node() {
        Mapping.Builder scenarios = Mapping.builder();
        Mapping.Builder workloads = Mapping.builder();
        document.workloads().forEach((id, workload) -> {
            List<Mapping> choices = choices(id, workload);
            if (!choices.isEmpty()) {
                scenarios.put(id, executor(id, workload));
                workloads.put(id, behaviour(id, workload, choices));
            }
        });
        return Mapping.builder().put("scenarios", scenarios.build()).put("workloads", workloads.build()).build();
    }

    /// Lists what of the scenario's faults the load test does not bring.
    void report(Omissions found) {
        List<Fault> faults = scenario == null ? List.of() : scenario.faults();
        for (int i = 0; i < faults.size(); i++) {
            if (faults.get(i) instanceof Fault.Burst) {
                found.add(place + Pointer.of("faults", Integer.toString(i)), "requests at the same instant",
                        "k6 starts them one after the other");
            }
            if (faults.get(i) instanceof Fault.Surge surge && (surge.every() != null || isRandom(surge.time()))) {
                found.add(place + Pointer.of("faults", Integer.toString(i)), "the surge at random times",
                        "it comes once, for the mean of its time");
            }
        }
    }

    private static boolean isRandom(@Nullable Distribution time) {
        return time != null && !(time instanceof Distribution.Constant);
    }

    private Mapping executor(String id, Workload workload) {
        double seconds = duration(workload);
        Arrival arrivals = workload.arrivals();
        Mapping.Builder executor;
        if (arrivals == null) {
            executor = Executor.closed(workload.users() == null ? 1 : workload.users(), seconds);
        } else {
            RateProfile profile = surged(id, RateProfile.of(arrivals)).first(seconds);
            double patience = workload.timeout() == null ? PATIENCE : workload.timeout().seconds();
            executor = Executor.open(profile, patience + spread(arrivals));
        }
        return executor.put("exec", "run").put("gracefulStop", "30s")
                .put("env", Mapping.builder().put("WORKLOAD", id).build()).build();
    }

    /// The time of the scenario, else until the rate stays as it is and half a minute more, at least a minute.
    private double duration(Workload workload) {
        TimeSpan given = scenario == null ? null : scenario.duration();
        double settles = workload.arrivals() == null ? 0 : RateProfile.of(workload.arrivals()).settles();
        return given != null && !given.isZero()
                ? given.seconds()
                : settles == 0 ? SHORTEST : Math.max(SHORTEST, settles + SHORTEST / 2);
    }

    private RateProfile surged(String id, RateProfile profile) {
        RateProfile surged = profile;
        for (Fault fault : scenario == null ? List.<Fault>of() : scenario.faults()) {
            if (fault instanceof Fault.Surge surge && surge.surge().equals(id)) {
                double begin = surge.at().seconds();
                Distribution time = surge.time();
                double end = time == null ? Double.MAX_VALUE : begin + time.expected();
                surged = surged.times(surge.factor(), begin, end, surge.ramp() == null ? 0 : surge.ramp().seconds());
            }
        }
        return surged;
    }

    /// Seconds over which starts are spread at random, so that evenly spaced ones come independent of one another.
    private static double spread(Arrival arrivals) {
        double highest = arrivals.highest();
        return arrivals instanceof Arrival.Constant || highest <= 0 ? 0 : Math.min(10, SPREAD_OF_ARRIVALS / highest);
    }

    private Mapping behaviour(String id, Workload workload, List<Mapping> choices) {
        Mapping.Builder behaviour = Mapping.builder();
        Arrival arrivals = workload.arrivals();
        behaviour.put("spread", Scalar.of(arrivals == null ? 0 : Math.rint(spread(arrivals) * 1e6) / 1e6));
        behaviour.put("think", Sampling.time(workload.think(), Pointer.of("workloads", id, "think"), omissions));
        TimeSpan timeout = workload.timeout();
        behaviour.put("timeoutMillis", timeout == null ? 60_000 : Math.max(1, Math.round(timeout.seconds() * 1000)));
        return behaviour.put("choices", Sequence.of(choices)).build();
    }

    /// What a user may do, each with its weight; without what cannot be sent.
    private List<Mapping> choices(String id, Workload workload) {
        List<Mapping> choices = new ArrayList<>();
        if (workload.enters() != null) {
            request(id, workload, workload.enters())
                    .ifPresent(request -> choices.add(choice(1, List.of(single(request)))));
        }
        workload.mix().forEach((target, weight) -> request(id, workload, target)
                .ifPresent(request -> choices.add(choice(weight, List.of(single(request))))));
        for (Map.Entry<String, Journey> journey : workload.journeys().entrySet()) {
            List<Mapping> steps = new ArrayList<>();
            List<JourneyStep> given = journey.getValue().steps();
            for (int i = 0; i < given.size(); i++) {
                JourneyStep step = given.get(i);
                String pointer = Pointer.of("workloads", id, "journeys", journey.getKey(), "steps",
                        Integer.toString(i), "think");
                request(id, workload, step.call()).ifPresent(request -> steps.add(Mapping.builder()
                        .put("request", request)
                        .put("probability", Scalar.of(step.probability() == null ? 1 : step.probability().value()))
                        .put("times", Sampling.count(step.times()))
                        .put("think", Sampling.time(step.think() == null ? workload.think() : step.think(), pointer,
                                omissions))
                        .build()));
            }
            Double weight = journey.getValue().weight();
            if (!steps.isEmpty()) {
                choices.add(choice(weight == null ? 1 : weight, steps));
            }
        }
        return choices;
    }

    private static Mapping choice(double weight, List<Mapping> steps) {
        return Mapping.builder().put("weight", Scalar.of(weight)).put("steps", Sequence.of(steps)).build();
    }

    private static Mapping single(Mapping request) {
        return Mapping.builder().put("request", request).build();
    }

    private Optional<Mapping> request(String id, Workload workload, OperationRef target) {
        Optional<Member> member = cluster.member(target.component());
        Component component = document.architecture().components().get(target.component());
        String operationId = document.architecture().operationId(target).orElse("");
        String pointer = Pointer.of("components", target.component().value(), "operations", operationId);
        Protocol protocol = workload.from() == null
                ? null
                : document.architecture().connection(workload.from(), target.component()).protocol();
        if (member.isEmpty() || component == null) {
            omissions.add(Pointer.of("workloads", id), "requests to " + target, "it does not run here");
            return Optional.empty();
        }
        if (protocol != null && protocol != Protocol.HTTP && protocol != Protocol.HTTP2) {
            omissions.add(Pointer.of("workloads", id), "requests to " + target, "the script speaks HTTP only");
            return Optional.empty();
        }
        Operation operation = component.operations().get(operationId);
        String route = operation == null ? null : operation.route();
        Matcher matcher = ROUTE.matcher(route == null ? "" : route.strip());
        boolean known = matcher.matches();
        if (!known) {
            omissions.add(pointer + "/route", "the address of " + target,
                    (route == null ? "the design names none" : OneLine.of(route, 100) + " is no method and path")
                            + "; POST /" + operationId + " is sent");
        }
        return Optional.of(Mapping.builder().put("component", member.get().name())
                .put("port", member.get().door().number())
                .put("name", target.component() + "." + operationId)
                .put("method", known ? matcher.group(1) : "POST")
                .put("path", known ? matcher.group(2) : "/" + operationId)
                .put("bodyBytes", body(workload.from(), target.component())).build());
    }

    private long body(@Nullable ComponentId from, ComponentId to) {
        DataSize size = from == null ? null : document.architecture().connection(from, to).requestSize();
        return size == null ? 0 : Math.min(LARGEST_BODY, size.bytes());
    }
}
