package dev.archipelago.exporters.kubernetes;

/// A port that a component listens on.
///
/// @param name an IANA service name, unique in the pod
/// @param speaks http, grpc, http2 or tcp
/// @param why it has this number
record Port(String name, int number, String speaks, String why) {

    boolean speaksHttp() {
        return speaks.equals("http");
    }

    boolean speaksGrpc() {
        return speaks.equals("grpc");
    }

    /// The value of appProtocol that Kubernetes and meshes know.
    String appProtocol() {
        return speaks.equals("http2") ? "kubernetes.io/h2c" : speaks;
    }
}
