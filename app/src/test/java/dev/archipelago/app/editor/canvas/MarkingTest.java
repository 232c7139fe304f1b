package dev.archipelago.app.editor.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.app.editor.canvas.Marking.Ring;
import dev.archipelago.app.editor.canvas.Marking.Tone;
import dev.archipelago.model.ComponentId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarkingTest {
    private static final ComponentId SHOP = new ComponentId("shop");
    private static final ComponentId STOCK = new ComponentId("stock");
    private static final ComponentId MAIL = new ComponentId("mail");
    private static final ComponentId AUDIT = new ComponentId("audit");

    @Test
    void boxOfSeveralComponents_hasTheGravestOfTheirRings() {
        Map<ComponentId, Ring> rings = new LinkedHashMap<>();
        rings.put(STOCK, new Ring(3, Tone.LIGHT, "×2"));
        rings.put(MAIL, new Ring(4, Tone.LOST, "−100 %"));
        rings.put(AUDIT, new Ring(1, Tone.LOST, "−60 %"));
        rings.put(SHOP, new Ring(2, Tone.HARM, "−6 %"));
        Marking marking = new Marking(Map.of(), rings);

        assertThat(marking.ringsOf(id -> id.equals(SHOP) ? SHOP : STOCK))
                .containsOnly(Map.entry(STOCK, new Ring(4, Tone.LOST, "−100 %")),
                        Map.entry(SHOP, new Ring(2, Tone.HARM, "−6 %")));
        assertThat(marking.ringsOf(id -> id)).isEqualTo(rings);
    }
}
