package dev.archipelago.exporters.spi;

/// Where the values of secrets come from: never from an export.
public enum SecretSource {
    /// Somebody creates the Secrets that the manifests refer to.
    REFERENCE,

    /// The External Secrets operator takes them from a store.
    EXTERNAL_SECRET,

    /// Somebody seals them for the controller of Sealed Secrets.
    SEALED,

    /// Kustomize makes them of files that git ignores.
    GENERATOR
}
