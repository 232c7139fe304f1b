package dev.archipelago.model;

/// What the program of a container is written for; decides its Dockerfile.
public enum Runtime {
    /// Java virtual machine.
    JAVA,

    /// Go binary.
    GO,

    /// Node.js.
    NODE,

    /// CPython.
    PYTHON,

    /// .NET.
    DOTNET,

    /// Rust binary.
    RUST,

    /// A ready-made image; no Dockerfile.
    IMAGE
}
