package dev.archipelago.exporters.picture;

import dev.archipelago.exporters.layout.AutoLayout;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.document.Document;
import java.util.Map;

/// Drawings for tests.
final class Drawings {

    private Drawings() {}

    static Drawing of(Document document, Overlay overlay, Palette palette, PictureOptions options) {
        return Illustrator.draw(document, AutoLayout.of(document), overlay, palette, options);
    }

    /// A shop whose payment is overloaded.
    static Overlay overloaded() {
        return new Overlay(
                Map.of(new ComponentId("payment"), new Overlay.Reading(0.99, "1.24 s", 0.12, "×4", Severity.CRITICAL),
                        new ComponentId("cart"), new Overlay.Reading(0.31, "12 ms", 0, null, Severity.OK)),
                Map.of(ConnectionId.parse("checkout->payment"), new Overlay.Flow(24, "1.2 s", 0.12)));
    }
}
