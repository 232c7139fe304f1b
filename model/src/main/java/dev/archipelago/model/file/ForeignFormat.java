package dev.archipelago.model.file;

import dev.archipelago.model.finding.Wording;
import dev.archipelago.model.shape.Node;
import java.util.Set;

/// Recognises files of other tools by their first keys, so that nobody has to guess why a good file is refused.
enum ForeignFormat {
    KUBERNETES("a Kubernetes manifest", Set.of("apiVersion", "kind")), COMPOSE("a Docker Compose file",
            Set.of("services")), OPENAPI("an OpenAPI description", Set.of("openapi", "paths")), HELM("a Helm chart",
                    Set.of("apiVersion", "name", "version")), WORKFLOW("a pipeline of GitHub", Set.of("on", "jobs"));

    private final String noun;
    private final Set<String> keys;

    ForeignFormat(String noun, Set<String> keys) {
        this.noun = noun;
        this.keys = keys;
    }

    /// @throws Problem when this is a file of another tool
    static void refuse(Node root) {
        if (!(root instanceof Node.Mapping mapping) || mapping.entries().containsKey("format")
                || mapping.entries().containsKey("components")) {
            return;
        }
        for (ForeignFormat format : values()) {
            if (mapping.entries().keySet().containsAll(format.keys)) {
                throw new Problem("format.foreign", mapping.place(),
                        Wording.of("This looks like %s and is not an Archipelago document.", format.noun),
                        Wording.of("An Archipelago document has the keys \"format\": 1, \"name\" and \"components\"."));
            }
        }
    }
}
