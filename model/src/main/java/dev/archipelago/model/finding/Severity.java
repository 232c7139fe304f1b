package dev.archipelago.model.finding;

/// How much a finding matters.
public enum Severity {
    /// It cannot be simulated or exported like this.
    ERROR,

    /// It can, and will probably not do what was meant.
    WARNING,

    /// It can be better.
    ADVICE
}
