package dev.archipelago.app.editor.history;

/// A row of the list.
///
/// @param number how many steps hold once one has gone there: 0 for the document as it was opened
/// @param name of the change; empty for number 0
record Step(int number, String name) {}
