package dev.archipelago.exporters.chaos;

import dev.archipelago.exporters.yaml.Mapping;

/// What Chaos Mesh does to pods, without when and for how long.
///
/// @param kind of Chaos Mesh
/// @param spec of that kind
record Experiment(Kind kind, Mapping spec) {

    /// Kinds of Chaos Mesh and how templates of a workflow call their specification.
    enum Kind {
        POD("PodChaos", "podChaos"), NETWORK("NetworkChaos", "networkChaos"), STRESS("StressChaos",
                "stressChaos"), HTTP("HTTPChaos", "httpChaos"), DNS("DNSChaos", "dnsChaos");

        private final String spelling;
        private final String key;

        Kind(String spelling, String key) {
            this.spelling = spelling;
            this.key = key;
        }

        String spelled() {
            return spelling;
        }

        String key() {
            return key;
        }
    }
}
