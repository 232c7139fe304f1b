package dev.archipelago.simulator.redesign;

import dev.archipelago.model.quantity.DataSize;
import dev.archipelago.model.quantity.Share;
import java.util.List;
import java.util.Locale;

/// What is assumed of encodings and caches where the design says nothing. None of it is measured here: starting values of the size that is usual, to be
/// replaced by those of one's own programs.
///
/// A message costs each side, who writes it and who reads it, a fixed CPU time and one for each byte. A call has two messages.
///
/// @param payload bytes of a message where its connection says none
/// @param jsonFixed seconds for a JSON message, whatever its size
/// @param jsonByte seconds for each byte of it
/// @param protobufFixed seconds for a protobuf message
/// @param protobufByte seconds for each byte of it
/// @param protobufSize bytes of a protobuf message as a part of those of the same in JSON
/// @param hit share of the answers that a caller still knows, where it keeps them
public record WireCosts(DataSize payload, double jsonFixed, double jsonByte, double protobufFixed, double protobufByte,
        Share protobufSize, Share hit) {

    /// Of the order of what libraries such as Jackson and protobuf-java take on a current core.
    public static final WireCosts USUAL = new WireCosts(DataSize.parse("1Ki"), 5e-6, 4e-9, 2e-6, 1e-9,
            new Share(0.45), new Share(0.8));

    /// Seconds that one side saves for one message.
    ///
    /// @param bytes in JSON
    double saved(double bytes) {
        return Math.max(0, jsonFixed + jsonByte * bytes - protobufFixed - protobufByte * bytes * protobufSize.value());
    }

    /// All of it, a sentence each.
    public List<String> sentences() {
        return List.of(
                "A message without a size has " + payload + ".",
                String.format(Locale.ROOT,
                        "JSON costs each side %s and %s a byte, protobuf %s and %s a byte, of which it has %s.",
                        micros(jsonFixed), nanos(jsonByte), micros(protobufFixed), nanos(protobufByte), protobufSize),
                "The computing of the design holds the JSON of today: what protobuf saves is taken off it, half of it at most.",
                "A kept answer is found in " + hit + " of the cases, at once, and may be old.",
                "Headers of HTTP do not count; connections that are there stay open, so that what HTTP/2 changes is that one carries many calls, where a pool bounds them.",
                "One call for many does all their work one after the other, at one replica.");
    }

    private static String micros(double seconds) {
        return String.format(Locale.ROOT, "%.3g us", seconds * 1e6);
    }

    private static String nanos(double seconds) {
        return String.format(Locale.ROOT, "%.3g ns", seconds * 1e9);
    }
}
