package dev.archipelago.model.diagram;

import dev.archipelago.model.quantity.NotationException;

/// The middle of a box on the drawing, in pixels at 100 % zoom, x to the right and y down; spelled "120 80".
public record Position(int x, int y) {

    /// What a reader of a wrong text is told.
    public static final String EXPECTED = "a position such as \"120 80\" (x y)";

    public static Position parse(String text) {
        String[] parts = text.strip().split("\\s+");
        try {
            if (parts.length == 2) {
                return new Position(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
            }
        } catch (NumberFormatException e) {
            throw new NotationException(text, EXPECTED);
        }
        throw new NotationException(text, EXPECTED);
    }

    public Position translated(int dx, int dy) {
        return new Position(x + dx, y + dy);
    }

    @Override
    public String toString() {
        return x + " " + y;
    }
}
