package dev.archipelago.model.shape;

/// Values by key, in the order written.
///
/// @param key how keys are spelled
public record MapShape(ScalarShape key, Shape value) implements Shape {

    @Override
    public String expected() {
        return "an object { ... } whose keys are ids";
    }
}
