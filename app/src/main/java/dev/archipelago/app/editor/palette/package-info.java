/// The kinds of components that can be added, with search.
/// May import the rooms look and document.
/// Start reading at Palette.
@NullMarked
package dev.archipelago.app.editor.palette;

import org.jspecify.annotations.NullMarked;
