package dev.archipelago.model.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.ComponentId;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.edit.Consequence.Kind;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.file.DocumentWriter;
import dev.archipelago.model.vocabulary.Ordered;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundaryEditTest {
    private static final Document SHOP = read("""
            format: 1
            name: Shop
            components:
              users: { kind: client }
              web:
                kind: gateway
                operations:
                  open: { steps: [ { call: orders.place, probability: 50% }, { call: mail }, { reply: 1Ki } ] }
                  track: { steps: [ { call: orders.track } ] }
              orders:
                kind: service
                replicas: 3
                container: { runtime: java, cpu: 500m, workers: 8 }
                resources: { pool: { capacity: 4 }, lock: {} }
                operations:
                  place:
                    steps:
                      - { acquire: pool }
                      - { call: stock.take, times: 2 }
                      - { release: pool }
                      - { reply: 2Ki }
                      - { compute: 1ms }
                  track: { steps: [ { call: orders.find } ] }
                  find: { steps: [ { acquire: lock }, { query: db } ] }
              stock:
                kind: service
                replicas: 2
                container: { runtime: go, cpu: 250m, workers: 4 }
                resources: { pool: { capacity: 2 } }
                operations:
                  take: { steps: [ { acquire: pool }, { query: db }, { reply: 1Ki } ] }
                  track: {}
              mail: { kind: service, operations: { send: { steps: [ { compute: 3ms }, { reply: 1B } ] } } }
              db: { kind: database }
            connections:
              web->orders: { timeout: 1s, retry: { attempts: 2 } }
              web->mail: { timeout: 2s, requestSize: 3Ki }
              orders->stock: { timeout: 300ms }
              orders->db: { protocol: tcp }
            workloads:
              shoppers: { from: users, mix: { web.open: 3, web.track: 1, stock.take: 1 }, arrivals: poisson(10/s) }
            objectives: { calm: stock utilization < 70% }
            scenarios:
              bad:
                set: { components.stock.operations.take.steps.1.times: 2, connections.orders->stock.timeout: 1s, components.stock.replicas: 4 }
                faults: [ { crash: stock, at: 1s }, { cut: orders->stock, at: 2s }, { delay: web->mail, at: 3s, by: 1s } ]
            diagram: { positions: { web: 0 0, orders: 300 0, stock: 600 100, mail: 300 200 } }
            """);
    private static final ComponentId ORDERS = new ComponentId("orders");
    private static final ComponentId STOCK = new ComponentId("stock");
    private static final ComponentId NEW = new ComponentId("fresh");

    @Test
    void mergedServices_areOneWhoseCallsAreLocal() {
        BoundaryEdit merge = new BoundaryEdit.MergeServices(List.of(ORDERS, STOCK), NEW);
        assertThat(written(merge)).contains(
                "\"kind\": \"service\", \"container\": { \"runtime\": \"java\", \"cpu\": \"750m\", \"workers\": 12 }, "
                        + "\"replicas\": 3",
                "\"pool\": { \"capacity\": 4 }, \"lock\": {}, \"stock-pool\": { \"capacity\": 2 }",
                "\"place\": { \"steps\": [ { \"acquire\": \"pool\" }, { \"repeat\": 2, \"steps\": [ "
                        + "{ \"acquire\": \"stock-pool\" }, { \"query\": \"db\" } ] }, { \"release\": \"pool\" }, "
                        + "{ \"reply\": \"2Ki\" }, { \"compute\": \"1ms\" } ] }",
                "\"stock-track\": {}", "\"web->fresh\": {", "\"fresh->db\": { \"protocol\": \"tcp\" }",
                "\"mix\": { \"web.open\": 3, \"web.track\": 1, \"fresh.take\": 1 }", "\"crash\": \"fresh\"",
                "\"fresh utilization < 70%\"", "\"components.fresh.replicas\": \"4\"",
                "\"components.fresh.operations.take.steps.1.times\": \"2\"", "\"fresh\": \"450 50\"")
                .doesNotContain("orders", "cut");
        assertThat(told(merge, Kind.CALL_LOCAL)).containsExactly("orders.place: call stock.take -> null");
        assertThat(told(merge, Kind.HOP_GONE)).containsExactly("orders->stock: sync -> null");
        assertThat(told(merge, Kind.HOP_NEW)).isEmpty();
        assertThat(told(merge, Kind.POLICY_LOST)).containsExactly("orders->stock: {timeout=300ms} -> null");
        assertThat(told(merge, Kind.SETTING)).containsExactlyInAnyOrder(
                "fresh.replicas: orders: 3; stock: 2 -> 3", "fresh.container.runtime: orders: java; stock: go -> java",
                "fresh.container.cpu: orders: 500m; stock: 250m -> 750m",
                "fresh.container.workers: orders: 8; stock: 4 -> 12");
        assertThat(told(merge, Kind.LEFT_OUT)).containsExactly(
                "scenarios.bad.set: connections.orders->stock.timeout=1s -> null",
                "scenarios.bad.faults: {cut=orders->stock, at=2s} -> null");
    }

    @Test
    void workBehindAReply_isOnlyStartedByWhatItWasMergedInto() {
        BoundaryEdit merge = new BoundaryEdit.MergeServices(List.of(new ComponentId("web"), ORDERS), ORDERS);
        assertThat(written(merge)).contains(
                "{ \"call\": \"orders.place-later\", \"mode\": \"async\" }",
                "\"place-later\": { \"steps\": [ { \"compute\": \"1ms\" } ] }",
                "\"mix\": { \"orders.open\": 3, \"orders.web-track\": 1, \"stock.take\": 1 }",
                "\"kind\": \"gateway\"");
        assertThat(told(merge, Kind.WORK_SEPARATED)).containsExactly("orders.place: null -> orders.place-later");
    }

    @Test
    void splitService_sharesWhatBothPartsNeed() {
        BoundaryEdit split = new BoundaryEdit.SplitService(STOCK,
                parts(STOCK, Set.of("take"), Set.of("track")));
        assertThat(written(split)).contains("\"fresh\": {", "\"crash\": \"fresh\"", "\"crash\": \"stock\"",
                "\"calm\": \"stock utilization < 70%\"", "\"calm-fresh\": \"fresh utilization < 70%\"",
                "\"components.fresh.replicas\": \"4\"", "\"fresh\": \"600 210\"");
        assertThat(told(split, Kind.COMPONENT_ADDED)).containsExactly("fresh: null -> service");
        BoundaryEdit other = new BoundaryEdit.SplitService(ORDERS,
                parts(ORDERS, Set.of("place", "find"), Set.of("track")));
        assertThat(told(other, Kind.CALL_REMOTE)).containsExactly("orders.track: orders.find -> orders.find");
        assertThat(told(other, Kind.HOP_NEW)).containsExactlyInAnyOrder("web->fresh: null -> sync",
                "fresh->orders: null -> sync");
        assertThat(told(other, Kind.POLICY_MADE)).containsExactly(
                "web->fresh: web->orders -> {timeout=1s, retry={attempts=2}}");
    }

    @Test
    void extractedModule_takesResourcesAndWhatOnlyItCallsAlong() {
        BoundaryEdit extract = new BoundaryEdit.ExtractModule(ORDERS, Set.of("track"), NEW);
        Document after = extract.apply(SHOP).orElseThrow();
        assertThat(Editing.component(after, NEW).operations()).containsOnlyKeys("track", "find");
        assertThat(Editing.component(after, NEW).resources()).containsOnlyKeys("lock");
        assertThat(Editing.component(after, ORDERS).resources()).containsOnlyKeys("pool");
        assertThat(written(extract)).contains("{ \"call\": \"fresh.track\" }", "{ \"call\": \"fresh.find\" }");
        assertThat(told(extract, Kind.DATA_MOVED)).containsExactly("orders.lock: orders -> fresh.lock");
        assertThat(told(extract, Kind.POLICY_MADE)).containsExactlyInAnyOrder("fresh->db: orders->db -> {protocol=tcp}",
                "web->fresh: web->orders -> {timeout=1s, retry={attempts=2}}");
    }

    @Test
    void movedOperation_makesCallsLocalAndRemote() {
        BoundaryEdit move = new BoundaryEdit.MoveOperation(OperationRef.parse("orders.place"), STOCK);
        assertThat(written(move)).contains("{ \"call\": \"stock.place\", \"probability\": \"50%\" }",
                "{ \"acquire\": \"orders-pool\" }", "\"web->stock\": { \"timeout\": \"1s\"");
        assertThat(told(move, Kind.CALL_LOCAL)).containsExactly("orders.place: call stock.take -> null");
        assertThat(told(move, Kind.HOP_GONE)).containsExactly("orders->stock: sync -> null");
    }

    @Test
    void callTurnedIntoAnEvent_isPublishedAndConsumed() {
        BoundaryEdit event = new BoundaryEdit.CallToEvent(OperationRef.parse("web.open"), OperationRef.parse("mail"),
                OperationRef.parse("bus.opened"));
        assertThat(written(event)).contains("{ \"publish\": \"bus.opened\", \"size\": \"3Ki\" }",
                "\"send\": { \"consumes\": \"bus.opened\", \"steps\": [ { \"compute\": \"3ms\" } ] }",
                "\"channels\": { \"opened\": { \"kind\": \"queue\" } }", "\"delay\": \"web->bus\"")
                .doesNotContain("web->mail");
        assertThat(told(event, Kind.CALL_EVENT)).containsExactly("web.open: call mail -> publish bus.opened");
        assertThat(told(event, Kind.POLICY_LOST)).containsExactly(
                "web->mail: {requestSize=3Ki, timeout=2s} -> null");
        assertThat(told(event, Kind.HOP_NEW)).containsExactly("web->bus: null -> message",
                "bus->mail: null -> message");
    }

    @Test
    void operationThatOthersCall_staysBesideTheOneThatConsumes() {
        BoundaryEdit event = new BoundaryEdit.CallToEvent(OperationRef.parse("orders.place"),
                OperationRef.parse("stock.take"), OperationRef.parse("bus.taken"));
        assertThat(written(event)).contains("{ \"repeat\": 2, \"steps\": [ { \"publish\": \"bus.taken\" } ] }",
                "\"take\": {", "\"on-taken\": {", "\"consumes\": \"bus.taken\"", "\"stock.take\": 1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            merge | orders | fresh | Name at least two services to merge.
            merge | orders,db | fresh | 'db' is a database: only services and gateways have boundaries that can be drawn elsewhere.
            merge | orders,stock | mail | The id 'mail' is taken.
            merge | orders,nobody | fresh | There is no component 'nobody'.
            extract | mail | fresh | All of 'mail' would be extracted: rename it instead.
            extract | stock | orders | The id 'orders' is taken.
            move | orders.place | orders | 'orders.place' is done by 'orders' already.
            move | orders.nothing | stock | There is no operation 'orders.nothing'.
            event | web.track | mail.send | 'web.track' does not call 'mail.send'.
            event | orders.find | db | There is no operation 'db'.
            """)
    void impossibleBoundary_isRefusedWithAReason(String what, String one, String other, String reason) {
        ComponentId id = new ComponentId(other.split("\\.")[0]);
        BoundaryEdit edit = switch (what) {
            case "merge" -> new BoundaryEdit.MergeServices(
                    List.of(one.split(",")).stream().map(ComponentId::new).toList(), id);
            case "extract" -> new BoundaryEdit.ExtractModule(new ComponentId(one),
                    Editing.component(SHOP, new ComponentId(one)).operations().keySet().stream().limit(1)
                            .collect(Collectors.toSet()),
                    id);
            case "move" -> new BoundaryEdit.MoveOperation(OperationRef.parse(one), id);
            default -> new BoundaryEdit.CallToEvent(OperationRef.parse(one), OperationRef.parse(other),
                    OperationRef.parse("bus.x"));
        };
        assertThat(edit.preview(SHOP)).isInstanceOfSatisfying(BoundaryPreview.NotPossible.class,
                refused -> assertThat(refused.reason()).isEqualTo(reason));
        assertThat(edit.apply(SHOP)).isInstanceOfSatisfying(EditOutcome.EditRefused.class,
                refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private static Map<ComponentId, Set<String>> parts(ComponentId id, Set<String> kept, Set<String> fresh) {
        return Ordered.with(Ordered.with(Ordered.of(), id, kept), NEW, fresh);
    }

    private static String written(BoundaryEdit edit) {
        return DocumentWriter.write(edit.apply(SHOP).orElseThrow(), null).replaceAll("\\s+", " ");
    }

    private static List<String> told(BoundaryEdit edit, Kind kind) {
        return consequences(edit).stream().filter(c -> c.kind() == kind)
                .map(c -> c.subject() + ": " + shown(c.before()) + " -> " + shown(c.after())).toList();
    }

    private static String shown(@Nullable String text) {
        return String.valueOf(text);
    }

    private static List<Consequence> consequences(BoundaryEdit edit) {
        return ((BoundaryPreview.Planned) edit.preview(SHOP)).consequences();
    }

    private static Document read(String text) {
        return DocumentReader.readText(text, "shop.yaml").orElseThrow();
    }
}
