package dev.archipelago.exporters.kubernetes;

import dev.archipelago.exporters.yaml.Mapping;
import dev.archipelago.exporters.yaml.Scalar;
import dev.archipelago.exporters.yaml.Sequence;
import java.util.List;

/// A health check of a container.
///
/// @param timing periodSeconds and the like with their reasons, in order
record ProbeSpec(Check check, List<Timing> timing) {

    /// What is asked.
    sealed interface Check {
        /// A page; healthy when its status is between 200 and 399.
        record HttpGet(String path, Scalar port) implements Check {}

        /// A connection that opens.
        record TcpSocket(Scalar port) implements Check {}

        /// The health protocol of gRPC.
        record Grpc(int port) implements Check {}

        /// A command that succeeds.
        record Exec(List<String> command) implements Check {}
    }

    /// One number of a probe.
    record Timing(String key, Figure figure) {}

    ProbeSpec {
        timing = List.copyOf(timing);
    }

    Mapping node() {
        Mapping.Builder probe = switch (check) {
            case Check.HttpGet(String path, Scalar port) -> Mapping.builder().put("httpGet",
                    Mapping.builder().put("path", path).put("port", port).because(byNumber(port))
                            .put("scheme", "HTTP").build());
            case Check.TcpSocket(Scalar port) -> Mapping.builder().put("tcpSocket",
                    Mapping.builder().put("port", port).because(byNumber(port)).build());
            case Check.Grpc(int port) -> Mapping.builder().put("grpc",
                    Mapping.builder().put("port", port).because("of the container; a name is not allowed here")
                            .build());
            case Check.Exec(List<String> command) -> Mapping.builder().put("exec",
                    Mapping.builder().put("command", Sequence.ofTexts(command)).build());
        };
        timing.forEach(entry -> entry.figure().put(probe, entry.key()));
        return probe.build();
    }

    private static String byNumber(Scalar port) {
        return port.type() == Scalar.Type.INTEGER ? "of the container, as the readiness probe asks by name" : "";
    }
}
