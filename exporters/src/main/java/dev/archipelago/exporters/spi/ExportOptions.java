package dev.archipelago.exporters.spi;

/// Choices of the person who exports that are no part of the architecture.
///
/// @param version of our own images and labels, until a pipeline sets a digest
/// @param deriveCpuLimits gives containers without a CPU limit one of twice their request, as linters demand; otherwise
///        they get none, as simulated
public record ExportOptions(String version, boolean deriveCpuLimits) {

    /// Version 0.1.0, with derived CPU limits.
    public static final ExportOptions DEFAULT = new ExportOptions("0.1.0", true);

    public ExportOptions {
        if (version.isBlank()) {
            throw new IllegalArgumentException("a version that is not blank was expected");
        }
    }

    public ExportOptions withVersion(String changed) {
        return new ExportOptions(changed, deriveCpuLimits);
    }

    public ExportOptions withDeriveCpuLimits(boolean changed) {
        return new ExportOptions(version, changed);
    }
}
