package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.text.Durations;
import dev.archipelago.model.policy.OutlierDetection;
import dev.archipelago.model.policy.Retry;
import dev.archipelago.model.policy.RetryCause;
import dev.archipelago.model.quantity.TimeSpan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Derives the annotations by which Linkerd treats the calls to a Service.
///
/// They hold for all callers alike: the longest of their time-outs, where all have one, the fewest of their retries, where all
/// they call may be done twice, and the mildest of their outlier detections. Callers that want something else are reported.
record Linkerd(Landscape landscape) {

    Map<String, String> annotations(Deployable server, List<Call> calls) {
        Map<String, String> annotations = new LinkedHashMap<>();
        List<Call> requests = calls.stream().filter(Call::hasRequests).toList();
        List<String> opaque = server.ports().stream().filter(port -> port.speaks().equals("tcp"))
                .map(port -> Integer.toString(port.number())).toList();
        if (!opaque.isEmpty()) {
            annotations.put("config.linkerd.io/opaque-ports", String.join(",", opaque));
        }
        if (requests.isEmpty()) {
            return annotations;
        }
        longest(requests.stream().map(Call::patience)).ifPresent(
                time -> annotations.put("timeout.linkerd.io/request", Durations.atLeast(time)));
        retries(requests, annotations);
        outliers(requests, annotations);
        report(requests);
        return annotations;
    }

    private static void retries(List<Call> calls, Map<String, String> annotations) {
        int fewest = calls.stream().mapToInt(call -> call.repeatable() ? call.retries() : 0).min().orElse(0);
        if (fewest == 0) {
            return;
        }
        boolean errors = calls.stream().allMatch(call -> {
            Retry retry = call.connection().retry();
            return retry != null && retry.causes().contains(RetryCause.ERROR);
        });
        boolean grpc = calls.stream().allMatch(call -> call.port().speaksGrpc());
        annotations.put(grpc ? "retry.linkerd.io/grpc" : "retry.linkerd.io/http",
                grpc ? errors ? "unavailable,internal" : "unavailable" : errors ? "5xx" : "gateway-error");
        annotations.put("retry.linkerd.io/limit", Integer.toString(fewest));
        longest(calls.stream().map(call -> Optional.ofNullable(call.connection().timeout()))).ifPresent(
                time -> annotations.put("retry.linkerd.io/timeout", Durations.atLeast(time)));
    }

    private static void outliers(List<Call> calls, Map<String, String> annotations) {
        List<OutlierDetection> detections = calls.stream()
                .flatMap(call -> Stream.ofNullable(call.connection().outlierDetection())).toList();
        if (detections.size() < calls.size()) {
            return;
        }
        int errors = detections.stream().mapToInt(one -> one.consecutiveErrors() == null ? 5 : one.consecutiveErrors())
                .max().orElse(5);
        annotations.put("balancer.linkerd.io/failure-accrual", "consecutive");
        annotations.put("balancer.linkerd.io/failure-accrual-consecutive-max-failures",
                Integer.toString(Math.max(1, errors)));
        detections.stream().flatMap(one -> Stream.ofNullable(one.ejection())).min(TimeSpan::compareTo)
                .filter(time -> !time.isZero()).ifPresent(time -> annotations.put(
                        "balancer.linkerd.io/failure-accrual-consecutive-min-penalty", Durations.atLeast(time)));
    }

    private void report(List<Call> calls) {
        boolean alike = calls.stream().map(call -> List.of(call.patience(), call.retries())).distinct().count() == 1;
        for (Call call : calls) {
            if (!alike) {
                landscape.omissions().add(call.pointer(), "what only this caller wants",
                        "Linkerd treats all callers of a Service alike: the longest time-out and the fewest retries");
            }
        }
    }

    /// The longest of all, where each is there.
    private static Optional<TimeSpan> longest(Stream<Optional<TimeSpan>> times) {
        List<Optional<TimeSpan>> all = times.toList();
        return all.stream().allMatch(Optional::isPresent)
                ? all.stream().flatMap(Optional::stream).max(TimeSpan::compareTo).filter(time -> !time.isZero())
                : Optional.empty();
    }
}
