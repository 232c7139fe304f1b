package dev.archipelago.app.editor.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.OperationRef;
import dev.archipelago.model.Step;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.finding.Pointer;
import dev.archipelago.model.shape.Shapes;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlankTest {
    private static final Document SHOP = read("""
            {"format": 1, "name": "Shop", "components": {
              "users": {"kind": "client"},
              "gateway": {"kind": "gateway", "operations": {"handle": {"steps": [{"call": "orders.place"}]}}},
              "invoices": {"kind": "service", "operations": {"send": {}}},
              "archive": {"kind": "database", "operations": {"read": {}}},
              "orders": {"kind": "service", "operations": {"place": {"steps": [{"query": "data.write"}]}}},
              "data": {"kind": "database", "operations": {"write": {}}},
              "memory": {"kind": "cache"},
              "bus": {"kind": "broker", "broker": {"channels": {"placed": {}}}}},
             "workloads": {"users": {"from": "users", "enters": "gateway.handle", "arrivals": "poisson(10/s)"}}}""");

    private static Document read(String text) {
        return DocumentReader.readText(text, "shop").orElseThrow();
    }

    private static <S extends Record> S added(Document document, String component, Class<S> step) {
        Pointer steps = new Pointer(List.of("components", component, "operations", "place", "steps"));
        return step.cast(new Blank(document, steps).value(Shapes.of(step)));
    }

    @Test
    void query_ofAComponent_asksTheDatabaseItIsConnectedTo() {
        assertThat(added(SHOP, "orders", Step.Query.class).query())
                .isEqualTo(OperationRef.parse("data.write"));
        assertThat(added(SHOP, "invoices", Step.Query.class).query())
                .isEqualTo(OperationRef.parse("archive.read"));
    }

    @Test
    void call_ofAComponent_goesToWhatItIsConnectedToAndNeverToWhatCallsIt() {
        assertThat(added(SHOP, "gateway", Step.Call.class).call())
                .isEqualTo(OperationRef.parse("orders.place"));
        assertThat(added(SHOP, "orders", Step.Call.class).call())
                .isEqualTo(OperationRef.parse("invoices.send"));
    }

    @Test
    void lookup_andMessages_goToTheCacheAndTheChannelThatAreThere() {
        assertThat(added(SHOP, "orders", Step.CacheLookup.class).cache())
                .isEqualTo(OperationRef.parse("memory"));
        assertThat(added(SHOP, "orders", Step.Publish.class).publish())
                .isEqualTo("bus.placed");
        assertThat(added(SHOP, "orders", Step.Consume.class).consume())
                .isEqualTo("bus.placed");
    }

    @Test
    void query_withoutADatabase_namesTheOneThatIsMissing() {
        assertThat(added(Document.empty("Nothing"), "orders", Step.Query.class).query())
                .isEqualTo(OperationRef.parse("database"));
    }
}
