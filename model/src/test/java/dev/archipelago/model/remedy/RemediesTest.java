package dev.archipelago.model.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.archipelago.model.check.Checks;
import dev.archipelago.model.document.Document;
import dev.archipelago.model.edit.EditOutcome;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.file.Reading;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.testing.Faultless;
import dev.archipelago.model.testing.RandomDocuments;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemediesTest {
    private static final String GOOD = Faultless.TEXT;

    /// Each row replaces one text of the good document, and says what helps against the finding that comes of it.
    @ParameterizedTest(name = "{2}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            call: orders.place | call: ordres.place | reference.component | Name orders.place instead
            web->orders | web->ordrs | reference.component | Remove connections.web->ordrs
            call: orders.place | call: orders.plaec | reference.operation | Name orders.place instead
            call: orders.place | call: orders | reference.ambiguous | Name orders.place instead
            publish: bus.placed | publish: bus.plaed | reference.channel | Name bus.placed instead
            acquire: permits | acquire: permit | reference.resource | Name permits instead
            zones: [ a ] | zones: [ b ] | reference.zone | Name a instead
            { kind: client } | { kind: client, placement: { nodePool: mian } } | reference.node-pool | Name main instead
            platform: | scenarios: { rush: { faults: [ { surge: shopers, at: 1s, factor: 2 } ] } }\\nplatform: | reference.workload | Name shoppers instead
            platform: | scenarios: { rush: { faults: [ { cut: web->shop, at: 1s } ] } }\\nplatform: | reference.component | Remove scenarios.rush.faults.0
            platform: | scenarios: { rush: { set: { components.orders.container.wrokers: 3 } } }\\nplatform: | scenario.path | Remove scenarios.rush.set["components.orders.container.wrokers"]
            fast: shoppers p99 | fast: shopers p99 | objective.subject | Name shoppers p99 < 400ms instead
            { query: db } | { parallel: [ { query: db } ], join: 2 } | step.join-out-of-range | Remove components.orders.operations.place.steps.1.join
            { acquire: permits }, | | step.release-without-acquire | Remove components.orders.operations.place.steps.1
            { release: permits }, | { release: permits }, { fail: 100% }, | step.never-reached | Remove components.orders.operations.place.steps.4
            { query: db } | { reply: 1Ki }, { query: db }, { reply: 1Ki } | step.second-reply | Remove components.orders.operations.place.steps.3
            platform: | scenarios: { split: { faults: [ { isolate: [], at: 1s } ] } }\\nplatform: | fault.isolates-nobody | Remove scenarios.split.faults.0
            web->orders: { timeout: 1s } | web->orders: { timeout: 1s }\\n  web->db: { timeout: 1s } | connection.unused | Remove connections.web->db
            web->orders: { timeout: 1s } | web->orders: { tls: true } | connection.no-timeout | Set connections.web->orders.timeout to 1s, which is usual where nobody says how long callers wait
            orders->memory: { timeout: 1s } | orders->memory: { tls: true } | connection.no-timeout | Set connections.orders->memory.timeout to 800ms
            \\n  orders->memory: { timeout: 1s } | | connection.no-timeout | Set connections.orders->memory.timeout to 800ms
            web->orders: { timeout: 1s } | web->orders: { timeout: 1s, deadline: 2s, retry: { attempts: 3 } } | connection.retries-exceed-deadline | Set connections.web->orders.timeout to 660ms
            web->orders: { timeout: 1s } | web->orders: { timeout: 600ms, deadline: 1250ms, retry: { attempts: 2, backoff: 100ms } } | connection.retries-exceed-deadline | Set connections.web->orders.timeout to 570ms
            orders->db: { timeout: 1s | orders->db: { timeout: 3s | connection.timeout-beyond-caller | Set connections.orders->db.timeout to 800ms
            orders->db: { timeout: 1s | orders->db: { timeout: 400ms, retry: { attempts: 3, backoff: 50ms..80ms } | connection.timeout-beyond-caller | Set connections.orders->db.timeout to 220ms
            web->orders: { timeout: 1s } | web->orders: { deadline: 1s, retry: { attempts: 2 } } | connection.retry-without-timeout | Set connections.web->orders.timeout to 500ms
            web->orders: { timeout: 1s } | web->orders: { timeout: 1s, retry: { attempts: 2 } } | connection.retry-not-idempotent | Remove connections.web->orders.retry
            { kind: cache } | { kind: cache, placement: { maxDisrupted: 0 } } | component.budget-blocks-drain | Set components.memory.placement.maxDisrupted to 1
            maxDeliveries: 5 | prefetch: 5 | channel.no-dead-letters | Set components.bus.broker.channels.placed.maxDeliveries to 5
            maxDeliveries: 5 | maxDeliveries: 5, copies: 3 | channel.too-few-copies | Set components.bus.broker.channels.placed.copies to 1
            maxDeliveries: 5 | maxDeliveries: 5, copies: 1, minInSync: 2 | channel.too-few-copies | Set components.bus.broker.channels.placed.minInSync to 1
            memory: { kind: cache } | memory: { kind: cache, database: {} } | component.part-of-other-kind | Remove components.memory.database
            { kind: client } | { kind: client, operations: { a: {} } } | component.client-operations | Remove components.users.operations
            cpu: 500m, | | component.autoscaling-without-request | Set components.orders.container.cpu to 500m
            min: 2, max: 4 | min: 0, max: 4 | component.autoscaling-sees-nothing | Set components.orders.autoscaling.min to 1
            autoscaling: | replicas: 9\\n    autoscaling: | component.replicas-outside-range | Remove components.orders.replicas
            from: users | from: web | workload.sender | Remove workloads.shoppers.from
            workloads: { shoppers: { from: users, enters: web.open, arrivals: poisson(10/s) } } | | workload.missing | Let users send 10/s to web.open
            """)
    void finding_withARemedy_isNoMoreAfterIt(String text, @Nullable String mistake, String id, String description) {
        Document broken = document(
                GOOD.replace(text.replace("\\n", "\n"), mistake == null ? "" : mistake.replace("\\n", "\n")));
        List<Finding> before = Checks.all().run(broken);
        Finding finding = before.stream().filter(found -> found.id().equals(id)).findFirst().orElseThrow();

        Remedy remedy = Remedies.of(broken, finding).getFirst();

        assertThat(remedy.description()).isEqualTo(description);
        assertThat(isNoMore(broken, before, finding, remedy)).isEmpty();
    }

    @Test
    void ambiguousName_mayMeanEachOfTheOperations() {
        Document broken = document(GOOD.replace("call: orders.place", "call: orders"));
        Finding finding = Checks.all().run(broken).getFirst();

        assertThat(Remedies.of(broken, finding)).extracting(Remedy::description)
                .containsExactly("Name orders.place instead", "Name orders.cancel instead");
    }

    @Test
    void missingWorkload_comesFromTheUsersThatAreDrawn() {
        Document idle = document(GOOD.replaceAll("workloads: .*\n", "").replaceAll("objectives: .*\n", ""));
        Finding finding = Checks.all().run(idle).stream().filter(found -> found.id().equals("workload.missing"))
                .findFirst().orElseThrow();

        Document after = ((EditOutcome.Edited) Remedies.of(idle, finding).getFirst().edit().apply(idle)).document();
        assertThat(after.workloads()).hasEntrySatisfying("users",
                workload -> assertThat(workload.from()).hasToString("users"));
    }

    @Test
    void whatPeopleMustDecide_hasNoRemedy() {
        Document circle = document(GOOD.replace("{ query: db }", "{ query: db }, { call: web.open }"));

        assertThat(Checks.all().run(circle)).filteredOn(finding -> finding.id().equals("graph.synchronous-cycle"))
                .singleElement().satisfies(finding -> assertThat(Remedies.of(circle, finding)).isEmpty());
    }

    @Test
    void remediesOfAllFindings_leaveNoneOfThem() {
        Document broken = document(GOOD.replace("timeout: 1s", "tls: true").replace("{ query: db }",
                "{ reply: 1Ki }, { query: db }, { reply: 1Ki }, { reply: 2Ki }"));
        List<Finding> mendable = Checks.all().run(broken).stream()
                .filter(finding -> !Remedies.of(broken, finding).isEmpty()).toList();

        Document mended = ((EditOutcome.Edited) Remedies.ofAll(broken, mendable).orElseThrow().apply(broken))
                .document();

        assertThat(mendable).hasSize(5);
        assertThat(Checks.all().run(mended)).doesNotContainAnyElementsOf(mendable);
    }

    /// Of whatever is found in whatever document.
    @Test
    void anyRemedy_ofAnyFinding_makesItGoAway() {
        Set<String> met = new HashSet<>();
        LongStream.range(0, 60).forEach(seed -> {
            Document document = RandomDocuments.document(seed);
            List<Finding> before = Checks.all().run(document);
            before.stream().limit(40).forEach(finding -> Remedies.of(document, finding).forEach(remedy -> {
                met.add(finding.id());
                assertThat(isNoMore(document, before, finding, remedy))
                        .as("seed %d, %s: %s", seed, finding, remedy.description()).isEmpty();
            }));
        });
        assertThat(met).hasSizeGreaterThan(10);
    }

    /// What there is of the finding after the remedy all the same.
    private static List<Finding> isNoMore(Document document, List<Finding> before, Finding finding, Remedy remedy) {
        Document after = ((EditOutcome.Edited) remedy.edit().apply(document)).document();
        List<Finding> left = Checks.all().run(after).stream().filter(found -> found.equals(finding)).toList();
        return left.size() < before.stream().filter(found -> found.equals(finding)).count() ? List.of() : left;
    }

    private static Document document(String text) {
        Reading reading = DocumentReader.readText(text, "good.yaml");
        assertThat(reading).as(text).isInstanceOf(Reading.Understood.class);
        return ((Reading.Understood) reading).document();
    }
}
