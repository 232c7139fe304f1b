package dev.archipelago.exporters.yaml;

/// A piece of YAML that keeps its order and its comments.
public sealed interface Node permits Mapping, Sequence, Scalar {}
