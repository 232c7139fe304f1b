/// What if: values that are tried out by dragging, estimated at once and then simulated, and either taken or put back.
/// May import documents and looks of the editor and the simulator, no other room of the editor.
/// Start reading at WhatIf.
@NullMarked
package dev.archipelago.app.editor.whatif;

import org.jspecify.annotations.NullMarked;
