package dev.archipelago.exporters.observability;

import dev.archipelago.exporters.kubernetes.Cluster;
import dev.archipelago.exporters.text.OneLine;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.scenario.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Finds the spans of a workload: those that the components it enters answer.
///
/// Spans have the name of the route, such as `GET /products`, as the semantic conventions of OpenTelemetry ask for HTTP; where
/// a design has no route, every span of the component counts.
record Watched(Document document, Cluster cluster) {

    /// One matcher for each component that is entered; empty where none of them runs here.
    List<String> spans(String workload) {
        Workload found = document.workloads().get(workload);
        if (found == null) {
            return List.of();
        }
        Map<String, SortedSet<String>> routes = new TreeMap<>();
        SortedSet<String> whole = new TreeSet<>();
        for (OperationRef target : found.targets()) {
            cluster.member(target.component()).ifPresent(member -> {
                String route = OneLine.of(document.architecture().operation(target)
                        .flatMap(operation -> Optional.ofNullable(operation.route())).orElse(""));
                routes.computeIfAbsent(member.name(), _ -> new TreeSet<>()).add(route);
                if (route.isEmpty()) {
                    whole.add(member.name());
                }
            });
        }
        List<String> spans = new ArrayList<>();
        routes.forEach((name, known) -> {
            String all = Query.served(cluster.namespace(), name);
            spans.add(whole.contains(name) ? all : all + "," + Query.oneOf("span_name", known));
        });
        return spans;
    }
}
