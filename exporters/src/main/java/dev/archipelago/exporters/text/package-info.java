/// Spellings of the targets: names, quantities, image references, escaping.
/// May import the model only.
/// Start reading at {@link dev.archipelago.exporters.text.Names}.
@NullMarked
package dev.archipelago.exporters.text;

import org.jspecify.annotations.NullMarked;
