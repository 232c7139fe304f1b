package dev.archipelago.exporters.spi;

import dev.archipelago.exporters.text.OneLine;

/// Something of the architecture that a target cannot express, or that somebody has to do by hand.
///
/// @param pointer JSON pointer of the part of the document concerned, such as `/components/orders/rollout`
/// @param what is missing in the export
/// @param why it is missing, and what to do about it
public record Omission(String pointer, String what, String why) {

    /// One line for people, whatever the design is called.
    @Override
    public String toString() {
        return OneLine.of(pointer, 200) + ": " + OneLine.of(what, 200) + ": " + OneLine.of(why, 400);
    }
}
