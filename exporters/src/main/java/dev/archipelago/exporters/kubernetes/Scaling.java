package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.spi.Omissions;
import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Scalar;
import dev.archipelago.exporters.yaml.Sequence;
import dev.archipelago.model.policy.Autoscaling;
import dev.archipelago.model.policy.Placement;
import dev.archipelago.model.quantity.Portion;
import dev.archipelago.model.quantity.Rate;
import dev.archipelago.model.quantity.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Derives how many replicas there are, and who decides.
record Scaling(Landscape landscape, Deployable deployable) {

    private static final Share DEFAULT_CPU = new Share(0.8);
    private static final String REQUESTS_METRIC = "http_server_requests_per_second";

    /// Who decides, where the design has an autoscaler that can work: KEDA where messages or the clock count, with what it
    /// needs, else an autoscaler of Kubernetes.
    List<Manifest> autoscaler() {
        Autoscaling given = deployable.component().autoscaling();
        String pointer = deployable.pointer("autoscaling");
        if (given == null) {
            return List.of();
        }
        if (deployable.isSingleton()) {
            omissions().add(pointer, "autoscaling", "copies of the plain image know nothing of one another");
            return List.of();
        }
        Integer lag = given.lag();
        Queues.Asked asked = lag == null
                ? new Queues.Asked(List.of(), List.of())
                : new Queues(landscape, deployable, omissions()).asked(lag);
        Clock.Daily daily = new Clock(pointer + "/schedule", reasons(), omissions()).daily(given.schedule(),
                given.min());
        report(given, asked, pointer);
        boolean toZero = given.min() == 0 && !asked.triggers().isEmpty();
        int least = Math.max(daily.always(), Math.max(toZero ? 0 : 1, given.min()));
        Figure min = reasons().given(pointer + "/min", Scalar.of(least));
        Figure max = reasons().given(pointer + "/max", Scalar.of(Math.max(1, given.max())));
        Mapping pace = new Pace(pointer, reasons()).behaviour(given);
        if (!asked.triggers().isEmpty() || !daily.triggers().isEmpty()) {
            List<Manifest> manifests = new ArrayList<>(asked.authentications());
            manifests.add(new ScaledObjectManifest(deployable.identity(), kind(), min, max,
                    Sequence.of(Stream.of(asked.triggers(), daily.triggers(), triggers(given, pointer))
                            .flatMap(List::stream).toList()),
                    pace));
            return manifests;
        }
        Sequence metrics = metrics(given, pointer);
        return metrics.items().isEmpty()
                ? List.of()
                : List.of(new AutoscalerManifest(deployable.identity(), kind(), min, max, metrics, pace));
    }

    private String kind() {
        return deployable.isStateful() ? "StatefulSet" : "Deployment";
    }

    private Reasons reasons() {
        return landscape.reasons();
    }

    private Omissions omissions() {
        return landscape.omissions();
    }

    /// The fixed number of replicas, where no autoscaler decides.
    Figure replicas() {
        int designed = deployable.component().initialReplicas();
        String pointer = deployable.pointer("replicas");
        if (deployable.isSingleton() && designed > 1) {
            omissions().add(pointer, designed + " replicas",
                    "copies of the plain image know nothing of one another; use an operator or a managed service");
            return reasons().assumed(pointer, Scalar.of(1),
                    "the plain image cannot replicate; the design has " + designed);
        }
        if (designed > 1 && deployable.isStateful() && deployable.engine().isEmpty()) {
            omissions().add(pointer, "replication between replicas", "only the image itself can set it up");
        }
        return deployable.component().replicas() == null && deployable.component().autoscaling() == null
                ? reasons().assumed(pointer, Scalar.of(designed), "default of the model")
                : reasons().given(pointer, Scalar.of(designed));
    }

