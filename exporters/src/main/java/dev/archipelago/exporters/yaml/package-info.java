/// A small tree of YAML with hand-picked order and comments, written with one rule of quoting; snakeyaml-engine stays inside.
/// May import text.
/// Start reading at {@link dev.archipelago.exporters.yaml.Node}.
@NullMarked
package dev.archipelago.exporters.yaml;

import org.jspecify.annotations.NullMarked;
