package dev.archipelago.app.workbench;

/// How a file of an export stands to the folder that it would be written to.
public enum FileState {
    /// Writing makes it.
    ADDED,
    /// Writing replaces what is there.
    CHANGED,
    /// It is there with the same content and is not touched.
    SAME,
    /// It is in the folder and not in the export; writing leaves it.
    ONLY_ON_DISK
}
