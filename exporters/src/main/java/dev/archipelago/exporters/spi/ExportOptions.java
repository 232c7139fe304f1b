package dev.archipelago.exporters.spi;

/// Choices of the person who exports that are no part of the architecture.
///
/// @param version of our own images and labels, until a pipeline sets a digest
/// @param deriveCpuLimits gives containers without a CPU limit one of twice their request, as linters demand; otherwise
///        they get none, as simulated
/// @param wayIn how requests come in from outside the cluster
/// @param mesh what carries the calls inside it
/// @param secrets where the values of secrets come from
public record ExportOptions(String version, boolean deriveCpuLimits, WayIn wayIn, Mesh mesh, SecretSource secrets) {

    /// Version 0.1.0, with derived CPU limits, routes at a gateway, no mesh, and secrets that somebody
    /// creates.
    public static final ExportOptions DEFAULT = new ExportOptions("0.1.0", true, WayIn.DEFAULT, Mesh.NONE,
            SecretSource.REFERENCE);

    public ExportOptions {
        if (version.isBlank()) {
            throw new IllegalArgumentException("a version that is not blank was expected");
        }
    }

    public ExportOptions withVersion(String changed) {
        return new ExportOptions(changed, deriveCpuLimits, wayIn, mesh, secrets);
    }

    public ExportOptions withDeriveCpuLimits(boolean changed) {
        return new ExportOptions(version, changed, wayIn, mesh, secrets);
    }

    public ExportOptions withWayIn(WayIn changed) {
        return new ExportOptions(version, deriveCpuLimits, changed, mesh, secrets);
    }

    public ExportOptions withMesh(Mesh changed) {
        return new ExportOptions(version, deriveCpuLimits, wayIn, changed, secrets);
    }

    public ExportOptions withSecrets(SecretSource changed) {
        return new ExportOptions(version, deriveCpuLimits, wayIn, mesh, changed);
    }
}
