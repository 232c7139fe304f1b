package dev.archipelago.app.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.shape.PropertyPath;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PropertyCompletionTest {
    private static final Document SHOP = DocumentReader
            .read(Path.of("../sample-architectures/corner-shop/corner-shop.archipelago.json")).orElseThrow();

    @Test
    void nothingWritten_offersWhatADocumentHas() {
        assertThat(PropertyCompletion.of("", SHOP)).contains("components.", "connections.", "workloads.");
    }

    @Test
    void beginning_goesOnWithTheNextKey() {
        assertThat(PropertyCompletion.of("components.w", SHOP)).startsWith("components.web.");
        assertThat(PropertyCompletion.of("workloads.shoppers.ar", SHOP)).startsWith("workloads.shoppers.arrivals");
    }

    @Test
    void key_thatTheDocumentLeavesOut_isOfferedToo() {
        assertThat(PropertyPath.parse("components.web.autoscaling").read(SHOP)).isEmpty();
        assertThat(PropertyCompletion.of("components.web.autosc", SHOP)).containsExactly("components.web.autoscaling");
    }

    @Test
    void letters_fromWithinAPath_findAllThatHaveThem() {
        assertThat(PropertyCompletion.of("web.replicas", SHOP)).startsWith("components.web.replicas");
    }

    @Test
    void everythingOfferedWithoutADotAtItsEnd_isAProperty() {
        for (String begun : new String[]{"replicas", "components.orders.", "connections.web->orders."}) {
            PropertyCompletion.of(begun, SHOP).stream().filter(path -> !path.endsWith("."))
                    .forEach(path -> assertThat(PropertyPath.parse(path).shape(SHOP)).as(path).isNotNull());
        }
    }

    @Test
    void propertyThatIsWrittenOut_isNotGoneOnWith() {
        assertThat(PropertyCompletion.of("components.web.replicas", SHOP)).isEmpty();
    }

    @Test
    void whatIsNoPath_offersNothing() {
        assertThat(PropertyCompletion.of("components.nobody.", SHOP)).isEmpty();
    }
}
