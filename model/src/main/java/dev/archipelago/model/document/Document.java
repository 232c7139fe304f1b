package dev.archipelago.model.document;

import dev.archipelago.model.Architecture;
import dev.archipelago.model.diagram.Diagram;
import dev.archipelago.model.platform.Platform;
import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.scenario.Objective;
import dev.archipelago.model.scenario.Scenario;
import dev.archipelago.model.scenario.Workload;
import dev.archipelago.model.vocabulary.Default;
import dev.archipelago.model.vocabulary.Inline;
import dev.archipelago.model.vocabulary.Meaning;
import dev.archipelago.model.vocabulary.Ordered;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one file holds.
public record Document(
        @Meaning("Version of the format; 1.") int format,
        @Meaning("Name of the architecture in any script.") String name,
        @Meaning("What it is for.") @Default("none") @Nullable String description,
        @Meaning("Components and connections.") @Inline Architecture architecture,
        @Meaning("Streams of requests by id.") @Default("none") Map<String, Workload> workloads,
        @Meaning("What must hold, by id.") @Default("none") Map<String, Objective> objectives,
        @Meaning("What-ifs by id.") @Default("none") Map<String, Scenario> scenarios,
        @Meaning("What it runs on.") @Default("unspecified") @Nullable Platform platform,
        @Meaning("Where things are drawn.") @Default("automatic") @Nullable Diagram diagram) {

    /// The version of the format that this program writes.
    public static final int FORMAT = 1;

    public Document {
        if (format != FORMAT) {
            throw new NotationException(Integer.toString(format),
                    "format " + FORMAT + ", the only one that can be held");
        }
        workloads = Ordered.copyOf(workloads);
        objectives = Ordered.copyOf(objectives);
        scenarios = Ordered.copyOf(scenarios);
    }

    /// A document with a name and nothing in it.
    public static Document empty(String name) {
        return of(name, Architecture.empty());
    }

    /// A document that holds an architecture and nothing else.
    public static Document of(String name, Architecture architecture) {
        return new Document(FORMAT, name, null, architecture, Ordered.of(), Ordered.of(), Ordered.of(), null, null);
    }

    public Platform platformOrDefault() {
        return platform == null ? Platform.UNSPECIFIED : platform;
    }

    public Diagram diagramOrDefault() {
        return diagram == null ? Diagram.UNSPECIFIED : diagram;
    }

    public Document withArchitecture(Architecture changed) {
        return new Document(format, name, description, changed, workloads, objectives, scenarios, platform, diagram);
    }

    public Document withWorkloads(Map<String, Workload> changed) {
        return new Document(format, name, description, architecture, changed, objectives, scenarios, platform, diagram);
    }

    public Document withWorkload(String id, Workload workload) {
        return withWorkloads(Ordered.with(workloads, id, workload));
    }

    public Document withObjectives(Map<String, Objective> changed) {
        return new Document(format, name, description, architecture, workloads, changed, scenarios, platform, diagram);
    }

    public Document withScenarios(Map<String, Scenario> changed) {
        return new Document(format, name, description, architecture, workloads, objectives, changed, platform, diagram);
    }

    public Document withPlatform(@Nullable Platform changed) {
        return new Document(format, name, description, architecture, workloads, objectives, scenarios, changed,
                diagram);
    }

    public Document withDiagram(@Nullable Diagram changed) {
        return new Document(format, name, description, architecture, workloads, objectives, scenarios, platform,
                changed);
    }
}
