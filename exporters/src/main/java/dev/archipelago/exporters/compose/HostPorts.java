package dev.archipelago.exporters.compose;

import dev.archipelago.exporters.kubernetes.Cluster;
import dev.archipelago.exporters.kubernetes.Member;
import dev.archipelago.model.ComponentId;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The ports of this machine at which components that are called from outside are reached; no two alike.
///
/// The port of the container where it is free; those below 1024 are the administrator's and published 8000 higher.
///
/// @param published `host:container` by component
record HostPorts(Map<ComponentId, List<String>> published) {

    private static final int PRIVILEGED = 1024;

    static HostPorts of(Cluster cluster) {
        Set<Integer> taken = new HashSet<>();
        Map<ComponentId, List<String>> published = new LinkedHashMap<>();
        cluster.members().values().stream().filter(member -> cluster.entrances().contains(member.id()))
                .forEach(member -> published.put(member.id(),
                        member.doors().stream().map(Member.Door::number)
                                .map(port -> "127.0.0.1:" + free(port, taken) + ":" + port).toList()));
        return new HostPorts(published);
    }

    List<String> of(ComponentId id) {
        return published.getOrDefault(id, List.of());
    }

    private static int free(int port, Set<Integer> taken) {
        int host = port < PRIVILEGED ? port + 8000 : port;
        while (!taken.add(host)) {
            host = host == 65535 ? PRIVILEGED : host + 1;
        }
        return host;
    }
}
