package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Scalar;
import dev.archipelago.exporters.yaml.Sequence;
import dev.archipelago.exporters.yaml.Trees;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/// Addresses of services as seen from another namespace: the only ones that change with the namespace.
public final class Elsewhere {

    private Elsewhere() {}

    static String host(String name, String namespace, int port) {
        return name + "." + namespace + ":" + port;
    }

    /// A ScaledObject of which every such address is another.
    ///
    /// @param other the new address, of what stands before the namespace and what stands after
    public static Mapping readdressed(Mapping scaled, BiFunction<String, String, Scalar> other) {
        String namespace = "." + Trees.text(scaled, "metadata", "namespace") + ":";
        return Trees.changing(scaled, triggers -> {
            List<Sequence.Item> changed = new ArrayList<>();
            for (Sequence.Item item : ((Sequence) triggers).items()) {
                Mapping trigger = (Mapping) item.value();
                for (String key : List.of("bootstrapServers", "host")) {
                    String address = Trees.text(trigger, "metadata", key);
                    int at = address.indexOf(namespace);
                    if (at >= 0) {
                        trigger = Trees.with(trigger, other.apply(address.substring(0, at),
                                address.substring(at + namespace.length() - 1)), "metadata", key);
                    }
                }
                changed.add(item.withValue(trigger));
            }
            return new Sequence(changed);
        }, "spec", "triggers");
    }
}
