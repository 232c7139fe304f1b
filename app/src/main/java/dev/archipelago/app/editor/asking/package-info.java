/// Questions about a design that take a while to answer: how an answer is sought in the background, the frame that all
/// of them share, and the window that they are asked in.
/// May import documents, looks and forms of the editor, the model with its checks, and how long work of the simulator is watched
/// and ended, no other room of the editor; what is asked is in rooms of its own above.
/// Start reading at Inquiry.
@NullMarked
package dev.archipelago.app.editor.asking;

import org.jspecify.annotations.NullMarked;
