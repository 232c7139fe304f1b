package dev.archipelago.model.shape;

/// Values in an order.
public record ListShape(Shape element) implements Shape {

    @Override
    public String expected() {
        return "a list [ ... ]";
    }
}
