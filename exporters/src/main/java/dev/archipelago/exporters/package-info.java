/// The façade of the exporters: all of them, and each by its id.
/// May import every room of this module; no room of it imports this package.
/// Start reading at {@link dev.archipelago.exporters.Exporters}.
@NullMarked
package dev.archipelago.exporters;

import org.jspecify.annotations.NullMarked;
