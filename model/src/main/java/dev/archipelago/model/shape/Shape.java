package dev.archipelago.model.shape;

import dev.archipelago.model.finding.Wording;

/// How a value of the model is spelled: what a file may hold in one place.
public sealed interface Shape permits ScalarShape, ChoiceShape, ObjectShape, ListShape, MapShape, OneOfShape {

    /// What is expected there, as a noun phrase: "a duration such as 250ms".
    String expected();

    /// The same in words that can be said in another language.
    default Wording expectation() {
        return Wording.phrase(expected());
    }
}
