package dev.archipelago;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The plan of the house: every package has a rank in its module, and imports go strictly down.
///
/// A package that is missing here fails the build, so that nothing is born without a place. Same rank means strangers.
/// Between modules only the listed imports are allowed.
final class Rooms {
    private static final String ROOT = "dev.archipelago.";

    private final Map<String, Integer> ranks = new LinkedHashMap<>();

    /// Which modules a module may import.
    static final Map<String, Set<String>> MODULES = Map.of(
            "model", Set.of(),
            "simulator", Set.of("model"),
            "exporters", Set.of("model"),
            "importers", Set.of("model"),
            "app", Set.of("model", "simulator", "exporters", "importers"));

    private Rooms() {}

    static Rooms ofTheHouse() {
        Rooms rooms = new Rooms();
        rooms.module("model")
                .rank(0, ".quantity", ".vocabulary", ".finding")
                .rank(1, ".policy")
                .rank(2, "")
                .rank(3, ".scenario", ".platform", ".diagram")
                .rank(4, ".graph", ".document", ".finding")
                .rank(5, ".shape")
                .rank(6, ".check", ".file", ".merge")
                .rank(7, ".edit")
                .rank(8, ".remedy");
        rooms.module("simulator")
                .rank(0, ".kernel", ".random", ".measure", ".control", ".theory", ".resilience", ".autoscaling",
                        ".messaging", ".rollout", ".scheduling", ".storage", ".transaction")
                .rank(1, ".plan", ".result", ".availability")
                .rank(2, ".runtime", ".analysis", ".estimate", ".boundaries")
                .rank(3, ".fault", ".report")
                .rank(4, ".run")
                .rank(5, ".validation", ".experiment")
                .rank(6, ".job", ".diagnosis", ".optimisation", ".redesign")
                .rank(9, "");
        rooms.module("exporters")
                .rank(0, ".text")
                .rank(1, ".spi", ".yaml")
                .rank(2, ".layout", ".kubernetes", ".dockerfile")
                .rank(2, ".skeleton", ".sequence")
                .rank(3, ".picture", ".kustomize", ".helm", ".compose", ".observability", ".loadtest", ".chaos",
                        ".pipeline", ".sweepjob")
                .rank(4, ".notation")
                .rank(9, "");
        rooms.module("app")
                .rank(0, ".workbench", ".query")
                .rank(1, ".editor.document", ".editor.look", ".editor.form")
                .rank(2, ".editor.asking", ".editor.page", ".editor.forest")
                .rank(3, ".editor.canvas", ".editor.palette", ".editor.inspector", ".editor.run", ".editor.results",
                        ".editor.scenario", ".editor.export", ".editor.text", ".editor.whatif", ".editor.why",
                        ".editor.traces", ".editor.blast", ".editor.capacity", ".editor.optimise", ".editor.sweep",
                        ".editor.compare", ".editor.redesign", ".editor.sequence", ".editor.outline", ".editor.history",
                        ".seeing")
                .rank(4, ".editor.playback", ".report")
                .rank(5, ".editor")
                .rank(6, ".cli")
                .rank(9, "");
        return rooms;
    }

    boolean knows(String packageName) {
        return ranks.containsKey(packageName);
    }

    int rank(String packageName) {
        return ranks.get(packageName);
    }

    /// The module of a package: the name after dev.archipelago.
    static String moduleOf(String packageName) {
        return packageName.substring(ROOT.length()).split("\\.")[0];
    }

    private Module module(String name) {
        return new Module(ROOT + name);
    }

    private final class Module {
        private final String root;

        Module(String root) {
            this.root = root;
        }

        Module rank(int rank, String... packages) {
            for (String suffix : List.of(packages)) {
                ranks.put(root + suffix, rank);
            }
            return this;
        }
    }
}
