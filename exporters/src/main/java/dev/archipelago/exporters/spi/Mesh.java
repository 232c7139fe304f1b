package dev.archipelago.exporters.spi;

/// The service mesh that carries the calls between components, and so can do what connections of the design ask for.
public enum Mesh {
    /// None: programs do it themselves.
    NONE,

    /// Istio with a proxy beside each container.
    ISTIO,

    /// Linkerd.
    LINKERD
}
