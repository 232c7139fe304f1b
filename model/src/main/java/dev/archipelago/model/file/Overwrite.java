package dev.archipelago.model.file;

/// Whether a file may be replaced that is not the one that was read.
public enum Overwrite {
    /// What somebody else has written stays.
    REFUSE,

    /// What somebody else has written is lost.
    ALLOW
}
