package dev.archipelago.app.editor.outline;

import org.kordamp.ikonli.Ikon;

/// How a row looks and sounds.
///
/// @param name what is written
/// @param meaning what a screen reader says behind the name, such as "service, 3 operations"
record Line(Row row, String name, String meaning, Ikon icon) {}
