package dev.archipelago.simulator.boundaries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.simulator.boundaries.BoundaryMetrics.Action;
import dev.archipelago.simulator.boundaries.BoundaryMetrics.Pair;
import dev.archipelago.simulator.boundaries.BoundaryMetrics.Service;
import dev.archipelago.simulator.boundaries.BoundaryMetrics.Store;
import dev.archipelago.simulator.plan.PlanCompiler;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Against figures that were counted by hand.
class BoundaryMetricsTest {

    private static final Document SHOP = DocumentReader.readText("""
            format: 1
            name: Shop
            components:
              web:
                kind: gateway
                operations:
                  look: { steps: [ { call: goods.find } ] }
                  buy: { steps: [ { call: goods.find, times: 2 }, { call: orders.place } ] }
              goods:
                kind: service
                operations: { find: { steps: [ { compute: 1ms }, { cache: kept, hit: 75%, miss: [ { query: goods-db.read } ] } ] } }
              orders:
                kind: service
                operations:
                  place: { steps: [ { compute: 2ms }, { call: goods.find, probability: 50% }, { query: orders-db.write, write: true }, { publish: bus.placed } ] }
                  list: { steps: [ { query: orders-db.write } ] }
                  ping: { steps: [ { compute: 1ms } ] }
                  price: { steps: [ { call: tax } ] }
              mail: { kind: service, operations: { confirm: { consumes: bus.placed, steps: [ { compute: 1ms }, { query: orders-db.read } ] } } }
              tax: { kind: third-party, operations: { ask: { } } }
              kept: { kind: cache, operations: { get: { steps: [ { compute: 100us } ] } } }
              goods-db: { kind: database, operations: { read: { steps: [ { compute: 4ms } ] } } }
              orders-db: { kind: database, operations: { read: { steps: [ { compute: 1ms } ] }, write: { steps: [ { compute: 3ms } ] } } }
              bus: { kind: broker, broker: { channels: { placed: { kind: queue } } } }
            workloads:
              people: { mix: { web.look: 3, web.buy: 1 }, arrivals: poisson(40/s) }
              clerks: { mix: { orders.list: 1, orders.ping: 1, orders.price: 2 }, arrivals: poisson(4/s) }
            platform: { network: { withinZone: 250us } }
            """, "shop.yaml").orElseThrow();

    private static final BoundaryMetrics METRICS = metrics(SHOP, Map.of("people", 40.0, "clerks", 4.0));

    static BoundaryMetrics metrics(Document document, Map<String, Double> rates) {
        return BoundaryMetrics.of(CallGraph.of(document, PlanCompiler.compile(document, ""), rates));
    }

    private static Action action(String operation) {
        return METRICS.actions().stream().filter(a -> a.operation().equals(operation)).findFirst().orElseThrow();
    }

    private static Service service(String id) {
        return Objects.requireNonNull(METRICS.services().get(id));
    }

    @Test
    void action_bringsAboutWhatItsStepsSay() {
        // buy: 2 of goods, 1 of orders, half a time goods from there; each goods looks up, and queries in a quarter
        Action buy = action("web.buy");
        assertThat(buy.calls()).isCloseTo(3.5, within(1e-12));
        assertThat(buy.queries()).isCloseTo(2.5 * 1.25 + 1 + 1, within(1e-12));
        assertThat(buy.messages()).isEqualTo(1);
        assertThat(buy.rate()).isCloseTo(10, within(1e-12));
        assertThat(buy.chain()).containsExactly("web", "orders", "goods");
        assertThat(buy.needed()).containsExactlyInAnyOrder("web", "orders", "goods");
        assertThat(action("web.look").calls()).isEqualTo(1);
        assertThat(action("web.look").chain()).containsExactly("web", "goods");
    }

    @Test
    void service_hasTheFiguresOfItsNeighbours() {
        Service goods = service("goods");
        // 30 of look, 20 of buy, 5 by way of orders
        assertThat(goods.rate()).isCloseTo(55, within(1e-9));
        assertThat(goods.callsIn()).isCloseTo(55, within(1e-9));
        assertThat(goods.calledBy()).containsExactlyInAnyOrder("web", "orders");
        assertThat(goods.instability()).isZero();
        assertThat(service("orders").instability()).isEqualTo(0.5);
        assertThat(service("web").instability()).isEqualTo(1);
        assertThat(service("mail").instability()).isNaN();
        // its own, a look-up, and a quarter of a query, with the ways of half a millisecond
        assertThat(goods.seconds()).isCloseTo(1e-3 + 0.6e-3 + 0.25 * 4.5e-3, within(1e-12));
        assertThat(goods.overhead()).isCloseTo(0.5e-3, within(1e-12));
    }

    /// place and list have the table in common, price asks somebody else, and ping uses nothing.
    @Test
    void cohesion_countsWhatOperationsHaveInCommon() {
        assertThat(service("orders").groups()).containsExactly(List.of("orders.place", "orders.list"),
                List.of("orders.price"));
        assertThat(service("orders").cohesion()).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(service("goods").cohesion()).isNaN();
    }

    @Test
    void pair_saysHowOftenAndWhatPart() {
        Pair pair = METRICS.pairs().getFirst();
        assertThat(pair.from() + "->" + pair.to()).isEqualTo("web->goods");
        assertThat(pair.rate()).isCloseTo(50, within(1e-9));
        assertThat(pair.most()).isEqualTo(2);
        assertThat(pair.operation()).isEqualTo("web.buy");
        assertThat(pair.mean()).isCloseTo(50.0 / 40, within(1e-12));
        assertThat(pair.share()).isCloseTo(50.0 / 55, within(1e-12));
        assertThat(pair.overhead()).isCloseTo(0.5e-3, within(1e-12));
    }

    @Test
    void store_knowsItsUsersAndWriters() {
        assertThat(METRICS.stores()).containsEntry("orders-db",
                new Store("orders-db", false, List.of("orders", "mail"), List.of("orders")))
                .containsEntry("kept", new Store("kept", true, List.of("goods"), List.of()));
    }

    @Test
    void whole_isTheMeanOfWhatUsersDo() {
        var whole = METRICS.whole();
        assertThat(whole.services()).isEqualTo(4);
        assertThat(whole.calls()).isCloseTo((30 * 1 + 10 * 3.5) / 44, within(1e-12));
        assertThat(whole.depth()).isEqualTo(3);
        // of goods, orders and mail: one for look, two for buy, one for what clerks do
        assertThat(whole.needed()).isCloseTo((30 * 1 + 10 * 2 + 4 * 1) / 44.0 / 3, within(1e-12));
        assertThat(whole.interdependent()).isZero();
        assertThat(whole.shared()).isEqualTo(0.5);
        assertThat(whole.bestModularity()).isGreaterThanOrEqualTo(whole.modularity());
    }
}
