package dev.archipelago.model.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.Component;
import dev.archipelago.model.ComponentId;
import dev.archipelago.model.ComponentKind;
import dev.archipelago.model.ConnectionId;
import dev.archipelago.model.Operation;
import dev.archipelago.model.OperationRef;
import dev.archipelago.model.Step;
import dev.archipelago.model.diagram.Position;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.file.DocumentWriter;
import dev.archipelago.model.graph.Link;
import dev.archipelago.model.graph.Topology;
import dev.archipelago.model.scenario.Arrival;
import dev.archipelago.model.scenario.Workload;
import dev.archipelago.model.shape.PropertyPath;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class EditTest {
    private static final Document SHOP = DocumentReader.readText("""
            format: 1
            name: Shop
            components:
              users: { kind: client }
              web:
                kind: gateway
                operations:
                  open:
                    steps:
                      - { call: orders.place }
                      - { cache: memory, miss: [ { query: db } ] }
                      - { parallel: [ { call: orders.place }, { call: mail.send }, { call: mail.send } ], join: 3 }
                      - { saga: [ { call: orders.place, compensate: mail.send } ] }
                      - { reply: 1Ki }
              orders: { kind: service, operations: { place: { steps: [ { publish: bus.placed } ] }, cancel: {} } }
              mail: { kind: service, operations: { send: { consumes: placed } } }
              db: { kind: database }
              memory: { kind: cache, cache: { hitRatio: 90% } }
              bus: { kind: broker, broker: { channels: { placed: {} } } }
            connections:
              web->orders: { timeout: 1s, fallback: { call: mail.send } }
            workloads:
              shoppers: { from: users, mix: { web.open: 1, orders.place: 2 }, arrivals: poisson(10/s) }
              nightly: { enters: orders.cancel, arrivals: poisson(1/s) }
            objectives: { fast: shoppers p99 < 400ms, calm: orders utilization < 70%, done: nightly success > 99% }
            scenarios:
              bad-day:
                set: { components.orders.replicas: 3, connections.web->orders.timeout: 2s, components.web.replicas: 2 }
                faults: [ { crash: orders, at: 1s }, { cut: web->orders, at: 2s }, { surge: nightly, at: 3s, factor: 2 } ]
                changes: [ { set: components.orders.replicas, to: 4, at: 5s }, { scale: web, to: 4, at: 5s } ]
            diagram: { positions: { web: 0 0, orders: 100 0 } }
            """, "shop.yaml").orElseThrow();

    private static final ComponentId WEB = new ComponentId("web");
    private static final ComponentId ORDERS = new ComponentId("orders");

    @Test
    void renamedComponent_isRenamedEverywhere() {
        Document renamed = done(SHOP, new Edit.RenameComponent(ORDERS, new ComponentId("ordering")));
        String text = DocumentWriter.write(renamed, null);
        assertThat(text.replaceAll("ordering", "orders")).isEqualTo(DocumentWriter.write(SHOP, null));
        assertThat(text).doesNotContain("orders");
        assertThat(done(renamed, new Edit.RenameComponent(new ComponentId("ordering"), ORDERS))).isEqualTo(SHOP);
    }

    private static Edit.Reconnect reconnect(String connection, String wanted) {
        return new Edit.Reconnect(ConnectionId.parse(connection), ConnectionId.parse(wanted));
    }

    @Test
    void connectionLedElsewhere_keepsStepsPoliciesFaultsAndValues() {
        Document billing = done(SHOP, new Edit.AddComponent(new ComponentId("billing"),
                Component.of(ComponentKind.SERVICE).withOperation("place", Operation.of()), null));

        Document after = done(billing, reconnect("web->orders", "web->billing"));

        assertThat(DocumentWriter.write(after, null)).isEqualTo(DocumentWriter.write(billing, null)
                .replace("\"call\": \"orders.place\"", "\"call\": \"billing.place\"")
                .replace("web->orders", "web->billing"));
    }

    @Test
    void connectionThatComesFromElsewhere_takesItsStepsAlong() {
        Document after = done(SHOP, reconnect("web->mail", "orders->mail"));

        assertThat(after.architecture().components().get(ORDERS).operations().get("place").steps())
                .filteredOn(Step.Call.class::isInstance).hasSize(2);
        assertThat(links(after)).contains("orders->mail");
    }

    @Test
    void messages_goToAnotherServiceWithTheOperationThatTakesThem() {
        Document after = done(SHOP, reconnect("bus->mail", "bus->orders"));

        assertThat(after.architecture().components().get(ORDERS).operations()).containsKeys("place", "cancel", "send");
        assertThat(links(after)).contains("bus->orders").doesNotContain("bus->mail");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            web->orders | web->mail | 'web' uses 'mail' already.
            web->orders | web->db   | 'web' uses 'db' already.
            web->orders | web->web  | A component cannot be connected to itself.
            web->mail   | web->bus  | What 'web' wants of 'mail' a broker cannot do: remove the connection and draw another.
            orders->bus | db->bus   | 'db' is a database, which answers and does not call.
            web->orders | web->orders | 'web->orders' is where it is already.
            """)
    void connection_thatCannotBeThere_staysWithAReason(String connection, String wanted, String reason) {
        assertRefused(reconnect(connection, wanted), reason);
    }

    @Test
    void serviceInAConnection_isAskedInstead_andAsksOnWithLessPatience() {
        Document after = done(SHOP, insert("web->orders", "auth", ComponentKind.SERVICE));

        assertThat(DocumentWriter.write(after, null)).contains("\"web->auth\"", "\"cut\": \"web->auth\"")
                .doesNotContain("\"web->orders\": {");
        assertThat(after.architecture().components().get(new ComponentId("auth")).operations().get("place").steps())
                .last().isEqualTo(Step.Call.to("orders.place"));
        assertThat(links(after)).contains("web->auth", "auth->orders").doesNotContain("web->orders");
        assertThat(PropertyPath.parse("connections.auth->orders.timeout").read(after)).contains("800ms");
        assertThat(PropertyPath.parse("connections.web->auth.timeout").read(after)).contains("1s");
    }

    @Test
    void gatewayBehindAClient_isEnteredInstead() {
        Document after = done(SHOP, insert("users->web", "edge", ComponentKind.GATEWAY));

        assertThat(after.workloads().get("shoppers").mix().keySet()).extracting(OperationRef::toString)
                .containsExactly("edge.open", "orders.place");
        assertThat(links(after)).contains("users->edge", "edge->web").doesNotContain("users->web");
    }

    @Test
    void serviceBeforeADatabase_makesItsQueries_andACacheIsLookedAtFirst() {
        Document served = done(SHOP, insert("web->db", "store", ComponentKind.SERVICE));
        assertThat(links(served)).contains("web->store", "store->db").doesNotContain("web->db");

        Document cached = done(SHOP, insert("web->db", "near", ComponentKind.CACHE));
        assertThat(links(cached)).contains("web->near", "web->db");
        assertThat(DocumentWriter.write(cached, null)).contains("\"cache\": \"near.get\"");
    }

    @ParameterizedTest
    @CsvSource({"route, POST /orders, false", "route, delete /orders/{id}, false", "idempotent, false, false",
        "route, GET /orders, true", "idempotent, true, true"})
    void cacheBeforeAService_isLookedAtBeforeReadsOnly(String property, String value, boolean cached) {
        Document marked = done(SHOP,
                new Edit.SetProperty(PropertyPath.parse("components.orders.operations.place." + property), value));
        switch (insert("web->orders", "near", ComponentKind.CACHE).apply(marked)) {
            case EditOutcome.Edited edited -> {
                assertThat(cached).isTrue();
                assertThat(links(edited.document())).contains("web->near", "web->orders");
            }
            case EditOutcome.EditRefused refused -> {
                assertThat(cached).isFalse();
                assertThat(refused.reason()).isEqualTo("'web' reads nothing from 'orders' that a cache could keep.");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"web->orders, DATABASE", "users->web, CACHE", "bus->mail, SERVICE", "web->memory, SERVICE",
        "orders->bus, GATEWAY", "orders->web, SERVICE"})
    void whatCannotComeBetween_isRefused(String on, ComponentKind kind) {
        assertThat(insert(on, "new", kind).apply(SHOP)).isInstanceOf(EditOutcome.EditRefused.class);
    }

    private static Edit insert(String on, String id, ComponentKind kind) {
        return new Edit.Insert(ConnectionId.parse(on), new ComponentId(id), NewComponent.component(kind), null);
    }

    private static List<String> links(Document document) {
        return Topology.of(document.architecture(), document.workloads()).links().stream()
                .filter(link -> !link.uses().isEmpty()).map(link -> link.id().toString()).toList();
    }

    @Test
    void renamedOperationAndWorkload_areRenamedEverywhere() {
        Document renamed = done(SHOP, new Edit.RenameOperation(ORDERS, "place", "put"));
        assertThat(DocumentWriter.write(renamed, null)).contains("\"orders.put\"").doesNotContain("orders.place");
        Document other = done(SHOP, new Edit.RenameWorkload("nightly", "batch"));
        assertThat(DocumentWriter.write(other, null)).contains("\"batch success > 99%\"", "\"surge\": \"batch\"")
                .doesNotContain("nightly");
    }

    @Test
    void renamedBroker_keepsItsChannels() {
        Document renamed = done(SHOP, new Edit.RenameComponent(new ComponentId("bus"), new ComponentId("rail")));
        assertThat(DocumentWriter.write(renamed, null)).contains("\"publish\": \"rail.placed\"");
    }

    @Test
    void removedComponent_takesAllThatRefersToItAlong() {
        Document rest = done(SHOP, new Edit.RemoveComponents(Set.of(ORDERS)));
        assertThat(DocumentWriter.write(rest, null)).doesNotContain("orders", "nightly", "crash", "cut")
                .contains("\"parallel\": [ { \"call\": \"mail.send\" }, { \"call\": \"mail.send\" } ], \"join\": 2",
                        "\"mix\": { \"web.open\": 1 }", "components.web.replicas", "\"scale\": \"web\"");
        assertThat(rest.objectives()).containsOnlyKeys("fast");
        assertThat(rest.architecture().connections()).isEmpty();
    }

    @Test
    void removedCache_leavesWhatWasDoneOnAMiss() {
        Document rest = done(SHOP, new Edit.RemoveComponents(Set.of(new ComponentId("memory"))));
        assertThat(rest.architecture().component(WEB).orElseThrow().operations().get("open").steps())
                .contains(new Step.Query(OperationRef.parse("db"), null, null, null, null, null));
    }

    @Test
    void removedBroker_takesItsMessagesAlong() {
        Document rest = done(SHOP, new Edit.RemoveComponents(Set.of(new ComponentId("bus"))));
        assertThat(rest.architecture().component(ORDERS).orElseThrow().operations().get("place").steps()).isEmpty();
        assertThat(rest.architecture().component(new ComponentId("mail")).orElseThrow().operations().get("send")
                .consumes()).isNull();
    }

    @Test
    void components_moved_changeOnlyTheirPositions() {
        Document moved = done(SHOP, new Edit.MoveComponents(Map.of(WEB, new Position(5, 6))));
        assertThat(moved.diagramOrDefault().positions()).containsEntry(WEB, new Position(5, 6)).hasSize(2);
        assertThat(moved.withDiagram(SHOP.diagram())).isEqualTo(SHOP);
    }

    @Test
    void property_setAndCleared_isAsBefore() {
        PropertyPath path = PropertyPath.parse("components.web.container.workers");
        Document changed = done(SHOP, new Edit.SetProperty(path, "64"));
        assertThat(path.read(changed)).contains("64");
        assertThat(path.read(done(changed, new Edit.SetProperty(path, null)))).isEmpty();
        assertRefused(new Edit.SetProperty(path, "many"),
                "components.web.container.workers: Found 'many' where a whole number is expected.");
    }

    @ParameterizedTest
    @CsvSource({"web, db, QUERY", "orders, memory, CACHE", "mail, bus, PUBLISH", "orders, mail, SYNC",
        "bus, orders, DELIVER", "users, mail, ENTRY", "orders, web, SYNC"})
    void components_connected_areLinkedAsTheirKindsAsk(String from, String to, Link.Use use) {
        Document before = done(SHOP, new Edit.Disconnect(new ComponentId("web"), new ComponentId("db")));
        Edit connect = new Edit.Connect(new ComponentId(from), new ComponentId(to));
        Document connected = done(before, connect);
        assertThat(link(connected, from, to).uses()).containsExactly(use);
        assertThat(connect.apply(connected)).isInstanceOf(EditOutcome.EditRefused.class);
        Document apart = done(connected, new Edit.Disconnect(new ComponentId(from), new ComponentId(to)));
        assertThat(Topology.of(apart.architecture(), apart.workloads()).links())
                .noneMatch(link -> link.id().equals(new ConnectionId(new ComponentId(from), new ComponentId(to))));
    }

    @Test
    void call_added_standsBeforeTheReply() {
        Document changed = done(SHOP, new Edit.Connect(WEB, new ComponentId("bus")));
        List<Step> steps = changed.architecture().component(WEB).orElseThrow().operations().get("open").steps();
        assertThat(steps.get(steps.size() - 2)).isEqualTo(Step.Publish.to("bus.placed"));
    }

    @Test
    void client_connected_createsAWorkload() {
        Document before = done(SHOP, new Edit.RemoveWorkload("shoppers"));
        Document after = done(before, new Edit.Connect(new ComponentId("users"), WEB));
        assertThat(after.workloads().get("users")).isEqualTo(new Workload(null, new ComponentId("users"),
                OperationRef.parse("web.open"), Map.of(), Map.of(), Arrival.parse("poisson(10/s)"), null, null, null));
        Document more = done(after, new Edit.Connect(new ComponentId("users"), ORDERS));
        assertThat(more.workloads().get("users").mix()).containsOnlyKeys(OperationRef.parse("web.open"),
                OperationRef.parse("orders.place"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            web | web | A component cannot be connected to itself.
            web | users | 'users' is a client, and clients only send.
            web | orders | 'web' uses 'orders' already.
            db | web | 'db' is a database, which answers and does not call.
            users | bus | A client sends requests and no messages: put a service before 'bus'.
            bus | db | 'db' is a database, and messages go to services.
            web | nobody | There is no component 'nobody'.
            """)
    void impossibleConnection_isRefusedWithAReason(String from, String to, String reason) {
        assertRefused(new Edit.Connect(new ComponentId(from), new ComponentId(to)), reason);
    }

    @Test
    void takenIdAndMissingComponent_areRefused() {
        assertRefused(new Edit.AddComponent(WEB, Component.of(ComponentKind.SERVICE), null), "The id 'web' is taken.");
        assertRefused(new Edit.RenameComponent(WEB, ORDERS), "The id 'orders' is taken.");
        assertRefused(new Edit.RemoveComponents(Set.of(new ComponentId("x"))), "There is no component 'x'.");
        assertRefused(new Edit.RemoveWorkload("x"), "There is no workload 'x'.");
        assertRefused(new Edit.RenameOperation(WEB, "open", "No Id"), "'No Id' is not " + ComponentId.EXPECTED + ".");
        assertRefused(new Edit.Disconnect(ORDERS, WEB), "'orders' does not use 'web'.");
    }

    @Test
    void compound_oneOfWhichIsRefused_isRefusedAsAWhole() {
        Edit both = new Edit.Compound("Both",
                List.of(new Edit.RemoveWorkload("nightly"), new Edit.RemoveWorkload("x")));
        assertRefused(both, "There is no workload 'x'.");
    }

    @ParameterizedTest
    @EnumSource(ComponentKind.class)
    void newComponent_ofEachKind_hasAnUnusedIdAndSomethingToDo(ComponentKind kind) {
        Document once = done(SHOP, NewComponent.of(SHOP, kind, new Position(1, 2)));
        Edit.AddComponent second = NewComponent.of(once, kind, null);
        Document twice = done(once, second);
        assertThat(twice.architecture().components()).hasSize(SHOP.architecture().components().size() + 2);
        assertThat(second.id().value()).endsWith(kind == ComponentKind.CLIENT ? "-3" : "-2");
        assertThat(DocumentReader.readText(DocumentWriter.write(twice), "a.json").orElseThrow()).isEqualTo(twice);
    }

    @Test
    void operation_put_replacesTheOneBefore() {
        Document changed = done(SHOP, new Edit.PutOperation(ORDERS, "place", Operation.of(Step.Call.to("db"))));
        assertThat(changed.architecture().operation(OperationRef.parse("orders.place")))
                .contains(Operation.of(Step.Call.to("db")));
    }

    private static Link link(Document document, String from, String to) {
        ConnectionId id = new ConnectionId(new ComponentId(from), new ComponentId(to));
        return Topology.of(document.architecture(), document.workloads()).links().stream()
                .filter(link -> link.id().equals(id)).findFirst().orElseThrow();
    }

    private static void assertRefused(Edit edit, String reason) {
        assertThat(edit.apply(SHOP)).isInstanceOfSatisfying(EditOutcome.EditRefused.class,
                refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private static Document done(Document document, Edit edit) {
        EditOutcome outcome = edit.apply(document);
        assertThat(outcome).as(edit.description()).isInstanceOf(EditOutcome.Edited.class);
        return outcome.orElseThrow();
    }
}
