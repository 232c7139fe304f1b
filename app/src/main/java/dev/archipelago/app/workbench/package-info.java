/// What people do with an architecture, without a toolkit: open, check, simulate, export, draw, write to disk.
/// May import the other modules, no other room of this one.
/// Start reading at Workbench.
@NullMarked
package dev.archipelago.app.workbench;

import org.jspecify.annotations.NullMarked;
