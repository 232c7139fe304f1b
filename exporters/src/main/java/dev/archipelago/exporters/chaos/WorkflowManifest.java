package dev.archipelago.exporters.chaos;

import dev.archipelago.exporters.text.Durations;
import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Sequence;
import java.util.ArrayList;
import java.util.List;

/// The experiments of a scenario at their times, as one Workflow of Chaos Mesh.
///
/// Source: the documentation of Chaos Mesh 2.7, workflows and schedules.
final class WorkflowManifest {

    private static final String ENTRY = "scenario";

    private final List<Mapping> templates = new ArrayList<>();
    private final List<String> begun = new ArrayList<>();

    /// When a fault strikes, in seconds from the start.
    ///
    /// @param pause seconds between its end and the next time; 0 for never
    /// @param end of the scenario
    record Times(double at, double length, double pause, double end) {}

    /// Adds a fault.
    ///
    /// @param name of its templates, unique in the scenario
    void add(String name, List<Experiment> experiments, Times times) {
        List<String> steps = new ArrayList<>();
        if (times.at() > 0) {
            templates.add(template(name + "-wait", "Suspend", times.at()).build());
            steps.add(name + "-wait");
        }
        steps.add(together(name, experiments, times.length(), false, times));
        double left = times.end() - times.at() - times.length();
        if (times.pause() > 0 && left > times.pause()) {
            steps.add(together(name + "-again", experiments, left, true, times));
        }
        begun.add(steps.size() == 1 ? steps.getFirst() : group(name + "-timed", "Serial", steps));
    }

    Mapping node(String name, String namespace, Mapping labels) {
        List<Mapping> all = new ArrayList<>();
        all.add(Mapping.builder().put("name", ENTRY).put("templateType", "Parallel")
                .put("children", Sequence.ofTexts(begun)).build());
        all.addAll(templates);
        return Mapping.builder().put("apiVersion", "chaos-mesh.org/v1alpha1").put("kind", "Workflow")
                .put("metadata", Mapping.builder().put("name", name).put("namespace", namespace).put("labels", labels)
                        .build())
                .put("spec", Mapping.builder().put("entry", ENTRY).put("templates", Sequence.of(all)).build()).build();
    }

    boolean isEmpty() {
        return begun.isEmpty();
    }

    private String together(String name, List<Experiment> experiments, double seconds, boolean again, Times times) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < experiments.size(); i++) {
            String own = experiments.size() == 1 ? name : name + "-" + (i + 1);
            names.add(own);
            templates.add(again
                    ? scheduled(own, experiments.get(i), seconds, times)
                    : template(own, experiments.get(i).kind().spelled(), seconds)
                            .put(experiments.get(i).kind().key(), experiments.get(i).spec()).build());
        }
        return names.size() == 1 ? names.getFirst() : group(name, "Parallel", names);
    }

    private static Mapping scheduled(String name, Experiment experiment, double seconds, Times times) {
        long period = Math.max(1, (long) Math.ceil(times.length() + times.pause()));
        Mapping spec = Mapping.builder().putAll(experiment.spec()).put("duration", Durations.of(times.length()))
                .build();
        Mapping schedule = Mapping.builder().put("schedule", "@every " + period + "s").put("type",
                experiment.kind().spelled()).put("historyLimit", 1).put("concurrencyPolicy", "Forbid")
                .put(experiment.kind().key(), spec).build();
        return template(name, "Schedule", seconds).put("schedule", schedule).build();
    }

    private String group(String name, String type, List<String> children) {
        templates.add(Mapping.builder().put("name", name).put("templateType", type)
                .put("children", Sequence.ofTexts(children)).build());
        return name;
    }

    private static Mapping.Builder template(String name, String type, double seconds) {
        return Mapping.builder().put("name", name).put("templateType", type).put("deadline", Durations.of(seconds));
    }
}
