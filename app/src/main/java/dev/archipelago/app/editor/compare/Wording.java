package dev.archipelago.app.editor.compare;

import dev.archipelago.app.editor.look.Messages;

/// What people know a design as, in whatever language it is asked for.
@FunctionalInterface
interface Wording {
    String in(Messages messages);
}
