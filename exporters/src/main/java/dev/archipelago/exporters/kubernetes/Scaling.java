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
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Derives how many replicas there are, and who decides.
record Scaling(Deployable deployable, Reasons reasons, Omissions omissions) {

    private static final Share DEFAULT_CPU = new Share(0.8);
    private static final String REQUESTS_METRIC = "http_server_requests_per_second";

    /// The autoscaler, where the design has one that can work.
    Optional<AutoscalerManifest> autoscaler() {
        Autoscaling given = deployable.component().autoscaling();
        String pointer = deployable.pointer("autoscaling");
        if (given == null) {
            return Optional.empty();
        }
        if (deployable.isSingleton()) {
            omissions.add(pointer, "autoscaling", "copies of the plain image know nothing of one another");
            return Optional.empty();
        }
        report(given, pointer);
        Sequence metrics = metrics(given, pointer);
        if (metrics.items().isEmpty()) {
            return Optional.empty();
        }
        String kind = deployable.isStateful() ? "StatefulSet" : "Deployment";
        return Optional.of(new AutoscalerManifest(deployable.identity(), kind,
                reasons.given(pointer + "/min", Scalar.of(Math.max(1, given.min()))),
                reasons.given(pointer + "/max", Scalar.of(given.max())), metrics,
                new Pace(pointer, reasons).behaviour(given)));
    }

    /// The fixed number of replicas, where no autoscaler decides.
    Figure replicas() {
        int designed = deployable.component().initialReplicas();
        String pointer = deployable.pointer("replicas");
        if (deployable.isSingleton() && designed > 1) {
            omissions.add(pointer, designed + " replicas",
                    "copies of the plain image know nothing of one another; use an operator or a managed service");
            return reasons.assumed(pointer, Scalar.of(1),
                    "the plain image cannot replicate; the design has " + designed);
        }
        if (designed > 1 && deployable.isStateful() && deployable.engine().isEmpty()) {
            omissions.add(pointer, "replication between replicas", "only the image itself can set it up");
        }
        return deployable.component().replicas() == null && deployable.component().autoscaling() == null
                ? reasons.assumed(pointer, Scalar.of(designed), "default of the model")
                : reasons.given(pointer, Scalar.of(designed));
    }

    DisruptionBudgetManifest budget() {
        Placement placement = deployable.component().placement();
        Portion given = placement == null ? null : placement.maxDisrupted();
        String pointer = deployable.pointer("placement", "maxDisrupted");
        if (given == null) {
            return new DisruptionBudgetManifest(deployable.identity(),
                    reasons.assumed(pointer, Scalar.of(1), "default"));
        }
        if (given.ofRoundedUp(100) == 0) {
            omissions.add(pointer, "a budget of zero", "nodes could never be drained; 1 is exported");
            return new DisruptionBudgetManifest(deployable.identity(),
                    reasons.assumed(pointer, Scalar.of(1), "the design allows none, which would block draining"));
        }
        return new DisruptionBudgetManifest(deployable.identity(), reasons.given(pointer, Rolling.portion(given)));
    }

    private void report(Autoscaling given, String pointer) {
        if (given.min() == 0) {
            omissions.add(pointer + "/min", "scaling to zero",
                    "a HorizontalPodAutoscaler keeps at least one replica; KEDA can");
        }
        if (given.lag() != null) {
            omissions.add(pointer + "/lag", "scaling by waiting messages",
                    "it needs KEDA or an adapter of external metrics");
        }
        if (!given.schedule().isEmpty()) {
            omissions.add(pointer + "/schedule", "more replicas at known times",
                    "their times are those of a simulation; the cron trigger of KEDA can");
        }
        if (given.requests() != null) {
            omissions.add(pointer + "/requests", "the metric " + REQUESTS_METRIC,
                    "an adapter of custom metrics must offer it for each pod");
        }
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
            Figure target = reasons.given(pointer + "/requests",
                    Scalar.of(millis % 1000 == 0 ? Long.toString(millis / 1000) : millis + "m"));
            metrics = metrics.with(Mapping.builder().put("type", "Pods").put("pods", Mapping.builder()
                    .put("metric", Mapping.builder().put("name", REQUESTS_METRIC).build())
                    .put("target", target.put(Mapping.builder().put("type", "AverageValue"), "averageValue").build())
                    .build()).build(), "");
        }
        return metrics;
    }

    private Mapping resource(String name, @Nullable Share given, Share used, String pointer) {
        Scalar percent = Scalar.of(Math.max(1, Math.round(used.value() * 100)));
        Figure target = given == null
                ? reasons.assumed(pointer + "/" + name, percent, "default of the model")
                : reasons.given(pointer + "/" + name, percent);
        return Mapping.builder().put("type", "ContainerResource").put("containerResource", Mapping.builder()
                .put("name", name).put("container", deployable.name())
                .put("target", target.put(Mapping.builder().put("type", "Utilization"), "averageUtilization").build())
                .build()).build();
    }
}
