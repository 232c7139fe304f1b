package dev.archipelago.simulator.plan;

import dev.archipelago.model.shape.PropertyException;
import dev.archipelago.model.shape.PropertyPath;
import java.util.List;

/// Which values can become others during a run, and what that means: they hold for everything that begins from then on.
final class SettableValues {

    private SettableValues() {}

    /// Whether a property can be set while requests are under way.
    static boolean allow(String path) {
        List<String> keys;
        try {
            keys = PropertyPath.parse(path).segments();
        } catch (PropertyException e) {
            return false;
        }
        return keys.size() > 2 && switch (keys.getFirst()) {
            case "components" -> component(keys.subList(2, keys.size()));
            case "connections" -> true;
            case "workloads" -> List.of("arrivals", "think").contains(keys.get(2));
            case "platform" -> keys.get(1).equals("network") && !keys.get(2).equals("endpointLag");
            default -> false;
        };
    }

    private static boolean component(List<String> keys) {
        return switch (keys.getFirst()) {
            case "replicas" -> true;
            case "operations" -> keys.size() > 3 && keys.get(2).equals("steps");
            case "container" ->
                keys.size() > 1
                        && List.of("workers", "backlog", "cpuLimit", "startup", "warming").contains(keys.get(1));
            case "external" -> keys.size() > 1 && List.of("latency", "availability").contains(keys.get(1));
            case "cache" -> keys.size() > 1 && keys.get(1).equals("hitRatio");
            case "probes" -> keys.size() > 1 && List.of("preStop", "grace").contains(keys.get(1));
            default -> false;
        };
    }

    /// Whether a new version can have another value of a property, by its path below the component.
    static boolean allowInVersion(String path) {
        List<String> keys;
        try {
            keys = PropertyPath.parse(path).segments();
        } catch (PropertyException e) {
            return false;
        }
        boolean bounds = keys.size() > 1 && List.of("rateLimit", "limiting").contains(keys.get(1));
        return !bounds && List.of("container", "operations", "probes", "cache", "external", "database")
                .contains(keys.getFirst());
    }
}
