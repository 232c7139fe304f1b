package dev.archipelago.simulator.report;

import dev.archipelago.simulator.result.Timeline;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What is told of a node pool over time beside its number of nodes, by the name in the reports.
final class NodeSeries {

    private NodeSeries() {}

    static Map<String, List<Double>> of(Timeline.Nodes nodes) {
        Map<String, List<Double>> series = new LinkedHashMap<>();
        series.put("pods", nodes.pods());
        series.put("cpu", nodes.cpu());
        series.put("memory", nodes.memory());
        series.put("requestedCpu", nodes.requestedCpu());
        series.put("requestedMemory", nodes.requestedMemory());
        series.put("usedCpu", nodes.usedCpu());
        series.put("idleCpu", nodes.idleCpu());
        series.put("contendedShare", nodes.contended());
        series.put("packed", nodes.packed());
        return series;
    }
}
