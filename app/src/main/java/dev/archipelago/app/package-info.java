/// The door of the application: no arguments open the editor, all others are the command line.
/// May import every room of this module; nothing imports it.
/// Start reading at Main.
@NullMarked
package dev.archipelago.app;

import org.jspecify.annotations.NullMarked;
