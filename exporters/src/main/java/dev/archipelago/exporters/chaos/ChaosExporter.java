package dev.archipelago.exporters.chaos;

import dev.archipelago.exporters.kubernetes.Cluster;
import dev.archipelago.exporters.spi.ExportBundle;
import dev.archipelago.exporters.spi.ExportRequest;
import dev.archipelago.exporters.spi.Exporter;
import dev.archipelago.exporters.spi.Omissions;
import dev.archipelago.exporters.spi.Pointer;
import dev.archipelago.exporters.spi.SafePath;
import dev.archipelago.exporters.text.Names;
import dev.archipelago.exporters.text.OneLine;
import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.YamlWriter;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.graph.Link;
import dev.archipelago.model.graph.Topology;
import dev.archipelago.model.quantity.Distribution;
import dev.archipelago.model.scenario.Fault;
import dev.archipelago.model.scenario.Scenario;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes a Workflow of Chaos Mesh of each scenario that has faults, which strike at the times of the scenario.
public final class ChaosExporter implements Exporter {

    private static final double LENGTH = 60;

    @Override
    public String id() {
        return "chaos";
    }

    @Override
    public String title() {
        return "Chaos Mesh experiments";
    }

    @Override
    public ExportBundle export(ExportRequest request) {
        Omissions omissions = new Omissions();
        Cluster cluster = Cluster.of(request, new Omissions());
        Map<String, String> files = new LinkedHashMap<>();
        request.document().scenarios().forEach((id, scenario) -> {
            WorkflowManifest workflow = workflow(request, cluster, id, scenario, omissions);
            if (!workflow.isEmpty()) {
                Mapping labels = Mapping.builder().put("app.kubernetes.io/part-of", cluster.name())
                        .put("app.kubernetes.io/managed-by", "archipelago").build();
                String name = name(id);
                Mapping node = workflow.node(Names.label(cluster.name() + "-" + name, "scenario"), cluster.namespace(),
                        labels);
                files.put(SafePath.isDevice(name) ? name + "_scenario.yaml" : name + ".yaml",
                        YamlWriter.write(heading(request, id, scenario), List.of(node)));
            }
        });
        return new ExportBundle(files, omissions.toList());
    }

    /// The id, as all are that a file gives; else a name made of it that no other has.
    private static String name(String id) {
        return ComponentId.isLabel(id) ? id : Names.label(id, "scenario") + "-" + Names.hash(id, 6);
    }

    private static WorkflowManifest workflow(ExportRequest request, Cluster cluster, String id, Scenario scenario,
            Omissions omissions) {
        WorkflowManifest workflow = new WorkflowManifest();
        String place = Pointer.of("scenarios", id);
        double end = end(scenario);
        List<ConnectionId> connections = Topology.of(request.document().architecture(), request.document().workloads())
                .links().stream().map(Link::id).toList();
        for (int i = 0; i < scenario.faults().size(); i++) {
            Fault fault = scenario.faults().get(i);
            String pointer = place + Pointer.of("faults", Integer.toString(i));
            List<Experiment> experiments = new Translation(cluster,
                    request.document().platformOrDefault().zones().keySet(), connections, pointer, omissions).of(fault);
            if (!experiments.isEmpty()) {
                workflow.add("fault-" + (i + 1), experiments, times(fault, end, pointer, omissions));
            }
        }
        if (!scenario.changes().isEmpty()) {
            omissions.add(place + "/changes", "what is changed on purpose", "change it as you change the real system");
        }
        if (!workflow.isEmpty() && !scenario.set().isEmpty()) {
            omissions.add(place + "/set", "the values that differ", "the workflow strikes whatever design is running");
        }
        return workflow;
    }

    private static List<String> heading(ExportRequest request, String id, Scenario scenario) {
        String said = scenario.description() == null ? "" : ": " + OneLine.of(scenario.description(), 300);
        return List.of("Made by Archipelago from the architecture " + OneLine.of(request.document().name(), 100) + ".",
                "Scenario " + OneLine.of(id, 100) + said + (said.endsWith(".") || said.endsWith("?") ? "" : "."),
                "Needs Chaos Mesh; never where people depend on it. Ends with kubectl delete -f of this file.");
    }

    /// The scenario's own length, else a minute, or longer where a fault is later.
    private static double end(Scenario scenario) {
        double given = scenario.duration() == null ? LENGTH : scenario.duration().seconds();
        double latest = scenario.faults().stream().mapToDouble(fault -> fault.at().seconds() + length(fault, 0)).max()
                .orElse(0);
        return Math.max(given, latest);
    }

    private static double length(Fault fault, double otherwise) {
        Distribution time = fault.time();
        return time == null ? otherwise : time.expected();
    }

    private static WorkflowManifest.Times times(Fault fault, double end, String pointer, Omissions omissions) {
        double at = fault.at().seconds();
        Distribution time = fault.time();
        Distribution every = fault.every();
        if (time != null && !(time instanceof Distribution.Constant)) {
            omissions.add(pointer + "/for", "the random length " + OneLine.of(time.toString(), 100),
                    "it lasts for its mean");
        }
        if (every != null && !(every instanceof Distribution.Constant)) {
            omissions.add(pointer + "/every", "the random time between " + OneLine.of(every.toString(), 100),
                    "it strikes again after its mean");
        }
        return new WorkflowManifest.Times(at, Math.max(0.001, length(fault, Math.max(1, end - at))),
                every == null ? 0 : every.expected(), end);
    }
}