    DisruptionBudgetManifest budget() {
        Placement placement = deployable.component().placement();
        Portion given = placement == null ? null : placement.maxDisrupted();
        String pointer = deployable.pointer("placement", "maxDisrupted");
        if (given == null) {
            return new DisruptionBudgetManifest(deployable.identity(),
                    reasons().assumed(pointer, Scalar.of(1), "default"));
        }
        if (given.ofRoundedUp(100) == 0) {
            omissions().add(pointer, "a budget of zero", "nodes could never be drained; 1 is exported");
            return new DisruptionBudgetManifest(deployable.identity(),
                    reasons().assumed(pointer, Scalar.of(1), "the design allows none, which would block draining"));
        }
        return new DisruptionBudgetManifest(deployable.identity(), reasons().given(pointer, Rolling.portion(given)));
    }

    private void report(Autoscaling given, Queues.Asked asked, String pointer) {
        if (given.min() == 0 && asked.triggers().isEmpty()) {
            omissions().add(pointer + "/min", "scaling to zero",
                    "nothing tells of requests while there is no replica; the HTTP add-on of KEDA can");
        }
        if (given.lag() != null && asked.triggers().isEmpty()) {
            omissions().add(pointer + "/lag", "scaling by waiting messages",
                    "it consumes no channel that KEDA is known how to ask about");
        }
        if (given.requests() != null) {
            omissions().add(pointer + "/requests", "the metric " + REQUESTS_METRIC,
                    "an adapter of custom metrics must offer it for each pod; KEDA does not ask it");
        }
    }

    /// What a ScaledObject has of CPU and memory; where nothing else is measured, the CPU as the model assumes it.
    private List<Mapping> triggers(Autoscaling given, String pointer) {
        List<Mapping> triggers = new ArrayList<>();
        boolean none = given.memory() == null && given.requests() == null && given.lag() == null;
        Share cpu = given.cpu() == null && none ? DEFAULT_CPU : given.cpu();
        if (cpu != null) {
            triggers.add(trigger("cpu", utilization("cpu", given.cpu(), cpu, pointer)));
        }
        if (given.memory() != null) {
            triggers.add(trigger("memory", utilization("memory", given.memory(), given.memory(), pointer)));
        }
        return triggers;
    }

    private Mapping trigger(String name, Figure percent) {
        Figure text = new Figure(Scalar.of(percent.value().text()), percent.why());
        return Mapping.builder().put("type", name).put("metricType", "Utilization").put("metadata", text
                .put(Mapping.builder(), "value").put("containerName", deployable.name()).build()).build();
    }

    private Sequence metrics(Autoscaling given, String pointer) {
        Sequence metrics = Sequence.EMPTY;
        boolean none = given.memory() == null && given.requests() == null && given.lag() == null;
        Share cpu = given.cpu() == null && none ? DEFAULT_CPU : given.cpu();
        if (cpu != null) {
            metrics = metrics.with(resource("cpu", given.cpu(), cpu, pointer), "");
        }
        if (given.memory() != null) {
            metrics = metrics.with(resource("memory", given.memory(), given.memory(), pointer), "");
        }
        Rate requests = given.requests();
        if (requests != null && requests.perSecond() >= 0.001) {
            long millis = Math.round(requests.perSecond() * 1000);
            Figure target = reasons().given(pointer + "/requests",
                    Scalar.of(millis % 1000 == 0 ? Long.toString(millis / 1000) : millis + "m"));
            metrics = metrics.with(Mapping.builder().put("type", "Pods").put("pods", Mapping.builder()
                    .put("metric", Mapping.builder().put("name", REQUESTS_METRIC).build())
                    .put("target", target.put(Mapping.builder().put("type", "AverageValue"), "averageValue").build())
                    .build()).build(), "");
        }
        return metrics;
    }

    private Mapping resource(String name, @Nullable Share given, Share used, String pointer) {
        Figure target = utilization(name, given, used, pointer);
        return Mapping.builder().put("type", "ContainerResource").put("containerResource", Mapping.builder()
                .put("name", name).put("container", deployable.name())
                .put("target", target.put(Mapping.builder().put("type", "Utilization"), "averageUtilization").build())
                .build()).build();
    }

    private Figure utilization(String name, @Nullable Share given, Share used, String pointer) {
        Scalar percent = Scalar.of(Math.max(1, Math.round(used.value() * 100)));
        return given == null
                ? reasons().assumed(pointer + "/" + name, percent, "default of the model")
                : reasons().given(pointer + "/" + name, percent);
    }
}
