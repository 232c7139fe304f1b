package dev.archipelago.model.file;

import dev.archipelago.model.shape.Node;
import java.util.function.UnaryOperator;

/// Turns a document of one format into one of the next.
///
/// @param from the format that it takes; it makes `from + 1`
/// @param step from tree to tree; the key "format" is taken care of
record Migration(int from, UnaryOperator<Node.Mapping> step) {}
