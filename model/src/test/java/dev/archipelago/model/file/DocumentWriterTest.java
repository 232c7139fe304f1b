package dev.archipelago.model.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.Step;
import dev.archipelago.model.diagram.Position;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.vocabulary.Ordered;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentWriterTest {
    private static final Document SHOP = DocumentReader.readText(CornerShop.JSON, "shop.json").orElseThrow();

    @Test
    void canonicalText_readAndWritten_isByteIdentical() {
        assertThat(DocumentWriter.write(SHOP, null)).isEqualTo(CornerShop.JSON);
    }

    @Test
    void newDocument_written_refersToTheSchemaFirst() {
        assertThat(DocumentWriter.write(Document.empty("Test"))).isEqualTo("""
                {
                  "$schema": "https://archipelago.dev/schema/archipelago-1.schema.json",
                  "format": 1,
                  "name": "Test"
                }
                """);
    }

    @Test
    void box_moved_changesOneLine() {
        var positions = Ordered.with(SHOP.diagramOrDefault().positions(), new ComponentId("web"), new Position(40, 80));
        Document moved = SHOP.withDiagram(SHOP.diagramOrDefault().withPositions(positions));
        assertThat(linesNotIn(CornerShop.JSON, moved)).containsExactly("      \"web\": \"40 80\",");
        assertThat(lines(DocumentWriter.write(moved, null))).hasSameSizeAs(lines(CornerShop.JSON));
    }

    @Test
    void call_added_changesTwoLines() {
        var orders = new ComponentId("orders");
        var component = SHOP.architecture().component(orders).orElseThrow();
        var operation = component.operations().get("place");
        List<Step> steps = new ArrayList<>(operation.steps());
        steps.add(Step.Call.to("stock.reserve"));
        Document changed = SHOP.withArchitecture(SHOP.architecture().withComponent(orders,
                component.withOperation("place", operation.withSteps(steps))));
        assertThat(linesNotIn(CornerShop.JSON, changed)).containsExactly("            { \"compute\": \"1ms\" },",
                "            { \"call\": \"stock.reserve\" }");
    }

    private static List<String> linesNotIn(String before, Document after) {
        return lines(DocumentWriter.write(after, null)).stream().filter(line -> !lines(before).contains(line)).toList();
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }
}
