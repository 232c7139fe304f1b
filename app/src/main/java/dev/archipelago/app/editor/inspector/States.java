package dev.archipelago.app.editor.inspector;

import javafx.css.PseudoClass;

/// States of fields that the style sheet knows.
final class States {
    /// The value in the control cannot be applied.
    static final PseudoClass WRONG = PseudoClass.getPseudoClass("danger");

    /// A value is given, as opposed to left out.
    static final PseudoClass GIVEN = PseudoClass.getPseudoClass("given");

    private States() {}
}
