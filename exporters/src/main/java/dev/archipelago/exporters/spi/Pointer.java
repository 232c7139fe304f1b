package dev.archipelago.exporters.spi;

/// Spells JSON pointers (RFC 6901) into a document, which is how evidence and omissions say what they are about.
public final class Pointer {

    private Pointer() {}

    /// The pointer that goes down through these keys, such as `/components/orders/container/cpu`.
    public static String of(String... keys) {
        StringBuilder pointer = new StringBuilder();
        for (String key : keys) {
            pointer.append('/').append(key.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }
}
