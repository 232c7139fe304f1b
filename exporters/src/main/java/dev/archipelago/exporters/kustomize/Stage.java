package dev.archipelago.exporters.kustomize;

/// Where a design runs on its way to its users.
enum Stage {
    /// One replica of everything.
    DEV("dev"),

    /// Few replicas, so that there is more than one of what has more than one.
    STAGING("staging"),

    /// As designed.
    PROD("prod");

    /// Its folder, and what its namespace ends with.
    final String suffix;

    Stage(String suffix) {
        this.suffix = suffix;
    }

    /// The namespace of the design in it: its own for production.
    String namespace(String designed) {
        return this == PROD ? designed : designed + "-" + suffix;
    }
}
