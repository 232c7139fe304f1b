package dev.archipelago.exporters.picture;

import dev.archipelago.model.Architecture;
import dev.archipelago.model.BrokerSettings;
import dev.archipelago.model.CallMode;
import dev.archipelago.model.Channel;
import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.Connection;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.Container;
import dev.archipelago.model.Operation;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.Runtime;
import dev.archipelago.model.Step;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.policy.Retry;
import dev.archipelago.model.quantity.Cores;
import dev.archipelago.model.quantity.DataSize;
import dev.archipelago.model.quantity.Rate;
import dev.archipelago.model.quantity.TimeSpan;
import dev.archipelago.model.scenario.Arrival;
import dev.archipelago.model.scenario.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A shop with the call structure of Online Boutique, and a broker, a mailer and a carrier besides.
public final class Boutique {

    private final Map<ComponentId, Component> components = new LinkedHashMap<>();

    public static Document document() {
        Boutique shop = new Boutique();
        shop.add("shoppers", "Shoppers", ComponentKind.CLIENT, null, null);
        shop.add("frontend", "Frontend", ComponentKind.GATEWAY, null, Runtime.GO, calls("ad", "recommendation",
                "product-catalog", "cart", "shipping", "currency", "checkout"));
        shop.add("checkout", "Checkout", ComponentKind.SERVICE, "Ordering", Runtime.GO, shop.checkout());
        shop.add("cart", "Cart", ComponentKind.SERVICE, "Ordering", Runtime.DOTNET,
                List.of(new Step.CacheLookup(OperationRef.parse("redis-cart"), null, List.of())));
        shop.add("redis-cart", "Redis cart", ComponentKind.CACHE, "Ordering", null);
        shop.add("payment", "Payment", ComponentKind.SERVICE, "Ordering", Runtime.NODE, calls("card-network"));
        shop.add("ad", "Ads", ComponentKind.SERVICE, "Discovery", Runtime.JAVA);
        shop.add("recommendation", "Recommendation", ComponentKind.SERVICE, "Discovery", Runtime.PYTHON,
                calls("product-catalog"));
        shop.add("product-catalog", "Product catalog", ComponentKind.SERVICE, "Discovery", Runtime.GO,
                List.of(new Step.Query(OperationRef.parse("catalog-db"), null, null, null, null, null)));
        shop.add("catalog-db", "Catalog database", ComponentKind.DATABASE, "Discovery", null);
        shop.add("shipping", "Shipping", ComponentKind.SERVICE, "Fulfilment", Runtime.GO, calls("carrier"));
        shop.add("currency", "Currency", ComponentKind.SERVICE, null, Runtime.NODE);
        shop.addBroker();
        shop.add("email", "Email", ComponentKind.SERVICE, "Fulfilment", Runtime.PYTHON);
        shop.consumes("email");
        shop.add("card-network", "Card network", ComponentKind.THIRD_PARTY, null, null);
        shop.add("carrier", "Carrier of parcels with a very long name", ComponentKind.EXTERNAL, null, null);
        return shop.finished();
    }

    /// The same shop with Chinese names.
    public static Document chinese() {
        Map<String, String> names = Map.of("shoppers", "顾客", "frontend", "网站前端", "checkout", "结算服务", "cart", "购物车",
                "payment", "支付服务", "product-catalog", "商品目录与库存查询服务（华东区域）", "events", "订单事件");
        Document document = document();
        Map<ComponentId, Component> renamed = new LinkedHashMap<>();
        document.architecture().components().forEach((id, component) -> renamed.put(id,
                names.containsKey(id.value()) ? component.withName(names.get(id.value())) : component));
        return document.withArchitecture(document.architecture().withComponents(renamed));
    }

    private List<Step> checkout() {
        List<Step> steps = new ArrayList<>(calls("cart", "product-catalog", "currency", "shipping", "payment"));
        steps.add(Step.Publish.to("events.orders"));
        steps.add(new Step.Call(OperationRef.parse("recommendation"), null, null, CallMode.ASYNC));
        return steps;
    }

    private static List<Step> calls(String... callees) {
        return List.of(callees).stream().<Step>map(Step.Call::to).toList();
    }

    private void add(String id, String name, ComponentKind kind, @Nullable String context, @Nullable Runtime runtime) {
        add(id, name, kind, context, runtime, List.of());
    }

    private void add(String id, String name, ComponentKind kind, @Nullable String context, @Nullable Runtime runtime,
            List<Step> steps) {
        Container container = runtime == null
                ? null
                : new Container(runtime, null, Map.of(), Cores.parse("200m"), null, DataSize.parse("128Mi"), null, 64,
                        null, null, null, null, null, Map.of(), List.of());
        components.put(new ComponentId(id), new Component(kind, name, null, context, null, container,
                "frontend".equals(id) ? 3 : null, null, null, null, null, Map.of(), Map.of(), null, null, null, null,
                Map.of("serve", Operation.of(steps.toArray(Step[]::new)))));
    }

    private void addBroker() {
        Channel channel = Channel.of(null);
        components.put(new ComponentId("events"), Component.of(ComponentKind.BROKER).withName("Order events")
                .withBroker(broker(Map.of("orders", channel))));
    }

    private static BrokerSettings broker(Map<String, Channel> channels) {
        return new BrokerSettings(null, channels);
    }

    private void consumes(String id) {
        ComponentId key = new ComponentId(id);
        Operation operation = new Operation(null, null, "events.orders", null, null, null, List.of());
        components.put(key, components.get(key).withOperation("mail", operation));
    }

    private Document finished() {
        Map<ConnectionId, Connection> connections = new LinkedHashMap<>();
        connections.put(ConnectionId.parse("checkout->payment"), protectedBy("300ms", 3));
        connections.put(ConnectionId.parse("frontend->checkout"), protectedBy("2s", 2));
        connections.put(ConnectionId.parse("payment->card-network"), protectedBy("1s", 2));
        Workload shoppers = new Workload(null, new ComponentId("shoppers"), OperationRef.parse("frontend"), Map.of(),
                Map.of(), new Arrival.Poisson(Rate.parse("120/s")), null, null, null);
        return Document.of("Online Boutique", new Architecture(components, connections))
                .withWorkload("shoppers", shoppers);
    }

    private static Connection protectedBy(String timeout, int attempts) {
        Connection none = Connection.UNSPECIFIED.withTimeout(TimeSpan.parse(timeout));
        return new Connection(none.description(), none.protocol(), none.tls(), none.requestSize(), none.responseSize(),
                none.network(), none.balancing(), none.timeout(), none.deadline(), none.propagateDeadline(),
                none.cancel(), new Retry(attempts, null, List.of(), null), none.circuitBreaker(), none.bulkhead(),
                none.rateLimit(), none.hedging(), none.fallback(), none.pool(), none.outlierDetection(),
                none.slowStart(), none.throttling(), none.discovery());
    }

    private Boutique() {}
}
