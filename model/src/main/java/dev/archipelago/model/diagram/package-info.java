/// Where things are drawn; nothing but the editor and picture exporters imports it.
/// May import the root nouns and below.
/// Start reading at {@link dev.archipelago.model.diagram.Diagram}.
@NullMarked
package dev.archipelago.model.diagram;

import org.jspecify.annotations.NullMarked;
