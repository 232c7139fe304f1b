package dev.archipelago.app.editor.redesign;

import dev.archipelago.app.editor.look.Messages;
import dev.archipelago.app.editor.page.Entries;
import dev.archipelago.app.editor.page.Entry;
import dev.archipelago.model.quantity.DataSize;
import dev.archipelago.model.quantity.NotationException;
import dev.archipelago.model.quantity.Share;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.simulator.redesign.WireCosts;

/// What is assumed of encodings and kept answers where the design says nothing.
final class WireEntries {
    private final Entry<Share> hit;
    private final Entry<DataSize> payload;
    private final Entry<double[]> json;
    private final Entry<double[]> protobuf;
    private final Entry<Share> protobufSize;

    WireEntries(Messages messages, Entries entries) {
        entries.heading("redesign.assumed");
        hit = entries.entry("redesign.hit", "protocols-hit", Share::parse).with(WireCosts.USUAL.hit().toString(), "");
        payload = entries.entry("redesign.payload", "protocols-payload", DataSize::parse)
                .with(WireCosts.USUAL.payload().toString(), "");
        json = entries.entry("redesign.json", "protocols-json", text -> pair(messages, text)).with("5us, 4ns", "");
        protobuf = entries.entry("redesign.protobuf", "protocols-protobuf", text -> pair(messages, text))
                .with("2us, 1ns", "");
        protobufSize = entries.entry("redesign.protobuf-size", "protocols-protobuf-size", Share::parse)
                .with(WireCosts.USUAL.protobufSize().toString(), "");
    }

    /// Seconds for a message and for each byte of it.
    private static double[] pair(Messages messages, String text) {
        String[] parts = text.split(",", -1);
        if (parts.length != 2) {
            throw new NotationException(text, messages.text("redesign.pair-expected"));
        }
        return new double[]{TimeSpan.parse(parts[0].strip()).seconds(), TimeSpan.parse(parts[1].strip()).seconds()};
    }

    /// @throws java.util.NoSuchElementException while a field is wrong
    WireCosts costs() {
        double[] ofJson = json.value().orElseThrow();
        double[] ofProtobuf = protobuf.value().orElseThrow();
        return new WireCosts(payload.value().orElseThrow(), ofJson[0], ofJson[1], ofProtobuf[0], ofProtobuf[1],
                protobufSize.value().orElseThrow(), hit.value().orElseThrow());
    }
}
