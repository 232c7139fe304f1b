package dev.archipelago.model.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.archipelago.model.document.Document;
import dev.archipelago.model.file.DocumentReader;
import dev.archipelago.model.file.Reading;
import dev.archipelago.model.finding.Finding;
import dev.archipelago.model.testing.Faultless;
import dev.archipelago.model.testing.RandomDocuments;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ChecksTest {
    private static final String GOOD = Faultless.TEXT;

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @Test
    void goodDocument_hasNoFindings() {
        assertThat(Checks.all().run(document(GOOD))).isEmpty();
    }

    /// Each row replaces one text of the good document and names the finding that comes of it.
    @ParameterizedTest(name = "{2}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            call: orders.place | call: ordres.place | reference.component | /components/web/operations/open/steps/0/call | There is no component 'ordres'. Did you mean 'orders'?
            web->orders | web->ordrs | reference.component | /connections/web->ordrs | There is no component 'ordrs'. Did you mean 'orders'?
            call: orders.place | call: orders.plaec | reference.operation | /components/web/operations/open/steps/0/call | 'orders' has no operation 'plaec'. Did you mean 'place'?
            call: orders.place | call: orders | reference.ambiguous | /components/web/operations/open/steps/0/call | 'orders' has several operations, and this does not say which is meant. Write one of orders.place, orders.cancel.
            query: db | query: memory | reference.kind | /components/orders/operations/place/steps/1/query | 'memory' is a cache, and queries go to databases. Use a call.
            call: orders.place | call: users | reference.kind | /components/web/operations/open/steps/0/call | 'users' is a client, and clients only send. Call something else, or make it a service.
            publish: bus.placed | publish: bus.plaed | reference.channel | /components/orders/operations/place/steps/3/publish | 'bus.plaed' is not the channel of exactly one broker. Did you mean 'bus.placed'?
            acquire: permits | acquire: permit | reference.resource | /components/orders/operations/place/steps/0/acquire | 'orders' has no resource 'permit'. Did you mean 'permits'?
            zones: [ a ] | zones: [ b ] | reference.zone | /platform/nodePools/main/zones/0 | The platform has no zone 'b'. Did you mean 'a'?
            { kind: client } | { kind: client, placement: { nodePool: mian } } | reference.node-pool | /components/users/placement/nodePool | The platform has no node pool 'mian'. Did you mean 'main'?
            platform: | scenarios: { slip: { faults: [ { leak: web->orders, at: 1s } ] } }\\nplatform: | fault.leak-without-pool | /scenarios/slip/faults/0/leak | Connections of 'web->orders' leak, but it may have any number of them: nothing will be felt. Say how many there are at most, in pool.size of 'web->orders'.
            platform: | scenarios: { split: { faults: [ { isolate: [], at: 1s } ] } }\\nplatform: | fault.isolates-nobody | /scenarios/split/faults/0/isolate | Nothing is isolated: the fault does nothing. Name the components on one side, or remove the fault.
            platform: | scenarios: { rush: { faults: [ { surge: shopers, at: 1s, factor: 2 } ] } }\\nplatform: | reference.workload | /scenarios/rush/faults/0/surge | There is no workload 'shopers'. Did you mean 'shoppers'?
            fast: shoppers p99 | fast: shopers p99 | objective.subject | /objectives/fast | There is no workload or component 'shopers'. Did you mean 'shoppers'?
            calm: orders | calm: shoppers | objective.subject | /objectives/calm | 'shoppers' is a workload, and utilization is measured of components. Name a component.
            platform: | scenarios: { rush: { set: { components.orders.container.wrokers: 3 } } }\\nplatform: | scenario.path | /scenarios/rush/set/components.orders.container.wrokers | A container has no 'wrokers' in components.orders.container. Did you mean 'workers'?
            workers: 8 | workers: 0 | number.out-of-range | /components/orders/container/workers | 'workers' is 0. Give a number from 1 to 100000000.
            backlog: 9 | backlog: -1 | number.out-of-range | /components/orders/container/backlog | 'backlog' is -1. Give a number from 0 to 100000000.
            workers: 8 | ports: { http: 70000 } | number.out-of-range | /components/orders/container/ports/http | 'ports' is 70000. Give a number from 1 to 65535.
            timeout: 1s, pool | rateLimit: { rate: 0/s }, timeout: 1s, pool | number.out-of-range | /connections/orders->db/rateLimit/rate | 'rate' is 0/s. Give a rate above 0/s.
            { query: db } | { choice: [ { probability: 70% }, { probability: 40% } ] } | step.choice-above-one | /components/orders/operations/place/steps/1/choice | The probabilities of the alternatives add up to 110.0%. Lower them to 100% or less; with what is left nothing is done.
            { query: db } | { degrade: [], above: 20, below: 50 } | step.degradation-ends-above-its-begin | /components/orders/operations/place/steps/1/below | Less is done above 20 requests, and until 50 or fewer are inside: the end lies above the begin. Give a number from 1 to 20.
            { query: db } | { parallel: [ { query: db } ], join: 2 } | step.join-out-of-range | /components/orders/operations/place/steps/1/join | The step waits for 2 of 1 branches. Give a number from 1 to 1.
            { acquire: permits }, | | step.release-without-acquire | /components/orders/operations/place/steps/1/release | 'orders.place' releases 'permits' without acquiring it. Add an acquire step before it.
            { release: permits }, | { release: permits }, { fail: 100% }, | step.never-reached | /components/orders/operations/place/steps/4 | The step before ends the request, so that this one is never reached. Remove it, or move it up.
            { query: db } | { reply: 1Ki }, { query: db }, { reply: 1Ki } | step.second-reply | /components/orders/operations/place/steps/3 | 'orders.place' has answered already. Keep one reply.
            { query: db } | { query: db }, { call: web.open } | operation.recursion | /components/web/operations/open | These operations call one another without end: web.open -> orders.place -> web.open. Break the circle, or give a call in it a probability.
            { query: db } | { query: db }, { call: web.open, probability: 10% } | operation.recursion | /components/web/operations/open | These operations call one another until chance ends it: web.open -> orders.place -> web.open. A repeat step says more clearly how often something is done.
            { query: db } | { query: db }, { call: web.open } | graph.synchronous-cycle | /components/orders | These wait for one another in a circle: orders, web. When all workers of one are held, none can go on: break the circle with an event or a merged service.
            call: orders.place | call: orders.place, times: 2000000 | operation.call-growth | /components/web/operations/open | One request to 'web.open' makes 2,000,001 calls in the end. Lower the repetitions, or model a batch as one call.
            { query: db } | { query: db }, { repeat: 2000, steps: [ { repeat: 2000, steps: [ { compute: 1ms } ] } ] } | operation.call-growth | /components/orders/operations/place/steps/2/steps/0/steps/0 | This step is done 4,000,000 times for one request. Lower the repetitions around it.
            { kind: client } | { kind: service } | graph.unreachable | /components/users | No workload or scheduled job ever reaches 'users'. Connect it, or remove it.
            web->orders: { timeout: 1s } | web->orders: { timeout: 1s }\\n  web->db: { timeout: 1s } | connection.unused | /connections/web->db | No step of 'web' calls 'db'. Add the call, or remove the connection.
            web->orders: { timeout: 1s } | web->orders: { tls: true } | connection.no-timeout | /connections/web->orders | 'web' waits for 'orders' without a time-out. Set connections.web->orders.timeout to a little more than the slowest answer that is still of use.
            web->orders: { timeout: 1s } | web->orders: { timeout: 1s, deadline: 2s, retry: { attempts: 3 } } | connection.retries-exceed-deadline | /connections/web->orders/retry | 3 tries of 1s take longer than the deadline of 2s. Lower the time-out or the number of tries.
            size: 5 | size: 6 | connection.pools-exceed-database | /components/db/database/connections | The pools of all callers hold up to 24 connections, and 'db' accepts 20. Make the pools smaller, or let the database accept more.
            orders->db: { timeout: 1s | orders->db: { timeout: 3s | connection.timeout-beyond-caller | /connections/orders->db | 'orders.place' waits up to 3s for 'db', and 'web' gives it up after 1s. Let each call wait less than whoever waits for it: less than 1s here, or more there.
            orders->db: { timeout: 1s | orders->db: { timeout: 400ms, retry: { attempts: 3, backoff: 50ms..80ms } | connection.timeout-beyond-caller | /connections/orders->db | 'orders.place' waits up to 1.33s over 3 tries for 'db', and 'web' gives it up after 1s. Let each call wait less than whoever waits for it: less than 1s here for all tries, or more there.
            arrivals: poisson(10/s) | arrivals: poisson(10/s), timeout: 500ms | connection.timeout-beyond-caller | /connections/web->orders | 'web.open' waits up to 1s for 'orders', and the workload 'shoppers' gives it up after 500ms. Let each call wait less than whoever waits for it: less than 500ms here, or more there.
            web->orders: { timeout: 1s }\\n  orders->db: { timeout: 1s, | web->orders: { timeout: 1s, retry: { attempts: 4 } }\\n  orders->db: { timeout: 100ms, retry: { attempts: 3 }, | connection.retries-multiply | /connections/orders->db/retry | Retries multiply on the way to 'db': web->orders (4), orders->db (3) make up to 12 calls of one when it fails. Try again at one place of a path, or give the retries a budget.
            web->orders: { timeout: 1s }\\n  orders->db: { timeout: 1s, | web->orders: { timeout: 1s, retry: { attempts: 4, budget: { ratio: 20% } } }\\n  orders->db: { timeout: 100ms, retry: { attempts: 2 }, | connection.retries-multiply | /connections/orders->db/retry | Retries multiply on the way to 'db': web->orders (1.20), orders->db (2) make up to 2.40 calls of one when it fails. Try again at one place of a path, or give the retries a budget.
            web->orders: { timeout: 1s } | web->orders: { deadline: 1s, retry: { attempts: 2 } } | connection.retry-without-timeout | /connections/web->orders/retry | Time-outs over 'web->orders' are to be tried again, and the first try waits until the deadline of 1s has passed. Set connections.web->orders.timeout for each try, to less than the deadline by the number of tries.
            web->orders: { timeout: 1s } | web->orders: { timeout: 600ms, deadline: 1250ms, retry: { attempts: 2, backoff: 100ms } } | connection.retries-exceed-deadline | /connections/web->orders/retry | 2 tries of 600ms with up to 100ms between them take longer than the deadline of 1.25s. Lower the time-out or the number of tries.
            web->orders: { timeout: 1s } | web->orders: { timeout: 1s, retry: { attempts: 2 } } | connection.retry-not-idempotent | /connections/web->orders/retry | 'orders.place' is tried up to 2 times, and it says that doing it twice is not as good as once. Make it idempotent, for example by a key of the request, or do not try it again.
            web->orders: { timeout: 1s } | web->orders: { timeout: 1s, circuitBreaker: { windowTime: 5s, minimumCalls: 60 } } | connection.breaker-never-opens | /connections/web->orders/circuitBreaker/minimumCalls | The breaker decides on 60 calls in 5s, and each replica of 'web' makes 10.0 calls per second to 'orders': 50.0 in that time. Lower minimumCalls to at most 25, or look back longer.
            web->orders: { timeout: 1s } | web->orders: { timeout: 1s, circuitBreaker: { window: 10000, minimumCalls: 7000 } } | connection.breaker-never-opens | /connections/web->orders/circuitBreaker | The breaker decides on 7000 calls, and each replica of 'web' makes 10.0 calls per second to 'orders': it takes 700s until it can. Lower minimumCalls, or look back on a time with windowTime.
            web->orders: { timeout: 1s } | web->orders: { timeout: 1s, outlierDetection: {} } | connection.outlier-ejects-nobody | /connections/web->orders/outlierDetection | At most 10% of the 4 replicas of 'orders' may be ejected, which is none. Set maxEjected to at least 25%, which is one of 4.
            orders->db: { timeout: 1s | orders->db: { timeout: 1s, outlierDetection: {} | connection.outlier-ejects-nobody | /connections/orders->db/outlierDetection | At most 10% of the 1 replica of 'db' may be ejected, which is none. With one replica there is none to turn to: remove the outlier detection, or add replicas.
            , backlog: 9 | | component.unbounded-backlog | /components/orders/container/workers | Any number of requests may queue for the 8 workers of 'orders', and its callers give up after 1s. Set components.orders.container.backlog to what the workers finish in less than 1s; a refusal at once is better than an answer too late.
            kind: gateway, operations: { open: { | kind: gateway, probes: { liveness: { path: /open } }, operations: { open: { route: GET /open, | component.liveness-of-others | /components/web/probes/liveness/path | 'web' is restarted when /open fails, and that asks 'orders'. Ask of liveness only what a restart mends: a path that calls nothing.
            kind: gateway, | kind: gateway, probes: { liveness: { path: /up }, readiness: { path: /up } }, | component.liveness-of-others | /components/web/probes/liveness | 'web' is restarted 30s after /up fails, no later than it leaves the balancing for the same reason. Let liveness wait longer than readiness, or ask something else: a busy replica needs rest, no restart.
            { query: db }, { release: permits } | { acquire: permits }, { query: db }, { release: permits, permits: 2 } | component.resource-deadlock | /components/orders/operations/place/steps | 'orders.place' waits for 1 more of 'permits' while it holds 1, and 8 requests at a time can hold all 3: then none goes on. Take all that is needed in one step, or give up after maxWait, or have at least 9 of them.
            cpu: 500m | cpu: 1 | component.no-room-on-nodes | /components/orders/autoscaling/max | 1 of up to 4 replicas of 'orders' find no room on the nodes, of which there are at most 1. Raise platform.nodePools.*.max, let the nodes be larger, or let the replicas ask for less.
            { kind: cache } | { kind: cache, placement: { maxDisrupted: 0 } } | component.budget-blocks-drain | /components/memory/placement/maxDisrupted | None of the 1 replicas of 'memory' may be taken away: their nodes can be neither drained nor removed. Allow at least 1.
            maxDeliveries: 5 | prefetch: 5 | channel.no-dead-letters | /components/bus/broker/channels/placed | A message of 'bus.placed' that cannot be consumed is delivered again for ever. Set maxDeliveries, after which it goes to the dead letters.
            maxDeliveries: 5 | maxDeliveries: 5, copies: 3 | channel.too-few-copies | /components/bus/broker/channels/placed/copies | 'bus.placed' is to have 3 copies, and 'bus' has 1 replica. Raise components.bus.replicas, or have fewer copies.
            maxDeliveries: 5 | maxDeliveries: 5, copies: 1, minInSync: 2 | channel.too-few-copies | /components/bus/broker/channels/placed/minInSync | 'bus.placed' has 1 copy and wants 2 in sync: publishers that wait for all are always refused. Lower minInSync to less than the number of copies, so that one of them may be lost.
            consumes: bus.placed, | consumes: bus.placed, idempotent: false, | channel.consumer-not-idempotent | /components/orders/operations/cancel/idempotent | 'orders.cancel' says that doing it twice is not as good as once, and messages of 'bus.placed' may arrive twice. Make it idempotent, for example by remembering the ids of messages, or set delivery to exactly-once.
            { acquire: permits } | { saga: [ { call: web.open }, { call: web.open } ] }, { acquire: permits } | saga.no-compensation | /components/orders/operations/place/steps/0/saga/0 | 'web.open' stays done when a later action of the saga fails. Say what undoes it, in 'compensate'; or put it behind the action that decides, the pivot.
            { query: db } | { query: db, write: true } | operation.dual-write | /components/orders/operations/place/steps/3 | 'orders.place' changes data and then publishes to 'bus.placed': if it ends between the two, nobody is ever told. Give the step an outbox, so that the message is written down with the change.
            maxDeliveries: 5 | maxDeliveries: 5, deadLetters: deaf | reference.channel | /components/bus/broker/channels/placed/deadLetters | 'deaf' is no channel of 'bus'. Name a channel of the same broker.
            platform: | scenarios: { sick: { faults: [ { poison: bus.plaed, at: 1s } ] } }\\nplatform: | reference.channel | /scenarios/sick/faults/0/poison | 'bus.plaed' is not the channel of exactly one broker. Did you mean 'bus.placed'?
            memory: { kind: cache } | memory: { kind: cache, database: {} } | component.part-of-other-kind | /components/memory/database | 'memory' is a cache, which has no use for 'database'. Remove it, or change the kind.
            { kind: client } | { kind: client, operations: { a: {} } } | component.client-operations | /components/users/operations | 'users' is a client and only sends; its operations are never called. Describe what it sends as a workload, or make it a service.
            cpu: 500m, | | component.autoscaling-without-request | /components/orders/autoscaling | 'orders' scales by its CPU use as a share of the request, and requests no CPU. Set components.orders.container.cpu.
            min: 2, max: 4 | min: 0, max: 4 | component.autoscaling-sees-nothing | /components/orders/autoscaling/min | 'orders' may have no replica, and what it scales by needs one to be measured; one stays. Add 'lag' or 'requests', or let 'min' be 1.
            kind: gateway, | kind: gateway, autoscaling: { min: 1, max: 2, lag: 5 }, | component.autoscaling-sees-nothing | /components/web/autoscaling/lag | 'web' scales by waiting messages, and consumes none. Let one of its operations consume a channel, or scale by something else.
            kind: gateway, | kind: gateway, container: { memory: 1Gi }, autoscaling: { min: 1, max: 2, memory: 50% }, | component.autoscaling-sees-nothing | /components/web/autoscaling/memory | 'web' scales by its memory use, and nothing says what memory it uses. Set components.web.container.memoryBase and memoryPerRequest.
            autoscaling: | replicas: 9\\n    autoscaling: | component.replicas-outside-range | /components/orders/replicas | 'orders' starts with 9 replicas, and autoscaling keeps 2 to 4. Leave 'replicas' out, or choose a number in the range.
            poisson(10/s) | poisson(1000000000000/s) | workload.too-much | /workloads/shoppers/arrivals | The workload 'shoppers' sends up to 1000000000000/s. Give a rate up to 100000000/s.
            arrivals: poisson(10/s) | users: 1000000000 | workload.too-much | /workloads/shoppers/users | The workload 'shoppers' has 1000000000 users. Give up to 1000000; of more, an open workload says the same.
            platform: | scenarios: { rush: { set: { components.orders.container.workers: 0 } } }\\nplatform: | scenario.outcome | /scenarios/rush/set | With the values of 'rush', /components/orders/container/workers is wrong: 'workers' is 0. Give a number from 1 to 100000000.
            poisson(10/s) | poisson(0/s) | workload.no-load | /workloads/shoppers/arrivals | The workload 'shoppers' never sends a request. Give it a rate above 0/s, or remove it.
            enters: web.open | mix: { web.open: 0 } | workload.weights | /workloads/shoppers/mix | The weights are negative or all zero. Give at least one a weight above 0 and none below.
            enters: web.open | journeys: { nowhere: { steps: [] } } | workload.empty-journey | /workloads/shoppers/journeys/nowhere | The journey 'nowhere' has no steps. Add the requests it makes, or remove it.
            from: users | from: web | workload.sender | /workloads/shoppers/from | 'web' is no client. Workloads come from components of kind client; what a service sends belongs into its steps.
            workloads: { shoppers: { from: users, enters: web.open, arrivals: poisson(10/s) } } | | workload.missing | /workloads | There is no workload, so that there is nothing to simulate. Add one such as "users": { "enters": "web", "arrivals": "poisson(10/s)" }.
            """)
    void document_withOneMistake_hasThatFinding(String text, String mistake, String id, String pointer,
            String message) {
        String broken = GOOD.replace(text.replace("\\n", "\n"), mistake == null ? "" : mistake.replace("\\n", "\n"));
        assertThat(broken).isNotEqualTo(GOOD);
        assertThat(Checks.all().run(document(broken)).stream().filter(f -> f.id().equals(id)))
                .as(broken).singleElement()
                .satisfies(f -> assertThat((f.pointer() + " " + f.message() + " " + f.advice()).strip())
                        .isEqualTo(pointer + " " + message));
    }

    @Test
    void everyRule_hasAnIdOfItsOwn() {
        assertThat(Checks.all().ids()).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z]+\\.[a-z-]+"));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anyDocument_isCheckedToTheEnd_errorsFirst(long seed) {
        List<Finding> findings = Checks.all().run(RandomDocuments.document(seed));
        assertThat(findings).as("seed %d", seed).isSortedAccordingTo((a, b) -> a.severity().compareTo(b.severity()))
                .allMatch(f -> !f.message().isBlank());
    }

    @Test
    void outlierDetection_ofNoReplicaAtAll_isNoShareOfOne() {
        Document without = document(GOOD.replace("web->orders: { timeout: 1s }",
                "web->orders: { timeout: 1s, outlierDetection: {} }").replace(
                        "autoscaling: { min: 2, max: 4 }", "replicas: 0"));

        assertThat(Checks.all().run(without)).extracting(Finding::id)
                .doesNotContain("connection.outlier-ejects-nobody");
    }

    @Test
    void valuesOfAScenario_areSetOneOnTopOfTheOther() {
        String scenario = "scenarios: { calm: { set: { components.orders.autoscaling.min: 1,"
                + " components.orders.autoscaling.max: 1 } } }\nplatform:";

        assertThat(Checks.all().run(document(GOOD.replace("platform:", scenario)))).isEmpty();
        assertThat(Checks.all().run(document(GOOD.replace("platform:", scenario.replace("min: 1", "min: 2")))))
                .extracting(Finding::id).containsExactly("scenario.path");
    }

    @Test
    void randomDocuments_together_meetMostRules() {
        Set<String> met = new HashSet<>();
        LongStream.range(0, 600).forEach(seed -> Checks.all().run(RandomDocuments.document(seed))
                .forEach(f -> met.add(f.id())));
        List<String> missed = new ArrayList<>(Checks.all().ids());
        missed.removeAll(met);
        // what needs a chain of things that fit together is hardly ever drawn
        assertThat(missed).isSubsetOf("step.second-reply", "operation.recursion", "operation.call-growth",
                "workload.no-load", "value.file-not-read", "workload.too-much", "scenario.outcome",
                "connection.timeout-beyond-caller", "connection.retries-multiply", "connection.retry-not-idempotent",
                "connection.breaker-never-opens", "component.unbounded-backlog", "component.liveness-of-others",
                "channel.no-dead-letters", "channel.consumer-not-idempotent", "component.no-room-to-roll-out",
                "component.load-faster-than-replicas", "component.partition-in-vain", "platform.spot-at-full-price",
                "component.resource-deadlock", "graph.long-chain",
                "database.shared-between-contexts", "operation.dual-write");
    }

    @Test
    void finding_ofADocumentFromAFile_getsItsLine() {
        String text = GOOD.replace("workers: 8", "workers: 0");
        Reading.Understood reading = (Reading.Understood) DocumentReader.readText(text, "good.yaml");
        assertThat(reading.locations().placed(Checks.all().run(reading.document()))).first()
                .satisfies(f -> assertThat(f.place().line()).isEqualTo(8));
    }

    /// Two replicas of a core each; a rolling update may end neither of them before a new one is ready.
    @Test
    void quota_thatReplicasOrASurgeExceed_isNamedWithItsNumbers() {
        String text = """
                format: 1
                name: Quota
                components:
                  shop: { kind: service, replicas: 2, container: { cpu: "1" }, operations: { a: { steps: [] } } }
                workloads: { users: { enters: shop.a, arrivals: poisson(1/s) } }
                platform: { quota: { cpu: "%s" } }
                """;

        assertThat(Checks.all().run(document(text.formatted("1500m")))).extracting(Finding::message).containsExactly(
                "All replicas that there may be ask for 2 cores, and the quota is 1.5: what is above it is not created.");
        assertThat(Checks.all().run(document(text.formatted("2")))).extracting(Finding::id)
                .containsExactly("platform.quota-exceeded");
        assertThat(Checks.all().run(document(text.formatted("3")))).isEmpty();
    }

    @Test
    void nodes_withoutAPriceBesideOthersWithOne_areNamed() {
        String text = """
                format: 1
                name: Prices
                components:
                  shop: { kind: service, operations: { a: { steps: [] } } }
                workloads: { users: { enters: shop.a, arrivals: poisson(1/s) } }
                platform:
                  nodePools: { a: { machine: m }, b: { machine: m, spot: true } }
                  prices: { machines: { m: { onDemand: 0.5%s } } }
                """;

        assertThat(Checks.all().run(document(text.formatted("")))).extracting(Finding::advice)
                .containsExactly("Set platform.prices.machines.m.spot.");
        assertThat(Checks.all().run(document(text.formatted(", spot: 0.1")))).isEmpty();
    }

    @Test
    void request_forWhichManyServicesWait_isNamedWithItsChain() {
        StringBuilder text = new StringBuilder("format: 1\nname: Chain\ncomponents:\n");
        for (int i = 1; i <= 7; i++) {
            String step = i == 6 ? "{ query: s7 }" : "{ call: s" + (i + 1) + ".a }";
            text.append(i == 7
                    ? "  s7: { kind: database }\n"
                    : "  s" + i + ": { kind: service, operations: { a: { steps: [ " + step + " ] } } }\n");
        }
        String six = text + "workloads: { users: { enters: s1.a, arrivals: poisson(1/s) } }\n";

        assertThat(of("graph.long-chain", six)).singleElement().satisfies(found -> {
            assertThat(found.pointer()).isEqualTo("/workloads/users/enters");
            assertThat(found.message())
                    .isEqualTo("6 services wait for one another: s1.a -> s2.a -> s3.a -> s4.a -> s5.a"
                            + " -> s6.a. The request fails when any of them does.");
        });
        assertThat(of("graph.long-chain", six.replace("enters: s1.a", "enters: s2.a"))).isEmpty();
        assertThat(of("graph.long-chain", six.replace("call: s3.a", "call: s3.a, mode: async"))).isEmpty();
    }

    @Test
    void database_ofTwoContexts_isNamedWithItsUsers() {
        String text = """
                format: 1
                name: Shared
                components:
                  a: { kind: service, context: sales, operations: { go: { steps: [ { query: db } ] } } }
                  b: { kind: service, context: stock, operations: { go: { steps: [ { query: db } ] } } }
                  c: { kind: service, operations: { go: { steps: [ { query: db } ] } } }
                  db: { kind: database }
                """;

        assertThat(of("database.shared-between-contexts", text)).singleElement()
                .satisfies(found -> assertThat(found.message())
                        .isEqualTo("'db' is used by several contexts: sales ('a'), stock ('b')."));
        assertThat(of("database.shared-between-contexts", text.replace("stock", "sales"))).isEmpty();
    }

    private static List<Finding> of(String id, String text) {
        return Checks.all().run(document(text)).stream().filter(found -> found.id().equals(id)).toList();
    }

    @Test
    void longChainOfCalls_isCheckedWithoutRecursion() {
        StringBuilder text = new StringBuilder("format: 1\nname: Chain\ncomponents:\n");
        IntStream.range(0, 20_000)
                .forEach(i -> text.append("  c").append(i).append(": { kind: service, operations: { go: { steps: [ ")
                        .append(i == 19_999 ? "" : "{ call: c" + (i + 1) + " }").append(" ] } } }\n"));
        assertThat(Checks.all().run(document(text.toString()))).extracting(Finding::id)
                .contains("connection.no-timeout", "workload.missing").doesNotContain("operation.recursion");
    }

    private static Document document(String yaml) {
        return DocumentReader.readText(yaml, "test.yaml").orElseThrow();
    }

    /// 15 s to measure, 15 s to look and 60 s to start; replicas at half of their request may use as much again.
    @Test
    void surge_fasterThanReplicasComeUp_isTold() {
        String text = GOOD.replace("container: { cpu: 500m, workers: 8, backlog: 9 }",
                "container: { cpu: 500m, cpuLimit: 500m, workers: 8, backlog: 9, startup: 60s }")
                .replace("min: 2, max: 4", "min: 2, max: 4, cpu: 50%")
                + "scenarios: { sale: { faults: [ { surge: shoppers, at: 1min, factor: 4, ramp: 180s } ] } }\n";

        assertThat(Checks.all().run(document(text))).extracting(Finding::id, Finding::message).containsExactly(
                tuple("component.load-faster-than-replicas",
                        "The load of 'shoppers' grows to 2.5 times in the 90 s until more replicas of 'orders' are up;"
                                + " those that are there bear 2.0 times as much as they have at the target."));
        assertThat(Checks.all().run(document(text.replace("ramp: 180s", "ramp: 600s")))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            replicas: 3, rollout: { partition: 2 }                                      |
            replicas: 3, rollout: { partition: 3 }                                      | none gets the new version
            autoscaling: { min: 1, max: 4 }, rollout: { partition: 3 }                  |
            replicas: 3, rollout: { partition: 1, strategy: recreate }                  | gets the new version everywhere
            replicas: 3, kind: cache, volumes: {}, rollout: { partition: 1 }            | gets the new version everywhere
            replicas: 3, rollout: { partition: 0, strategy: recreate }                  |
            """)
    void rollout_byTheNumbersOfReplicas_thatReachesNone_isTold(String store, @Nullable String told) {
        String kind = store.contains("kind:") ? "" : "kind: database, ";
        List<Finding> findings = Checks.all().run(document("""
                format: 1
                name: Store
                components: { store: { %s, operations: { get: {} } } }
                workloads: { users: { enters: store.get, arrivals: constant(1/s) } }
                """.formatted(kind + store)));

        assertThat(findings).extracting(Finding::id).filteredOn(id -> id.startsWith("component.partition"))
                .hasSize(told == null ? 0 : 1);
        assertThat(findings).extracting(Finding::message)
                .filteredOn(message -> told != null && message.endsWith(told + "."))
                .hasSize(told == null ? 0 : 1);
    }

    @Test
    void spotNodes_byCoreAndGibibyte_areToldUnlessTheirShareIsGiven() {
        String spot = """
                format: 1
                name: Spot
                components: { shop: { kind: service, operations: { sell: {} } } }
                workloads: { users: { enters: shop.sell, arrivals: constant(1/s) } }
                platform:
                  nodePools: { cheap: { spot: true } }
                  prices: { coreHour: 0.03, gibibyteHour: 0.004 }
                """;

        assertThat(Checks.all().run(document(spot))).extracting(Finding::id, finding -> finding.pointer())
                .containsExactly(tuple("platform.spot-at-full-price", "/platform/nodePools/cheap"));
        assertThat(Checks.all().run(document(spot.replace("coreHour", "spotShare: 35%, coreHour")))).isEmpty();
        assertThat(Checks.all().run(document(spot.replace("spot: true", "spot: true, pricePerHour: 0.02")))).isEmpty();
        assertThat(Checks.all().run(document(spot.replace("spot: true", "spot: false")))).isEmpty();
    }

    /// One node of 3.92 cores: three replicas of 1.1 and four others of 0.1 leave 0.22.
    @Test
    void rollingUpdate_thatNeedsRoomThereIsNot_isTold() {
        String text = GOOD.replace("cpu: 500m", "cpu: 1100m").replace("min: 2, max: 4", "min: 2, max: 3");

        assertThat(Checks.all().run(document(text))).extracting(Finding::id)
                .containsExactly("component.no-room-to-roll-out");
        assertThat(Checks.all().run(document(text.replace("1100m", "800m")))).isEmpty();
    }
}
