package dev.archipelago.model.shape;

/// How a value of the model is spelled: what a file may hold in one place.
public sealed interface Shape permits ScalarShape, ChoiceShape, ObjectShape, ListShape, MapShape, OneOfShape {

    /// What is expected there, as a noun phrase: "a duration such as 250ms".
    String expected();
}
